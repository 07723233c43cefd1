"""Recorded decisions: counts, agreement of two readers, and decisions that cannot stand together."""

import pytest

from comparator.comparison.decisions import contradictions, decided_on, kappa, reader_agreement, statistics
from comparator.model.mapping import Mapping, MappingSet, Relation, Reviewer

E, S, P, X, N = Relation.EQUIVALENT, Relation.SUBSET, Relation.SUPERSET, Relation.INTERSECTS, Relation.NONE


def decisions(source, target, *rows, reviews=()):
    """Return a set of rows (source clause, relation, target clause), by one reader, and second ones by another."""

    def made(found, reader):
        return tuple(Mapping(a, b, relation, reader, "2026-01-01", "semantic", "human") for a, relation, b in found)

    readers = (Reviewer("one", "One"), Reviewer("two", "Two"))
    return MappingSet(f"{source}-{target}", {}, source, target, readers, made(rows, "one"), made(reviews, "two"))


def test_counts_are_of_first_decisions():
    found = statistics([decisions("a", "b", ("1", E, "1"), ("2", X, "2"), ("3", X, "3"), reviews=[("1", N, "1")])])
    assert found.decisions == 3
    assert found.relations == {"intersects-with": 2, "equivalent-to": 1}
    assert found.reviewers == {"one": 3}


def test_two_readers_agree_beyond_chance_or_not():
    rows = [("1", E, "1"), ("2", X, "2"), ("3", N, "3"), ("4", X, "4")]
    found = reader_agreement(
        [decisions("a", "b", *rows, reviews=[("1", X, "1"), ("2", X, "2"), ("3", N, "3"), ("9", X, "9")])]
    )
    assert (found.pairs, found.same, found.same_kind) == (3, 2, 3)
    # observed 2/3; chance: intersects 1/3 * 2/3 + none 1/3 * 1/3 = 1/3
    assert found.kappa == pytest.approx((2 / 3 - 1 / 3) / (1 - 1 / 3))
    assert found.kind_kappa == pytest.approx(1.0)
    (only,) = found.disagreements
    assert (only.a, only.b, only.first, only.second) == ("a/1", "b/1", E, X)


def test_kappa_is_not_defined_where_chance_agrees_fully_or_nothing_was_decided():
    assert kappa([]) is None
    assert kappa([("x", "x"), ("x", "x")]) is None
    assert kappa([("x", "y"), ("y", "x")]) == pytest.approx(-1.0)


@pytest.mark.parametrize(
    ("sets", "pair", "path"),
    [
        ([decisions("a", "b", ("1", S, "1")), decisions("b", "c", ("1", E, "1")), decisions("a", "c", ("1", N, "1"))],
         ("a/1", "c/1"), ("a/1", "b/1", "c/1")),
        ([decisions("a", "b", ("1", S, "1")), decisions("b", "c", ("1", S, "1")), decisions("a", "c", ("1", P, "1"))],
         ("a/1", "c/1"), ("a/1", "b/1", "c/1")),
        ([decisions("b", "a", ("1", P, "1")), decisions("c", "b", ("1", P, "1")), decisions("c", "a", ("1", N, "1"))],
         ("a/1", "c/1"), ("a/1", "b/1", "c/1")),
        ([decisions("a", "b", ("1", X, "1")), decisions("b", "a", ("1", N, "1"))],
         ("a/1", "b/1"), ("a/1", "b/1")),
    ],
    ids=["a part of a part has none", "a part of a part is more", "read from the other side", "decided otherwise"],
)  # fmt: skip
def test_decisions_that_cannot_stand_together(sets, pair, path):
    assert (pair, path) in {((found.a, found.b), found.path) for found in contradictions(sets)}


def test_decisions_that_can():
    sets = [
        decisions("a", "b", ("1", S, "1"), ("2", X, "2")), decisions("b", "c", ("1", X, "1"), ("2", X, "2")),
        decisions("a", "c", ("1", N, "1"), ("2", N, "2")), decisions("b", "a", ("1", P, "1")),
    ]  # fmt: skip
    assert contradictions(sets) == ()


def test_shipped_decisions_stand_together_and_a_quarter_was_made_twice(corpus):
    sets = list(corpus.mapping_sets.values())
    assert contradictions(sets) == ()
    assert statistics(sets).decisions >= 300
    assert reader_agreement(sets).pairs * 4 >= statistics(sets).decisions
    for item in sets:
        for row in (*item.mappings, *item.reviews):
            assert corpus.framework(item.source).clause(row.source)
            assert corpus.framework(item.target).clause(row.target)


def test_a_decision_is_found_from_both_sides_with_who_made_it_and_the_last_set_counts():
    first, second = decisions("a", "b", ("1", S, "1"), ("2", X, "2")), decisions("b", "a", ("1", X, "1"))
    sets = {"a-b": first, "b-a": second}
    found = decided_on({"a-b": first}, "a/1", "b/1")
    assert found is not None
    assert (found.relation, found.reviewer, found.set.id) == (S, Reviewer("one", "One"), "a-b")
    turned = decided_on({"a-b": first}, "b/1", "a/1")
    assert turned is not None
    assert (turned.relation, turned.decision) == (P, found.decision)
    last = decided_on(sets, "a/1", "b/1")
    assert last is not None
    assert (last.relation, last.set.id) == (X, "b-a")
    assert decided_on(sets, "a/1", "b/2") is None
