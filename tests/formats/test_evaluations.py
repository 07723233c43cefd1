"""Evaluations as records and as tables: every figure of a run has its place, and names from files stay text."""

from dataclasses import replace

import pytest

from comparator.alignment.evaluation import Abstention, Evaluation, LanguageResult
from comparator.alignment.measures import RECALLS, Measures
from comparator.formats.evaluations import evaluation_record, markdown, tables

FOUND = Evaluation(
    set="alpha",
    engine="lexical",
    queries=40,
    candidates=50,
    across=True,
    measures=Measures(0.75, 0.875, 0.8, 0.78, 0.86, 0.91),
    low=Measures(0.6, 0.7, 0.65, 0.6, 0.7, 0.8),
    high=Measures(0.9, 1, 0.95, 0.9, 1, 1),
    by_language={
        "ja": LanguageResult(30, Measures(0.8, 1, 1, 1, 1, 1)),
        "ko": LanguageResult(10, Measures(*[0.5] * 6)),
    },
    calibration_error=0.04321,
    abstention=Abstention(60, 0.95, 0.9, tuple((recall, 1 - recall / 2) for recall in RECALLS)),
    seconds=1.23456,
    megabytes=101.5,
)
PLAIN = replace(
    FOUND,
    engine="bm25",
    calibration_error=None,
    abstention=Abstention(60, None, None, ((0.5, 0.0),) * len(RECALLS)),
    megabytes=None,
)


def test_a_record_holds_every_figure_under_the_keys_of_the_contract():
    record = evaluation_record(FOUND)

    assert list(record)[:7] == ["set", "engine", "queries", "hit1", "hit5", "mrr", "map"]
    assert (record["hit1"], record["recall10"], record["interval"]["mrr"]) == (0.75, 0.91, [0.65, 0.95])
    assert record["languages"]["ko"] == {
        "queries": 10, **dict.fromkeys(("hit1", "hit5", "mrr", "map", "recall5", "recall10"), 0.5)
    }  # fmt: skip
    assert record["calibration_error"] == 0.0432
    assert record["abstention"]["curve"][4] == {"kept": 0.9, "refused": 0.55}
    assert (record["candidates"], record["across_languages"], record["seconds"], record["megabytes"]) == (
        50, True, 1.235, 102,
    )  # fmt: skip


def test_what_an_engine_does_not_say_is_null_and_not_nought():
    record = evaluation_record(PLAIN)

    assert (record["calibration_error"], record["megabytes"]) == (None, None)
    assert (record["abstention"]["kept"], record["abstention"]["refused"]) == (None, None)
    assert evaluation_record(replace(FOUND, abstention=None))["abstention"] is None


def rows(found, title):
    return next(table for table in tables(found) if table.title.startswith(title)).rows


def test_engines_stand_side_by_side_with_their_intervals():
    assert [row[:4] for row in rows([FOUND, PLAIN], "Where")] == [
        ("alpha", "lexical", "40", "0.750 [0.60, 0.90]"),
        ("alpha", "bm25", "40", "0.750 [0.60, 0.90]"),
    ]


def test_each_language_has_its_line_for_each_engine_where_there_are_several():
    assert [row[:5] for row in rows([FOUND, PLAIN], "Each language")] == [
        ("alpha", "ja", "lexical", "30", "0.800"),
        ("alpha", "ja", "bm25", "30", "0.800"),
        ("alpha", "ko", "lexical", "10", "0.500"),
        ("alpha", "ko", "bm25", "10", "0.500"),
    ]
    one = replace(FOUND, by_language={"ja": LanguageResult(40, FOUND.measures)})
    assert not [table for table in tables([one]) if table.title.startswith("Each language")]


def test_means_are_over_sets_of_one_kind_of_which_there_are_several():
    beta = replace(FOUND, set="beta", measures=Measures(*[0.25] * 6), calibration_error=0.1, queries=4)
    english = replace(FOUND, set="gamma", across=False)

    (row,) = rows([FOUND, beta, english], "Means")
    assert row[:4] == ("across languages", "lexical", "2", "0.500")
    assert row[-1] == "0.072"
    plain = [replace(item, engine="bm25", calibration_error=None) for item in (FOUND, beta)]
    assert rows(plain, "Means")[0][-1] == "-"
    assert not [table for table in tables([FOUND, english]) if table.title.startswith("Means")]


def test_refusals_and_costs_have_a_dash_where_there_is_no_figure():
    assert rows([FOUND], "What a score")[0] == (
        "alpha", "lexical", "0.043", "60", "0.95", "0.90", "0.75", "0.70", "0.65", "0.60", "0.55", "0.53",
    )  # fmt: skip
    assert rows([PLAIN], "What a score")[0][2:6] == ("-", "60", "-", "-")
    assert rows([PLAIN], "What it costs") == (("alpha", "bm25", "40 x 50", "1.2", "-"),)


def test_a_run_without_other_fields_has_no_table_of_them():
    assert not [table for table in tables([replace(FOUND, abstention=None)]) if table.title.startswith("What a score")]


@pytest.mark.parametrize(("name", "shown"), [("a|b", "a\\|b"), ("<b>x</b>", "\\<b\\>x"), ("a`b`", "a\\`b\\`")])
def test_names_from_files_stay_text_in_markdown(name, shown):
    assert f"| {shown}" in markdown([replace(FOUND, set=name)])


def test_control_characters_of_a_name_are_not_alive():
    assert "\x1b" not in markdown([replace(FOUND, set="x\x1b[31m")])


def test_markdown_has_a_section_and_a_table_for_each():
    text = markdown([FOUND, PLAIN])

    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Where the published partner ranks",
        "## Each language by itself",
        "## What a score means, and what is refused",
        "## What it costs",
    ]
    heads = [line for line in text.splitlines() if line.startswith("| set")]
    rules = [line for line in text.splitlines() if line.startswith("| ---")]
    assert [line.count("|") for line in heads] == [line.count("|") for line in rules]
