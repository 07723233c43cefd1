"""The views of the three invented instruments of tests/comparison/worked, as text and drawings."""

import csv
import io
from xml.etree import ElementTree

import pytest

from comparator.comparison.across import across
from comparator.comparison.consensus import Rule, consensus
from comparator.comparison.gap import gap
from comparator.comparison.links import Link, Status
from comparator.comparison.parameters import Rate, Spread, parameters
from comparator.corpus.corpus import load_corpus
from comparator.formats.across import across_csv, across_lines
from comparator.formats.consensus import draft_markdown
from comparator.formats.framework_file import framework_yaml
from comparator.formats.gap import gap_lines, gap_summary
from comparator.formats.parameters import parameters_csv, parameters_svg, size_words, spread_words, strip_cells
from comparator.model.framework import Force
from comparator.model.mapping import Relation
from comparator.text.lexicon import shipped_lexicon
from tests.builders import clause, corpus_of, framework, parameter
from tests.comparison.test_worked_out import BY_HAND, DAY, WORKED


@pytest.fixture(scope="module")
def worked():
    return load_corpus(WORKED)


def said(lines):
    return [words for _, words in lines]


def test_a_group_tells_what_is_shared_what_differs_and_what_meets_only_through_the_centre(worked):
    lines = said(
        across_lines(across(worked, "logging", ("AA", "BB", "CC", "KR"), DAY, BY_HAND), worked.vocabularies, "en")
    )
    assert lines[0] == "AA, BB, CC: Logbook"
    assert "all share: the topic" in lines
    assert (
        "linked: AA Art. 2 ~ BB Rule 2 (candidate 0.90); AA Art. 2 ~ CC § 2 (recorded: subset-of); "
        "1 pair only through the centre"
    ) in lines
    assert "norm: AA obligation | BB obligation | CC recommendation" in lines
    assert "bearer: AA Provider | BB Deployer | CC Provider" in lines
    assert "Log retention: AA ≥ 6 months | BB ≥ 1 year | CC not in this clause" in lines
    assert "AA Art. 2 beside BB Rule 2: shorter retention (Log retention)" in lines
    assert "force: AA binding | BB binding | CC voluntary" in lines
    assert lines[-2:] == ["no clause on the topic that applies", "Republic of Korea: not encoded"]


def test_clauses_that_meet_none_have_one_line_and_the_silent_are_named(worked):
    lines = said(across_lines(across(worked, "audit", ("AA", "BB"), DAY, BY_HAND), worked.vocabularies, "en"))
    assert lines == ["meet no clause of another", "BB  bb-rules Rule 5 (obligation): Audit",
                     "no clause on the topic that applies", "AA: silent"]  # fmt: skip


def test_a_country_beside_a_draft_sees_its_norm_and_ranges_and_its_own_clauses(worked):
    draft = consensus(worked, Rule(DAY, forces=tuple(Force)), BY_HAND)
    result = gap(worked, "CC", ("AA", "BB"), DAY, BY_HAND, draft=draft)
    lines = {row.topic: said(gap_lines(row, worked.vocabularies)) for row in result.topics}
    assert lines["logging"][0] == "Logging: covered (draft: recommendation)"
    assert lines["logging"][1].startswith("draft: Operators should keep logs")
    assert lines["logging"][2:4] == [
        "has at most: recommendation, cc-plan § 2, Logbook",
        "draft range, Log retention: ≥ 6 months (aa-act/log) to ≥ 1 year (bb-rules/log)",
    ]
    assert "has: cc-plan § 3, Specialists" in lines["talent"]
    assert lines["human-oversight"][2] == "has at most: no clause that applies"
    offers = said(gap_lines({row.topic: row for row in gap(worked, "CC", ("AA", "BB"), DAY, BY_HAND).topics}["audit"],
                            worked.vocabularies))  # fmt: skip
    assert [line for line in offers if line.startswith("offer that fits: AA, aa-act Art. 8, ")]


def test_a_drawing_marks_what_applies_what_comes_later_and_what_was_converted(worked):
    tables = parameters(worked, DAY, rates=[Rate("EUR", "KRW", 1500.0, DAY, "paper")])
    drawn = ElementTree.fromstring(parameters_svg(tables, worked.vocabularies))
    words = [element.text for element in drawn.iter() if element.text]
    assert "3 days to 15 days, median 9 days (2 values)" in words
    fills = [element.get("fill") for element in drawn.iter() if element.tag.endswith("circle")]
    assert set(fills) == {"#1f4e79", "#ffffff"}
    assert "1 EUR = 1500 KRW on 2026-01-01, paper" in parameters_csv(tables)
    within = next(table for table in tables if table.measure.id == "incident-report-deadline")
    assert list(strip_cells(within, 5)) == ["····●", "●····", "····○"]


