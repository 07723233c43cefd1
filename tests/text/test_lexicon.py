"""The lexicon finds its terms: the longest first, whole words only, in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.model.errors import InputError
from comparator.text.lexicon import load_lexicon, shipped_lexicon
from comparator.text.normalise import fold, fold_text
from tests.builders import lexicon
from tests.text.multilingual import texts

LEXICON = lexicon(
    ai={
        "en": ["artificial intelligence", "AI"],
        "zh_Hans": ["人工智能", "AI"],
        "zh_Hant": ["人工智慧"],
        "ja": ["人工知能", "AI"],
        "ko": ["인공지능", "AI"],
        "fr": ["intelligence artificielle", "IA"],
    },
    system={"en": ["system"], "zh_Hans": ["系统"], "ja": ["システム"], "ko": ["시스템"], "fr": ["système"]},
    ai_system={"en": ["AI system"], "zh_Hans": ["人工智能系统", "AI系统"], "ko": ["인공지능 시스템"]},
    generative={"zh_Hans": ["生成式AI"]},
    provider={"en": ["provider", "service provider"], "zh_Hans": ["提供者"], "ko": ["제공자"], "fr": ["fournisseur"]},
    log={"en": ["log"], "zh_Hans": ["日志"], "zh_Hant": ["日誌"], "fr": ["journal"]},
)


def found(text: str, language: str, terms=LEXICON) -> list[tuple[str, str]]:
    """Return each concept that the text names, with the stretch of the source that names it."""
    folded = fold(text)
    mentions = terms.mentions(folded, language)
    spans = [folded.source_span(mention.start, mention.end) for mention in mentions]
    return [(mention.concept, text[start:end]) for mention, (start, end) in zip(mentions, spans, strict=True)]


def test_one_sentence_in_six_writings_names_the_same_concepts():
    sentences = {
        "en": "Providers of artificial intelligence keep logs.",
        "fr": "Les fournisseurs d'intelligence artificielle tiennent des journaux.",
        "zh-Hans": "人工智能的提供者应当留存日志。",
        "zh-Hant": "人工智慧的提供者應當留存日誌。",
    }
    for language, sentence in sentences.items():
        assert {concept for concept, _ in found(sentence, language)} == {"provider", "ai", "log"}, language
    assert {concept for concept, _ in found("인공지능 제공자는 기록한다.", "ko")} == {"ai", "provider"}
    assert {concept for concept, _ in found("人工知能システムを記録する。", "ja")} == {"ai", "system"}


def test_the_longest_term_wins_in_scripts_with_spaces():
    assert found("An AI system, a system, a service provider", "en") == [
        ("ai_system", "AI system"),
        ("system", "system"),
        ("provider", "service provider"),
    ]


def test_the_longest_term_wins_in_scripts_without_spaces():
    assert found("人工智能系统与系统", "zh-Hans") == [("ai_system", "人工智能系统"), ("system", "系统")]


def test_after_a_long_term_that_breaks_off_the_short_one_counts():
    assert found("artificial intelligence, artificial light", "en") == [("ai", "artificial intelligence")]
    assert found("人工智能体", "zh-Hans") == [("ai", "人工智能")]


def test_terms_are_found_in_inflected_forms():
    assert found("Providers log", "en") == [("provider", "Providers"), ("log", "log")]
    assert found("Fournisseurs", "fr") == [("provider", "Fournisseurs")]


def test_a_word_that_only_begins_like_a_term_is_not_one():
    assert found("The logic of systematic provision", "en") == []


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("使用AI。", [("ai", "AI")]),
        ("使用 AI technology", [("ai", "AI")]),  # the word beside it stands apart
        ("使用ＡＩ技术", [("ai", "ＡＩ")]),
        ("MAIN与AIR与OpenAI", []),
        ("AI2", []),
        ("AI系统API", [("ai_system", "AI系统")]),  # ends in Han, so what follows does not matter
        ("生成式AI与生成式AIGC", [("generative", "生成式AI")]),
    ],
)
def test_a_latin_term_in_chinese_is_a_word_of_its_own(text, mentions):
    assert found(text, "zh-Hans") == mentions


@pytest.mark.parametrize("text", ["인공지능시스템", "인공지능 시스템", "인공 지능  시스템", "인공지능\n시스템"])
def test_korean_spacing_makes_no_difference(text):
    assert found(text, "ko") == [("ai_system", text)]


def test_traditional_text_meets_simplified_terms_and_the_other_way_round():
    assert found("系統日誌", "zh-Hant") == [("system", "系統"), ("log", "日誌")]
    assert found("人工智慧日志", "zh-Hans") == [("ai", "人工智慧"), ("log", "日志")]


def test_a_language_without_terms_names_nothing():
    assert found("fournisseur provider 提供者", "vi") == []
    assert found("", "en") == []
    assert found("提供者", "zh-Hans", lexicon()) == []


def test_where_two_concepts_share_a_term_the_first_has_it():
    terms = lexicon(authority={"en": ["office"]}, workplace={"en": ["office"]})

    assert found("the office", "en", terms) == [("authority", "office")]


PHRASES = st.lists(
    st.one_of(
        texts,
        st.sampled_from(
            [
                "AI system",
                "artificial",
                "intelligence",
                "人工智能",
                "系统",
                "AI系统",
                "인공지능",
                " 시스템",
                "제공자",
                "AI",
            ]
        ),
    ),
    max_size=12,
).map("".join)


@given(PHRASES, st.sampled_from(["en", "fr", "zh-Hans", "zh-Hant", "ja", "ko"]))
def test_mentions_come_left_to_right_inside_the_text_without_overlap(text, language):
    folded = fold(text)
    mentions = LEXICON.mentions(folded, language)
    edges = [edge for mention in mentions for edge in (mention.start, mention.end)]

    assert edges == sorted(edges)
    assert all(mention.start < mention.end for mention in mentions)
    assert all(0 <= edge <= len(folded.text) for edge in edges)


@given(PHRASES, st.sampled_from(["zh-Hans", "ja", "ko"]))
def test_every_mention_without_spaces_is_a_term_of_its_concept(text, language):
    folded = fold(text)
    for mention in LEXICON.mentions(folded, language):
        columns = LEXICON.concepts[mention.concept].terms
        terms = {"".join(fold_text(term).split()) for column in columns.values() for term in column}
        assert "".join(folded.text[mention.start : mention.end].split()) in terms


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant", "ja", "ko", "fr"])
def test_every_shipped_term_is_found_when_it_stands_alone(language):
    missed = []
    for concept in shipped_lexicon().concepts.values():
        for term in concept.terms.get(language, ()):
            folded = fold(term)
            mentions = shipped_lexicon().mentions(folded, language)
            if [mention.end for mention in mentions] != [len(folded.text.rstrip("."))]:
                missed.append(term)

    assert missed == []


def test_the_shipped_lexicon_tells_the_actors_of_the_field_apart():
    assert [concept for concept, _ in found("provider, deployer, operator, user", "en", shipped_lexicon())] == [
        "provider",
        "deployer",
        "operator",
        "user",
    ]


def test_a_lexicon_is_every_file_of_its_folder(tmp_path):
    one = "schema: 1\nlexicon: one\nconcepts:\n  - {id: provider, terms: {en: [provider]}, topics: [liability]}\n"
    two = "schema: 1\nlexicon: two\nconcepts:\n  - {id: log, terms: {en: [log]}}\n"
    (tmp_path / "one.yaml").write_text(one, encoding="utf-8")
    (tmp_path / "two.yaml").write_text(two, encoding="utf-8")

    loaded = load_lexicon(tmp_path)

    assert list(loaded.concepts) == ["provider", "log"]
    assert loaded.concepts["provider"].topics == ("liability",)
    assert found("provider logs", "en", loaded) == [("provider", "provider"), ("log", "logs")]


def test_a_bad_lexicon_file_is_one_clear_error(tmp_path):
    (tmp_path / "one.yaml").write_text("concepts:\n  - {id: log, terms: {en: log}}\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"one\.yaml:2:\d+: `en` of .* must be a list"):
        load_lexicon(tmp_path)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [("모델의 학습", "health"), ("제품의 회수", "legislature"), ("외국 당국과 정보를 교환한다", "procedure")],
)
def test_a_korean_particle_and_the_next_word_make_no_term(text, unwanted):
    """`의 학` across the space would be `의학`, medicine."""
    assert unwanted not in {mention.concept for mention in shipped_lexicon().mentions(fold(text), "ko")}


def test_a_korean_unit_behind_a_number_begins_a_term():
    assert "day-deadline" in {mention.concept for mention in shipped_lexicon().mentions(fold("10일 이내에"), "ko")}
