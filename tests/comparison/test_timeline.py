"""What applied, applies and will apply; what changes soon."""

import pytest

from comparator.comparison.timeline import ChangeKind, months_after, timeline
from comparator.model.framework import Force
from tests.builders import clause, corpus_of, framework, life, parameter, period

DAY = "2026-01-31"


@pytest.fixture
def loaded(vocabularies):
    """Return an act whose clauses start and end at different days, a bill, and an act that has ended."""
    staged = framework(
        "aa-act",
        clause("a", topics=("logging",)),
        clause("b", applies=period("2026-06-01")),
        clause("c", applies=period("", "2026-02-15")),
        clause("d", applies=period("2025-01-01", "2025-12-31")),
        clause("e", parameters=(parameter("compute-target", 5, "MW", by="2026"),)),
        clause("f", parameters=(parameter("date-of-application", "2026-05-01", "date"),)),
        lifecycle=life(("in-force", "2025-01-01"), ("amended", "2026-03-01")),
    )
    bill = framework("bb-bill", clause("a"), jurisdiction="BB", force=Force.NOT_IN_FORCE)
    gone = framework(
        "cc-act", clause("a"), jurisdiction="CC", lifecycle=life(("in-force", "2020-01-01"), ("repealed", DAY))
    )
    undated = framework("dd-note", clause("a"), jurisdiction="DD", lifecycle=())
    return corpus_of(vocabularies, staged, bill, gone, undated)


def standings(result):
    """Return the ids of the clauses by where they stand."""
    return {
        item.framework.id: tuple(
            "".join(c.id for c in group) for group in (item.applied, item.applies, item.later, item.undated)
        )
        for item in result.standings
    }


def test_every_clause_stands_in_one_group(loaded):
    assert standings(timeline(loaded, DAY)) == {
        "aa-act": ("d", "acef", "b", ""),
        "bb-bill": ("", "", "", "a"),
        "cc-act": ("a", "", "", ""),
        "dd-note": ("", "", "", "a"),
    }


def test_changes_come_in_order_and_within_the_months(loaded):
    found = timeline(loaded, DAY, months=12).changes
    assert [(item.day, item.kind, "".join(c.id for c in item.clauses)) for item in found] == [
        ("2026-02-15", ChangeKind.ENDS, "c"),
        ("2026-03-01", ChangeKind.EVENT, ""),
        ("2026-05-01", ChangeKind.DUE, "f"),
        ("2026-06-01", ChangeKind.STARTS, "b"),
        ("2026-12-31", ChangeKind.DUE, "e"),
    ]
    assert [item.day for item in timeline(loaded, DAY, months=1).changes] == ["2026-02-15"]


def test_far_in_the_past_nothing_applies(loaded):
    result = timeline(loaded, "1800-01-01")
    assert not any(item.applies or item.applied for item in result.standings)
    assert result.changes == ()


def test_a_topic_or_a_jurisdiction_narrows(loaded):
    (only,) = timeline(loaded, DAY, jurisdictions=["AA"], topics=["logging"]).standings
    assert [item.id for item in only.applies] == ["a"]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2026-01-31", 1, "2026-02-28"), ("2027-12-15", 2, "2028-02-15"), ("9999-06-01", 12, "9999-12-31")],
)
def test_months_end_on_a_day_that_there_is(day, months, later):
    assert months_after(day, months) == later