def test_a_drawing_is_as_wide_as_its_longest_name_and_value(vocabularies):
    """Text that runs out of a picture is cut without a word, and text that runs into the strip cannot be read."""
    condition = "where the harm was grave, and nobody had been told of it in time, although the law asks for that"
    limits = [parameter("fine-maximum", size, "EUR", condition={"en": condition}) for size in (5, 7)]
    cite = "Art. 43(3), second subparagraph, second sentence, first half of the list, of the long part"
    act = framework("aa-act", clause("c-1", cite=cite, parameters=tuple(limits)), jurisdiction="AA")
    drawn = ElementTree.fromstring(parameters_svg(parameters(corpus_of(vocabularies, act), DAY), vocabularies))
    least = 5  # pixels that a letter of this size takes at the very least on average
    lines = [element for element in drawn.iter() if element.tag.endswith("line")]
    texts = [(int(element.get("x", "0")), element.text or "") for element in drawn.iter() if element.text]
    assert all(x + least * len(words) < int(drawn.get("width", "0")) for x, words in texts if condition in words)
    assert all(x + least * len(words) < int(lines[0].get("x1", "0")) for x, words in texts if cite in words)
    assert sum(condition in words for _, words in texts) == sum(cite in words for _, words in texts) == 2


def test_a_range_of_one_size_is_said_once():
    assert spread_words(Spread("KRW", 4, 3e7, 3e7, 3e7)) == "KRW 30,000,000 (4 values)"
    assert spread_words(Spread("day", 3, 2, 3, 15)) == "2 days to 15 days, median 3 days (3 values)"


@pytest.mark.parametrize(
    ("size", "scale", "words"),
    [(0.07, "share", "7 %"), (1e25, "FLOP", "1e25 FLOP"), (1, "day", "1 day"), (2.5, "day", "2.5 days"),
     (35_000_000, "EUR", "EUR 35,000,000")],
)  # fmt: skip
def test_sizes_have_their_unit(size, scale, words):
    assert size_words(size, scale) == words


def test_hidden_characters_of_a_draft_are_escapes_that_read_back():
    import yaml

    data = {"a": "x\u202e\U000e0041y", "b": ["zero\u200bwidth: z"], "c": "one\ntwo"}
    text = framework_yaml(data)
    assert not {"\u202e", "\u200b", "\U000e0041"} & set(text)
    assert yaml.safe_load(text) == data


def test_the_picture_of_the_matrix_has_the_letters_of_the_terminal_app():
    from comparator.comparison.agreement import STANCES
    from comparator.formats.matrix_svg import _LETTERS
    from comparator.tui.paint import NORM_LETTERS

    shown = {norm: _LETTERS[stance] for norm, stance in STANCES.items() if norm != "prohibition"}
    assert shown == {norm: letter for norm, letter in NORM_LETTERS.items() if norm != "prohibition"}


def test_a_page_of_the_draft_tells_the_same_in_both_languages(worked):
    draft = consensus(worked, Rule(DAY, forces=tuple(Force)), BY_HAND)
    page = draft_markdown(draft, worked.vocabularies, shipped_lexicon(), ("en", "zh-Hans"))
    assert "| Logging / 日志记录 | recommendation / 建议 | AA, BB, CC |  | AA, BB |  |" in page
    assert "| no proposal / 不作提议 |" in page
    assert "CC (later)" in page
    assert "（尚未适用）" in page
    assert "规范性质不同：AA为义务；BB为义务；CC为建议。" in page
    assert "日志留存期限：AA不少于6个月（aa-act/log）；BB不少于1年（bb-rules/log）。" in page
    assert "已记录立场3项，不符合国际标准化组织规则。" in page
    assert "更进一步：AA。" in page
    nothing = consensus(worked, Rule("1800-01-01"), {})
    assert "|" not in draft_markdown(nothing, worked.vocabularies, shipped_lexicon(), ("en",))


def test_a_summary_of_a_gap_marks_the_topics_with_an_offer(worked):
    lines = gap_summary(gap(worked, "CC", ("AA", "BB"), DAY, BY_HAND), worked.vocabularies)
    assert lines[0] == "silent (3; CC has no clause): Human oversight; Audit +; Penalties"
    assert lines[-1] == "+ somebody offers what could help"


def test_a_clause_that_meets_a_member_and_is_in_no_group_is_listed(vocabularies):
    one = framework("a", clause("1", framework="a", topics=("logging",)), jurisdiction="AA")
    two = framework(
        "b", *(clause(name, framework="b", topics=("logging",)) for name in ("1", "2")), jurisdiction="BB"
    )  # fmt: skip
    decided = [Link("a/1", f"b/{name}", 1.0, Status.RECORDED, Relation.INTERSECTS) for name in ("1", "2")]
    found = {"a/1": tuple(decided)} | {link.b: (link.turned,) for link in decided}
    result = across(corpus_of(vocabularies, one, two), "logging", ("AA", "BB"), DAY, found)
    lines = said(across_lines(result, vocabularies, "en"))
    assert lines[-1] == "also: BB  b Art. 2 (obligation): Title of 2 (meets AA Art. 1, recorded: intersects-with)"
    row = list(csv.DictReader(io.StringIO(across_csv(result), newline="")))[-1]
    assert (row["a_clause"], row["b_clause"], row["relation"], row["difference"]) == (
        "a/1", "b/2", "intersects-with", "also meets",
    )  # fmt: skip
    assert result.alone == ()
