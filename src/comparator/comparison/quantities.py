"""Comparing quantities that two clauses set: units, bounds and direction."""

from collections.abc import Mapping
from dataclasses import dataclass

from comparator.model.framework import Parameter
from comparator.model.vocabulary import Dimension, Measure, Text, pick

DAYS: Mapping[str, float] = {
    "hour": 1 / 24,
    "day": 1.0,
    "working-day": 7 / 5,
    "week": 7.0,
    "month": 365.2425 / 12,
    "year": 365.2425,
}
"""Lengths of the units of duration in days; months and years are Gregorian means, working days five in seven."""


@dataclass(frozen=True, slots=True)
class QuantityContrast:
    """How the quantities of one measure compare.

    `words` is the direction seen from side a, as in "shorter deadline", and empty where the two are equal
    or cannot be compared; `reason` then says which.
    """

    measure: str
    a: tuple[Parameter, ...]
    b: tuple[Parameter, ...]
    words: str
    reason: str


def in_days(value: float, unit: str) -> float | None:
    """Return a duration in days, or None for a unit that is not one of duration."""
    # Rounded, so that 45 working days and 9 weeks are equal.
    return round(value * DAYS[unit], 6) if unit in DAYS else None


def comparable(parameter: Parameter, measure: Measure) -> tuple[str, float] | None:
    """Return a scale and the value on it, or None when the value has no size.

    Values on different scales, such as two currencies, cannot be compared.
    """
    if isinstance(parameter.value, str):
        return ("date", _ordinal(parameter.value)) if measure.dimension is Dimension.DATE else None
    if measure.dimension is Dimension.DURATION:
        days = in_days(parameter.value, parameter.unit)
        return None if days is None else ("day", days)
    return (parameter.unit, float(parameter.value))


def _ordinal(day: str) -> float:
    year, month, rest = day.split("-")
    return int(year) * 372 + int(month) * 31 + int(rest)


def contrast(a: tuple[Parameter, ...], b: tuple[Parameter, ...], measure: Measure) -> QuantityContrast:
    """Compare the values of one measure on two sides.

    One value a side is compared directly. With several values by case, the smallest of each side are
    compared and then the largest; there is a direction unless the two point opposite ways.
    """
    left = [comparable(parameter, measure) for parameter in a]
    right = [comparable(parameter, measure) for parameter in b]
    scales = {scale for found in (*left, *right) if found for scale in found[:1]}
    if None in left or None in right or len(scales) != 1:
        money = measure.dimension is Dimension.MONEY
        return QuantityContrast(measure.id, a, b, "", "different currencies" if money else "different units")
    a_values, b_values = sorted(v[1] for v in left if v), sorted(v[1] for v in right if v)
    low, high = _sign(a_values[0], b_values[0]), _sign(a_values[-1], b_values[-1])
    if low == high == 0:
        same = len(a) == len(b) == 1 and a[0].bound == b[0].bound
        return QuantityContrast(measure.id, a, b, "", "equal" if same else "equal values, other bounds or cases")
    if low * high < 0:
        return QuantityContrast(measure.id, a, b, "", "lower in one case, higher in another")
    words: Text = measure.lower_words if low + high < 0 else measure.higher_words
    return QuantityContrast(measure.id, a, b, pick(words), "")


def _sign(a: float, b: float) -> int:
    return (a > b) - (a < b)
