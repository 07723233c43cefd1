"""What applied when: staged application, last days, ends, and instruments that are not in force."""

import pytest

from comparator.comparison.time import applies_on, begins, binds, ended, event_words, first_day, start_words
from comparator.model.framework import Force, LifecycleEvent, Period
from tests.builders import clause, framework, life, period

ACT = framework(
    "act", lifecycle=life(("proposed", "2021-04-21"), ("in-force", "2024-08-01"), ("applies", "2026-08-02"))
)


@pytest.mark.parametrize(
    ("events", "day"),
    [
        ([("adopted", "2024-05-21"), ("in-force", "2024-08-01"), ("in-force", "2024-09-01")], "2024-08-01"),
        ([("proposed", "2024-01-01"), ("applies", "2025-02-02"), ("adopted", "2024-03-01")], "2025-02-02"),
        ([("proposed", "2025-01-14"), ("launched", "2025-03-27")], "2025-03-27"),
        ([("published", "2023-01-26")], "2023-01-26"),
        ([("proposed", "2023-05-03")], "2023-05-03"),
        ([("promulgated", "2025-01-21")], ""),  # says nothing of the day from which it counts
        ([], ""),
    ],
)
def test_an_instrument_counts_from_the_event_that_gives_it_effect(events, day):
    assert begins(framework("act", lifecycle=life(*events))) == day


@pytest.mark.parametrize("event", ["repealed", "lapsed", "superseded", "ends"])
def test_an_instrument_has_ended_on_the_day_it_ends(event):
    act = framework("act", clause(), lifecycle=life(("in-force", "2024-01-01"), (event, "2026-06-30")))

    assert ended(act) == "2026-06-30"
    assert applies_on(act.clauses[0], act, "2026-06-29")
    assert not applies_on(act.clauses[0], act, "2026-06-30")


def test_a_clause_without_periods_applies_with_its_instrument():
    assert first_day(clause(), ACT) == "2024-08-01"
    assert not applies_on(clause(), ACT, "2024-07-31")
    assert applies_on(clause(), ACT, "2024-08-01")


def test_application_is_staged_by_clause():
    ban, duty = clause("ban", applies=period("2025-02-02")), clause("duty", applies=period("2027-12-02"))

    assert [first_day(item, ACT) for item in (ban, duty)] == ["2025-02-02", "2027-12-02"]
    assert [applies_on(item, ACT, "2026-01-01") for item in (ban, duty)] == [True, False]


def test_application_is_staged_by_who_is_bound():
    staged = clause(applies=(Period("2026-08-02"), Period("2025-08-02", condition={"en": "new models"})))

    assert first_day(staged, ACT) == "2025-08-02"
    assert applies_on(staged, ACT, "2025-08-02")


def test_the_last_day_still_counts():
    relief = clause(applies=period("2025-01-01", until="2026-12-31"))

    assert applies_on(relief, ACT, "2026-12-31")
    assert not applies_on(relief, ACT, "2027-01-01")


def test_a_period_with_an_open_start_begins_with_the_instrument():
    relief = clause(applies=(*period(until="2025-12-31"), *period("2027-01-01")))

    assert first_day(relief, ACT) == "2024-08-01"
    assert [applies_on(relief, ACT, day) for day in ("2024-07-31", "2024-08-01", "2026-06-01", "2027-01-01")] == [
        False,
        True,
        False,
        True,
    ]


def test_without_a_known_day_nothing_is_claimed():
    draft = framework("draft", lifecycle=())

    assert first_day(clause(), draft) == ""
    assert not applies_on(clause(), draft, "2099-01-01")


@pytest.mark.parametrize(
    ("force", "expected"),
    [(Force.BINDING, True), (Force.MIXED, True), (Force.VOLUNTARY, False), (Force.NOT_IN_FORCE, False)],
)
def test_only_what_has_legal_force_binds(force, expected):
    assert binds(framework("act", force=force)) is expected


def test_a_bill_counts_from_its_day_but_does_not_bind():
    bill = framework("bill", clause(), force=Force.NOT_IN_FORCE, lifecycle=life(("proposed", "2023-05-03")))

    assert applies_on(bill.clauses[0], bill, "2024-01-01")
    assert not binds(bill)


def test_a_bill_does_not_apply_from_the_day_it_was_proposed():
    bill = framework("bill", clause(), force=Force.NOT_IN_FORCE, lifecycle=life(("proposed", "2026-03-01")))

    assert start_words(bill.clauses[0], bill) == "not in force (proposed 2026-03-01)"


def test_a_clause_of_a_law_starts_on_its_first_day():
    assert start_words(clause(applies=period("2026-08-02")), ACT) == "2026-08-02"


def test_a_bill_that_one_chamber_passed_says_which_and_is_not_in_force():
    vote = LifecycleEvent("passed", "2024-12-10", {"en": "Federal Senate", "pt": "Senado Federal"})
    bill = framework("bill", force=Force.NOT_IN_FORCE, lifecycle=(*life(("proposed", "2023-05-03")), vote))

    assert start_words(clause(), bill) == "not in force (passed by Federal Senate 2024-12-10)"
    assert event_words(vote, "pt") == "passed by Senado Federal"
    assert begins(bill) == "2023-05-03"
