"""Words with their places, with and without spaces between them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.text import tokens
from comparator.text.languages import is_unspaced, lexicon_columns, primary
from comparator.text.normalise import fold
from comparator.text.tokens import surface, words
from tests.text.multilingual import texts


def pieces(text: str, language: str, of=surface) -> list[str]:
    """Return the stretches of the source that became tokens."""
    folded = fold(text)
    spans = [folded.source_span(token.start, token.end) for token in of(folded, language)]
    return [text[start:end] for start, end in sorted(spans)]


def forms(text: str, language: str) -> list[str]:
    return [token.form for token in surface(fold(text), language)]


def test_english_words_are_stemmed_and_keep_their_place():
    assert pieces("Providers shall keep logs.", "en") == ["Providers", "shall", "keep", "logs"]
    assert forms("Providers shall keep logs.", "en") == ["provider", "shall", "keep", "log"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("l'intelligence artificielle", ["intelligence", "artificielle"]),
        ("L’autorité qu’elle désigne", ["autorité", "elle", "désigne"]),
        ("d'un système", ["un", "système"]),
        ("aujourd'hui", ["aujourd'hui"]),  # no elision
    ],
)
def test_french_elision_is_cut_off(text, found):
    assert pieces(text, "fr") == found


def test_an_apostrophe_in_english_is_no_elision():
    assert pieces("d'accord, the provider's logs", "en") == ["d'accord", "the", "provider's", "logs"]


def test_han_gives_overlapping_pairs_of_characters():
    assert forms("人工智能，服务", "zh-Hans") == ["人工", "工智", "智能", "服务"]


def test_traditional_and_simplified_give_the_same_pairs():
    assert forms("數據安全", "zh-Hant") == forms("数据安全", "zh-Hans")


def test_a_single_character_between_others_is_a_token():
    assert forms("法 、 人工", "ja") == ["法", "人工"]


def test_korean_gives_pairs_inside_its_phrases():
    assert forms("고영향 인공지능", "ko") == ["고영", "영향", "인공", "공지", "지능"]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("使用GPT模型", "zh-Hans", {"使用", "gpt", "模型"}),
        ("AI는 안전", "ko", {"ai", "는", "안전"}),
        ("30日以内", "ja", {"30", "日以", "以内"}),
    ],
)
def test_a_latin_word_or_number_may_touch_other_scripts(text, language, found):
    assert set(forms(text, language)) == found


def test_punctuation_and_underscores_are_no_words():
    assert forms("— _ … 。「」", "ja") == []
    assert forms("", "en") == []


@given(texts, st.sampled_from(["en", "fr", "zh-Hans", "zh-Hant", "ja", "ko"]))
def test_tokens_lie_inside_the_text_and_hold_no_white_space(text, language):
    folded = fold(text)
    for token in surface(folded, language):
        assert 0 <= token.start < token.end <= len(folded.text)
        assert token.form
        assert not any(character.isspace() for character in folded.text[token.start : token.end])


@given(texts)
def test_words_come_left_to_right_without_overlap(text):
    tokens = words(fold(text), "en")

    assert all(left.end <= right.start for left, right in pairwise(tokens))


def test_words_are_the_same_once_what_is_kept_was_dropped(monkeypatch):
    monkeypatch.setattr(tokens, "_KEPT", 2)
    kept = tokens._Pieces("en")

    assert [kept[piece] for piece in ("logs,", "risks", "duties", "logs,")] == [
        (("log", 0, 4),),
        (("risk", 0, 5),),
        (("duty", 0, 6),),
        (("log", 0, 4),),
    ]
    assert len(kept) == 2


def test_a_long_piece_is_not_kept():
    kept = tokens._Pieces("en")

    assert kept["x" * 41] == (("x" * 41, 0, 41),)
    assert not kept


def test_what_is_known_about_a_language_comes_from_its_primary_tag():
    assert primary("zh-Hant-TW") == "zh"
    assert primary("EN") == "en"
    assert is_unspaced("ja-JP")
    assert is_unspaced("ko")
    assert not is_unspaced("vi")


def test_both_chinese_columns_serve_both_scripts():
    assert lexicon_columns("zh-Hans") == lexicon_columns("zh-Hant") == ("zh-Hans", "zh-Hant")
    assert lexicon_columns("fr-CA") == ("fr",)
