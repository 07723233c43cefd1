"""A value that is a text where the measure wants a number, or the other way round."""

from collections.abc import Iterator, Mapping
from typing import Any

from comparator.validation.places import select_mappings, shown
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.rules.unknown_measure import PARAMETERS
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    for path, parameter in select_mappings(subject.document.data, *PARAMETERS):
        dimension = _missed(parameter, subject)
        if dimension is not None:
            value, measure = shown(parameter["value"]), parameter["measure"]
            wanted = "a date (YYYY-MM-DD)" if dimension == "date" else "a number"
            message = f"{subject.owner(path)} has the value `{value}`; `{measure}` takes {wanted}"
            help_ = "write the number without quotes, spaces or thousands separators"
            yield Finding((*path, "value"), message, "" if dimension == "date" else help_)


def _may_find(subject: Subject) -> bool:
    return any(_missed(parameter, subject) for parameter in subject.mappings(*PARAMETERS))


def _missed(parameter: Mapping[str, Any], subject: Subject) -> str | None:
    """Return the dimension whose form the value does not have."""
    measure, value = parameter.get("measure"), parameter.get("value")
    dimension = subject.context.dimensions.get(measure) if isinstance(measure, str) else None
    if dimension is None or isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return dimension if (dimension == "date") != isinstance(value, str) else None


RULE = Rule(
    id="value-form",
    kinds=ONLY_FRAMEWORKS,
    why="Numbers are compared as numbers and dates as dates.",
    fix="Write a bare number, or a bare date for measures of dimension date.",
    check=_check,
    may_find=_may_find,
)
