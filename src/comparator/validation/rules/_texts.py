"""Statements in a framework."""

from collections.abc import Iterator

from comparator.validation.places import Path, select_mappings
from comparator.validation.subject import Subject

STATEMENTS = (
    "clauses.*.statement",
    "absent.*.statement",
    "reservations.*.statement",
    "cooperation.offers.*.statement",
    "cooperation.needs.*.statement",
)
"""Where statements stand in a framework."""


def statements(subject: Subject, *places: str) -> Iterator[tuple[Path, str, str]]:
    """Yield path, language tag and wording of each text at `places`, by default of every statement."""
    for path, wordings in select_mappings(subject.document.data, *(places or STATEMENTS)):
        for language, wording in wordings.items():
            if isinstance(wording, str):
                yield (*path, language), language, wording
