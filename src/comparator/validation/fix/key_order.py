"""Moving keys, with their comments, to where the schema has them."""

import re
from dataclasses import dataclass

from comparator.corpus.reader import Document, Spot
from comparator.validation.fix.proposal import Proposal, Skip
from comparator.validation.fix.source import Source, spot_at
from comparator.validation.order import keys_out_of_order

KEYS = "key-order"

_FIRST = re.compile(r" *(?:- +)?\Z")
"""What may stand before the first key of a mapping."""
_HEADER = ("yaml-language-server:", "SPDX-")
"""Words of comments that belong to the file and not to its first key."""


class _UnclearError(Exception):
    """It cannot be told for sure which lines belong to which key; the reason ends a sentence."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """The lines, from 0, of one key: its comments from `start`, itself from `head`, and all up to `end`."""

    start: int
    head: int
    end: int


def ordered_keys(document: Document) -> Proposal:
    """Put the keys of mappings in block style in order, whole lines at a time.

    Comment lines directly above a key, as far in as the key, go with it, and so do blank lines there. A
    mapping in which something else stands between the keys is left alone.
    """
    source = Source(document)
    lines, count, skips = list(source.lines), 0, []
    # From the inside out: moving lines within an entry changes nothing about where the entry lies.
    for path, wanted in sorted(keys_out_of_order(document.data), key=lambda found: -len(found[0])):
        spot = spot_at(document, path)
        try:
            entries, width = _entries(source, spot), _prefix(source, spot)
            _check_ends(source, spot, entries, wanted, is_file=not path)
        except _UnclearError as reason:
            skips.append(Skip(spot.line + 1, KEYS, str(reason)))
            continue
        _move(lines, list(entries.values()), [entries[key] for key in wanted], width)
        count += 1
    skips.sort(key=lambda skip: skip.line)
    return Proposal("\n".join(lines), document.data, count, tuple(skips))


def _move(lines: list[str], old: list[_Entry], new: list[_Entry], width: int) -> None:
    first, last = old[0].head, old[-1].end
    dash, indent = lines[first][:width], " " * width
    lines[first] = indent + lines[first][width:]
    moved = [line for entry in new for line in lines[entry.start : entry.end + 1]]
    head = new[0].head - new[0].start
    moved[head] = dash + moved[head][width:]
    lines[first : last + 1] = moved


def _prefix(source: Source, spot: Spot) -> int:
    """Return how far in the keys stand."""
    column = spot.column
    for number, key in enumerate(spot.keys.values()):
        before = source.lines[key.line][: key.column]
        if key.column != column or (before.strip(" ") if number else not _FIRST.match(before)):
            raise _UnclearError("a key does not start its line")
    return column


def _entries(source: Source, spot: Spot) -> dict[str, _Entry]:
    if source.is_flow(spot):
        raise _UnclearError("it is in flow style (`{...}`)")
    entries: dict[str, _Entry] = {}
    free = spot.line  # the first line behind the entry above
    for name, key in spot.keys.items():
        start = _leading(source, free, key)
        end = max(key.line, source.last_line(spot.children[name]))
        entries[name] = _Entry(start, key.line, end)
        free = end + 1
    return entries


def _leading(source: Source, free: int, key: Spot) -> int:
    """Return the first of the lines that go with a key, when all from `free` on belong to it.

    Comments come directly above their key; blank lines may come before them.
    """
    if free > key.line:
        raise _UnclearError("two keys stand on one line")
    seen_comment = False
    for line in source.lines[free : key.line]:
        if line.lstrip(" ").startswith("#"):
            if len(line) - len(line.lstrip(" ")) != key.column:
                raise _UnclearError("a comment between its keys is not as far in as the key below")
            seen_comment = True
        elif line.strip(" \t") or seen_comment:
            raise _UnclearError("a comment between its keys does not stand directly above a key")
    return free


def _check_ends(source: Source, spot: Spot, entries: dict[str, _Entry], wanted: list[str], *, is_file: bool) -> None:
    """Check that nothing hangs on the first place and the last.

    Raises:
        _UnclearError: A comment there may belong to a key that moves.
    """
    first, last = next(iter(entries)), next(reversed(entries))
    if wanted[0] != first:
        above = _comments_above(source, spot.line)
        listed = "-" in source.lines[spot.line][: spot.column]
        leads = entries[wanted[0]].start < entries[wanted[0]].head
        header = is_file and any(word in line for line in above for word in _HEADER)
        if (listed or above) and leads:
            raise _UnclearError("the key that comes first has a comment or blank line above it")
        if above and not listed and not header:
            raise _UnclearError("the comment above may belong to its first key")
    if wanted[-1] != last:
        for line in source.lines[entries[last].end + 1 :]:
            text = line.strip(" \t")
            if text and not text.startswith("#"):
                break
            if text and len(line) - len(line.lstrip(" \t")) >= spot.column:
                raise _UnclearError("the comment below may belong to its last key")


def _comments_above(source: Source, line: int) -> list[str]:
    start = line
    while start and source.lines[start - 1].lstrip(" \t").startswith("#"):
        start -= 1
    return source.lines[start:line]
