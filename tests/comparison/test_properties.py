"""What holds for any corpus: order, copies and silent countries change nothing, and there is nothing before it all."""

from dataclasses import replace
from math import isclose

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comparator.comparison.across import across
from comparator.comparison.agreement import STANCES, agreement
from comparator.comparison.consensus import Rule, consensus
from comparator.comparison.cooperation import entries, matches
from comparator.comparison.gap import gap
from comparator.comparison.links import Link, Status
from comparator.comparison.matrix import matrix
from comparator.comparison.parameters import Rate, convert, parameters
from comparator.comparison.quantities import DAYS, comparable, in_days
from comparator.comparison.timeline import timeline
from comparator.model.framework import Force, Norm
from tests.builders import clause, corpus_of, framework, parameter, period

DAY = "2026-01-01"
LONG_AGO = "1800-01-01"
TOPICS = ("logging", "incident-reporting", "talent")
PLACES = ("AA", "BB", "CC", "DD")
ACTS = st.lists(
    st.tuples(
        st.sampled_from(PLACES),
        st.sampled_from(list(Force)),
        st.lists(
            st.tuples(
                st.sampled_from(list(Norm)),
                st.sets(st.sampled_from(TOPICS), min_size=1),
                st.none() | st.integers(1, 400),
                st.sampled_from([(), period("2027-01-01"), period("", "2025-06-01")]),
            ),
            max_size=4,
        ),
    ),
    min_size=1,
    max_size=5,
)


def acts(drawn):
    """Return a framework for each drawn act."""
    made = []
    for number, (place, force, rows) in enumerate(drawn):
        name = f"act-{number}"
        clauses = [
            clause(
                f"c{at}", norm, framework=name, topics=tuple(sorted(topics)), applies=applies,
                statement={"en": f"Providers keep logs of incident {at}."},
                parameters=(parameter("log-retention", days, "day"),) if days else (),
            )
            for at, (norm, topics, days, applies) in enumerate(rows)
        ]  # fmt: skip
        made.append(framework(name, *clauses, jurisdiction=place, force=force))
    return made


def linked(made):
    """Return links between all clauses of different jurisdictions that have the same id."""
    keyed = [(item.jurisdiction, clause) for item in made for clause in item.clauses]
    return {
        mine.key: tuple(
            Link(mine.key, other.key, 0.8, Status.CANDIDATE)
            for there, other in sorted(keyed, key=lambda pair: pair[1].key)
            if there != here and other.id == mine.id
        )
        for here, mine in keyed
    }


def copy(item):
    """Return the same instrument under another id."""
    name = f"{item.id}-copy"
    return replace(item, id=name, clauses=tuple(replace(clause, framework=name) for clause in item.clauses))


def held(loaded):
    """Return who has which stance on each topic, with what level, and who is silent or to come."""
    rows = agreement(matrix(loaded, DAY, topics=TOPICS, jurisdictions=PLACES))
    return [(row.topic, row.level, dict(row.holders), row.binding, row.upcoming, row.silent) for row in rows]


def supported(loaded, made):
    """Return the norm of each draft clause, who supports it how, who goes further, and who is silent."""
    drafted = consensus(loaded, Rule(DAY, forces=tuple(Force), jurisdictions=PLACES), linked(made))
    return {
        item.topic: (
            item.norm,
            [(found.place, found.stance, found.level) for found in item.support],
            item.further,
            item.silent,
        )
        for item in drafted.clauses
    }


def written(loaded, made):
    """Return which clause stands for whom in each draft clause, in which group, and what they share."""
    drafted = consensus(loaded, Rule(DAY, forces=tuple(Force), jurisdictions=PLACES), linked(made))
    return [
        (
            item.topic,
            [(found.clause.key, found.grouped, found.links) for found in item.support],
            (item.ideas, item.bearers, item.counterparties, item.scopes, item.ranges),
        )
        for item in drafted.clauses
    ]


def valued(loaded):
    """Return for each measure who sets which value, and the range."""
    return {
        table.measure.id: (
            {(entry.framework.jurisdiction, entry.size, entry.start) for entry in table.entries},
            [(spread.scale, spread.low, spread.high) for spread in table.spreads],
        )
        for table in parameters(loaded, DAY)
    }


some = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@some
@given(ACTS, st.randoms(use_true_random=False))
def test_the_order_of_frameworks_changes_nothing(vocabularies, drawn, random):
    made = acts(drawn)
    shuffled = random.sample(made, len(made))
    before, after = corpus_of(vocabularies, *made), corpus_of(vocabularies, *shuffled)
    assert held(before) == held(after)
    assert supported(before, made) == supported(after, made)
    assert written(before, made) == written(after, made)
    assert valued(before) == valued(after)


