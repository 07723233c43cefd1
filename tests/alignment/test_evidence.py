"""Evidence: what both clauses share, and where it stands in their statements."""

import unicodedata
from collections.abc import Sequence

import pytest

from comparator.alignment.engines.lexical import LexicalEngine
from comparator.model.candidate import Evidence, Span
from comparator.model.passage import Passage
from tests.builders import lexicon

ENGINE = LexicalEngine(
    lexicon(
        provider={"en": ["provider"], "zh_Hans": ["提供者"], "ko": ["제공자"], "fr": ["fournisseur"]},
        log={"en": ["log", "record"], "zh_Hans": ["日志"], "ko": ["로그 기록"], "fr": ["journal"]},
        keep={"en": ["keep"], "zh_Hans": ["留存"], "ko": ["보관"], "fr": ["conserver"]},
    )
)


def explain(a: Passage, b: Passage, among: Sequence[Passage] = ()) -> Evidence:
    """Return the evidence for one pair; `among` are more clauses of both sides, which make their words common."""
    left, right = [a, *among], [b, *among]
    tags = ([next(iter(p.text)) for p in left], [next(iter(p.text)) for p in right])
    return ENGINE.prepare(left, right, tags).explain(0, 0)


def marked(passage: Passage, spans: tuple[Span, ...]) -> list[str]:
    (statement,) = passage.text.values()
    return [statement[span.start : span.end] for span in spans]


ENGLISH = Passage("1", {"en": "Providers keep logs; the provider shows them."}, title={"en": "Logs of providers"})


@pytest.mark.parametrize(
    ("other", "terms"),
    [
        (
            Passage("2", {"zh-Hans": "提供者应当留存日志。"}, title={"zh-Hans": "日志"}),
            {"log": ["日志"], "provider": ["提供者"], "keep": ["留存"]},
        ),
        (
            Passage("2", {"zh-Hant": "提供者應當留存日誌。"}),
            {"log": ["日誌"], "provider": ["提供者"], "keep": ["留存"]},
        ),
        (
            Passage("2", {"ko": "제공자는 로그  기록을 보관한다."}),
            {"log": ["로그  기록"], "provider": ["제공자"], "keep": ["보관"]},
        ),
        (
            Passage("2", {"ko": unicodedata.normalize("NFD", "제공자는 보관한다.")}),
            {"provider": [unicodedata.normalize("NFD", "제공자")], "keep": [unicodedata.normalize("NFD", "보관")]},
        ),
        (
            Passage("2", {"fr": "Il faut conserver les journaux du ﬁchier."}),
            {"log": ["journaux"], "keep": ["conserver"]},
        ),
    ],
    ids=["zh-Hans", "zh-Hant", "ko", "ko-decomposed", "fr"],
)
def test_spans_point_at_the_terms_in_the_statement(other, terms):
    found = explain(ENGLISH, other)

    assert {shared.concept: marked(other, shared.b_spans) for shared in found.concepts} == terms
    english = {shared.concept: marked(ENGLISH, shared.a_spans) for shared in found.concepts}
    assert english == {
        concept: {"log": ["logs"], "provider": ["Providers", "provider"], "keep": ["keep"]}[concept]
        for concept in terms
    }


def test_a_term_in_the_title_is_named_but_has_no_span():
    titled = Passage("1", {"en": "They stay for a year."}, title={"en": "Logs"})

    (log,) = explain(titled, Passage("2", {"en": "Keep the records."})).concepts

    assert (log.concept, log.a_terms, log.a_spans) == ("log", ("Logs",), ())
    assert (log.b_terms, log.b_spans) == (("records",), (Span(9, 16),))


def test_the_strongest_concept_comes_first():
    common = [Passage(str(number), {"en": "The provider acts."}) for number in range(8)]
    found = explain(ENGLISH, Passage("2", {"en": "Provider, keep the log!"}), among=common)

    weights = [shared.weight for shared in found.concepts]
    assert weights == sorted(weights, reverse=True)
    assert found.concepts[-1].concept == "provider"  # every clause names it
    assert sum(weights) == pytest.approx(found.parts.concepts, abs=1e-3)


def test_shared_words_outside_the_lexicon_are_evidence_too():
    a = Passage("1", {"en": "Watermarks survive editing."})
    b = Passage("2", {"en": "A watermark is robust."})

    (word,) = explain(a, b).words

    assert word.word == "waterm"
    assert (marked(a, word.a_spans), marked(b, word.b_spans)) == (["Watermarks"], ["watermark"])
    assert 0 < word.weight <= 1


def test_a_word_that_is_a_term_is_not_told_twice():
    found = explain(ENGLISH, Passage("2", {"en": "Providers keep logs."}))

    assert {shared.concept for shared in found.concepts} == {"provider", "log", "keep"}
    assert found.words == ()


def test_shared_keys_and_languages_are_told():
    a = Passage("1", {"en": "x"}, topics=("logging", "audit"), norm="obligation", bearer=("provider", "deployer"))
    b = Passage("2", {"ko": "y"}, topics=("audit", "logging", "liability"), norm="right", bearer=("deployer",))

    found = explain(a, b)

    assert (found.topics, found.same_norm, found.bearers) == (("logging", "audit"), False, ("deployer",))
    assert found.language == ("en", "ko")


def test_where_a_side_records_no_norm_nothing_is_said_about_it():
    assert explain(ENGLISH, Passage("2", {"en": "x"}, norm="right")).same_norm is None
