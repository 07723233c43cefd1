"""One partner at most for every clause: the best choice over all pairs, the same from both sides."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

import comparator.alignment.one_to_one as module
from comparator.alignment.align import Place, align
from comparator.alignment.mutual import first_choices, mark_mutual
from comparator.alignment.one_to_one import assign, one_to_one
from comparator.model.passage import Side
from tests.builders import passages

A = Side("a", passages(["Providers keep logs for six months.", "Providers keep the logs of high-risk systems."]))
B = Side("b", passages(["Deployers keep logs for six months.", "Ocean tides follow moonlight."], prefix="q"))

SCORES = st.integers(1, 100).map(lambda step: step / 100)


@st.composite
def matrices(draw):
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    return np.array(draw(st.lists(st.lists(SCORES, min_size=columns, max_size=columns), min_size=rows, max_size=rows)))


def places(matrix: np.ndarray, least: float) -> list[Place]:
    return [
        Place(row, column, 1, float(score)) for (row, column), score in np.ndenumerate(matrix) if float(score) >= least
    ]


def gain(chosen: tuple[Place, ...], least: float) -> float:
    return sum(place.score - least for place in chosen)


@settings(max_examples=100)
@given(matrices(), st.sampled_from([0.0, 0.3, 0.5, 0.9]))
def test_no_other_choice_is_worth_more(matrix, least):
    chosen = assign(places(matrix, least), matrix.shape[0], matrix.shape[1], least)

    worth = np.maximum(matrix - least, 0)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    assert gain(chosen, least) == pytest.approx(worth[rows, columns].sum())
    assert len({place.a for place in chosen}) == len({place.b for place in chosen}) == len(chosen)
    assert all(place.score >= least for place in chosen)


@given(matrices())
def test_the_choice_is_worth_the_same_from_both_sides(matrix):
    forth = assign(places(matrix, 0.5), matrix.shape[0], matrix.shape[1], 0.5)
    back = assign(places(matrix.T, 0.5), matrix.shape[1], matrix.shape[0], 0.5)

    assert gain(forth, 0.5) == pytest.approx(gain(back, 0.5))
    assert len(forth) == len(back)


def test_a_clause_gives_way_to_another_that_needs_the_partner_more():
    matrix = np.array([[0.9, 0.8], [0.9, 0.1]])
    assert [(place.a, place.b) for place in assign(places(matrix, 0.5), 2, 2, 0.5)] == [(0, 1), (1, 0)]


def test_two_weak_pairs_do_not_push_out_a_strong_one():
    matrix = np.array([[0.99, 0.52], [0.52, 0.1]])
    assert [(place.a, place.b) for place in assign(places(matrix, 0.5), 2, 2, 0.5)] == [(0, 0)]


def test_a_pair_at_the_least_score_is_better_than_none():
    assert len(assign([Place(0, 0, 1, 0.5)], 1, 1, 0.5)) == 1
    assert assign([], 1, 1, 0.5) == ()


def test_clauses_without_a_partner_are_named_on_both_sides():
    result = one_to_one(A, B)

    assert [(item.a, item.b, item.rank) for item in result.candidates] == [("p1", "q1", 1)]
    assert result.unpaired is not None
    assert (result.unpaired.a, result.unpaired.b, result.unpaired.shortened) == (("p2",), ("q2",), 0)
    assert result.candidates[0].evidence is not None


def test_a_lower_least_score_lets_marked_pairs_in():
    result = one_to_one(A, B, min_score=0.0, explain=False)

    assert [(item.a, item.b, item.below_threshold) for item in result.candidates] == [
        ("p1", "q1", False),
        ("p2", "q2", True),
    ]
    assert all(item.evidence is None for item in result.candidates)


def test_sides_so_large_that_candidates_are_left_out_are_told_apart(monkeypatch):
    monkeypatch.setattr(module, "DEPTH", 1)
    both = Side("b", (*B.passages[:1], *passages(["Providers keep logs for six months."], prefix="r")))

    result = one_to_one(A, both)

    assert result.unpaired is not None
    assert result.unpaired.shortened == 2


def test_a_side_without_clauses_leaves_the_other_alone():
    left = one_to_one(A, Side("b", ())).unpaired
    assert left is not None
    assert (left.a, left.b) == (("p1", "p2"), ())


def test_first_choices_of_each_other_are_marked():
    marked = mark_mutual(align(A, B), A, B).candidates

    assert {(item.a, item.b) for item in marked if item.mutual} == {("p1", "q1")}


def test_a_pair_that_the_engine_does_not_propose_is_no_first_choice():
    far = Side("b", B.passages[1:])
    assert not any(item.mutual for item in mark_mutual(align(A, far), A, far).candidates)


def test_equal_partners_are_all_first_choice():
    twins = Side("b", passages(["Providers keep logs for six months."] * 2, prefix="t"))
    assert first_choices("lexical", A, twins)["p1"] == {"t1", "t2"}
    assert first_choices("token-set", Side("a", A.passages[:1]), Side("b", passages(["xyz"])))["p1"] <= {"p1"}
