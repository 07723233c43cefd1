"""A reference to a source that the file does not list."""

from collections.abc import Iterator

from comparator.validation.rules._references import ONLY_FRAMEWORKS, ids, names_unknown, unknown
from comparator.validation.subject import Finding, Rule, Subject

_PLACES = (
    "clauses.*.source",
    "clauses.*.source.*",
    "lifecycle.*.source",
    "related.*.source",
    "absent.*.source",
    "reservations.*.source",
    "cooperation.offers.*.source",
    "cooperation.needs.*.source",
)


def _check(subject: Subject) -> Iterator[Finding]:
    yield from unknown(subject, "source", ids(subject, "sources.*.id"), _PLACES, "`sources` of this file")


def _may_find(subject: Subject) -> bool:
    return names_unknown(subject, ids(subject, "sources.*.id"), _PLACES)


RULE = Rule(
    id="unknown-source",
    kinds=ONLY_FRAMEWORKS,
    why="Every statement rests on a text that a reader can open.",
    fix="Name the id of an entry of `sources`, or add the source there.",
    check=_check,
    may_find=_may_find,
)
