"""Comparing quantities: units are converted, currencies never, and words say the direction without a judgement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.comparison.quantities import contrast, in_days
from comparator.model.framework import Bound
from comparator.model.vocabulary import Dimension, Measure, Tighter
from tests.builders import parameter

DEADLINE = Measure(
    id="report-deadline",
    title={"en": "Report deadline"},
    definition={"en": "Time until the report."},
    dimension=Dimension.DURATION,
    tighter=Tighter.LOWER,
    lower_words={"en": "shorter deadline"},
    higher_words={"en": "longer deadline"},
    topics=(),
)


def measure(dimension: Dimension) -> Measure:
    return Measure("m", {}, {}, dimension, Tighter.NEITHER, {"en": "lower"}, {"en": "higher"}, ())


def values(*pairs: tuple[float, str], bound: Bound = Bound.AT_MOST):
    return tuple(parameter("report-deadline", value, unit, bound) for value, unit in pairs)


def outcome(a, b, of: Measure = DEADLINE) -> str:
    """Return the direction words, or else why there are none."""
    found = contrast(a, b, of)
    assert bool(found.words) != bool(found.reason)
    return found.words or found.reason


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((15, "day"), (72, "hour"), "longer deadline"),
        ((72, "hour"), (15, "day"), "shorter deadline"),
        ((24, "hour"), (1, "day"), "equal"),
        ((2, "week"), (14, "day"), "equal"),
        ((12, "month"), (1, "year"), "equal"),
        ((9, "week"), (45, "working-day"), "equal"),
        ((1, "month"), (28, "day"), "longer deadline"),
        ((10, "working-day"), (10, "day"), "longer deadline"),
    ],
)
def test_durations_are_compared_across_units(a, b, expected):
    assert outcome(values(a), values(b)) == expected


def test_lengths_of_units_are_in_days():
    assert in_days(48, "hour") == 2
    assert in_days(5, "working-day") == 7
    assert in_days(4, "year") == pytest.approx(1460.97)
    assert in_days(3, "EUR") is None


def test_several_values_by_case_have_a_direction_when_none_points_the_other_way():
    eu = values((15, "day"), (10, "day"), (2, "day"))

    assert outcome(eu, values((30, "day"))) == "shorter deadline"
    assert outcome(eu, values((24, "hour"))) == "longer deadline"
    assert outcome(eu, values((15, "day"))) == "shorter deadline"  # at most as long, and shorter in two cases
    assert outcome(eu, values((20, "day"), (1, "day"))) == "lower in one case, higher in another"
    assert outcome(eu, values((15, "day"), (2, "day"))) == "equal values, other bounds or cases"


def test_equal_values_with_other_bounds_are_not_equal():
    more_than = values((10, "day"), bound=Bound.MORE_THAN)
    at_least = values((10, "day"), bound=Bound.AT_LEAST)

    assert outcome(more_than, at_least) == "equal values, other bounds or cases"
    assert outcome(more_than, more_than) == "equal"


def test_currencies_are_never_converted():
    money = measure(Dimension.MONEY)

    assert outcome(values((35_000_000, "EUR")), values((30_000_000, "KRW")), money) == "different currencies"
    assert outcome(values((35_000_000, "EUR")), values((7_500_000, "EUR")), money) == "higher"
    mixed = values((7_500_000, "EUR"), (30_000_000, "KRW"))
    assert outcome(mixed, values((7_500_000, "EUR")), money) == "different currencies"


def test_other_dimensions_are_compared_in_one_unit_only():
    compute, count = measure(Dimension.COMPUTE), measure(Dimension.COUNT)

    assert outcome(values((1e25, "FLOP")), values((10**26, "FLOP")), compute) == "lower"
    assert outcome(values((1000, "person")), values((1000, "user")), count) == "different units"
    assert outcome(values((0.07, "share")), values((0.03, "share")), measure(Dimension.SHARE)) == "higher"


def test_a_duration_in_an_unknown_unit_is_not_compared():
    assert outcome(values((3, "session")), values((3, "day"))) == "different units"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2026-08-02", "2027-08-02", "lower"),
        ("2027-01-01", "2026-12-31", "higher"),
        ("2026-02-28", "2026-02-28", "equal"),
    ],
)
def test_days_are_compared_as_dates(a, b, expected):
    first, second = (parameter("m", day, "date", Bound.EXACTLY) for day in (a, b))

    assert outcome((first,), (second,), measure(Dimension.DATE)) == expected


def test_a_word_is_no_quantity():
    word = (parameter("m", "promptly", "day"),)

    assert outcome(word, values((3, "day"))) == "different units"


UNITS = st.sampled_from(["hour", "day", "working-day", "week", "month", "year"])
DURATIONS = st.lists(st.tuples(st.integers(1, 500), UNITS), min_size=1, max_size=3)
OPPOSITE = {"shorter deadline": "longer deadline", "longer deadline": "shorter deadline"}


@given(DURATIONS, DURATIONS)
def test_seen_from_the_other_side_the_direction_is_the_opposite(a, b):
    forth, back = outcome(values(*a), values(*b)), outcome(values(*b), values(*a))

    assert back == OPPOSITE.get(forth, forth)
