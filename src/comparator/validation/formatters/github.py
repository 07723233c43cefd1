"""Findings as workflow commands, which GitHub turns into annotations of the lines of a pull request.

GitHub shows ten errors and ten warnings of a step and drops the others without a word; so this format stops
at ten of each, and a notice, which is counted apart, says how many more there are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from comparator.text.counts import counted
from comparator.text.visible import visible
from comparator.validation.check import FileReport
from comparator.validation.diagnostic import Diagnostic, Severity

LIMIT = 10
"""Annotations of each kind that GitHub shows of one step."""

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(reports: Iterable[FileReport], color: bool) -> Iterator[str]:
    """Yield one command a line: up to ten for each severity, and a notice when there were more."""
    found: Counter[Severity] = Counter()
    for report in reports:
        for diagnostic in report.diagnostics:
            found[diagnostic.severity] += 1
            if found[diagnostic.severity] <= LIMIT:
                yield _command(diagnostic)
    more = [_count(found[severity] - LIMIT, severity) for severity in Severity if found[severity] > LIMIT]
    if more:
        message = f"{' and '.join(more)} not shown here, because GitHub shows {LIMIT} of each kind"
        yield f"::notice title=comparator::{message}; `comparator validate` in the checkout shows all\n"


def _command(diagnostic: Diagnostic) -> str:
    position = diagnostic.position
    values = {"file": diagnostic.path, "line": str(position.line)}
    if position.end_line == position.line and position.end_column > position.column:
        values |= {"endLine": str(position.line), "col": str(position.column), "endColumn": str(position.end_column)}
    elif position.last_line > position.line:
        # GitHub takes columns only of a stretch within one line.
        values["endLine"] = str(position.last_line)
    else:
        values["col"] = str(position.column)
    values["title"] = diagnostic.rule
    properties = ",".join(f"{name}={visible(value.translate(_PROPERTY))}" for name, value in values.items())
    lines = [visible(diagnostic.message)]
    if diagnostic.help:
        lines.append(f"help: {visible(diagnostic.help)}")
    message = "\n".join(lines).translate(_DATA)
    return f"::{diagnostic.severity.value} {properties}::{message}\n"


def _count(number: int, severity: Severity) -> str:
    return counted(number, f"more {severity.value}")
