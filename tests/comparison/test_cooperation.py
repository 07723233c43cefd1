"""Needs and offers: who can receive what, what fits, and what nobody offers."""

import pytest

from comparator.comparison.cooperation import Reach, coverage, entries, matches, reach, topic_progress
from comparator.model.framework import CooperationRecord
from comparator.model.vocabulary import Group
from tests.builders import clause, corpus_of, framework, life, period

DAY = "2026-01-01"


def record(name, *topics, text="Training of specialists in machine learning.", **more):
    """Return an offer or a need."""
    return CooperationRecord(name, f"para. {name}", {"en": text}, more.pop("kind", "training"), topics, "act", **more)


@pytest.fixture
def loaded(vocabularies):
    """Return a strategy of Kenya with two needs, offers of China, Japan and Kenya, and a Korean act."""
    strategy = framework(
        "ke-plan", clause(framework="ke-plan", topics=("talent",)), jurisdiction="KE",
        needs=(
            record("need-talent", "talent", text="Kenya needs training for machine learning.", sdgs=(4,)),
            record("need-compute", "compute", text="Kenya needs graphics processors."),
        ),
        offers=(record("own", "talent"),),
    )  # fmt: skip
    plan = framework(
        "cn-plan", jurisdiction="CN",
        offers=(
            record("places", "talent", offered_to=("developing-economies",), sdgs=(4, 9)),
            record("later", "compute", applies=period("2027-01-01")),
            record("not-for-ke", "talent", offered_to=("JP",)),
        ),
    )  # fmt: skip
    japan = framework(
        "jp-plan",
        jurisdiction="JP",
        offers=(record("research", "talent", text="A forum on harbours.", offered_by=("JP", "EU")),),
    )
    law = clause(
        "art-21", framework="kr-act", topics=("talent",), title={"en": "AI specialists"},
        statement={"en": "The Ministry trains specialists in machine learning."},
    )  # fmt: skip
    return corpus_of(vocabularies, strategy, plan, japan, framework("kr-act", law, jurisdiction="KR"))


def test_an_offer_of_somebody_else_on_a_shared_topic_fits_nearest_first(loaded):
    talent = matches(loaded, DAY)[1]
    assert talent.need.record.id == "need-talent"
    assert [fit.offer.key for fit in talent.fits] == ["cn-plan/places", "jp-plan/research"]
    first = talent.fits[0]
    assert (first.reach, first.topics, first.sdgs, first.same_kind) == (Reach.GROUP, ("talent",), (4,), True)


def test_needs_without_an_offer_come_first_and_a_later_offer_does_not_count_yet(loaded):
    assert [(item.need.record.id, bool(item.fits)) for item in matches(loaded, DAY)] == [
        ("need-compute", False),
        ("need-talent", True),
    ]
    assert all(item.fits for item in matches(loaded, "2027-06-01"))


def test_a_clause_of_another_country_can_serve_as_a_model(loaded):
    talent = matches(loaded, DAY)[1]
    assert [item.clause.key for item in talent.models] == ["kr-act/art-21"]
    assert matches(loaded, DAY, models=0)[1].models == ()


def test_needs_and_offers_can_be_narrowed(loaded):
    assert matches(loaded, DAY, places=["JP"]) == ()
    (only,) = matches(loaded, DAY, sdg=4)
    assert only.need.record.id == "need-talent"
    (_, talent) = matches(loaded, DAY, givers=["JP"])
    assert [fit.offer.owners for fit in talent.fits] == [("JP", "EU")]


def test_nothing_stands_before_an_instrument_was_public(vocabularies, loaded):
    assert entries(loaded, "1990-01-01") == ((), ())
    dead = framework(
        "xx-plan", offers=(record("a", "talent"),), lifecycle=life(("in-force", "2020-01-01"), ("ends", DAY))
    )
    assert entries(corpus_of(vocabularies, dead), DAY) == ((), ())


