"""The sentences of a draft: grammar of both languages, slot by slot."""

import re

import pytest

from comparator.comparison.agreement import Stance
from comparator.comparison.common import SharedIdea
from comparator.comparison.consensus import DraftClause, Extent, Positions, Range, Support
from comparator.comparison.phrases import PHRASES, in_sentence, phrase
from comparator.formats.draft_words import LANGUAGES, ends, listed, plural, statement
from comparator.model.framework import Bound, Norm
from comparator.model.vocabulary import Topic
from comparator.text.lexicon import shipped_lexicon
from tests.builders import clause, framework, parameter

SINGULAR = {"civil-society", "anyone", "child"}


def support(place, *, grouped=True):
    own = clause("1", framework=place.lower())
    return Support(place, framework(place.lower(), own, jurisdiction=place), own, (own,), Stance.DUTY, 3, grouped, ())


def draft_clause(topic="logging", norm=Norm.OBLIGATION, *, ideas=(), grouped=True, **more):
    given = {"bearers": (), "counterparties": (), "scopes": (), "ranges": ()} | more
    return DraftClause(
        topic=topic,
        norm=norm,
        support=(support("AA", grouped=grouped), support("BB", grouped=grouped)),
        further=(),
        silent=(),
        absent=(),
        upcoming=(),
        ideas=tuple(SharedIdea(idea, ("AA", "BB")) for idea in ideas),
        more_ideas=0,
        positions=Positions((), 0, 0),
        **given,
    )


def written(vocabularies, *arguments, **more):
    words = statement(draft_clause(*arguments, **more), vocabularies, shipped_lexicon())
    return words["en"], words["zh-Hans"]


def test_every_slot_is_filled(vocabularies):
    low, high = parameter("log-retention", 6, "month", Bound.AT_LEAST), parameter("log-retention", 2, "year")
    own = clause("1")
    values = Range("log-retention", (own, low), (own, high), (Extent("AA", (own, low), (own, high)),))
    assert written(
        vocabularies, bearers=("developer", "provider"), counterparties=("regulator", "public-body"),
        ideas=("incident", "threshold", "traceability"), ranges=(values,),
    ) == (
        "Developers and providers shall keep logs, with regard to incidents, thresholds and traceability. "
        "The duty is owed to regulators and public bodies. "
        "Values on record: log retention, at least 6 months to at most 2 years.",
        "开发者、提供者应当留存日志，涉及事件、阈值、可追溯性。该义务面向监管机构、公共机构。"
        "已记录的数值：日志留存期限为不少于6个月至不超过2年。",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("norm", "english", "chinese"),
    [
        (Norm.OBLIGATION, "Providers shall keep logs.", "提供者应当留存日志。"),
        (Norm.RECOMMENDATION, "Providers should keep logs.", "提供者宜留存日志。"),
        (Norm.AIM, "Providers aim to keep logs.", "提供者力求留存日志。"),
        (Norm.PERMISSION, "Providers may keep logs.", "提供者可以留存日志。"),
        (Norm.RIGHT, "Providers have rights as to logging.", "提供者在“日志记录”方面享有权利。"),
        (Norm.INSTITUTION, "The parties name who is to keep logs.", "各方明确由谁留存日志。"),
        (Norm.DEFINITION, "The parties keep logs by a shared description.", "各方以共同的表述留存日志。"),
        (
            Norm.PROHIBITION,
            "Providers shall not do what the cited clauses prohibit on logging.",
            "提供者不得从事所引条款在“日志记录”方面禁止的行为。",
        ),
    ],
)
def test_the_norm_gives_the_verb(vocabularies, norm, english, chinese):
    assert written(vocabularies, norm=norm, bearers=("provider",)) == (english, chinese)


@pytest.mark.parametrize(
    ("scopes", "english", "chinese"),
    [
        ((), "Providers shall keep logs.", "提供者应当留存日志。"),
        (
            ("high-risk-system", "public-service"),
            "For high-risk systems and services offered to the public, providers shall keep logs.",
            "就高风险系统、面向公众的服务而言，提供者应当留存日志。",
        ),
        (
            None,
            "Within the scope of each instrument, providers shall keep logs.",
            "在各文书规定的范围内，提供者应当留存日志。",
        ),
    ],
)
def test_a_sentence_says_for_what_it_holds(vocabularies, scopes, english, chinese):
    assert written(vocabularies, bearers=("provider",), scopes=scopes) == (english, chinese)


