"""Comments that silence findings: `# comparator: ignore[rule-id, other-rule] reason`.

A comment behind code silences findings on its line; a comment on a line of its own, those on the next line that
holds code, and on the whole of a clause (or other entry of a list at the top) that starts there.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from comparator.corpus.lines import lines_in
from comparator.corpus.reader import Document, Spot
from comparator.model.position import Position
from comparator.validation.diagnostic import Diagnostic
from comparator.validation.nearest import did_you_mean
from comparator.validation.places import shown
from comparator.validation.report import MAX_FINDINGS
from comparator.validation.silence import UNKNOWN_RULE, UNUSED, WITHOUT_REASON, Silence

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*comparator:\s*(?P<word>[\w-]*)(?:\[(?P<rules>[^\]#]*)\])?(?P<reason>[^#]*)")
_BLANK = re.compile(r"\s*(?:#.*)?")

_MOST = 10_000
"""Comments of one file that are read, and rules in them; a file with more says so."""

_Place = tuple[int, int]
"""A line and a column, from 1."""


@dataclass(frozen=True, slots=True)
class Suppressions:
    """What the comments of a file silence, and what is wrong with the comments."""

    silences: tuple[Silence, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


def suppressions(document: Document, known: Collection[str]) -> Suppressions:
    """Return the suppressions in the comments of a file.

    Args:
        document: The parsed file.
        known: The ids of the rules that can be silenced.
    """
    if "comparator:" not in document.text:
        return Suppressions()
    silences: list[Silence] = []
    faults: list[Diagnostic] = []
    lines = lines_in(document.text)
    comments = list(_comments(lines, document.spot))
    reach = _Reach(lines, document) if comments else None
    for count, (number, match) in enumerate(comments):
        position = Position(number, match.start() + 1, number, len(match.group().rstrip()) + match.start() + 1)
        rules = list(dict.fromkeys(name for part in (match["rules"] or "").split(",") if (name := part.strip())))
        if count == _MOST or len(silences) > _MOST:
            message = f"the file silences more than {_MOST:,} times; the comments from here on are not read"
            faults.append(Diagnostic(document.path, position, UNUSED, message, help="mend the findings instead"))
            break
        if match["word"] != "ignore" or not rules:
            message = "the comment silences no rule"
            help_ = "write `# comparator: ignore[rule-id] reason`"
            faults.append(Diagnostic(document.path, position, UNKNOWN_RULE, message, help=help_))
            continue
        if not match["reason"].strip(" \t:-"):
            message = "the comment does not say why the finding is right to be there"
            help_ = f"write `# comparator: ignore[{shown(', '.join(rules))}] reason`"
            faults.append(Diagnostic(document.path, position, WITHOUT_REASON, message, help=help_))
        assert reach is not None  # noqa: S101 - there is a comment
        first, last = reach.of(number)
        for rule in rules:
            if rule in known:
                message = f"the comment silences `{rule}`, which finds nothing here"
                unused = Diagnostic(document.path, position, UNUSED, message, help="take the rule out of the comment")
                silences.append(Silence(rule, first, last, unused))
            elif len(faults) <= MAX_FINDINGS:  # more are not shown
                message = f"the comment silences `{shown(rule)}`, which is no rule that can be silenced"
                faults.append(
                    Diagnostic(document.path, position, UNKNOWN_RULE, message, help=did_you_mean(rule, known))
                )
    return Suppressions(tuple(silences), tuple(faults))


def _comments(lines: list[str], root: Spot) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the line number and match of each of our comments; a `#` inside a text is none."""
    comments = (
        (number, match)
        for number, line in enumerate(lines, 1)
        if "comparator:" in line
        for match in _COMMENT.finditer(line)
    )
    candidates = list(islice(comments, _MOST + 1))
    places = [(number, match.start() + 1) for number, match in candidates]
    inside: set[_Place] = set()
    for spot in _scalars(root):
        start, end = (spot.line + 1, spot.column + 1), (spot.end_line + 1, spot.end_column + 1)
        inside.update(places[bisect_left(places, start) : bisect_left(places, end)])
    yield from (item for item, place in zip(candidates, places, strict=True) if place not in inside)


def _scalars(root: Spot) -> Iterator[Spot]:
    stack = [root]
    while stack:
        spot = stack.pop()
        yield from spot.keys.values()
        children: Any = spot.children
        if children is None:
            yield spot
        else:
            stack += children.values() if isinstance(children, dict) else children


class _Reach:
    """What the comments of a file are about."""

    def __init__(self, lines: Sequence[str], document: Document) -> None:
        self._next = _next_code(lines)
        self._entries: dict[int, Spot] = {}
        """By its line, the first entry of a list at the top that starts there."""
        children: Any = document.spot.children
        for items in children.values() if isinstance(children, dict) else ():
            for item in items.children if isinstance(items.children, list) else ():
                if item.children is not None:
                    self._entries.setdefault(item.line + 1, item)

    def of(self, number: int) -> tuple[_Place, _Place]:
        """Return the first place that a comment in this line is about, and the place behind the last."""
        if self._next[number - 1] == number:  # it stands behind code
            return (number, 1), (number + 1, 1)
        target = self._next[number] or number
        item = self._entries.get(target)
        if item is None:
            return (target, 1), (target + 1, 1)
        # An entry in one line ends before the end of that line, where a comment may stand.
        return (target, 1), max((item.end_line + 1, item.end_column + 1), (target + 1, 1))


def _next_code(lines: Sequence[str]) -> list[int]:
    """Return for each line, and for the end, the number of the first from it on that holds code; 0 for none."""
    found = [0] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        found[index] = found[index + 1] if _BLANK.fullmatch(lines[index]) else index + 1
    return found
