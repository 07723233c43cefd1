"""Three invented instruments, and every view of them worked out on paper.

The files are in `worked/`. On 2026-01-01 fifteen clauses apply:

| topic              | AA (law)            | BB (regulation)     | CC (strategy)        |
|--------------------|---------------------|---------------------|----------------------|
| ai-definition      | definition          | definition          | definition           |
| logging            | duty, >= 6 months   | duty, >= 1 year     | recommendation       |
| incident-reporting | duty, <= 15 days    | duty, <= 72 hours   | only from 2027-01-01 |
| talent             | duty                | silent              | aim                  |
| human-oversight    | right               | right               | silent               |
| audit              | silent              | duty, to 2026-06-30 | silent               |
| penalties          | permission          | silent              | silent               |
| children           | silent              | silent              | recommendation       |
| licensing          | silent              | silent              | known to be absent   |

DD is named in questions and has no file. A reader decided that AA's clause on logbooks is a subset of CC's; by hand
AA's and BB's are linked on logbooks (0.9) and on reports (0.8).
"""

from fractions import Fraction
from pathlib import Path

import pytest

from comparator.comparison import common as common_module
from comparator.comparison.across import across
from comparator.comparison.agreement import Level, Stance, agreement
from comparator.comparison.consensus import Rule, consensus
from comparator.comparison.cooperation import Reach, coverage, matches, topic_progress
from comparator.comparison.gap import Standing, gap
from comparator.comparison.links import Link, Status, links
from comparator.comparison.matrix import CellState, matrix
from comparator.comparison.parameters import Rate, parameters
from comparator.comparison.timeline import ChangeKind, timeline
from comparator.corpus.corpus import load_corpus
from comparator.formats.consensus import basis
from comparator.formats.draft_words import statement
from comparator.model.framework import Force, Norm
from comparator.model.mapping import Relation
from tests.builders import lexicon

WORKED = Path(__file__).parent / "worked"
DAY = "2026-01-01"
EVERY_FORCE = tuple(Force)


@pytest.fixture(scope="module")
def worked():
    return load_corpus(WORKED)


def both_ways(*found):
    """Return links read from both sides, in the order given."""
    result: dict[str, list[Link]] = {}
    for link in found:
        result.setdefault(link.a, []).append(link)
        result.setdefault(link.b, []).append(link.turned)
    return {key: tuple(items) for key, items in result.items()}


BY_HAND = both_ways(
    Link("aa-act/log", "cc-plan/log", 1.0, Status.RECORDED, Relation.SUBSET),
    Link("aa-act/log", "bb-rules/log", 0.9, Status.CANDIDATE),
    Link("aa-act/report", "bb-rules/report", 0.8, Status.CANDIDATE),
)
IDEAS = lexicon(
    logbook={"en": ["logbook"], "zh_Hans": ["日志簿"]},
    provider={"en": ["provider", "providers"]},
    incident={"en": ["incident"]},
    authority={"en": ["authority"]},
    specialist={"en": ["specialist"]},
)
"""Clauses that apply and name them: logbook 3 (one each), provider 6 of 15 (over a fifth, so it tells nothing),
incident 2 (AA, BB), authority 3 (AA twice, BB once), specialist 2 (AA, CC). Each one's noun is its English term."""


@pytest.fixture
def draft(worked, monkeypatch):
    """Return a function from the parts of a rule to the clauses of its draft by topic."""
    monkeypatch.setattr(common_module, "shipped_lexicon", lambda: IDEAS)

    def make(**parts):
        made = consensus(worked, Rule(DAY, **parts), BY_HAND)
        return {clause.topic: clause for clause in made.clauses}, dict(made.left_out)

    return make


# Agreement -----------------------------------------------------------------------------------------------------------


