"""`--format junit`: XML that a parser of JUnit reports reads, whatever stands in the files."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.model.position import Position
from comparator.validation.check import FileReport
from comparator.validation.diagnostic import Diagnostic, Severity
from comparator.validation.formatters import formatter
from tests.validation.conftest import EXAMPLES, reports

junitparser: Any = pytest.importorskip("junitparser", reason="the JUnit parser of the dev extra is not installed")


def render(*found: FileReport) -> Any:
    text = "".join(formatter("junit")(found, False))
    assert text.isascii()
    return junitparser.JUnitXml.fromstring(text.encode("utf-8"))


def report(message: str = "no such topic", path: str = "kr/act.yaml", line: str = "topics: [x]") -> FileReport:
    error = Diagnostic(path, Position(7, 10, 7, 11), "unknown-topic", message, help="look again")
    warning = Diagnostic(path, Position(9, 1), "some-rule", "hm", Severity.WARNING)
    return FileReport(path, diagnostics=(error, warning), lines={7: line})


def test_a_file_is_a_suite_an_error_a_failed_case_and_a_warning_a_skipped_one():
    suites = list(render(report(), FileReport("kr/clean.yaml")))
    assert [(suite.name, suite.tests, suite.failures, suite.skipped) for suite in suites] == [
        ("kr/act.yaml", 2, 1, 1),
        ("kr/clean.yaml", 1, 0, 0),
    ]
    case, warning = suites[0]
    assert warning.is_skipped
    assert warning.result[0].message == "hm"
    assert (case.name, case.classname) == ("unknown-topic 7:10", "kr/act.yaml")
    [failure] = case.result
    assert (failure.type, failure.message) == ("unknown-topic", "no such topic")
    assert failure.text == (
        "kr/act.yaml:7:10: unknown-topic: no such topic\n 7 | topics: [x]\n   |          ^\n   help: look again"
    )


def test_a_clean_file_passes():
    [suite] = render(FileReport("kr/clean.yaml"))
    [case] = suite
    assert case.is_passed


def test_the_counts_are_those_of_the_cases():
    found = reports(EXAMPLES / "bad")
    for suite, item in zip(render(*found), found, strict=True):
        assert suite.failures + suite.skipped == len(item.diagnostics) == sum(not case.is_passed for case in suite)
        assert suite.failures == sum(case.is_failure for case in suite)


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_text_gives_xml_that_is_read(message, path, line):
    [suite] = render(report(message, path, line))
    assert len(list(suite)) == 2


def test_characters_that_xml_cannot_hold_are_spelled_out():
    [suite] = render(report("a\x00b\ufffec\ud800d\x1b]]>&<\"'e"))
    [failure] = next(iter(suite)).result
    assert failure.message == r"a\x00b\ufffec\ud800d\x1b]]>&<" + "\"'e"
