"""A unit that does not fit the measure."""

from collections.abc import Iterator, Mapping
from typing import Any

from comparator.validation.places import select_mappings, shown
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.rules.unknown_measure import PARAMETERS
from comparator.validation.subject import Finding, Rule, Subject
from comparator.validation.units import UNITS


def _check(subject: Subject) -> Iterator[Finding]:
    from comparator.validation.nearest import did_you_mean  # late: a file that is right does not need it

    for path, parameter in select_mappings(subject.document.data, *PARAMETERS):
        dimension = _missed(parameter, subject)
        if dimension is None:
            continue
        measure, unit, units = parameter["measure"], parameter["unit"], UNITS[dimension]
        if dimension == "money":  # codes of three letters are too alike to guess from
            choices = "it is an ISO 4217 code, as in EUR or KRW"
        else:
            guess = "" if "-" in unit else did_you_mean(unit, units)  # a business-day is no day
            choices = guess or f"its units: {', '.join(units)}"
        yield Finding(
            (*path, "unit"),
            f"{subject.owner(path)} gives `{measure}` in `{shown(unit)}`, which is no unit of {dimension}",
            choices,
        )


def _may_find(subject: Subject) -> bool:
    return any(_missed(parameter, subject) for parameter in subject.mappings(*PARAMETERS))


def _missed(parameter: Mapping[str, Any], subject: Subject) -> str | None:
    """Return the dimension of which the unit is none."""
    measure, unit = parameter.get("measure"), parameter.get("unit")
    dimension = subject.context.dimensions.get(measure) if isinstance(measure, str) else None
    units = UNITS.get(dimension) if dimension is not None else None
    return None if units is None or not isinstance(unit, str) or unit in units else dimension


RULE = Rule(
    id="unknown-unit",
    kinds=ONLY_FRAMEWORKS,
    why="Values are compared only in units of one dimension; a fine in months means nothing.",
    fix="Use a unit of the measure's dimension, as docs/encoding.md lists them.",
    check=_check,
    may_find=_may_find,
)