def test_agreement_on_every_topic(worked):
    """Of three considered: common has 3 of one kind; majority more than half of those with a rule.

    logging 2 duties of 3; reporting 2 duties of 2, but CC is not there yet; talent 1 and 1; oversight 2 rights of 2.
    """
    rows = {row.topic: row for row in agreement(matrix(worked, DAY, jurisdictions=("AA", "BB", "CC", "DD")))}
    found = {topic: row.level for topic, row in rows.items() if row.level is not Level.SILENT}
    assert found == {
        "ai-definition": Level.COMMON,
        "logging": Level.MAJORITY,
        "incident-reporting": Level.MAJORITY,
        "talent": Level.DIVERGENT,
        "human-oversight": Level.MAJORITY,
        "audit": Level.SINGLE,
        "penalties": Level.SINGLE,
        "children": Level.SINGLE,
    }
    logs = rows["logging"]
    assert dict(logs.holders) == {Stance.DUTY: ("AA", "BB"), Stance.RECOMMENDATION: ("CC",)}
    assert (logs.considered, logs.binding, logs.not_encoded) == (("AA", "BB", "CC"), ("AA", "BB"), ("DD",))
    assert (rows["incident-reporting"].upcoming, rows["incident-reporting"].silent) == (("CC",), ())
    assert (rows["licensing"].absent, rows["licensing"].silent) == (("CC",), ("AA", "BB"))


def test_a_year_later_reporting_is_no_longer_only_of_two(worked):
    (row,) = agreement(matrix(worked, "2027-01-01", topics=["incident-reporting"]))
    assert (row.level, row.upcoming) == (Level.MAJORITY, ())
    assert dict(row.holders) == {Stance.DUTY: ("AA", "BB"), Stance.RECOMMENDATION: ("CC",)}


def test_audit_is_silent_once_the_only_clause_has_ended(worked):
    (row,) = agreement(matrix(worked, "2026-07-01", topics=["audit"]))
    assert row.level is Level.SILENT
    (cells,) = matrix(worked, "2026-07-01", topics=["audit"], jurisdictions=["BB"]).cells
    assert cells[0].state is CellState.SILENT


# The draft -----------------------------------------------------------------------------------------------------------


def test_norms_of_the_draft_from_everybody(draft):
    """Duties 3, between 2, aims 1: the norm is what the lowest has, and who has more goes further."""
    clauses, left_out = draft(forces=EVERY_FORCE)
    assert {topic: (clause.norm, clause.further, clause.silent) for topic, clause in clauses.items()} == {
        "ai-definition": (Norm.DEFINITION, (), ()),
        "logging": (Norm.RECOMMENDATION, ("AA", "BB"), ()),
        "incident-reporting": (Norm.OBLIGATION, (), ("CC",)),
        "talent": (Norm.AIM, ("AA",), ("BB",)),
        "human-oversight": (Norm.RIGHT, (), ("CC",)),
    }
    assert left_out == {"audit": ("BB",), "penalties": ("AA",), "children": ("CC",)}


def test_who_has_no_clause_yet_is_not_simply_silent(draft, worked):
    """CC's clause on reports starts in 2027; on oversight it has none."""
    clauses, _ = draft(forces=EVERY_FORCE)
    reports, oversight = clauses["incident-reporting"], clauses["human-oversight"]
    assert (reports.upcoming, reports.absent) == (("CC",), ())
    assert (oversight.upcoming, oversight.absent) == ((), ())
    told = basis(reports, worked.vocabularies, IDEAS)
    assert "No clause that applies in the instruments drawn on: CC (later)." in told


def test_without_the_voluntary_plan_logging_becomes_an_obligation(draft):
    clauses, _ = draft()
    assert (clauses["logging"].norm, clauses["logging"].further) == (Norm.OBLIGATION, ())
    assert "talent" not in clauses, "only AA is left"


def test_a_share_of_those_considered_decides_what_is_drafted(draft):
    """Two thirds of 3 are 2, everybody is 3; of the two with legal force, everybody is 2."""
    clauses, _ = draft(forces=EVERY_FORCE, at_least=Fraction(1))
    assert set(clauses) == {"ai-definition", "logging"}
    clauses, _ = draft(forces=EVERY_FORCE, at_least=Fraction(2, 3))
    assert set(clauses) == {"ai-definition", "logging", "incident-reporting", "talent", "human-oversight"}
    clauses, _ = draft(forces=EVERY_FORCE, pillars=("development-strategy",))
    assert clauses == {}


