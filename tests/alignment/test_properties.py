"""What may not change a score: names, numbers, citations, order, the side that is asked, the way work is split."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comparator.alignment.align as align_module
from comparator.alignment.align import align
from comparator.alignment.engines import NAMES
from comparator.alignment.mutual import mark_mutual
from comparator.alignment.one_to_one import one_to_one
from comparator.alignment.passages import from_framework
from comparator.model.candidate import Coverage, Evidence, SharedConcept, SharedWord
from comparator.model.framework import Norm
from comparator.model.passage import Passage, Side
from tests.builders import clause, framework

PIECES = {
    "en": ["Providers ", "keep ", "logs ", "of high-risk systems ", "report ", "serious incidents ", "label ", "the "],
    "zh-Hans": ["提供者", "应当", "留存", "日志", "报告", "严重事件", "标识", "，"],
    "ko": ["제공자는 ", "로그를 ", "보관한다 ", "사고를 ", "보고한다 ", "표시한다 "],
    "fr": ["les fournisseurs ", "conservent ", "les journaux ", "signalent ", "les incidents graves ", "l'étiquette "],
    "ar": ["يحتفظ ", "مقدمو الخدمة ", "بالسجلات ", "يبلغون ", "عن الحوادث "],
}
TOPICS = st.sampled_from([(), ("logging",), ("incident-reporting",), ("logging", "audit")])
few = settings(max_examples=15, deadline=None)
"""Each example reads two sides with the shipped lexicon."""


def _passages(language: str) -> st.SearchStrategy[Passage]:
    words = st.lists(st.sampled_from(PIECES[language]), min_size=1, max_size=8).map("".join)
    return st.builds(
        Passage,
        id=st.uuids().map(str),
        text=words.map(lambda text: {language: text}),
        title=st.sampled_from([{}, {language: PIECES[language][-1].strip()}]),
        topics=TOPICS,
        norm=st.sampled_from(["obligation", "right"]),
        bearer=st.sampled_from([(), ("provider",), ("user",)]),
    )


SIDES = st.lists(st.sampled_from(sorted(PIECES)).flatmap(_passages), min_size=1, max_size=6, unique_by=lambda p: p.id)


def table(a: list[Passage], b: list[Passage], engine: str = "lexical", **more) -> dict[tuple[str, str], float]:
    """Return the score of every pair."""
    result = align(Side("a", tuple(a)), Side("b", tuple(b)), top=len(b), engine_name=engine, explain=False, **more)
    return {(item.a, item.b): item.score for item in result.candidates}


def named(passages: list[Passage], names: dict[str, str]) -> list[Passage]:
    return [replace(passage, id=names[passage.id]) for passage in passages]


@pytest.mark.parametrize("engine", NAMES)
@few
@given(a=SIDES, b=SIDES, random=st.randoms(use_true_random=False))
def test_shuffling_the_ids_changes_no_score(engine, a, b, random):
    """Ids carry article numbers, so an engine that reads them would look better than it is."""
    ids = [passage.id for passage in b]
    shuffled = dict(zip(ids, random.sample(ids, len(ids)), strict=True))
    before = table(a, b, engine)

    after = table(a, named(b, shuffled), engine)

    assert after == {(left, shuffled[right]): score for (left, right), score in before.items()}


@pytest.mark.parametrize("engine", NAMES)
@few
@given(a=SIDES, b=SIDES, random=st.randoms(use_true_random=False))
def test_shuffling_the_order_changes_no_score(engine, a, b, random):
    before = table(a, b, engine)

    after = table(random.sample(a, len(a)), random.sample(b, len(b)), engine)

    assert after == pytest.approx(before, abs=2e-4)


@few
@given(SIDES, SIDES)
def test_a_score_is_the_same_from_either_side(a, b):
    forth, back = table(a, b), table(b, a)

    assert {(right, left): score for (left, right), score in back.items()} == pytest.approx(forth, abs=2e-4)


def covered(evidence: Evidence | None) -> Coverage:
    assert evidence is not None
    assert evidence.coverage is not None
    return evidence.coverage


@few
@given(SIDES, SIDES)
def test_coverage_changes_sides_with_the_sides(a, b):
    left, right = Side("a", tuple(a)), Side("b", tuple(b))
    forth = {(item.a, item.b): item.evidence for item in align(left, right, top=9).candidates}
    back = {(item.b, item.a): item.evidence for item in align(right, left, top=9).candidates}

    for pair, evidence in forth.items():
        here, there = covered(evidence), covered(back[pair])
        assert (there.a, there.b) == pytest.approx((here.b, here.a), abs=2e-4)
        assert (there.a_named, there.b_named, there.same_text) == (here.b_named, here.a_named, here.same_text)


@pytest.mark.parametrize("engine", NAMES)
@few
@given(a=SIDES, b=SIDES, size=st.integers(1, 4))
def test_the_size_of_a_block_changes_nothing(engine, a, b, size):
    whole = table(a, b, engine)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(align_module, "BLOCK", size)

        assert table(a, b, engine) == whole


@few
@given(SIDES, SIDES)
def test_the_same_sides_give_the_same_alignment_evidence_and_marks_included(a, b):
    left, right = Side("a", tuple(a)), Side("b", tuple(b))

    assert mark_mutual(align(left, right), left, right) == mark_mutual(align(left, right), left, right)
    assert one_to_one(left, right) == one_to_one(left, right)


@few
@given(a=SIDES, b=SIDES, data=st.data())
def test_spans_lie_in_the_texts_and_titles(a, b, data):
    left, right = {passage.id: passage for passage in a}, {passage.id: passage for passage in b}
    for item in align(Side("a", tuple(a)), Side("b", tuple(b))).candidates:
        assert item.evidence is not None
        found: list[SharedConcept | SharedWord] = [*item.evidence.concepts, *item.evidence.words]
        for shared in found:
            for passage, spans, titles, tag in (
                (left[item.a], shared.a_spans, shared.a_title_spans, item.evidence.language[0]),
                (right[item.b], shared.b_spans, shared.b_title_spans, item.evidence.language[1]),
            ):
                assert all(passage.text[tag][span.start : span.end].strip() for span in spans)
                assert all(passage.title[tag][span.start : span.end].strip() for span in titles)


CLAUSES = st.lists(st.sampled_from(PIECES["en"]), min_size=2, max_size=6).map("".join)


@few
@given(
    texts=st.lists(CLAUSES, min_size=2, max_size=5),
    cites=st.lists(st.text(min_size=1, max_size=12), min_size=5, max_size=5),
    numbers=st.permutations(range(5)),
)
def test_citations_and_numbers_of_a_frameworks_clauses_change_no_score(texts, cites, numbers):
    """The citation, the id and the place of a clause are not in what the aligner reads."""
    other = from_framework(framework("bb-act", clause("x", Norm.OBLIGATION, statement={"en": "Providers keep logs."})))
    plain = framework(
        "aa-act", *(clause(f"art-{at}", statement={"en": text}, title={}) for at, text in enumerate(texts))
    )
    odd = framework(
        "aa-act",
        *(
            clause(f"sec-{numbers[at]}", statement={"en": text}, title={}, cite=cites[at])
            for at, text in enumerate(texts)
        ),
    )
    before = [item.score for item in align(from_framework(plain), other, explain=False).candidates]

    assert [item.score for item in align(from_framework(odd), other, explain=False).candidates] == before


@few
@given(SIDES)
def test_a_text_covers_itself(a):
    side = Side("a", tuple(a))
    for item in align(side, side, top=len(a)).candidates:
        if item.a != item.b:
            continue
        share = covered(item.evidence)
        assert share.a == share.b == (1.0 if share.a_named else 0.0)
        assert item.suggestion == "equal-to"
