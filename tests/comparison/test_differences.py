"""Typed differences: each says what both clauses have, and none says which is better."""

from dataclasses import replace

import pytest

from comparator.comparison.differences import Difference, DifferenceKind, differences, kinds, quantities
from comparator.model.framework import Bound, Clause, Force, Framework, Norm, Sanction, Strength
from tests.builders import clause, framework, life, parameter, period


@pytest.fixture
def found(vocabularies):
    """Return the differences between two clauses, each alone in its framework unless one is given."""

    def compare(a: Clause, b: Clause, a_framework: Framework | None = None, b_framework: Framework | None = None):
        items = differences(
            (a_framework or framework("aa-act", a), a), (b_framework or framework("bb-act", b), b), vocabularies
        )
        assert all((item.a_cite, item.b_cite) == (a.cite, b.cite) for item in items), "each carries both citations"
        return tuple(replace(item, a_cite="", b_cite="") for item in items)

    return compare


def test_clauses_that_agree_have_no_difference(found):
    one = clause(
        bearer=("provider",), scope=("high-risk-system",), parameters=(parameter("log-retention", 6, "month"),)
    )

    assert found(one, one) == ()


def test_norms_differ(found):
    assert found(clause(norm=Norm.PROHIBITION), clause(norm=Norm.RECOMMENDATION)) == (
        Difference(DifferenceKind.NORM, "prohibition", "recommendation"),
    )


def test_one_norm_with_verbs_of_another_strength_differs(found):
    shall, should = clause(), clause(strength=Strength.ENDEAVOUR)

    assert found(shall, should) == (Difference(DifferenceKind.NORM, "obligation (shall)", "obligation (endeavour)"),)


def test_bearers_and_counterparties_differ_by_their_names(found):
    a = clause(bearer=("provider", "deployer"), counterparty=("regulator",))
    b = clause(bearer=("provider",), counterparty=("user",))

    assert found(a, b) == (
        Difference(DifferenceKind.BEARER, "Provider, Deployer", "Provider"),
        Difference(DifferenceKind.COUNTERPARTY, "Regulator", "User"),
    )


def test_the_order_of_roles_is_no_difference(found):
    assert found(clause(bearer=("provider", "user")), clause(bearer=("user", "provider"))) == ()


def test_a_role_that_one_side_does_not_record_is_silence_not_a_difference(found):
    assert found(clause(bearer=("provider",), counterparty=("user",)), clause()) == ()


def test_a_clause_without_scope_is_about_every_system(found):
    assert found(clause(scope=("generative-system",)), clause()) == (
        Difference(DifferenceKind.SCOPE, "Generative AI", "every AI system"),
    )


def test_quantities_differ_with_words_for_the_direction(found):
    a = clause(
        parameters=(
            parameter("incident-report-deadline", 15, "day"),
            parameter("incident-report-deadline", 2, "day", condition={"en": "widespread infringement"}),
        )
    )
    b = clause(parameters=(parameter("incident-report-deadline", 1, "month"),))

    assert found(a, b) == (
        Difference(
            DifferenceKind.PARAMETER,
            "Incident report deadline: ≤ 15 days; ≤ 2 days (widespread infringement)",
            "Incident report deadline: ≤ 1 month",
            "shorter deadline",
        ),
    )


def test_equal_quantities_in_other_units_are_no_difference(found):
    a = clause(parameters=(parameter("log-retention", 12, "month", Bound.AT_LEAST),))
    b = clause(parameters=(parameter("log-retention", 1, "year", Bound.AT_LEAST),))

    assert found(a, b) == ()


def test_a_quantity_that_one_side_does_not_set_is_shown_without_a_direction(found):
    (difference,) = found(clause(parameters=(parameter("fine-maximum", 30_000_000, "KRW"),)), clause())

    assert (difference.b, difference.words) == ("Maximum fine: not in this clause", "")
    assert difference.a == "Maximum fine: ≤ KRW 30,000,000"


def test_currencies_are_shown_side_by_side(found):
    euro = clause(parameters=(parameter("fine-maximum", 15_000_000, "EUR"),))
    won = clause(parameters=(parameter("fine-maximum", 30_000_000, "KRW"),))

    assert [difference.words for difference in found(euro, won)] == ["different currencies"]


def test_the_first_day_of_application_differs(found):
    a, b = clause(applies=period("2026-08-02")), clause()

    assert found(a, b, b_framework=framework("bb-act", b, lifecycle=life(("in-force", "2026-01-22")))) == (
        Difference(DifferenceKind.TIMING, "2026-08-02", "2026-01-22"),
    )


def test_a_day_that_one_side_does_not_record_is_told(found):
    b = clause()

    (difference,) = found(clause(), b, b_framework=framework("bb-act", b, lifecycle=()))

    assert difference == Difference(DifferenceKind.TIMING, "2025-01-01", "not recorded")