def test_support_names_the_clause_and_what_links_it(draft):
    clauses, _ = draft(forces=EVERY_FORCE)
    support = {item.place: item for item in clauses["logging"].support}
    assert {place: (item.clause.key, item.stance, item.level) for place, item in support.items()} == {
        "AA": ("aa-act/log", Stance.DUTY, 3),
        "BB": ("bb-rules/log", Stance.DUTY, 3),
        "CC": ("cc-plan/log", Stance.RECOMMENDATION, 2),
    }
    assert [link.b for link in support["AA"].links] == ["bb-rules/log", "cc-plan/log"]
    assert support["CC"].links == (Link("cc-plan/log", "aa-act/log", 1.0, Status.RECORDED, Relation.SUPERSET),)


def test_shared_ideas_bearers_and_ranges(draft):
    """An idea needs more than half of the supporters; ranges need two of them on one scale; bearers are common ones.

    Reports: both name the incident, which the title of the topic says already, and the authority, in 2 of 2 clauses on
    the topic and 3 of 15 in all: 5 times as often. The specialist stands in 2 of 2 and 2 of 15: 7.5 times.
    """
    clauses, _ = draft(forces=EVERY_FORCE)
    logs, reports, talent = clauses["logging"], clauses["incident-reporting"], clauses["talent"]
    assert [(idea.concept, idea.places) for idea in logs.ideas] == [("logbook", ("AA", "BB", "CC"))]
    assert [idea.concept for idea in reports.ideas] == ["authority"]
    assert [(idea.concept, idea.places) for idea in talent.ideas] == [("specialist", ("AA", "CC"))]
    assert logs.bearers == ("operator",), "two providers and a deployer, and both are operators"
    assert reports.bearers == ("operator",), "one provider and one deployer"
    assert talent.bearers == ("ministry",)
    (kept,) = logs.ranges
    assert (kept.low[0].key, kept.high[0].key, kept.places) == ("aa-act/log", "bb-rules/log", ("AA", "BB"))
    (within,) = reports.ranges
    assert (within.low[0].key, within.high[0].key) == ("bb-rules/report", "aa-act/report"), "72 hours are 3 days"


def test_the_rule_of_iso_on_recorded_positions(draft):
    """Logging: 2 for and 1 against; two thirds are for, but one third is over a quarter. Reports: 1 for."""
    clauses, _ = draft(forces=EVERY_FORCE)
    assert clauses["logging"].positions.meets_iso is False
    assert clauses["incident-reporting"].positions.meets_iso is True
    assert clauses["talent"].positions.meets_iso is None


def test_the_words_of_a_draft_clause(worked, draft):
    clauses, _ = draft(forces=EVERY_FORCE)
    written = statement(clauses["logging"], worked.vocabularies, IDEAS)
    assert written["en"] == (
        "Operators should keep logs, with regard to logbook. "
        "Values on record: log retention, at least 6 months to 1 year."
    )
    assert written["zh-Hans"] == "经营者宜留存日志，涉及日志簿。已记录的数值：日志留存期限为不少于6个月至1年。"
    told = basis(clauses["logging"], worked.vocabularies, IDEAS)
    assert told[:2] == [
        "Covered by 3 of 3 jurisdictions: AA, BB, CC.",
        "Aligned group: one clause each of AA, BB and CC.",
    ]
    assert "Differ in norm: AA obligation; BB obligation; CC recommendation." in told
    assert "Differ in bearer: AA Provider; BB Deployer; CC Provider." in told
    assert "2 go further than this norm: AA, BB." in told
    assert told[-1].endswith("is not met.")
    assert "Log retention: AA ≥ 6 months (Art. 2, aa-act/log); BB ≥ 1 year (Rule 2, bb-rules/log)." in told


def test_a_topic_on_which_two_share_one_word_gets_no_proposal(worked, draft):
    """No link joins AA's and CC's clauses on talent; both name the specialist, and one word is too little."""
    clauses, _ = draft(forces=EVERY_FORCE)
    talent = clauses["talent"]
    assert [item.grouped for item in talent.support] == [False, False]
    written = statement(talent, worked.vocabularies, IDEAS)
    assert written["en"] == (
        "The instruments have clauses on 'talent and education', but share little beyond the topic: only specialist."
    )
    assert "What all hold at least: aim. More than that: AA." in basis(talent, worked.vocabularies, IDEAS)


