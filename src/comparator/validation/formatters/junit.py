"""Findings as JUnit XML, which GitLab, Jenkins and others show as test results.

A file is a suite, in which an error is a failed case, and a warning, which fails no run, a skipped one; a file
without findings is a suite with one case that passed. The XML is ASCII: other characters are
written as references, and characters that XML cannot hold are spelled out.
"""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from comparator.text.visible import visible
from comparator.validation.check import FileReport
from comparator.validation.diagnostic import Diagnostic, Severity
from comparator.validation.formatters.text import finding

_NOT_IN_XML = re.compile("[\ufffe\uffff]")
"""What XML cannot hold beside the control characters and surrogates that `visible` spells out."""

_QUOTE = {'"': "&quot;", "\n": "&#10;"}


def render(reports: Iterable[FileReport], color: bool) -> Iterator[str]:
    """Yield the document, one file at a time."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="comparator validate">\n'
    for report in reports:
        yield _suite(report)
    yield "</testsuites>\n"


def _suite(report: FileReport) -> str:
    name = _text(visible(report.path))
    findings = len(report.diagnostics)
    failures = sum(item.severity is Severity.ERROR for item in report.diagnostics)
    head = f'tests="{findings or 1}" failures="{failures}" errors="0" skipped="{findings - failures}"'
    cases = "".join(_case(item, report) for item in report.diagnostics)
    passed = f'    <testcase name="no finding" classname="{name}" file="{name}"/>\n'
    return f'  <testsuite name="{name}" {head}>\n{cases or passed}  </testsuite>\n'


def _case(diagnostic: Diagnostic, report: FileReport) -> str:
    name, line = _text(visible(diagnostic.path)), diagnostic.position.line
    title = f"{diagnostic.rule} {line}:{diagnostic.position.column}"
    result = "failure" if diagnostic.severity is Severity.ERROR else "skipped"
    message = _text(visible(diagnostic.message))
    body = _text(finding(diagnostic, report.lines, color=False).rstrip("\n"), quoted=False)
    return (
        f'    <testcase name="{_text(title)}" classname="{name}" file="{name}" line="{line}">\n'
        f'      <{result} type="{diagnostic.rule}" message="{message}">{body}</{result}>\n'
        "    </testcase>\n"
    )


def _text(text: str, *, quoted: bool = True) -> str:
    legal = _NOT_IN_XML.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return escape(legal, _QUOTE if quoted else {}).encode("ascii", "xmlcharrefreplace").decode("ascii")