def test_legal_force_differs(found):
    b = clause()

    assert found(clause(), b, b_framework=framework("bb-code", b, force=Force.VOLUNTARY)) == (
        Difference(DifferenceKind.FORCE, "binding", "voluntary"),
    )


def test_consequences_differ_by_the_clause_that_punishes(found):
    fine = clause("art-43", cite="Art. 43(1)", parameters=(parameter("fine-maximum", 30_000_000, "KRW"),))
    duty = clause("art-31", sanctions=(Sanction("art-43", "ignored-order"), Sanction("decree-9", "breach")))

    (difference,) = found(duty, clause(), a_framework=framework("kr-act", duty, fine))

    assert difference == Difference(
        DifferenceKind.CONSEQUENCE,
        "Art. 43(1) after an ignored order: ≤ KRW 30,000,000; decree-9",
        "not recorded",
    )


def test_kinds_are_told_once_in_the_order_of_the_differences(found):
    a = clause(parameters=(parameter("fine-maximum", 1, "EUR"), parameter("log-retention", 6, "month")))
    b = clause(norm=Norm.PROHIBITION)

    assert kinds(found(a, b)) == (DifferenceKind.NORM, DifferenceKind.PARAMETER)


def test_no_difference_says_that_a_side_is_better(corpus):
    measures = corpus.vocabularies.measures.values()
    words = [wording for measure in measures for wording in (measure.lower_words["en"], measure.higher_words["en"])]

    assert not [wording for wording in words if {"better", "worse", "stronger", "weaker"} & set(wording.split())]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (parameter("m", 6, "month", Bound.AT_LEAST), "≥ 6 months"),
        (parameter("m", 1, "month", Bound.LESS_THAN), "< 1 month"),
        (parameter("m", 1.5, "year", Bound.EXACTLY), "1.5 years"),
        (parameter("m", 10, "working-day"), "≤ 10 working-days"),
        (parameter("m", 0.07, "share"), "≤ 7 %"),
        (parameter("m", 0.015, "share"), "≤ 1.5 %"),
        (parameter("m", 1e26, "FLOP", Bound.MORE_THAN), "> 1e26 FLOP"),
        (parameter("m", 10**25, "FLOP", Bound.AT_LEAST), "≥ 1e25 FLOP"),
        (parameter("m", 3.5e25, "FLOP", Bound.AT_LEAST), "≥ 3.5e25 FLOP"),
        (parameter("m", 1_000_000, "user", Bound.AT_LEAST), "≥ 1,000,000 users"),
        (parameter("m", 7_500_000.0, "EUR"), "≤ EUR 7,500,000"),
        (parameter("m", "2026-08-02", "date", Bound.EXACTLY), "2026-08-02"),
        (parameter("m", 1000, "person", Bound.AT_LEAST, by="2030"), "≥ 1,000 persons by 2030"),
    ],
)
def test_a_quantity_reads_as_a_person_would_write_it(given, shown):
    assert quantities((given,)) == shown


def test_no_quantity_is_no_text():
    assert quantities(()) == ""


def test_two_shipped_laws_differ_as_their_texts_say(corpus):
    eu, korea = corpus.framework("eu-ai-act"), corpus.framework("kr-ai-basic-act")
    threshold = "training-compute-threshold"
    a, b = (
        next(item for item in law.clauses if any(value.measure == threshold for value in item.parameters))
        for law in (eu, korea)
    )

    shown = {
        difference.words: (difference.a, difference.b)
        for difference in differences((eu, a), (korea, b), corpus.vocabularies)
        if "compute" in difference.a.lower()
    }

    ((words, (in_eu, in_korea)),) = shown.items()
    assert words == "lower threshold"
    assert in_eu.endswith("> 1e25 FLOP")
    assert in_korea.endswith("≥ 1e26 FLOP")


def test_a_value_that_another_clause_of_the_instrument_sets_is_pointed_at(found):
    ours = clause(parameters=(parameter("incident-report-deadline", 72, "hour"),))
    duty = clause("73-1")
    deadline = clause("73-2", parameters=(parameter("incident-report-deadline", 15, "day"),))

    (difference,) = found(ours, duty, None, framework("bb-act", duty, deadline))

    assert difference.b == "Incident report deadline: not in this clause (Art. 73-2: ≤ 15 days)"


def test_no_more_than_three_other_clauses_are_named_and_the_rest_is_counted(found):
    ours = clause(parameters=(parameter("log-retention", 6, "month"),))
    others = [clause(f"x{n}", parameters=(parameter("log-retention", n, "year"),)) for n in range(1, 6)]
    silent = clause("y")

    (difference,) = found(ours, silent, None, framework("bb-act", silent, *others))

    assert difference.b.endswith("Art. x3: ≤ 3 years; and 2 more)")
