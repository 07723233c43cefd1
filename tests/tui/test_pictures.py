"""Pictures of the app at two sizes, compared with the accepted ones.

Scores are set by hand here, so that work on the alignment engine does not change the pictures. After an
intended change: `pytest tests/tui/test_pictures.py --snapshot-update`, and look at the pictures.
"""

import pytest

from comparator.comparison import compare as compare_module
from comparator.comparison.compare import Pair
from comparator.comparison.differences import differences
from comparator.model.candidate import Candidate, Evidence, Parts, SharedConcept, Span
from comparator.model.framework import Clause, Framework
from comparator.model.vocabulary import Vocabularies
from comparator.tui.app import ComparatorApp
from tests.tui.conftest import Driver

PARTNERS = (("art-5", "art-1", 0.91), ("art-4", "art-2", 0.84), ("art-6", "art-3", 0.12))
"""Clauses of the Chinese measures with their Korean partner and a score."""
SIZES = [(80, 24), (200, 60)]


def spans(text: str, word: str) -> tuple[Span, ...]:
    return (Span(text.index(word), text.index(word) + len(word)),) if word in text else ()


def evidence(a: Clause, b: Clause) -> Evidence:
    left, right = a.statement["en"], b.statement["en"]
    shared = SharedConcept(
        concept="provider",
        weight=0.3,
        a_terms=("Providers",),
        b_terms=("AI business operators",),
        a_spans=spans(left, "Providers"),
        b_spans=spans(right, "AI business operators"),
    )
    return Evidence(
        parts=Parts(concepts=0.62, words=0.31, letters=0.4, sequence=0.55, structure=0.75),
        concepts=(shared,),
        words=(),
        topics=tuple(topic for topic in a.topics if topic in b.topics),
        same_norm=a.norm is b.norm,
        bearers=("provider",),
        language=("en", "en"),
    )


def compare(a: Framework, b: Framework, vocabularies: Vocabularies, **_: object) -> tuple[Pair, ...]:
    pairs = []
    for left_id, right_id, score in PARTNERS:
        left, right = a.clause(left_id), b.clause(right_id)
        assert left is not None
        assert right is not None
        candidate = Candidate(left_id, right_id, 1, score, score < 0.5, evidence(left, right))
        pairs.append(Pair(left, right, candidate, differences((a, left), (b, right), vocabularies)))
    return tuple(pairs)


@pytest.fixture(autouse=True)
def fixed_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare_module, "compare", compare)


@pytest.mark.parametrize("size", SIZES)
def test_an_aligned_pair(snap_compare, app: ComparatorApp, size):
    async def choose(pilot):
        me = Driver(app, pilot)
        await me.opened()
        await me.choose("cn-trial-measures", "kr-trial-act")
        await me.press("2")

    assert snap_compare(app, terminal_size=size, run_before=choose)


@pytest.mark.parametrize("size", SIZES)
def test_the_two_clauses_in_their_own_languages_in_the_light_theme(snap_compare, app: ComparatorApp, size):
    async def choose(pilot):
        me = Driver(app, pilot)
        await me.opened()
        await me.choose("cn-trial-measures", "kr-trial-act")
        await me.press("3", "t", "L", "L", "L")
        assert me.main.explorer is not None
        assert me.main.explorer.language == "original"

    assert snap_compare(app, terminal_size=size, run_before=choose)


@pytest.mark.parametrize("size", SIZES)
def test_the_matrix(snap_compare, app: ComparatorApp, size):
    async def matrix(pilot):
        me = Driver(app, pilot)
        await me.opened()
        await me.press("m")
        await me.until(lambda: "Logging" in me.screen_text())
        await me.press("l")

    assert snap_compare(app, terminal_size=size, run_before=matrix)
