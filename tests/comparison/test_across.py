"""One topic across jurisdictions: clauses that are each other's first link stand together."""

from comparator.comparison.across import across
from comparator.comparison.differences import DifferenceKind
from comparator.comparison.links import Link, Status
from comparator.formats.across import across_lines
from comparator.model.framework import Absence, Norm
from comparator.model.mapping import Relation
from tests.builders import clause, corpus_of, framework, period

DAY = "2026-01-01"


def linked(*links):
    """Return links read from both sides, in the order given."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.a, []).append(link)
        found.setdefault(link.b, []).append(link.turned)
    return {key: tuple(items) for key, items in found.items()}


def act(name, place, *ids, **more):
    """Return an act of clauses on logging."""
    made = [clause(name_of, framework=name, topics=("logging",), **more) for name_of in ids]
    return framework(name, *made, jurisdiction=place)


def candidate(a, b, score=0.8):
    return Link(a, b, score, Status.CANDIDATE)


def test_mutual_first_links_make_a_group_with_typed_differences(vocabularies):
    loaded = corpus_of(
        vocabularies, act("a", "AA", "1", "2"), act("b", "BB", "1", norm=Norm.RECOMMENDATION), act("c", "CC", "1")
    )
    found = linked(candidate("a/1", "b/1", 0.9), candidate("a/2", "b/1", 0.7), candidate("b/1", "c/1", 0.8))
    result = across(loaded, "logging", ("AA", "BB", "CC", "DD"), DAY, found)
    (group,) = result.groups
    assert [item.key for _, item in group.members] == ["a/1", "b/1", "c/1"]
    through = {(item.a[1].key, item.b[1].key): item.link for item in group.contrasts}
    assert through["a/1", "c/1"] is None, "they meet through a third"
    assert DifferenceKind.NORM in {found.kind for found in group.contrasts[0].differences}
    assert [item.key for _, item in result.alone] == ["a/2"]
    assert result.not_encoded == ("DD",)


def test_a_recorded_decision_joins_whatever_the_scores_say(vocabularies):
    loaded = corpus_of(vocabularies, act("a", "AA", "1", "2"), act("b", "BB", "1"))
    recorded = Link("a/2", "b/1", 1.0, Status.RECORDED, Relation.SUBSET)
    (group,) = across(loaded, "logging", ("AA", "BB"), DAY, linked(recorded)).groups
    assert [item.key for _, item in group.members] == ["a/2", "b/1"]
    link = group.contrasts[0].link
    assert link is not None
    assert (link.a, link.relation) == ("a/2", Relation.SUBSET)


def test_who_has_no_clause_that_applies_is_silent(vocabularies):
    loaded = corpus_of(vocabularies, act("a", "AA", "1"), act("b", "BB", "1", applies=period("2030-01-01")))
    result = across(loaded, "logging", ("AA", "BB"), DAY, linked(candidate("a/1", "b/1")))
    assert result.groups == ()
    assert (result.silent, result.upcoming) == ((), ("BB",))
    assert across(loaded, "logging", ("AA", "BB"), "1800-01-01", {}).alone == ()


def test_who_is_known_to_set_no_rule_is_not_silent(vocabularies):
    absence = Absence("logging", {"en": "No rule."}, "act")
    loaded = corpus_of(
        vocabularies, act("a", "AA", "1"), framework("b", jurisdiction="BB", absent=(absence,)),
        framework("c", jurisdiction="CC"),
    )  # fmt: skip
    result = across(loaded, "logging", ("AA", "BB", "CC"), DAY, {})
    assert (result.silent, result.absent, result.upcoming) == (("CC",), ("BB",), ())
    lines = [words for _, words in across_lines(result, vocabularies, "en")]
    assert lines[-2:] == ["Cocos (Keeling) Islands: silent", "Barbados: absent, known to set no rule"]
