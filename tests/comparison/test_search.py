"""Fuzzy search across topics, instruments and clauses."""

from itertools import pairwise

import pytest

from comparator.comparison.search import SearchIndex
from tests.builders import clause, corpus_of, framework


@pytest.fixture(scope="module")
def index(vocabularies) -> SearchIndex:
    act = framework(
        "kr-act",
        clause(
            "art-31",
            framework="kr-act",
            cite="Art. 31(1)",
            title={"en": "Watermark of generated pictures", "ko": "생성물 표시"},
            statement={"en": "Providers add a watermark.", "zh-Hant": "提供者應加註浮水印。"},
        ),
        clause("art-40", framework="kr-act", title={"en": "Fees"}, statement={"en": "The minister sets the fees."}),
        title={"en": "Basic Act", "ko": "인공지능 기본법"},
    )
    return SearchIndex(corpus_of(vocabularies, act))


def keys(index: SearchIndex, query: str) -> list[str]:
    return [hit.key for hit in index.search(query)]


@pytest.mark.parametrize(
    "query",
    ["watermark pictures", "pictures watermark", "watremark pictures", "WATERMARK of Pictures", "generated pictrues"],
)
def test_a_clause_is_found_whatever_the_order_case_and_slips_of_the_words(index, query):
    assert keys(index, query)[0] == "kr-act/art-31"


@pytest.mark.parametrize("query", ["생성물", "생성물 표시", "浮水印", "art-31", "Art. 31(1)"])
def test_a_clause_is_found_by_any_language_and_by_its_citation(index, query):
    assert next(hit.key for hit in index.search(query) if hit.kind == "clause") == "kr-act/art-31"


@pytest.mark.parametrize("query", ["应加注", "應加註", "ＷＡＴＥＲＭＡＲＫ"])
def test_the_two_chinese_scripts_and_the_width_of_letters_make_no_difference(index, query):
    assert "kr-act/art-31" in keys(index, query)[:2]


def test_instruments_and_topics_are_found_too(index):
    assert keys(index, "인공지능 기본법")[0] == "kr-act"
    (first, *_) = index.search("incident-reporting")
    assert (first.kind, first.key, first.label, first.score) == (
        "topic",
        "incident-reporting",
        "incident-reporting",
        100,
    )


def test_the_best_hits_come_first_and_topics_before_clauses_among_equals(index):
    hits = index.search("emotion recognition")

    assert hits[0].key == "emotion-recognition"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    order = ["topic", "framework", "clause"]
    for better, worse in pairwise(hits):
        assert better.score > worse.score or order.index(better.kind) <= order.index(worse.kind)


def test_nothing_is_found_by_nothing(index):
    assert keys(index, "") == keys(index, "   ") == []
    assert keys(index, "qqqqqq xxxxxx") == []


def test_no_more_hits_than_asked_for(index):
    assert len(index.search("the", limit=3)) == 3


def test_a_typing_slip_finds_a_shipped_law(corpus):
    shipped = SearchIndex(corpus)

    assert keys(shipped, "kr-ai-basc-act")[0] == "kr-ai-basic-act"
    assert any(key.startswith("cn-genai-interim-measures-2023") for key in keys(shipped, "生成式人工智慧"))
