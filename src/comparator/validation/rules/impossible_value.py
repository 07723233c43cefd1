"""A quantity that no instrument can mean."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from comparator.validation.places import select_mappings, shown
from comparator.validation.rules._dates import is_day
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.rules.unknown_measure import PARAMETERS
from comparator.validation.subject import Finding, Rule, Subject

_LONGEST_YEARS = 200
_PER_YEAR = {"hour": 8_766, "day": 366, "working-day": 262, "week": 53, "month": 12, "year": 1}
_LEAST_FLOP = 1e15
"""Less is done by one processor in a second; a threshold below is a slip in the exponent."""
_MOST_FLOP = 1e40
_YEARS = range(1900, 2201)

_Fault = tuple[str, str]


def _check(subject: Subject) -> Iterator[Finding]:
    for path, parameter in select_mappings(subject.document.data, *PARAMETERS):
        fault = _fault(parameter, subject)
        if fault is not None:
            what, help_ = fault
            measure, value = shown(parameter["measure"]), shown(parameter.get("value"))
            message = f"{subject.owner(path)} gives `{measure}` the value `{value}`, {what}"
            yield Finding((*path, "value"), message, help_)


def _may_find(subject: Subject) -> bool:
    return any(_fault(parameter, subject) for parameter in subject.mappings(*PARAMETERS))


def _fault(parameter: Mapping[str, Any], subject: Subject) -> _Fault | None:
    measure, value = parameter.get("measure"), parameter.get("value")
    dimension = subject.context.dimensions.get(measure) if isinstance(measure, str) else None
    if dimension == "date":
        return _fault_of_date(value)
    if dimension is None or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return _fault_of_number(dimension, value, str(parameter.get("unit")), str(parameter.get("bound")))


def _fault_of_date(value: object) -> _Fault | None:
    if not is_day(value) or date.fromisoformat(str(value)).year in _YEARS:
        return None
    return f"which is not between {_YEARS.start} and {_YEARS.stop - 1}", "look the year up in the source"


def _fault_of_number(dimension: str, value: float, unit: str, bound: str) -> _Fault | None:
    """Return what is wrong with a number of this dimension, and how to mend it."""
    found: _Fault | None = None
    if value < 0:
        found = f"but no {dimension} is below zero", "remove the minus sign, and say by `bound` which side is meant"
    elif dimension == "share":
        if value > 1:
            found = "which is more than the whole", _as_fraction(value)
    elif dimension == "count":
        if value % 1:
            found = "but people and things are counted whole", "write a whole number"
    elif dimension == "compute":
        if not _LEAST_FLOP <= value <= _MOST_FLOP:
            help_ = "look the exponent up in the source: 10 to the power of 25 is 1.0e+25"
            found = f"but compute lies between {_LEAST_FLOP:.0e} and {_MOST_FLOP:.0e} FLOP", help_
    elif value == 0 and bound != "more-than":
        help_ = "leave the parameter out, or look the number up in the source"
        found = f"but zero as {dimension} sets nothing", help_
    elif dimension == "duration" and value > _LONGEST_YEARS * _PER_YEAR.get(unit, float("inf")):
        found = f"which is longer than {_LONGEST_YEARS} years", "look the number and its unit up in the source"
    return found


def _as_fraction(value: float) -> str:
    whole = "a share is a fraction of 1"
    return f"{whole}: {value:g} % is {value / 100:g}" if value <= 100 else whole


RULE = Rule(
    id="impossible-value",
    kinds=ONLY_FRAMEWORKS,
    why="A share of 7 where 7 % was meant makes every other country look lenient in the comparison.",
    fix="Look number, unit and exponent up in the source; a share is a fraction of 1.",
    check=_check,
    may_find=_may_find,
)
