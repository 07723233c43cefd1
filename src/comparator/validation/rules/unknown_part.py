"""A reference to a part that the file does not list."""

from collections.abc import Iterator

from comparator.validation.rules._references import ONLY_FRAMEWORKS, ids, names_unknown, unknown
from comparator.validation.subject import Finding, Rule, Subject

_PLACES = ("clauses.*.part", "parts.*.parent")


def _check(subject: Subject) -> Iterator[Finding]:
    yield from unknown(subject, "part", ids(subject, "parts.*.id"), _PLACES, "`parts` of this file")


def _may_find(subject: Subject) -> bool:
    return names_unknown(subject, ids(subject, "parts.*.id"), _PLACES)


RULE = Rule(
    id="unknown-part",
    kinds=ONLY_FRAMEWORKS,
    why="Chapters and functions give a clause its place in the instrument.",
    fix="Name the id of an entry of `parts`, or add the part there.",
    check=_check,
    may_find=_may_find,
)
