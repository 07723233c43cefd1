"""A reference to a source that the file does not list."""

from collections.abc import Iterator

from comparator.validation.rules._references import ONLY_FRAMEWORKS, ids, unknown
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


RULE = Rule(
    id="unknown-source",
    kinds=ONLY_FRAMEWORKS,
    why="Every statement rests on a text that a reader can open.",
    fix="Name the id of an entry of `sources`, or add the source there.",
    check=_check,
)
