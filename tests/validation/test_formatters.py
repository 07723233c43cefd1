"""How findings look."""

import json

import pytest
from rich.cells import cell_len

from comparator.model.position import Position
from comparator.validation.check import FileReport
from comparator.validation.diagnostic import Diagnostic, Severity
from comparator.validation.formatters import NAMES, formatter


def report(line: str, start: int, end: int, *, end_line: int = 7, help: str = "") -> FileReport:
    position = Position(7, start, end_line, end)
    found = Diagnostic("kr/act.yaml", position, "unknown-topic", "no such topic", help=help)
    return FileReport("kr/act.yaml", diagnostics=(found,), lines={7: line})


def render(name: str, *reports: FileReport, color: bool = False) -> str:
    return "".join(formatter(name)(reports, color))


def test_text_shows_place_sentence_excerpt_caret_and_help():
    line = "    topics: [human-oversigt]"
    assert render("text", report(line, 14, 28, help="did you mean `human-oversight`?")) == (
        "kr/act.yaml:7:14: unknown-topic: no such topic\n"
        " 7 |     topics: [human-oversigt]\n"
        "   |              ^^^^^^^^^^^^^^\n"
        "   help: did you mean `human-oversight`?\n"
        "\n"
    )


@pytest.mark.parametrize(
    "line", ["제목: [안전, xyz]", "title: {zh-Hant: 資料, xyz}", "a: ́é, xyz", "\t\tx:\t\txyz", "ab\x1bxyz"]
)
def test_the_caret_stands_under_the_word_in_every_script(line):
    start = line.index("xyz") + 1
    _, excerpt, caret, *_ = render("text", report(line, start, start + 3)).split("\n")
    assert cell_len(caret[: caret.index("^")]) == cell_len(excerpt[: excerpt.index("xyz")])
    assert caret.count("^") == 3


def test_wide_characters_get_a_caret_for_both_of_their_cells():
    _, _, caret, *_ = render("text", report("a: [안전]", 5, 7)).split("\n")
    assert caret.count("^") == 4


def test_a_mark_over_several_lines_ends_with_the_first():
    _, _, caret, *_ = render("text", report("a: [b, c,   ", 4, 3, end_line=9)).split("\n")
    assert caret.count("^") == len("[b, c,")


@pytest.mark.parametrize(("end_line", "end", "words"), [(9, 3, " to line 9"), (9, 1, " to line 8"), (8, 1, "")])
def test_a_mark_over_several_lines_says_where_it_ends(end_line, end, words):
    _, _, caret, *_ = render("text", report("a: [b, c,", 4, end, end_line=end_line)).split("\n")
    assert caret.partition("^^^^^^")[2] == words


def test_a_line_that_is_empty_has_no_excerpt():
    assert render("text", report("", 1, 2)) == "kr/act.yaml:7:1: unknown-topic: no such topic\n\n"


def test_a_mark_without_an_end_is_one_caret_wide():
    _, _, caret, *_ = render("text", report("a: [b, c", 4, 0, end_line=0)).split("\n")
    assert caret.count("^") == 1


def test_long_lines_are_cut_around_the_mark_and_say_so():
    line = "x" * 5_000 + "BAD" + "y" * 5_000
    _, excerpt, caret, *_ = render("text", report(line, 5_001, 5_004)).split("\n")
    assert excerpt.startswith(" 7 | …xxx") and excerpt.endswith("yyy…")
    assert len(excerpt) < 120
    assert excerpt.index("BAD") == caret.index("^")
    _, excerpt, caret, *_ = render("text", report("B" * 900, 1, 901)).split("\n")
    assert excerpt.endswith("B…") and caret.count("^") == 50


def test_a_file_without_lines_is_shown_without_an_excerpt():
    found = Diagnostic("x.yaml", Position(1, 1), "empty", "the file is empty")
    assert render("text", FileReport("x.yaml", diagnostics=(found,))) == "x.yaml:1:1: empty: the file is empty\n\n"


def test_colour_only_when_asked_for():
    found = report("a: b", 4, 5, help="c")
    plain, painted = render("text", found), render("text", found, color=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31munknown-topic\x1b[0m" in painted
    assert "\x1b" not in render("json", found, color=True)


def test_warnings_have_their_own_colour():
    found = Diagnostic("x.yaml", Position(1, 1), "some-rule", "hm", Severity.WARNING)
    assert "\x1b[1;33msome-rule (warning)" in render("text", FileReport("x.yaml", diagnostics=(found,)), color=True)


def test_json_is_a_list_of_objects_with_documented_keys():
    out = render("json", report("제목: x", 5, 6, help="도움"), report("b", 1, 2))
    assert out.isascii()
    first, second = json.loads(out)
    assert first == {
        "file": "kr/act.yaml",
        "line": 7,
        "column": 5,
        "end_line": 7,
        "end_column": 6,
        "rule": "unknown-topic",
        "severity": "error",
        "message": "no such topic",
        "help": "도움",
    }
    assert second["column"] == 1


def test_json_without_findings_is_an_empty_list():
    assert json.loads(render("json", FileReport("x.yaml"))) == []


def test_text_without_findings_is_nothing():
    assert render("text", FileReport("x.yaml")) == ""


@pytest.mark.parametrize("name", NAMES)
def test_every_format_has_a_documented_module(name):
    assert formatter(name).__doc__