@some
@given(ACTS, st.integers(0, 4))
def test_a_copy_of_an_instrument_changes_nothing(vocabularies, drawn, which):
    made = acts(drawn)
    doubled = [*made, copy(made[which % len(made)])]
    before, after = corpus_of(vocabularies, *made), corpus_of(vocabularies, *doubled)
    assert held(before) == held(after)
    assert supported(before, made) == supported(after, doubled)
    assert valued(before) == valued(after)


@some
@given(ACTS)
def test_a_silent_country_supports_nothing_and_takes_nothing_away(vocabularies, drawn):
    made = acts(drawn)
    silent = framework("silent-act", jurisdiction="ZZ")
    before, after = corpus_of(vocabularies, *made), corpus_of(vocabularies, *made, silent)

    def holders(loaded):
        return [(row.topic, dict(row.holders), row.binding) for row in agreement(matrix(loaded, DAY, topics=TOPICS))]

    def support(loaded):
        drafted = consensus(loaded, Rule(DAY, forces=tuple(Force)), linked(made))
        return [
            (item.topic, item.norm, [found.place for found in item.support], item.further) for item in drafted.clauses
        ]

    assert holders(before) == holders(after)
    assert support(before) == support(after)
    assert valued(before) == valued(after)


@some
@given(ACTS)
def test_every_supporter_holds_at_least_the_norm_of_the_draft(vocabularies, drawn):
    made = acts(drawn)
    for norm, support, further, _ in supported(corpus_of(vocabularies, *made), made).values():
        if norm in (Norm.OBLIGATION, Norm.PROHIBITION):
            assert {level for _, _, level in support} == {3}
        lowest = min(level for _, _, level in support)
        assert [place for place, _, level in support if level > lowest] == list(further)


def test_nothing_stood_long_ago(corpus):
    places = corpus.jurisdictions()
    assert {level for row in agreement(matrix(corpus, LONG_AGO)) for level in row.holders} == set()
    assert consensus(corpus, Rule(LONG_AGO, forces=tuple(Force)), {}).clauses == ()
    assert gap(corpus, "KE", places, LONG_AGO, {}).topics == ()
    made = across(corpus, "logging", places, LONG_AGO, {})
    assert (made.groups, made.alone) == ((), ())
    assert {*made.silent, *made.absent, *made.upcoming} == set(places)
    assert entries(corpus, LONG_AGO) == ((), ())
    assert matches(corpus, LONG_AGO) == ()
    shown = timeline(corpus, LONG_AGO)
    assert shown.changes == ()
    assert [item.applies for item in shown.standings if item.applies] == []
    assert [table.spreads for table in parameters(corpus, LONG_AGO) if table.spreads] == []


@given(st.sampled_from(sorted(DAYS)), st.sampled_from(sorted(DAYS)), st.floats(0.01, 10_000))
def test_durations_come_back_through_any_other_unit(one, other, value):
    days = in_days(value, one)
    assert days is not None
    assert isclose(days / DAYS[other] * DAYS[other] / DAYS[one], value, rel_tol=1e-3, abs_tol=2e-5)


@given(st.sampled_from(sorted(DAYS)), st.integers(1, 10_000))
def test_a_duration_in_its_unit_and_in_days_is_the_same_quantity(vocabularies, unit, value):
    measure = vocabularies.measures["log-retention"]
    days = in_days(value, unit)
    assert days is not None
    there = comparable(parameter("log-retention", value, unit), measure)
    assert there == comparable(parameter("log-retention", days, "day"), measure)


@given(st.floats(0.01, 1e12), st.floats(1e-5, 1e5))
def test_money_comes_back_by_the_inverse_rate(amount, factor):
    there = convert(amount, "EUR", [Rate("EUR", "KRW", factor, DAY, "a bank")])
    assert there is not None
    back = convert(there[1], "KRW", [Rate("KRW", "EUR", 1 / factor, DAY, "a bank")])
    assert back is not None
    assert (there[0], back[0]) == ("KRW", "EUR")
    assert back[1] == pytest.approx(amount, rel=1e-9)


def test_a_rate_between_other_currencies_converts_nothing():
    assert convert(5, "EUR", [Rate("USD", "KRW", 1400, DAY)]) is None


@some
@given(ACTS)
def test_the_clause_that_stands_for_a_jurisdiction_is_of_the_kind_that_names_it(vocabularies, drawn):
    made = acts(drawn)
    drafted = consensus(corpus_of(vocabularies, *made), Rule(DAY, forces=tuple(Force)), linked(made))
    for item in drafted.clauses:
        standing = {found.clause.key for found in item.support}
        assert len(standing) == len(item.support)
        for found in item.support:
            assert STANCES[found.clause.norm] is found.stance
            assert found.clause in found.clauses
            assert {link.b for link in found.links} <= standing
        grouped = [found for found in item.support if found.grouped]
        assert len(grouped) != 1, "a group has two members at least"