def test_the_group_of_logs_stands_around_the_clause_that_both_others_meet(draft):
    """AA's clause is linked to BB's (0.9) and by decision to CC's; nothing links BB's and CC's."""
    clauses, _ = draft(forces=EVERY_FORCE)
    logs, oversight = clauses["logging"], clauses["human-oversight"]
    assert [(item.place, item.grouped) for item in logs.support] == [("AA", True), ("BB", True), ("CC", True)]
    assert logs.counterparties == ()
    assert not any(item.grouped for item in oversight.support), "no link between the two rights"
    assert oversight.thin


# One topic across ----------------------------------------------------------------------------------------------------


def test_every_difference_on_logging(worked):
    result = across(worked, "logging", ("AA", "BB", "CC", "DD"), DAY, BY_HAND)
    (group,) = result.groups
    assert [clause.key for _, clause in group.members] == ["aa-act/log", "bb-rules/log", "cc-plan/log"]
    told = {
        (item.a[1].framework, item.b[1].framework): {
            (found.kind.value, found.a, found.b, found.words) for found in item.differences
        }
        for item in group.contrasts
    }
    assert told["aa-act", "bb-rules"] == {
        ("bearer", "Provider", "Deployer", ""),
        ("parameter", "Log retention: ≥ 6 months", "Log retention: ≥ 1 year", "shorter retention"),
        ("timing", "2025-01-01", "2024-07-01", ""),
    }
    assert told["aa-act", "cc-plan"] == {
        ("norm", "obligation", "recommendation", ""),
        ("parameter", "Log retention: ≥ 6 months", "Log retention: not in this clause", ""),
        ("timing", "2025-01-01", "2025-03-01", ""),
        ("force", "binding", "voluntary", ""),
    }
    assert ("bearer", "Deployer", "Provider", "") in told["bb-rules", "cc-plan"]
    assert [item.link is None for item in group.contrasts] == [False, False, True], "BB and CC meet through AA"
    assert (result.alone, result.not_encoded) == ((), ("DD",))


def test_a_penalty_is_a_consequence_and_who_starts_later_is_silent_until_then(worked):
    result = across(worked, "incident-reporting", ("AA", "BB", "CC"), DAY, BY_HAND)
    ((contrast,),) = [group.contrasts for group in result.groups]
    assert {(found.kind.value, found.a, found.b, found.words) for found in contrast.differences} == {
        ("bearer", "Provider", "Deployer", ""),
        ("parameter", "Incident report deadline: ≤ 15 days", "Incident report deadline: ≤ 72 hours", "longer deadline"),
        ("timing", "2025-01-01", "2025-06-01", ""),
        ("consequence", "Art. 4: ≤ EUR 1,000,000", "not recorded", ""),
    }
    assert (result.silent, result.upcoming) == ((), ("CC",)), "from 2027"


# What joining would mean ---------------------------------------------------------------------------------------------


def test_where_the_plan_stands_beside_the_two_laws(worked):
    result = gap(worked, "CC", ("AA", "BB", "CC"), DAY, BY_HAND)
    rows = {row.topic: row for row in result.topics}
    assert {topic: row.standing for topic, row in rows.items()} == {
        "ai-definition": Standing.OTHERWISE,
        "logging": Standing.COVERED,
        "incident-reporting": Standing.LATER,
        "talent": Standing.OTHERWISE,
        "human-oversight": Standing.SILENT,
        "audit": Standing.SILENT,
        "penalties": Standing.SILENT,
        "children": Standing.ALONE,
    }
    (contrast,) = rows["logging"].contrasts
    assert (contrast.own[1].key, contrast.other[1].key) == ("cc-plan/log", "aa-act/log")
    assert contrast.link.relation is Relation.SUPERSET, "read from CC"
    assert {found.kind.value for found in contrast.differences} == {"norm", "parameter", "timing", "force"}
    assert [item.clause.key for item in rows["human-oversight"].others] == ["aa-act/oversight", "bb-rules/oversight"]
    assert [(entry.key, how) for entry, how in rows["audit"].offers] == [("aa-act/audits", Reach.ANYONE)]
    assert rows["talent"].offers == (), "offers are named where something lacks"


