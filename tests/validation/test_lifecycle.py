"""Form, force and lifecycle of an instrument fit together."""

import pytest

from tests.validation.conftest import CONDITIONS, reports

EVENTS = "  - {event: promulgated, on: 2025-01-21}\n  - {event: in-force, on: 2026-01-22}\n"


@pytest.fixture
def found(small):
    """Return the messages of the rule on a framework of this form, force and lifecycle."""

    def call(form: str, force: str, *events: tuple[str, str]) -> list[str]:
        lines = "".join(f"  - {{event: {event}, on: {day}}}\n" for event, day in events)
        path = small(("form: law", f"form: {form}"), ("force: binding", f"force: {force}"), (EVENTS, lines))
        items = [item for report in reports(path, conditions=CONDITIONS) for item in report.diagnostics]
        return [item.message for item in items if item.rule == "lifecycle-impossible"]

    return call


def test_a_bill_neither_binds_nor_comes_into_force(found):
    assert found("bill", "binding", ("proposed", "2025-01-21")) == [
        "the framework is a bill and has the force `binding`"
    ]
    assert found("bill", "not-in-force", ("proposed", "2025-01-21"), ("promulgated", "2026-01-21")) == [
        "the framework is a bill, and was promulgated on 2026-01-21"
    ]
    assert found("bill", "not-in-force", ("proposed", "2025-01-21"), ("lapsed", "2026-01-21")) == []


def test_what_came_into_force_and_did_not_end_is_in_force(found):
    past, future = ("in-force", "2026-01-22"), ("in-force", "2036-01-22")
    assert found("law", "not-in-force", past) == [
        "the framework has the force `not-in-force`, and came into force on 2026-01-22"
    ]
    assert found("law", "not-in-force", future) == []
    assert found("law", "not-in-force", past, ("repealed", "2026-05-01")) == []
    assert found("law", "not-in-force", past, ("superseded", "2026-05-01")) == []


def test_a_law_may_be_repealed_before_it_applies_and_superseded_on_the_day_it_ends(found):
    assert found("law", "not-in-force", ("promulgated", "2025-01-21"), ("repealed", "2025-05-01")) == []
    assert found("law", "not-in-force", ("repealed", "2025-05-01"), ("superseded", "2025-05-01")) == []


def test_a_vote_of_one_chamber_names_it_and_no_other_event_does(small):
    def messages(event: str) -> list[str]:
        draft = ("form: law", "form: bill"), ("force: binding", "force: not-in-force")
        path = small((EVENTS, f"  - {{event: {event}}}\n"), *draft)
        items = [item for report in reports(path, conditions=CONDITIONS) for item in report.diagnostics]
        return [item.message for item in items if item.rule == "lifecycle-impossible"]

    chamber = "chamber: {en: Senate}"
    assert messages(f"passed, on: 2024-12-10, {chamber}") == []
    assert messages("passed, on: 2024-12-10") == ["the event `passed` names no chamber"]
    assert messages(f"proposed, on: 2024-12-10, {chamber}") == ["the event `proposed` names a chamber"]


def test_nothing_comes_after_the_end(found):
    events = ("promulgated", "2025-01-21"), ("lapsed", "2025-05-01"), ("in-force", "2025-06-01")
    assert found("law", "binding", *events) == ["the event `in-force` comes after `lapsed`, which ends the instrument"]
    assert found("law", "binding", ("repealed", "2025-05-01"), ("repealed", "2025-06-01")) == [
        "the event `repealed` comes after `repealed`, which ends the instrument"
    ]


@pytest.mark.parametrize("form", ["[bill]", "{bill: 1}", "7", ""])
def test_a_form_that_is_no_word_is_no_draft(found, form):
    assert found(form, "binding", ("promulgated", "2025-01-21")) == []
