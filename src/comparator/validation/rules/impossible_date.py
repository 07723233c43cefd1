"""A day that no calendar has."""

from collections.abc import Iterator

from comparator.validation.kinds import Kind
from comparator.validation.places import select_strings
from comparator.validation.rules._dates import has_date_form, is_day
from comparator.validation.rules.unknown_measure import PARAMETERS
from comparator.validation.subject import Finding, Rule, Subject

_PERIODS = ("clauses.*.applies.*", "cooperation.offers.*.applies.*", "cooperation.needs.*.applies.*")
_PLACES = {
    Kind.FRAMEWORK: (
        "lifecycle.*.on",
        "sources.*.checked",
        "clauses.*.history.*.on",
        "reservations.*.on",
        *(f"{place}.{key}" for place in _PERIODS for key in ("from", "until")),
        *(f"{place}.{key}" for place in PARAMETERS for key in ("value", "by")),
    ),
    Kind.MAPPING: ("mappings.*.on",),
    Kind.JURISDICTIONS: ("groups.*.as_of",),
}


def _check(subject: Subject) -> Iterator[Finding]:
    for path, value in select_strings(subject.document.data, *_PLACES[subject.kind]):
        if has_date_form(value) and not is_day(value):
            yield Finding(path, f"{subject.label(path)} is `{value}`, a day that does not exist")


def _may_find(subject: Subject) -> bool:
    values = set(subject.strings(*_PLACES[subject.kind]))
    return any(has_date_form(value) and not is_day(value) for value in values)


RULE = Rule(
    id="impossible-date",
    kinds=frozenset(_PLACES),
    why="Dates decide what applied when.",
    fix="Look the date up in the source again.",
    check=_check,
    may_find=_may_find,
)