def test_who_can_receive():
    open_list = Group("open-list", {}, ("AA",), "2026-01-01", "", complete=False)
    whole = Group("whole", {}, ("AA",), "2026-01-01", "", complete=True)
    groups = {group.id: group for group in (open_list, whole)}
    assert reach("BB", record("r", "talent"), groups) is Reach.ANYONE
    assert reach("BB", record("r", "talent", offered_to=("BB",)), groups) is Reach.NAMED
    assert reach("AA", record("r", "talent", offered_to=("whole",)), groups) is Reach.GROUP
    assert reach("BB", record("r", "talent", offered_to=("open-list",)), groups) is Reach.UNSURE
    assert reach("BB", record("r", "talent", offered_to=("whole",)), groups) is Reach.NO


def test_those_meant_above_all_come_first_among_those_who_can_receive():
    groups = {"south": Group("south", {}, ("AA",), "2026-01-01", "", complete=False)}
    to_all = record("r", "talent", offered_first=("south",))
    assert reach("AA", to_all, groups) is Reach.FIRST
    assert reach("BB", to_all, groups) is Reach.ANYONE  # nobody is shut out
    assert reach("BB", record("r", "talent", offered_first=("BB",)), groups) is Reach.FIRST
    assert reach("AA", record("r", "talent", offered_to=("BB",), offered_first=("AA",)), {}) is Reach.NO


def test_coverage_counts_needs_with_an_offer_by_group_and_goal(loaded):
    found = matches(loaded, DAY)
    by_group, by_goal = coverage(loaded, DAY, found, groups=["g7"])
    groups = {item.name: (item.needs, item.met) for item in by_group}
    assert groups["developing-economies"] == (2, 1)
    assert groups["g7"] == (0, 0)
    assert {item.name: item.met for item in by_goal}["SDG 4"] == 1


def test_progress_names_the_topics_with_and_without_an_offer(vocabularies):
    plan = framework("un-res", clause(topics=("talent", "compute")), offers=(record("a", "talent"),))
    result = topic_progress(corpus_of(vocabularies, plan), DAY, plan)
    assert list(result.offered) == ["talent"]
    assert result.not_offered == ("compute",)


def test_a_silent_country_or_a_copy_changes_nothing(vocabularies, loaded):
    def fits(corpus):
        return [(item.need.key, [fit.offer.key for fit in item.fits]) for item in matches(corpus, DAY)]

    silent = framework("zz-act", jurisdiction="ZA")
    assert fits(corpus_of(vocabularies, *reversed(loaded.frameworks.values()), silent)) == fits(loaded)


def test_needs_whose_offers_share_only_a_topic_come_before_those_with_a_close_one(vocabularies):
    plan = framework(
        "ke-plan", jurisdiction="KE",
        needs=(record("a", "talent", text="Teachers."), record("b", "compute", text="Machines.", kind="funding")),
    )  # fmt: skip
    given = framework(
        "cn-plan", jurisdiction="CN",
        offers=(record("c", "talent", text="Grants."), record("d", "compute", text="Ships.", kind="research")),
    )  # fmt: skip
    found = matches(corpus_of(vocabularies, plan, given), DAY)
    assert [(item.need.record.id, bool(item.fits), item.close) for item in found] == [
        ("b", True, False),
        ("a", True, True),
    ]
    by_group, _ = coverage(corpus_of(vocabularies, plan, given), DAY, found, groups=["developing-economies"])
    ours = next(item for item in by_group if item.name == "developing-economies")
    assert (ours.needs, ours.met, ours.close) == (2, 2, 1)


def test_concepts_that_are_too_general_are_no_reason(vocabularies):
    plan = framework("ke-plan", jurisdiction="KE", needs=(record("a", "talent", text="Provide at least various AI."),))
    given = framework(
        "cn-plan", jurisdiction="CN", offers=(record("c", "talent", text="Provide at least various AI."),)
    )
    ((fit,),) = (item.fits for item in matches(corpus_of(vocabularies, plan, given), DAY))
    assert fit.score > 0
    assert fit.concepts == ()
