"""Comments that silence findings: `# comparator: ignore[rule-id, other-rule] reason`.

A comment behind code silences findings on its line; a comment on a line of its own, those on the next line that
holds code, and on the whole of a clause (or other entry of a list at the top) that starts there.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from comparator.corpus.lines import LINE_BREAK
from comparator.corpus.reader import Document, Spot
from comparator.model.position import Position
from comparator.validation.diagnostic import Diagnostic
from comparator.validation.nearest import did_you_mean
from comparator.validation.places import shown
from comparator.validation.silence import UNUSED, Silence

WITHOUT_REASON, UNKNOWN_RULE = "suppression-without-reason", "suppression-unknown-rule"

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*comparator:\s*(?P<word>[\w-]*)(?:\[(?P<rules>[^\]]*)\])?(?P<reason>[^#]*)")
_BLANK = re.compile(r"\s*(?:#.*)?")

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
    lines = LINE_BREAK.split(document.text)
    for number, match in _comments(lines, document.spot):
        position = Position(number, match.start() + 1, number, len(match.group().rstrip()) + match.start() + 1)
        rules = [name for part in (match["rules"] or "").split(",") if (name := part.strip())]
        if match["word"] != "ignore" or not rules:
            message = "the comment silences no rule"
            help_ = "write `# comparator: ignore[rule-id] reason`"
            faults.append(Diagnostic(document.path, position, UNKNOWN_RULE, message, help=help_))
            continue
        if not match["reason"].strip(" \t:-"):
            message = "the comment does not say why the finding is right to be there"
            help_ = f"write `# comparator: ignore[{shown(', '.join(rules))}] reason`"
            faults.append(Diagnostic(document.path, position, WITHOUT_REASON, message, help=help_))
        first, last = _reach(number, match.start(), lines, document)
        for rule in rules:
            if rule in known:
                message = f"the comment silences `{rule}`, which finds nothing here"
                unused = Diagnostic(document.path, position, UNUSED, message, help="take the rule out of the comment")
                silences.append(Silence(rule, first, last, unused))
            else:
                message = f"the comment silences `{shown(rule)}`, which is no rule that can be silenced"
                faults.append(
                    Diagnostic(document.path, position, UNKNOWN_RULE, message, help=did_you_mean(rule, known))
                )
    return Suppressions(tuple(silences), tuple(faults))


def _comments(lines: list[str], root: Spot) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the line number and match of each of our comments; a `#` inside a text is none."""
    candidates = [
        (number, match)
        for number, line in enumerate(lines, 1)
        if "comparator:" in line
        for match in _COMMENT.finditer(line)
    ]
    inside: set[_Place] = set()
    for spot in _scalars(root):
        start, end = (spot.line + 1, spot.column + 1), (spot.end_line + 1, spot.end_column + 1)
        inside.update(place for place in _places(candidates) if start <= place < end)
    yield from ((number, match) for number, match in candidates if (number, match.start() + 1) not in inside)


def _places(candidates: Iterable[tuple[int, re.Match[str]]]) -> Iterator[_Place]:
    for number, match in candidates:
        yield number, match.start() + 1


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


def _reach(number: int, column: int, lines: list[str], document: Document) -> tuple[_Place, _Place]:
    """Return the first place that the comment is about, and the place behind the last."""
    if not _BLANK.fullmatch(lines[number - 1][:column]):
        return (number, 1), (number + 1, 1)
    target = next((at for at in range(number + 1, len(lines) + 1) if not _BLANK.fullmatch(lines[at - 1])), number)
    children: Any = document.spot.children
    for items in children.values() if isinstance(children, dict) else ():
        for item in items.children if isinstance(items.children, list) else ():
            if item.line + 1 == target and item.children is not None:
                # An entry in one line ends before the end of that line, where a comment may stand.
                return (target, 1), max((item.end_line + 1, item.end_column + 1), (target + 1, 1))
    return (target, 1), (target + 1, 1)
