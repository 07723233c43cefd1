"""A measure that the vocabulary does not have."""

from collections.abc import Iterator

from comparator.validation.rules._references import ONLY_FRAMEWORKS, names_unknown_key, unknown_key
from comparator.validation.subject import Finding, Rule, Subject

PARAMETERS = (
    "clauses.*.parameters.*",
    "cooperation.offers.*.parameters.*",
    "cooperation.needs.*.parameters.*",
)
"""Where quantities stand in a framework."""
_PLACES = tuple(f"{place}.measure" for place in PARAMETERS)


def _check(subject: Subject) -> Iterator[Finding]:
    yield from unknown_key(subject, "measures", "measure", _PLACES)


def _may_find(subject: Subject) -> bool:
    return names_unknown_key(subject, "measures", _PLACES)


RULE = Rule(
    id="unknown-measure",
    kinds=ONLY_FRAMEWORKS,
    why="The measure says what a number means and which value is tighter; without it nothing is compared.",
    fix="Use a key of vocabularies/measures.yaml, or propose a new measure there.",
    check=_check,
    may_find=_may_find,
)
