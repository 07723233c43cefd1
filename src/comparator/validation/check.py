"""Checking files: reading, schema, rules, and what holds across files."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from comparator.corpus.reader import LINE_BREAK, Document, decode, parse, read_bytes
from comparator.corpus.resources import data_root
from comparator.corpus.vocabularies import NAMES
from comparator.model.errors import InputError
from comparator.model.position import Position
from comparator.validation.context import Context, load_context
from comparator.validation.diagnostic import Diagnostic
from comparator.validation.files import expand
from comparator.validation.kinds import Kind, kind_of
from comparator.validation.nearest import did_you_mean
from comparator.validation.rules import CROSS_RULES, RULES
from comparator.validation.schema import check_schema
from comparator.validation.subject import Claim, Finding, Rule, Subject

MAX_FINDINGS = 1_000
"""Findings of one file that are worked out; a file with more says so."""

_START = Position(1, 1)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What the check of one file found.

    Attributes:
        path: The file, as the caller named it.
        kind: What kind of file it is; None when that cannot be told.
        diagnostics: The findings in the order of their places.
        clauses: How many clauses the file holds.
        lines: The source lines that findings point at, by line number from 1.
    """

    path: str
    kind: Kind | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    clauses: int = 0
    lines: dict[int, str] = field(default_factory=dict)


Claims = dict[tuple[str, ...], Claim]
"""The first claim to each name so far, by rule and name."""


def shipped_paths() -> list[Path]:
    """Return the folders of data that come with the package."""
    root = data_root()
    return [root / name for name in ("frameworks", "vocabularies", "lexicon")]


def check_paths(paths: Iterable[Path], vocabularies: Path | None = None) -> Iterator[FileReport]:
    """Check every file in `paths` and in the folders among them.

    Args:
        paths: Files and folders; a folder stands for the `*.yaml` files below it.
        vocabularies: The folder of vocabularies whose keys files may use; by default the shipped one.

    Returns:
        The reports in the order of the paths, each as soon as its file is checked.

    Raises:
        InputError: A path cannot be used; raised before the first file is checked.
    """
    files = expand(paths)
    return _check_files(files, load_context(vocabularies or data_root() / "vocabularies"))


def check_file(path: Path, vocabularies: Path | None = None) -> FileReport:
    """Check one file by itself; a file that cannot be read is a finding."""
    return _check_file(path, load_context(vocabularies or data_root() / "vocabularies"), {})


def _check_files(files: Iterator[Path | InputError], context: Context) -> Iterator[FileReport]:
    claims: Claims = {}
    checked: set[str] = set()
    for item in files:
        if isinstance(item, InputError):
            yield _unread(item, "")
        else:
            checked.add(os.path.realpath(item))
            yield _check_file(item, context, claims)
    # Keys were not checked against these vocabularies, and that must not go unsaid.
    for error in context.broken:
        if os.path.realpath(error.path) not in checked:
            yield _unread(error, "")


def _check_file(path: Path, context: Context, claims: Claims) -> FileReport:
    name, text = str(path), ""
    try:
        content = read_bytes(path)
        text = content.decode("utf-8", "replace")
        text = decode(content, name)
        document = parse(text, name)
    except InputError as error:
        return _unread(error, text)
    kind = kind_of(document.data)
    if kind is None:
        return _report(document, None, [_unknown_kind(document)])
    subject = Subject(document, kind, context)
    return _report(document, kind, _findings(subject) + _claimed_twice(subject, claims))


def _unread(error: InputError, text: str) -> FileReport:
    diagnostic = Diagnostic(error.path, error.position or _START, error.rule, error.message)
    return FileReport(error.path, None, (diagnostic,), 0, _lines(text, [diagnostic]))


def _unknown_kind(document: Document) -> Diagnostic:
    data = document.data
    if not isinstance(data, dict):
        message = "the file is no mapping of keys to values"
        return Diagnostic(document.path, document.position(()), "unknown-kind", message)
    if "vocabulary" in data:
        name = data["vocabulary"]
        help_ = did_you_mean(name, NAMES) if isinstance(name, str) else ""
        message = "there is no vocabulary of this name"
        position = document.position(("vocabulary",))
        return Diagnostic(
            document.path, position, "unknown-kind", message, help=help_ or f"the names are {', '.join(NAMES)}"
        )
    return Diagnostic(
        document.path,
        document.position((next(iter(data), ""),), key=True),
        "unknown-kind",
        "the file is no framework, vocabulary, lexicon or mapping set",
        help="one of the keys `clauses`, `vocabulary`, `lexicon` and `mappings` tells which it is",
    )


def _findings(subject: Subject) -> list[Diagnostic]:
    by_rule = list(islice(_by_rule(subject), MAX_FINDINGS + 1))
    # `Human Oversight` is no well-formed key, and no known topic; the rule knows what was meant.
    told = {diagnostic.position for diagnostic in by_rule}
    by_schema = (
        Diagnostic(subject.document.path, position, name, finding.message, help=finding.help)
        for name, finding in check_schema(subject)
        if (position := _position(subject, finding)) not in told or name != "wrong-form"
    )
    return by_rule + list(islice(by_schema, MAX_FINDINGS + 1))


def _by_rule(subject: Subject) -> Iterator[Diagnostic]:
    for rule in RULES:
        if subject.kind in rule.kinds:
            for finding in rule.check(subject):
                yield _diagnostic(subject, rule, finding)


def _diagnostic(subject: Subject, rule: Rule, finding: Finding) -> Diagnostic:
    position = _position(subject, finding)
    return Diagnostic(subject.document.path, position, rule.id, finding.message, rule.severity, finding.help)


def _position(subject: Subject, finding: Finding) -> Position:
    return subject.document.position(finding.path, key=finding.at_key)


def _claimed_twice(subject: Subject, claims: Claims) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for rule in CROSS_RULES:
        if subject.kind not in rule.kinds:
            continue
        for claim in rule.claims(subject):
            first = claims.setdefault((rule.id, *claim.name), claim)
            if first.owner != claim.owner:
                message = rule.message(first, claim)
                found.append(Diagnostic(claim.file, claim.position, rule.id, message, rule.severity, rule.fix))
    return found


def _report(document: Document, kind: Kind | None, found: Sequence[Diagnostic]) -> FileReport:
    ordered = sorted(found, key=lambda item: (item.position, item.rule, item.message))
    if len(ordered) > MAX_FINDINGS:
        message = f"the file has more than {MAX_FINDINGS:,} findings; the rest is not shown"
        del ordered[MAX_FINDINGS:]
        ordered.append(Diagnostic(document.path, ordered[-1].position, "too-many-findings", message))
    clauses = document.data.get("clauses") if kind is Kind.FRAMEWORK else None
    count = len(clauses) if isinstance(clauses, list) else 0
    return FileReport(document.path, kind, tuple(ordered), count, _lines(document.text, ordered))


def _lines(text: str, found: Sequence[Diagnostic]) -> dict[int, str]:
    if not found:
        return {}
    lines = LINE_BREAK.split(text)
    wanted = sorted({diagnostic.position.line for diagnostic in found})
    return {number: lines[number - 1] for number in wanted if number <= len(lines)}
