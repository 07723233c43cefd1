"""Findings as SARIF 2.1.0, which GitHub code scanning and editors read.

Results are written as they come; what describes the rules stands behind them, when it is known which rules
were broken. The output is ASCII: other characters are written as JSON escapes.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from comparator import __version__
from comparator.text.visible import visible
from comparator.validation.check import FileReport
from comparator.validation.diagnostic import Diagnostic, Severity
from comparator.validation.rule_ids import OFF_BY_DEFAULT
from comparator.validation.rules import CROSS_RULES, RULES
from comparator.validation.subject import CrossRule, Rule

_HEAD = {
    "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    "version": "2.1.0",
}
_ROOT = "%SRCROOT%"
"""The name that readers of SARIF give the root of the checkout; relative paths start there."""

_LINE = 1_000
"""Characters of a source line that a fingerprint rests on; a thousand findings may be in one line of 4 MB."""


def render(reports: Iterable[FileReport], color: bool) -> Iterator[str]:
    """Yield the log, one finding a line."""
    yield json.dumps(_HEAD)[:-1] + ', "runs": [{"columnKind": "unicodeCodePoints", "results": ['
    separator, levels = "\n", dict[str, Severity]()
    for report in reports:
        seen: Counter[str] = Counter()
        for diagnostic in report.diagnostics:
            levels.setdefault(diagnostic.rule, diagnostic.severity)
            yield separator + json.dumps(_result(diagnostic, report, seen))
            separator = ",\n"
    tool = {"driver": {"name": "comparator", "semanticVersion": __version__, "rules": _rules(levels)}}
    yield f'\n], "tool": {json.dumps(tool)}, "invocations": [{{"executionSuccessful": true}}]}}]}}\n'


def _result(diagnostic: Diagnostic, report: FileReport, seen: Counter[str]) -> dict[str, Any]:
    text = visible(diagnostic.message)
    if diagnostic.help:
        text += f"\nhelp: {visible(diagnostic.help)}"
    return {
        "ruleId": diagnostic.rule,
        "level": diagnostic.severity.value,
        "message": {"text": text},
        "locations": [
            {"physicalLocation": {"artifactLocation": _artifact(diagnostic.path), "region": _region(diagnostic)}}
        ],
        "partialFingerprints": {"comparatorFinding/v1": _fingerprint(diagnostic, report, seen)},
    }


def _artifact(path: str) -> dict[str, str]:
    pure = PurePath(path)
    # The bytes of the name, so that one that is not UTF-8 leads to its file too.
    encoded = quote(os.fsencode(pure.as_posix()))
    return {"uri": f"file://{encoded}"} if pure.is_absolute() else {"uri": encoded, "uriBaseId": _ROOT}


def _region(diagnostic: Diagnostic) -> dict[str, int]:
    position = diagnostic.position
    region = {"startLine": position.line, "startColumn": position.column}
    if position.end_line:
        region |= {"endLine": position.end_line, "endColumn": position.end_column}
    return region


def _fingerprint(diagnostic: Diagnostic, report: FileReport, seen: Counter[str]) -> str:
    """Return what stays the same when lines are added above the finding: file, rule and source line."""
    line = report.lines.get(diagnostic.position.line, "")[:_LINE].strip()
    parts = (PurePath(diagnostic.path).as_posix(), diagnostic.rule, line)
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"


def _rules(levels: dict[str, Severity]) -> list[dict[str, Any]]:
    rules: tuple[Rule | CrossRule, ...] = (*RULES, *CROSS_RULES)
    registered = {rule.id: rule for rule in rules}
    described = [_rule(registered[name]) for name in sorted(registered)]
    others = sorted(levels.keys() - registered.keys())
    return described + [{"id": name, "defaultConfiguration": {"level": levels[name].value}} for name in others]


def _rule(rule: Rule | CrossRule) -> dict[str, Any]:
    module = import_module(f"comparator.validation.rules.{rule.id.replace('-', '_')}")
    return {
        "id": rule.id,
        "shortDescription": {"text": (module.__doc__ or rule.why).strip()},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.fix},
        "defaultConfiguration": {"enabled": rule.id not in OFF_BY_DEFAULT, "level": rule.severity.value},
    }
