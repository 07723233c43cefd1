r"""Findings for programs: a JSON list of objects, stable between versions.

Each object has `file` (the path as given), `line`, `column`, `end_line`, `end_column` (from 1; columns in
characters; the end is behind the last character, and 0 when unknown), `rule`, `severity` (`error` or
`warning`), `message` (one sentence) and `help` (empty when there is none). New keys may be added. The
output is ASCII: other characters are written as `\u` escapes.
"""

import json
from collections.abc import Iterable, Iterator

from comparator.text.visible import visible
from comparator.validation.check import FileReport
from comparator.validation.diagnostic import Diagnostic


def render(reports: Iterable[FileReport], color: bool) -> Iterator[str]:
    """Yield the list piece by piece, one finding a line."""
    separator = "[\n"
    for report in reports:
        for diagnostic in report.diagnostics:
            yield separator + json.dumps(_object(diagnostic))
            separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _object(diagnostic: Diagnostic) -> dict[str, str | int]:
    position = diagnostic.position
    return {
        "file": diagnostic.path,
        "line": position.line,
        "column": position.column,
        "end_line": position.end_line,
        "end_column": position.end_column,
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "message": visible(diagnostic.message),
        "help": visible(diagnostic.help),
    }