def test_a_scope_that_the_phrase_names_is_not_named_twice(vocabularies):
    label, _ = written(vocabularies, "synthetic-content-label", scopes=("generative-system", "synthetic-content"))
    assert label == "For generative AI, those whom each instrument names shall label synthetic content."
    assert (
        written(vocabularies, norm=Norm.DEFINITION, scopes=None)[0] == "The parties keep logs by a shared description."
    )


def test_where_no_bearer_is_shared_the_instruments_say_who(vocabularies):
    assert written(vocabularies) == (
        "Those whom each instrument names shall keep logs.",
        "各文书所指明的主体应当留存日志。",
    )


def test_values_that_bind_in_no_direction_stand_below_the_sentence_only(vocabularies):
    own, few, many = clause("1"), parameter("body-size", 3, "person"), parameter("body-size", 60, "person")
    values = Range("body-size", (own, few), (own, many), ())
    assert "authority" in vocabularies.measures["body-size"].topics
    assert "person" not in written(vocabularies, "authority", ranges=(values,))[0]


def test_too_little_in_common_makes_no_proposal(vocabularies):
    nothing, _ = written(vocabularies, "ai-literacy", grouped=False, bearers=("provider",), counterparties=("user",))
    assert nothing == (
        "The instruments have clauses on 'AI literacy and staff competence', "
        "but share no common element beyond the topic."
    )
    little, _ = written(vocabularies, grouped=False, ideas=("incident",))
    assert little.endswith("but share little beyond the topic: only incidents.")
    enough, _ = written(vocabularies, grouped=False, ideas=("incident", "threshold"))
    assert enough == "Those whom each instrument names shall keep logs, with regard to incidents and thresholds."


def test_words_in_a_row():
    assert [listed(words) for words in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a and b", "a, b and c"]


def test_equal_ends_are_one_value(vocabularies):
    own, value = clause("1"), parameter("training-compute-threshold", 1e26, "FLOP", Bound.EXACTLY)
    same = Range("training-compute-threshold", (own, value), (own, value), ())
    assert (ends(same, "en"), ends(same, "zh-Hans")) == ("1e26 FLOP", "1e26 FLOP")


def test_roles_are_plural_within_a_sentence(vocabularies):
    asked = ("public-body", "child", "business", "research-body", "unheard-of")
    assert [plural(role, vocabularies) for role in asked] == [
        "public bodies", "children", "businesses", "research bodies", "unheard-ofs",
    ]  # fmt: skip
    for role in vocabularies.roles:
        assert plural(role, vocabularies).split()[-1].endswith("s") or role in SINGULAR


def test_every_topic_has_a_phrase_in_both_languages(vocabularies):
    assert set(PHRASES) == set(vocabularies.topics)
    for words in PHRASES.values():
        assert set(words) == set(LANGUAGES)
        assert re.fullmatch(r"[a-z][A-Za-z ,-]+", words["en"])
        assert re.fullmatch(r"[\u4e00-\u9fff、]+", words["zh-Hans"])


def test_a_topic_of_somebody_else_is_named_by_its_title():
    topic = Topic("new", "A", {"en": "AI in space", "zh-Hans": "太空人工智能"}, {}, {})
    assert phrase(topic) == {"en": "make arrangements for AI in space", "zh-Hans": "就“太空人工智能”作出安排"}
    assert in_sentence("Logging of things") == "logging of things"


def test_nouns_of_the_lexicon_can_stand_in_a_list():
    """No article `a`, no capital but of names, and no concept that only joins others."""
    concepts = shipped_lexicon().concepts
    nouns = {concept.id: concept.noun["en"] for concept in concepts.values() if concept.noun}
    assert len(nouns) > len(concepts) / 2
    assert not {"at-least", "following-list", "provide", "according-to", "ensure", "include", "related"} & set(nouns)
    names = ("AI", "South-South", "United Nations")
    for noun in nouns.values():
        assert not noun.startswith(("an ", "to "))
        assert noun == noun.lower() or any(name in noun for name in names)
    assert concepts["incident"].named("zh-Hans") == "事件"
    assert concepts["fine"].named("zh-Hans") == "罚款", "where no noun is given, the first term"
