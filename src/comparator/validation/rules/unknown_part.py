"""A reference to a part that the file does not list."""

from collections.abc import Iterator

from comparator.validation.rules._references import ONLY_FRAMEWORKS, ids, unknown
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    places = ("clauses.*.part", "parts.*.parent")
    yield from unknown(subject, "part", ids(subject, "parts.*.id"), places, "`parts` of this file")


RULE = Rule(
    id="unknown-part",
    kinds=ONLY_FRAMEWORKS,
    why="Chapters and functions give a clause its place in the instrument.",
    fix="Name the id of an entry of `parts`, or add the part there.",
    check=_check,
)
