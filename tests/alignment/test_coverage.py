"""Coverage: how much of each clause the other covers, and which relation that suggests."""

import pytest

from comparator.alignment.coverage import COVERED, MIN_NAMED, suggestion
from comparator.alignment.engines.lexical import LexicalEngine
from comparator.model.candidate import Coverage
from comparator.model.mapping import Relation
from comparator.model.passage import Passage
from tests.builders import lexicon, passages

ENGINE = LexicalEngine(
    lexicon(
        provider={"en": ["provider"], "zh_Hans": ["提供者"]},
        log={"en": ["log"], "zh_Hans": ["日志"]},
        keep={"en": ["keep"], "zh_Hans": ["留存"]},
        month={"en": ["month"], "zh_Hans": ["个月"]},
        incident={"en": ["incident"], "zh_Hans": ["事件"]},
        report={"en": ["report"], "zh_Hans": ["报告"]},
        authority={"en": ["authority"], "zh_Hans": ["主管部门"]},
        user={"en": ["user"], "zh_Hans": ["使用者"]},
        label={"en": ["label"], "zh_Hans": ["标识"]},
        content={"en": ["content"], "zh_Hans": ["内容"]},
    )
)
LOGS = "Providers keep logs for months."
LONG = "Providers keep logs for months, report incidents to the authority, and label content for users."
LONG_ZH = "提供者留存日志若干个月，向主管部门报告事件，并为使用者标识内容。"
LOGS_ZH = "提供者留存日志若干个月。"


def coverage(a: str, b: str, languages: tuple[str, str] = ("en", "en")) -> Coverage:
    (left,), (right,) = passages([a], languages[0]), passages([b], languages[1])
    found = ENGINE.prepare([left], [right], ([languages[0]], [languages[1]])).explain(0, 0).coverage
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("a", "b", "languages", "relation"),
    [
        (LOGS, LOGS, ("en", "en"), Relation.EQUAL),
        (LOGS, f"  {LOGS.upper()} ", ("en", "en"), Relation.EQUAL),
        (LOGS, LONG, ("en", "en"), Relation.SUBSET),
        (LONG, LOGS, ("en", "en"), Relation.SUPERSET),
        (LOGS, LOGS_ZH, ("en", "zh-Hans"), Relation.EQUIVALENT),
        (LOGS, LONG_ZH, ("en", "zh-Hans"), Relation.SUBSET),
        (LONG_ZH, LOGS, ("zh-Hans", "en"), Relation.SUPERSET),
        (LONG, LONG_ZH, ("en", "zh-Hans"), Relation.EQUIVALENT),
        (
            LOGS,
            "Users report incidents to the authority and keep a copy of content.",
            ("en", "en"),
            Relation.INTERSECTS,
        ),
    ],
)
def test_what_covers_what_suggests_the_relation_in_any_language(a, b, languages, relation):
    assert suggestion(coverage(a, b, languages), below_threshold=False) is relation


def test_below_the_threshold_no_relationship_is_suggested_unless_the_texts_are_the_same():
    assert suggestion(coverage(LOGS, LONG), below_threshold=True) is Relation.NONE
    assert suggestion(coverage(LOGS, LOGS), below_threshold=True) is Relation.EQUAL


def test_a_text_that_names_little_suggests_no_direction():
    for named, relation in ((MIN_NAMED - 1, Relation.INTERSECTS), (MIN_NAMED, Relation.SUBSET)):
        assert suggestion(Coverage(1.0, 0.1, named, 20), below_threshold=False) is relation
    for share, relation in ((COVERED - 0.01, Relation.INTERSECTS), (COVERED, Relation.SUPERSET)):
        assert suggestion(Coverage(0.1, share, 20, 9), below_threshold=False) is relation


def test_across_languages_only_concepts_count():
    found = coverage("Providers keep watermarks.", LOGS_ZH, ("en", "zh-Hans"))
    assert (found.a, found.a_named, found.b_named) == (1.0, 2, 4)
    assert coverage("Providers keep watermarks.", LOGS).a_named == 3


def test_a_rare_thing_counts_for_more_than_a_common_one():
    common = list(passages(["The provider acts."] * 6, prefix="c"))
    a, b = [Passage("1", {"en": "Provider label"}), *common], [Passage("2", {"en": "Label"}), *common]
    found = ENGINE.prepare(a, b, (["en"] * 7, ["en"] * 7)).explain(0, 0).coverage
    assert found is not None
    assert found.a > 0.5


def test_a_text_that_names_nothing_is_covered_by_nothing():
    found = coverage("!!!", LOGS)
    assert (found.a, found.b, found.a_named) == (0.0, 0.0, 0)
