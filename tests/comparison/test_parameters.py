"""One measure across countries: what applies counts, what comes later or is not in force is shown and marked."""

import pytest

from comparator.comparison.parameters import Rate, Spread, parameters
from comparator.comparison.strip import share
from comparator.model.framework import Bound, Force
from tests.builders import clause, corpus_of, framework, life, parameter, period

DAY = "2026-01-01"
DEADLINE, FINE = "incident-report-deadline", "fine-maximum"


def act(name, place, *found, **more):
    """Return a framework of one clause with these parameters."""
    return framework(
        name, clause(parameters=found, framework=name, **more.pop("of_clause", {})), jurisdiction=place, **more
    )


@pytest.fixture
def loaded(vocabularies):
    """Return four instruments: hours and days, one not applying yet, one not in force, one that has ended."""
    return corpus_of(
        vocabularies,
        act("bb-act", "BB", parameter(DEADLINE, 72, "hour"), parameter(FINE, 100, "EUR")),
        act("aa-act", "AA", parameter(DEADLINE, 15, "day"), parameter(FINE, 200, "USD", Bound.EXACTLY)),
        act("cc-act", "CC", parameter(DEADLINE, 1, "month"), of_clause={"applies": period("2027-01-01")}),
        act("dd-bill", "DD", parameter(DEADLINE, 1, "day"), force=Force.NOT_IN_FORCE),
        act(
            "ee-act", "EE", parameter(DEADLINE, 9, "day"), lifecycle=life(("in-force", "2020-01-01"), ("repealed", DAY))
        ),
    )


def test_values_stand_by_jurisdiction_in_their_own_units_and_compare_in_days(loaded):
    (table,) = parameters(loaded, DAY, measures=[DEADLINE])
    assert {entry.scale for entry in table.entries} == {"day"}
    assert [(entry.framework.id, entry.size) for entry in table.entries] == [
        ("aa-act", 15),
        ("bb-act", 3),
        ("cc-act", pytest.approx(30.4, abs=0.1)),
        ("dd-bill", 1),
    ]


def test_only_what_applies_and_is_in_force_counts_in_range_and_median(loaded):
    (table,) = parameters(loaded, DAY, measures=[DEADLINE])
    assert table.spreads == (Spread("day", 2, 3.0, 9.0, 15.0),)
    marks = {entry.framework.id: (entry.start, entry.pending) for entry in table.entries}
    assert marks["cc-act"] == ("2027-01-01", False)
    assert marks["dd-bill"][1]


def test_money_stays_in_its_currency_unless_a_rate_is_named(loaded):
    (table,) = parameters(loaded, DAY, measures=[FINE])
    assert [item.scale for item in table.spreads] == ["EUR", "USD"]
    rate = Rate("EUR", "USD", 1.5, "2025-12-31", "a bank")
    (table,) = parameters(loaded, DAY, measures=[FINE], rates=[rate])
    assert table.spreads == (Spread("USD", 2, 150.0, 175.0, 200.0),)
    assert [entry.rate for entry in table.entries] == [None, rate]


def test_a_far_past_day_has_values_but_none_that_counts(loaded):
    assert all(not table.spreads for table in parameters(loaded, "1800-01-01"))


def test_a_topic_or_a_jurisdiction_narrows(loaded):
    assert parameters(loaded, DAY, topics=["logging"]) == ()
    (table, _) = parameters(loaded, DAY, jurisdictions=["BB"])
    assert [entry.framework.jurisdiction for entry in table.entries] == ["BB"]


@pytest.mark.parametrize(
    ("size", "low", "high", "place"),
    [(5, 0, 10, 0.5), (10, 1, 100, 0.5), (20, 1, 10, 1.0), (-1, 0, 10, 0.0), (0, 1, 100, 0.0), (3, 3, 3, 0.5)],
)
def test_a_strip_is_logarithmic_where_sizes_lie_far_apart(size, low, high, place):
    assert share(size, low, high) == pytest.approx(place)
