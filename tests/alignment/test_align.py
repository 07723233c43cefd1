"""Choosing partners: ranks, ties, and an engine that abstains aloud."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import comparator.alignment.align as align_module
from comparator.alignment.align import align, best
from comparator.alignment.engines import NAMES
from comparator.alignment.engines.lexical import LexicalEngine
from comparator.model.errors import InputError
from comparator.model.passage import Passage, Side
from tests.builders import passages

A = Side(
    "a",
    passages(
        [
            "Providers of high-risk systems keep logs for six months.",
            "提供者应当对生成内容进行标识。",
            "The ministry reviews its plan every three years.",
        ]
    ),
)
B = Side(
    "b",
    passages(
        [
            "Generated content must carry a label.",
            "Deployers keep the logs of the system for at least a year.",
            "Every three years the plan is reviewed.",
            "Children enjoy special protection.",
        ]
    ),
)


def test_equal_scores_rank_in_their_order():
    assert best(np.array([0.2, 0.9, 0.2, 0.9, 0.2], dtype=np.float32), 4) == [1, 3, 0, 2]
    assert best(np.zeros(5, dtype=np.float32), 2) == [0, 1]


def test_no_more_places_than_there_are():
    scores = np.array([0.1, 0.3], dtype=np.float32)

    assert best(scores, 5) == [1, 0]
    assert best(scores, 0) == []
    assert best(np.array([], dtype=np.float32), 3) == []


@given(st.lists(st.sampled_from([0.0, 0.1, 0.5, 0.5000001, 1.0]), max_size=30), st.integers(0, 8))
def test_the_best_are_those_of_a_stable_sort(scores, top):
    expected = sorted(range(len(scores)), key=lambda place: -scores[place])[:top]

    assert best(np.array(scores), top) == expected


def test_every_clause_gets_its_ranked_candidates_in_the_order_of_a():
    result = align(A, B, top=2)

    assert (result.a, result.b, result.engine) == ("a", "b", "lexical")
    assert [(found.a, found.rank) for found in result.candidates] == [
        (passage, rank) for passage in ("p1", "p2", "p3") for rank in (1, 2)
    ]
    assert [found.b for found in result.candidates if found.rank == 1] == ["p2", "p1", "p3"]
    for better, worse in zip(result.candidates[::2], result.candidates[1::2], strict=True):
        assert better.score >= worse.score


def test_a_small_side_gives_all_it_has():
    assert [found.b for found in align(A, Side("b", B.passages[:1]), top=3).candidates] == ["p1"] * 3


@pytest.mark.parametrize(
    "logs", [{"en": "Providers keep logs."}, {"zh-Hans": "提供者应当留存日志。"}, {"fr": "Journaux"}]
)
def test_abstaining_marks_a_candidate_but_does_not_drop_it(logs):
    a = Side("a", (Passage("p1", logs),))
    same = align(a, a).candidates
    strange = align(a, Side("b", passages(["Ocean tides follow moonlight."]))).candidates

    assert [found.below_threshold for found in same] == [False]
    assert [found.below_threshold for found in strange] == [True]
    assert 0 <= strange[0].score < LexicalEngine.threshold


def test_baselines_never_abstain():
    strange = Side("b", passages(["Ocean tides follow moonlight."]))

    for name in ("token-set", "bm25", "char-tfidf"):
        assert not any(found.below_threshold for found in align(A, strange, engine_name=name).candidates)


def test_evidence_can_be_left_out():
    assert all(found.evidence is None for found in align(A, B, explain=False).candidates)
    assert all(found.evidence is not None for found in align(A, B).candidates)


@pytest.mark.parametrize("name", NAMES)
def test_the_size_of_a_block_changes_nothing(name, monkeypatch):
    whole = align(A, B, top=4, engine_name=name)
    monkeypatch.setattr(align_module, "BLOCK", 1)

    assert align(A, B, top=4, engine_name=name) == whole


def test_progress_is_told_block_by_block(monkeypatch):
    monkeypatch.setattr(align_module, "BLOCK", 2)
    told: list[tuple[int, int]] = []

    align(A, B, progress=lambda done, total: told.append((done, total)))

    assert told == [(2, 3), (3, 3)]


def test_progress_is_told_within_a_block(monkeypatch):
    monkeypatch.setattr(align_module, "STEP", 1)
    told: list[tuple[int, int]] = []

    align(A, B, progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_found_where_nobody_is_asked_for(name):
    assert align(A, B, top=0, engine_name=name).candidates == ()


def test_the_language_that_is_asked_for_is_read():
    a = Side("a", (Passage("1", {"en": "Providers keep logs.", "zh-Hans": "提供者应当留存日志。"}),))
    b = Side("b", (Passage("1", {"zh-Hans": "提供者应当留存日志。"}),))

    (found,) = align(a, b, language="zh-Hans").candidates
    assert found.evidence is not None
    assert found.evidence.language == ("zh-Hans", "zh-Hans")


def test_an_unknown_engine_is_one_clear_error():
    with pytest.raises(InputError, match="there is no engine `magic`; the engines are lexical, semantic, token-set"):
        align(A, B, engine_name="magic")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("a", "b"), [(Side("a", ()), B), (A, Side("b", ())), (Side("a", ()), Side("b", ()))])
def test_a_side_without_clauses_gives_no_candidates(name, a, b, recwarn):
    assert align(a, b, engine_name=name).candidates == ()
    assert list(recwarn) == []
