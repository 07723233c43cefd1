"""The check of one file by itself: reading, schema, rules, and what it claims in the run."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

from comparator.corpus.contents import MAX_BYTES, read_bytes, within_limit
from comparator.corpus.reader import Document, decode, parse
from comparator.model.errors import InputError
from comparator.model.position import Position
from comparator.model.vocabulary_names import NAMES
from comparator.validation.claims import keys
from comparator.validation.conditions import Setup
from comparator.validation.context import Context, load_context
from comparator.validation.cross import Verdict
from comparator.validation.diagnostic import Diagnostic
from comparator.validation.kinds import Kind, kind_of
from comparator.validation.report import MAX_FINDINGS, FileReport, in_order, lines_of, unread
from comparator.validation.rule_ids import CAN_BE_SILENCED
from comparator.validation.rules import RULES
from comparator.validation.schema import check_schema
from comparator.validation.silence import Silence
from comparator.validation.subject import Finding, Rule, Subject


@lru_cache(maxsize=1)
def context_of(setup: Setup) -> Context:
    """Return what the rules know in runs of this setup; vocabularies are read once for a run."""
    context = load_context(setup.vocabularies)
    return replace(context, frameworks=dict(setup.frameworks), conditions=setup.conditions)


def judge_file(path: Path, context: Context) -> tuple[bytes | None, Verdict]:
    """Return the content of a file, None when it cannot be read, and the verdict on it."""
    try:
        content = read_bytes(path)
    except InputError as error:
        return None, Verdict(unread(error))
    return content, judge(content, str(path), context)


def judge(content: bytes, name: str, context: Context) -> Verdict:
    """Return the verdict on `content`, as that of the file `name`."""
    text: str | None = None
    try:
        within_limit(content, name)
        text = decode(content, name)
        document = parse(text, name)
    except InputError as error:
        if text is None:
            text = content.decode("utf-8", "replace") if len(content) <= MAX_BYTES else ""
        return Verdict(unread(error, text))
    kind = kind_of(document.data)
    if kind is None:
        return Verdict(_report(document, None, [_unknown_kind(document)]))
    subject = Subject(document, kind, context)
    return Verdict(_report(document, kind, _findings(subject)), keys(subject))


def _unknown_kind(document: Document) -> Diagnostic:
    data = document.data
    if not isinstance(data, dict):
        message = "the file is no mapping of keys to values"
        return Diagnostic(document.path, document.position(()), "unknown-kind", message)
    if "vocabulary" in data:
        from comparator.validation.nearest import did_you_mean  # imported when something is wrong

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
        runs = subject.kind in rule.kinds and (rule.on_by_default or rule.id in subject.context.conditions.extra)
        if runs and rule.may_find(subject):
            for finding in rule.check(subject):
                yield _diagnostic(subject, rule, finding)


def _diagnostic(subject: Subject, rule: Rule, finding: Finding) -> Diagnostic:
    position = _position(subject, finding)
    return Diagnostic(subject.document.path, position, rule.id, finding.message, rule.severity, finding.help)


def _position(subject: Subject, finding: Finding) -> Position:
    return finding.position or subject.document.position(finding.path, key=finding.at_key)


def _report(document: Document, kind: Kind | None, found: Sequence[Diagnostic]) -> FileReport:
    silences: tuple[Silence, ...] = ()
    if "comparator:" in document.text:
        from comparator.validation.suppression import suppressions  # late, as most files have no such comment

        silencing = suppressions(document, CAN_BE_SILENCED)
        silences = silencing.silences
        found = (*found, *silencing.faults)
    ordered = in_order(found)
    clauses = document.data.get("clauses") if kind is Kind.FRAMEWORK else None
    count = len(clauses) if isinstance(clauses, list) else 0
    shown = (*ordered, *(silence.unused for silence in silences))
    return FileReport(document.path, kind, ordered, count, lines_of(document.text, shown), silences)
