"""A reference to a clause that the file does not have."""

from collections.abc import Iterator

from comparator.validation.rules._references import ONLY_FRAMEWORKS, ids, names_unknown, unknown
from comparator.validation.subject import Finding, Rule, Subject

_PLACES = (
    "clauses.*.refs.*",
    "clauses.*.parent",
    "clauses.*.replaces",
    "clauses.*.sanctions.*.clause",
    "reservations.*.clause",
    "cooperation.offers.*.clauses.*",
    "cooperation.needs.*.clauses.*",
)


def _check(subject: Subject) -> Iterator[Finding]:
    yield from unknown(subject, "clause", ids(subject, "clauses.*.id"), _PLACES, "`clauses` of this file")


def _may_find(subject: Subject) -> bool:
    return names_unknown(subject, ids(subject, "clauses.*.id"), _PLACES)


RULE = Rule(
    id="unknown-clause",
    kinds=ONLY_FRAMEWORKS,
    why="A reference that leads nowhere loses the sanction, the parent or the context of the clause.",
    fix="Name the id of a clause of this file, or encode the clause that is missing.",
    check=_check,
    may_find=_may_find,
)
