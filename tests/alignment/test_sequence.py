"""The sequence part: what is said in the same order is more alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.alignment.readings import Reading, read
from comparator.alignment.sequence import Sequences, common_words, symbols
from comparator.model.passage import Passage
from tests.builders import lexicon

LEXICON = lexicon(
    provider={"en": ["provider"], "zh_Hans": ["提供者"]},
    keep={"en": ["keep"], "zh_Hans": ["留存"]},
    log={"en": ["log"], "zh_Hans": ["日志"]},
    month={"en": ["month"], "zh_Hans": ["个月"]},
)


def reading(text: str, language: str = "en") -> Reading:
    return read(Passage("c1", {language: text}), language, LEXICON)


def similarity(a: Reading, b: Reading) -> float:
    return Sequences([a], [b]).pair(0, 0)


def test_a_clause_becomes_its_concepts_and_rarer_words_in_order():
    found = symbols(reading("The provider must keep each log safely"), common=frozenset({"the", "must"}))

    assert [symbol for symbol, _, _ in found] == ["c:provider", "c:keep", "w:each", "c:log", "w:safely"]


def test_words_in_more_than_a_quarter_of_the_passages_are_grammar():
    texts = [reading(text) for text in ("the log", "the fine", "the duty", "the label", "a notice")]

    assert common_words(texts) == {"the"}


def test_the_same_order_is_alike_and_another_order_is_less_so():
    keep = reading("provider keep log month")

    assert similarity(keep, reading("provider keep log month")) == 1
    # Three of four symbols are left in order on either side: 2 * 3 / 8.
    assert similarity(keep, reading("provider log keep month")) == pytest.approx(0.75)
    # Reversed, one symbol is left in order: 2 * 1 / 8.
    assert similarity(keep, reading("month log keep provider")) == pytest.approx(0.25)


def test_order_is_seen_across_languages():
    english = reading("provider keep log month")

    assert similarity(english, reading("提供者留存日志个月", "zh-Hans")) > similarity(
        english, reading("个月日志留存提供者", "zh-Hans")
    )


def test_nothing_found_is_like_nothing():
    empty, full = reading("…"), reading("provider keep log")
    sequences = Sequences([empty, full], [empty, full])

    assert sequences.block(0, 2).tolist() == [[0, 0], [0, 1]]
    assert (sequences.pair(0, 0), sequences.pair(0, 1), sequences.pair(1, 1)) == (0, 0, 1)


def test_a_pair_scores_as_in_its_block():
    a = [reading("provider keep log"), reading("log month")]
    b = [reading("keep log month"), reading("fine")]
    sequences = Sequences(a, b)
    block = sequences.block(0, 2)

    for row in range(2):
        for column in range(2):
            assert sequences.pair(row, column) == pytest.approx(block[row, column], abs=1e-6)


def test_more_kinds_of_symbols_than_code_points_below_the_surrogates_can_be_told_apart():
    # Surrogates, U+D800 to U+DFFF, are no characters; numbers behind them are moved on.
    many = " ".join(f"w{number}" for number in range(56_000))

    sequences = Sequences([reading(many)], [reading("w55999"), *[reading("x")] * 8])

    assert sequences.pair(0, 0) > 0
    assert sequences.pair(0, 1) == 0


WORDS = st.lists(st.sampled_from(["provider", "keep", "log", "month", "six", "label", "child"]), max_size=9)
SIDES = st.lists(WORDS.map(" ".join), min_size=1, max_size=5)


@settings(max_examples=50)
@given(SIDES, SIDES)
def test_no_similarity_is_above_its_bound(a, b):
    sequences = Sequences([reading(text) for text in a], [reading(text) for text in b])

    assert (sequences.block(0, len(a)) <= sequences.bound(0, len(a)) + 1e-6).all()


def test_the_bound_is_the_similarity_of_the_best_order():
    # Three of the four symbols of either side are shared, the repeated one twice: 2 * 3 / 8.
    sequences = Sequences([reading("log log keep month")], [reading("month log provider log")])

    assert sequences.bound(0, 1).tolist() == [[0.75]]