def test_against_a_draft_only_its_topics_are_there(worked, monkeypatch):
    monkeypatch.setattr(common_module, "shipped_lexicon", lambda: IDEAS)
    made = consensus(worked, Rule(DAY, jurisdictions=("AA", "BB")), BY_HAND)
    result = gap(worked, "CC", ("AA", "BB"), DAY, BY_HAND, draft=made)
    assert {row.topic: row.draft.norm for row in result.topics if row.draft} == {
        "ai-definition": Norm.DEFINITION,
        "logging": Norm.OBLIGATION,
        "incident-reporting": Norm.OBLIGATION,
        "human-oversight": Norm.RIGHT,
    }


# Cooperation ---------------------------------------------------------------------------------------------------------


def test_needs_and_offers(worked):
    """CC needs computers, which nobody offers, and training: AA names CC; BB's lessons are for AA alone."""
    computers, specialists = matches(worked, DAY, models=0)
    assert (computers.need.key, computers.fits) == ("cc-plan/need-computers", ())
    (fit,) = specialists.fits
    assert (fit.offer.key, fit.reach, fit.topics, fit.sdgs) == ("aa-act/places", Reach.NAMED, ("talent",), (4,))
    assert fit.same_kind
    _, goals = coverage(worked, DAY, (computers, specialists))
    quality = next(item for item in goals if item.name == "SDG 4")
    assert (quality.needs, quality.met) == (1, 1)
    progress = topic_progress(worked, DAY, worked.framework("cc-plan"))
    assert list(progress.offered) == ["talent"]


# Quantities and time -------------------------------------------------------------------------------------------------


def test_values_ranges_and_medians(worked):
    """Deadlines on the day: 3 and 15 days, median 9; CC's 30 days come later and do not count."""
    found = {
        table.measure.id: table for table in parameters(worked, DAY, rates=[Rate("EUR", "KRW", 1500.0, DAY, "paper")])
    }
    within = found["incident-report-deadline"]
    assert [(item.framework.jurisdiction, item.size, item.start) for item in within.entries] == [
        ("AA", 15.0, ""),
        ("BB", 3.0, ""),
        ("CC", 30.0, "2027-01-01"),
    ]
    (spread,) = within.spreads
    assert (spread.count, spread.low, spread.median, spread.high) == (2, 3.0, 9.0, 15.0)
    (kept,) = found["log-retention"].spreads
    assert (kept.low, kept.high) == pytest.approx((365.2425 / 2, 365.2425), abs=1e-5)
    assert kept.median == pytest.approx(365.2425 * 3 / 4, abs=1e-5)
    (fine,) = found["fine-maximum"].entries
    assert (fine.scale, fine.size) == ("KRW", 1.5e9)


def test_the_year_ahead(worked):
    result = timeline(worked, DAY)
    counts = {
        item.framework.id: tuple(map(len, (item.applied, item.applies, item.later, item.undated)))
        for item in result.standings
    }
    assert counts == {"aa-act": (0, 6, 0, 0), "bb-rules": (0, 5, 0, 0), "cc-plan": (0, 4, 1, 0)}
    assert [
        (item.day, item.kind, item.framework.id, [clause.id for clause in item.clauses]) for item in result.changes
    ] == [
        ("2026-03-01", ChangeKind.EVENT, "aa-act", []),
        ("2026-06-30", ChangeKind.ENDS, "bb-rules", ["audit"]),
        ("2027-01-01", ChangeKind.STARTS, "cc-plan", ["report"]),
    ]


# The aligner instead of links by hand --------------------------------------------------------------------------------


def test_the_aligner_finds_the_same_groups_and_changes_no_norm(worked):
    found = links(worked)
    logs = found["aa-act/log"]
    assert (logs[0].b, logs[0].status, logs[0].relation) == ("cc-plan/log", Status.RECORDED, Relation.SUBSET)
    assert "bb-rules/log" in [link.b for link in logs]
    (group,) = across(worked, "logging", ("AA", "BB", "CC"), DAY, found).groups
    assert [clause.id for _, clause in group.members] == ["log", "log", "log"]
    rule = Rule(DAY, forces=EVERY_FORCE)

    def core(drafted):
        return [(clause.topic, clause.norm, clause.further, clause.silent) for clause in drafted.clauses]

    assert core(consensus(worked, rule, found)) == core(consensus(worked, rule, BY_HAND))
