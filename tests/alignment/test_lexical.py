"""What must hold for the lexical engine whatever it reads."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.alignment import products
from comparator.alignment.engines import lexical
from comparator.alignment.engines.lexical import LexicalEngine, LexicalScorer, calibrated, raw_score
from comparator.alignment.weights import (
    OTHER_CALIBRATION,
    OTHER_LANGUAGE,
    SAME_CALIBRATION,
    SAME_LANGUAGE,
    Calibration,
)
from comparator.model.passage import Passage
from comparator.text.lexicon import Lexicon
from tests.builders import lexicon, passages

ENGINE = LexicalEngine(
    lexicon(
        provider={"en": ["provider"], "zh_Hans": ["提供者"], "ja": ["提供者"], "ko": ["제공자"], "fr": ["fournisseur"]},
        log={
            "en": ["log"],
            "zh_Hans": ["日志"],
            "zh_Hant": ["日誌"],
            "ja": ["ログ"],
            "ko": ["로그"],
            "fr": ["journal"],
        },
        keep={"en": ["keep", "retain"], "zh_Hans": ["留存"], "ja": ["保存"], "ko": ["보관"], "fr": ["conserver"]},
        month={"en": ["month"], "zh_Hans": ["个月"], "ja": ["か月"], "ko": ["개월"], "fr": ["mois"]},
        label={"en": ["label"], "zh_Hans": ["标识"], "ja": ["表示"], "ko": ["표시"], "fr": ["étiquette"]},
    )
)
WORDS = {
    "en": ["provider ", "logs ", "keep ", "retained ", "six ", "months ", "label ", "the ", "ocean ", ". "],
    "zh-Hans": ["提供者", "日志", "留存", "六", "个月", "标识", "应当", "，"],
    "zh-Hant": ["提供者", "日誌", "留存", "標識", "應當", "。"],
    "ja": ["提供者", "ログ", "保存", "か月", "は", "を", "表示"],
    "ko": ["제공자", "로그", "보관", " 개월", "는 ", "표시"],
    "fr": ["fournisseur ", "journaux ", "conserver ", "l'étiquette ", "mois ", "les "],
}


def _texts(language: str) -> st.SearchStrategy[Passage]:
    text = st.lists(st.sampled_from(WORDS[language]), max_size=8).map("".join)
    return st.builds(
        Passage,
        id=st.uuids().map(str),
        text=text.map(lambda wording: {language: wording}),
        topics=st.sampled_from([(), ("logging",), ("logging", "audit"), ("synthetic-content-label",)]),
        norm=st.sampled_from(["obligation", "right"]),
        bearer=st.sampled_from([(), ("provider",), ("user",)]),
    )


few = settings(max_examples=30)
"""Each example prepares an engine, which takes milliseconds."""
SIDES = st.lists(st.sampled_from(sorted(WORDS)).flatmap(_texts), min_size=1, max_size=5)


def prepared(a: list[Passage], b: list[Passage]) -> LexicalScorer:
    return ENGINE.prepare(a, b, ([next(iter(p.text)) for p in a], [next(iter(p.text)) for p in b]))


def scores(a: list[Passage], b: list[Passage]) -> np.ndarray:
    return prepared(a, b).block(0, len(a))


@few
@given(SIDES, SIDES)
def test_scores_are_shares_of_one_with_a_row_for_each_clause(a, b):
    found = scores(a, b)

    assert found.shape == (len(a), len(b))
    assert ((found >= 0) & (found <= 1)).all()


@few
@given(SIDES, SIDES)
def test_the_same_input_gives_the_same_scores(a, b):
    np.testing.assert_array_equal(scores(a, b), scores(a, b))


@few
@given(SIDES, SIDES)
def test_ids_are_not_read(a, b):
    renamed = [replace(passage, id=f"art-{number}") for number, passage in enumerate(b)]

    np.testing.assert_array_equal(scores(a, b), scores(a, renamed))


@few
@given(SIDES, SIDES, st.randoms(use_true_random=False))
def test_the_order_of_the_clauses_changes_nothing(a, b, random):
    order = list(range(len(b)))
    random.shuffle(order)

    np.testing.assert_allclose(scores(a, [b[place] for place in order]), scores(a, b)[:, order], atol=1e-5)


@few
@given(SIDES, SIDES)
def test_swapping_the_sides_keeps_every_score(a, b):
    np.testing.assert_allclose(scores(a, b), scores(b, a).T, atol=1e-5)


@few
@given(SIDES, SIDES, st.data())
def test_a_block_scores_as_it_does_within_the_whole(a, b, data):
    start = data.draw(st.integers(0, len(a) - 1))
    stop = data.draw(st.integers(start + 1, len(a)))
    scorer = prepared(a, b)

    np.testing.assert_array_equal(scorer.block(start, stop), scorer.block(0, len(a))[start:stop])


@few
@given(SIDES, SIDES)
def test_the_parts_in_the_evidence_are_the_parts_of_the_score(a, b):
    scorer = prepared(a, b)
    parts, structure = scorer.parts(0, len(a)), scorer.structure(0, len(a))

    for row in range(len(a)):
        for column in range(len(b)):
            shown = scorer.explain(row, column).parts
            computed = [float(part[row, column]) for part in parts]
            assert [shown.concepts, shown.words, shown.letters, shown.sequence] == pytest.approx(computed, abs=1e-4)
            expected = None if structure is None else pytest.approx(float(structure[row, column]), abs=1e-4)
            assert shown.structure == expected


@few
@given(SIDES)
def test_a_clause_shares_nothing_with_an_empty_one(a):
    shown = prepared(a, [Passage("empty", {"en": ""})]).explain(0, 0)

    assert (shown.parts.concepts, shown.parts.words, shown.parts.letters, shown.parts.sequence) == (0, 0, 0, 0)
    assert (shown.concepts, shown.words) == ((), ())


def exhaustive(scorer: LexicalScorer, row: int, others: int) -> list[tuple[int, float]]:
    """Return all partners of a row with their scores: nothing can be left out where everything is asked for."""
    return [(column, score) for _, column, score in scorer.best(row, row + 1, others)]


@few
@given(SIDES, SIDES, st.integers(1, 4))
def test_the_best_partners_are_those_of_scoring_every_pair(a, b, count):
    scorer = prepared(a, b)

    for row, values in enumerate(scorer.block(0, len(a))):
        everyone = exhaustive(scorer, row, len(b))
        assert sorted(column for column, _ in everyone) == list(range(len(b)))
        assert [values[column] for column, _ in everyone] == pytest.approx([score for _, score in everyone], abs=1e-6)
        assert [score for _, score in everyone] == sorted((score for _, score in everyone), reverse=True)
        assert exhaustive(scorer, row, count) == everyone[:count]


@few
@given(SIDES, SIDES, st.integers(1, 12), st.integers(1, 4))
def test_how_the_work_is_split_changes_no_candidate(a, b, cells, count):
    scorer = prepared(a, b)
    whole = list(scorer.best(0, len(a), count))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexical, "CELLS", cells)
        assert list(scorer.best(0, len(a), count)) == whole
    assert [found for row in range(len(a)) for found in scorer.best(row, row + 1, count)] == whole


@few
@given(SIDES, SIDES, st.sampled_from([0.0, 0.5, 2.0]))
def test_which_features_are_multiplied_densely_changes_no_candidate(a, b, share):
    whole = list(prepared(a, b).best(0, len(a), 3))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(products, "DENSE", share)
        assert list(prepared(a, b).best(0, len(a), 3)) == whole


@few
@given(SIDES, SIDES)
def test_clauses_of_the_same_wording_rank_in_their_order(a, b):
    scorer = prepared(a, b + b)

    for row in range(len(a)):
        found = exhaustive(scorer, row, 2 * len(b))
        place = {column: rank for rank, (column, _) in enumerate(found)}
        scores = dict(found)
        for column in range(len(b)):
            assert scores[column] == scores[column + len(b)]
            assert place[column] < place[column + len(b)]


def test_one_clause_a_side_is_enough():
    a = list(passages(["提供者应当留存日志六个月。"], "zh-Hans"))
    near, far = list(passages(["Providers keep logs for six months."])), list(passages(["The ocean is deep."]))

    assert scores(a, near)[0, 0] > scores(a, far)[0, 0]


def test_both_chinese_scripts_score_alike():
    english = list(passages(["Providers keep logs.", "Add a label."]))
    simplified = list(passages(["提供者应当留存日志。", "添加标识。"], "zh-Hans"))
    traditional = list(passages(["提供者應當留存日誌。", "添加標識。"], "zh-Hant"))

    np.testing.assert_allclose(scores(simplified, english), scores(traditional, english), atol=1e-6)


def test_an_empty_lexicon_leaves_words_and_letters():
    a = passages(["Providers keep logs.", "Children are protected."])
    shown = LexicalEngine(Lexicon(())).prepare(a, a, (["en"] * 2, ["en"] * 2)).explain(0, 0)

    assert shown.parts.concepts == 0
    assert shown.parts.words == pytest.approx(1)
    assert shown.concepts == ()


def test_shared_keys_raise_a_score():
    text = {"en": "Providers keep logs."}
    a = [Passage("1", text, topics=("logging",), norm="obligation", bearer=("provider",))]
    b = [
        Passage("1", text, topics=("logging",), norm="obligation", bearer=("provider",)),
        Passage("2", text, topics=("logging",), norm="right", bearer=("user",)),
        Passage("3", text, topics=("audit",), norm="right", bearer=("user",)),
    ]

    assert scores(a, b)[0].tolist() == sorted(scores(a, b)[0].tolist(), reverse=True)
    assert len(set(scores(a, b)[0].tolist())) == 3


def test_pairs_within_a_language_and_across_languages_have_weights_of_their_own():
    english = passages(["Providers keep logs for six months."])
    others = (*passages(["Providers keep the logs."]), *passages(["Fournisseurs, conserver."], "fr"))
    scorer = prepared(list(english), list(others))
    parts = scorer.parts(0, 1)

    within = calibrated(SAME_CALIBRATION, raw_score(SAME_LANGUAGE, parts))
    across = calibrated(OTHER_CALIBRATION, raw_score(OTHER_LANGUAGE, parts))
    assert scorer.same_language(0, 1).tolist() == [[True, False]]
    assert scorer.block(0, 1).tolist() == [[within[0, 0], across[0, 1]]]


def test_the_logistic_curve_turns_a_raw_score_into_a_chance():
    curve = Calibration(slope=2, offset=-1)

    assert calibrated(curve, np.array([0.5], dtype=np.float32)).tolist() == [0.5]
    assert calibrated(curve, np.array([0.0, 1.0], dtype=np.float32)) == pytest.approx([0.26894, 0.73106], abs=1e-5)


@few
@given(SIDES, SIDES, st.integers(1, 4), st.sampled_from([1, lexical.CELLS]))
def test_the_best_of_both_sides_are_those_of_each_side_by_itself(a, b, count, cells):
    scorer = prepared(a, b)
    there, back = ([score for _, _, score in side.best(0, size, count)]
                   for side, size in ((scorer, len(a)), (prepared(b, a), len(b))))  # fmt: skip

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexical, "CELLS", cells)
        both = list(scorer.best_of_both(count))

    assert [score for _, _, score in both] == pytest.approx(there + back, abs=1e-6)
    every = scorer.block(0, len(a))
    assert [score for _, _, score in both] == pytest.approx([every[row, column] for row, column, _ in both], abs=1e-6)


def test_two_sides_of_which_one_is_empty_have_no_best_pairs():
    one = Passage("one", {"en": "Providers keep logs."})

    assert list(prepared([one], []).best_of_both(3)) == []
    assert list(prepared([], [one]).best_of_both(3)) == []
