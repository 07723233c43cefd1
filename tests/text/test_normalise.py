"""Folding: equal words compare equal, and every folded character knows where it came from."""

import unicodedata
from itertools import combinations

import pytest
from hypothesis import example, given

from comparator.text.normalise import fold, fold_text, has_han, to_simplified
from tests.text.multilingual import any_texts, ascii_texts, texts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PROVIDER", "provider"),
        ("Straße", "STRASSE"),
        ("ＡＩシステム", "AIシステム"),  # full width
        ("ｶﾞｲﾄﾞﾗｲﾝ", "ガイドライン"),  # half width, voicing marks apart
        ("ﬁne", "fine"),
        ("１０％", "10%"),
        ("人工智慧資料", "人工智慧资料"),
        ("數據處理者", "数据处理者"),
        ("café", "cafe\u0301"),
        ("デジタル", unicodedata.normalize("NFD", "デジタル")),
        ("안전성 확보", unicodedata.normalize("NFD", "안전성 확보")),
        ("ΐ", unicodedata.normalize("NFD", "ΐ")),
    ],
)
def test_two_spellings_of_a_word_fold_to_one(one, other):
    assert fold_text(one) == fold_text(other)


def test_folding_keeps_what_tells_words_apart():
    assert fold_text("accès") != fold_text("acces")
    assert fold_text("が") != fold_text("か")
    assert fold_text("数据") != fold_text("数字")


def test_traditional_characters_fold_one_for_one_and_other_scripts_stay():
    assert to_simplified("人工智慧發展與信任基礎") == "人工智慧发展与信任基础"
    assert to_simplified("안전 safety é") == "안전 safety é"
    assert has_han("제1조(目的)")
    assert not has_han("제1조 カナ")


@pytest.mark.parametrize(
    ("source", "word", "found"),
    [
        ("The ﬁne is due", "fine", "ﬁne"),
        ("Le cafe\u0301 est prêt", "café", "cafe\u0301"),
        ("ｶﾞｲﾄﾞに従う", "ガイド", "ｶﾞｲﾄﾞ"),
        ("服務提供者應標識", "提供者", "提供者"),
        (unicodedata.normalize("NFD", "고영향 인공지능"), "인공지능", unicodedata.normalize("NFD", "인공지능")),
        ("provide LOGS now", "logs", "LOGS"),
    ],
)
def test_a_place_in_the_folded_text_leads_back_to_the_source(source, word, found):
    folded = fold(source)
    at = folded.text.index(word)

    start, end = folded.source_span(at, at + len(word))

    assert source[start:end] == found


def test_an_empty_stretch_stays_empty():
    assert fold("").text == ""
    assert fold("é").source_span(0, 0) == (0, 0)


@given(any_texts)
@example("r\u0304\u0323 x")  # three characters that fold to one
@example("\u0301")
def test_every_stretch_leads_to_a_stretch_inside_the_source(source):
    folded = fold(source)
    for start, end in combinations(range(len(folded.text) + 1), 2):
        first, last = folded.source_span(start, end)
        assert 0 <= first < last <= len(source)


@given(texts)
def test_the_places_of_characters_never_go_back_and_the_whole_leads_to_the_whole(source):
    folded = fold(source)
    starts = [folded.source_span(at, at + 1)[0] for at in range(len(folded.text))]

    assert starts == sorted(starts)
    if source:
        assert folded.source_span(0, len(folded.text)) == (0, len(source))


@given(texts)
def test_folding_the_source_of_a_word_gives_the_word(source):
    folded = fold(source)
    at = 0
    for word in folded.text.split():
        at = folded.text.index(word, at)
        start, end = folded.source_span(at, at + len(word))
        assert fold_text(source[start:end]) == word
        at += len(word)


@given(ascii_texts)
def test_plain_ascii_takes_a_short_cut_to_the_same_result(source):
    short, long = fold(source), fold(source + "é")

    assert short.text == long.text[:-1]
    assert short.origin is None
    assert [short.source_span(at, at + 1) for at in range(len(source))] == [
        long.source_span(at, at + 1) for at in range(len(source))
    ]


@given(texts)
def test_composed_and_decomposed_text_fold_alike(source):
    assert fold_text(unicodedata.normalize("NFC", source)) == fold_text(unicodedata.normalize("NFD", source))


@given(any_texts)
def test_simplifying_keeps_the_length(source):
    assert len(to_simplified(source)) == len(source)
