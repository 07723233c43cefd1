"""Tight groups: a star around one clause, one clause of each jurisdiction, and never a chain."""

from hypothesis import given
from hypothesis import strategies as st

from comparator.comparison.common import common_roles, common_scopes
from comparator.comparison.groups import stars
from comparator.comparison.links import Link, Status
from comparator.model.framework import Norm
from comparator.model.mapping import Relation
from comparator.model.vocabulary import Term
from tests.builders import clause, framework

ROLES = {key: Term(key, {}, {}, broader) for key, broader in
         (("operator", ""), ("provider", "operator"), ("deployer", "operator"), ("regulator", ""))}  # fmt: skip


def at(*keys, **more):
    """Return clauses by key; the letter before the slash is the jurisdiction."""
    places = {}
    for key in keys:
        name, clause_id = key.split("/")
        own = clause(clause_id, framework=name, **more)
        places[key] = framework(name, own, jurisdiction=name.upper() * 2), own
    return places


def linked(*found):
    """Return links read from both sides."""
    result: dict[str, list[Link]] = {}
    for link in found:
        result.setdefault(link.a, []).append(link)
        result.setdefault(link.b, []).append(link.turned)
    return {key: tuple(items) for key, items in result.items()}


def candidate(a, b, score=0.8):
    return Link(a, b, score, Status.CANDIDATE)


def recorded(a, b, relation=Relation.INTERSECTS):
    return Link(a, b, 1.0, Status.RECORDED, relation)


def cores(places, found):
    return [star.core for star in stars(places, found, ROLES)]


def test_decisions_that_intersect_make_no_chain():
    """a - b - c - d: b meets a and c and is the centre; d meets c alone, and c is gone."""
    places = at("a/1", "b/1", "c/1", "d/1")
    found = linked(recorded("a/1", "b/1"), recorded("b/1", "c/1"), recorded("c/1", "d/1"))
    (star,) = stars(places, found, ROLES)
    assert star.core == ("b/1", "a/1", "c/1")
    assert [(link.a, link.b) for link in star.also] == [("c/1", "d/1")]


def test_of_each_jurisdiction_one_clause_is_in_the_core_and_the_next_makes_a_group_of_its_own():
    """Both of b's clauses meet a/1 by decision; a part of it comes before one that intersects."""
    places = at("a/1", "b/1", "b/2", "c/2")
    found = linked(
        recorded("a/1", "b/1"), recorded("a/1", "b/2", Relation.SUPERSET), recorded("b/1", "c/2"),
    )  # fmt: skip
    assert cores(places, found) == [("b/1", "a/1", "c/2")]
    found = linked(recorded("a/1", "b/1"), recorded("a/1", "b/2", Relation.SUPERSET))
    (star,) = stars(places, found, ROLES)
    assert star.core == ("a/1", "b/2")
    assert [link.b for link in star.also] == ["b/1"]


def test_candidates_meet_only_as_each_others_best():
    places = at("a/1", "a/2", "b/1")
    found = linked(candidate("a/1", "b/1", 0.9), candidate("a/2", "b/1", 0.8))
    (star,) = stars(places, found, ROLES)
    assert (star.core, star.also) == (("a/1", "b/1"), ())


def test_the_same_kind_of_rule_and_the_same_role_come_before_a_higher_score():
    definition = at("b/1", norm=Norm.DEFINITION)
    of_regulator = at("b/2", bearer=("regulator",))
    places = at("a/1", bearer=("provider",)) | definition | of_regulator | at("b/3", bearer=("deployer",))
    found = linked(
        candidate("a/1", "b/1", 0.99), candidate("a/1", "b/2", 0.9), candidate("a/1", "b/3", 0.6)
    )  # fmt: skip
    assert cores(places, found) == [("a/1", "b/3")], "providers and deployers are both operators"


def test_of_equal_centres_the_first_key_is_taken():
    places = at("a/1", "b/1")
    assert cores(places, linked(candidate("a/1", "b/1"))) == [("a/1", "b/1")]


def test_nothing_meets_nothing():
    assert stars(at("a/1", "b/1"), {}, ROLES) == ()
    assert stars({}, {}, ROLES) == ()
    within = at("a/1", "a/2")
    assert stars(within, linked(candidate("a/1", "a/2")), ROLES) == (), "one jurisdiction"


KEYS = [f"{name}/{number}" for name in "abcd" for number in (1, 2, 3)]
LINKS = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS), st.sampled_from([0.6, 0.7, 0.9]), st.booleans()),
    max_size=25,
    unique_by=lambda row: frozenset(row[:2]),
)


def drawn(rows):
    return [
        recorded(a, b) if decided else candidate(a, b, score)
        for a, b, score, decided in rows
        if a.split("/")[0] != b.split("/")[0]
    ]


@given(LINKS, st.randoms(use_true_random=False))
def test_groups_are_tight_and_do_not_depend_on_the_order(rows, random):
    found = drawn(rows)
    places = at(*KEYS)
    made = stars(places, linked(*found), ROLES)
    shuffled = dict(random.sample(list(places.items()), len(places)))
    assert stars(shuffled, linked(*random.sample(found, len(found))), ROLES) == made
    inside = [key for star in made for key in star.core]
    assert len(inside) == len(set(inside)), "no clause is in two groups"
    joined = {frozenset((link.a, link.b)) for link in found}
    for star in made:
        places_of = [places[key][0].jurisdiction for key in star.core]
        assert len(places_of) == len(set(places_of)) >= 2
        assert all(frozenset((star.centre, link.b)) in joined for link in star.links)
        assert not {link.b for link in star.also} & set(inside)
        assert {link.a for link in star.also} <= set(star.core)


def test_common_roles_are_the_narrowest_that_all_who_name_any_share():
    assert common_roles([("provider",), ("provider", "deployer")], ROLES) == ("provider",)
    assert common_roles([("provider",), ("deployer",), ()], ROLES) == ("operator",)
    assert common_roles([("provider",), ("regulator",)], ROLES) == ()
    assert common_roles([("provider",), ("provider",), (), ()], ROLES) == (), "half of them name one"
    assert common_roles([("anyone",), ("anyone",)], ROLES) == (), "everybody tells nothing"


def test_common_scopes_are_what_all_cover():
    scopes = {key: Term(key, {}, {}, broader) for key, broader in (("high-risk", ""), ("biometric", "high-risk"))}
    assert common_scopes([(), ()], scopes) == (), "every AI system"
    assert common_scopes([("high-risk",), ()], scopes) == ("high-risk",)
    assert common_scopes([("high-risk",), ("biometric",)], scopes) == ("high-risk",)
    assert common_scopes([("high-risk",), ("deep-fake",)], scopes) is None
