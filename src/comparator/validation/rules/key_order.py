"""Keys in another order than that of the schema."""

from collections.abc import Iterator

from comparator.validation.diagnostic import Severity
from comparator.validation.order import PATTERNS, is_in_order, keys_out_of_order
from comparator.validation.places import value_at
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    for path, wanted in keys_out_of_order(subject.document.data):
        written = list(value_at(subject.document.data, path))
        key, above = next((right, found) for right, found in zip(wanted, written, strict=True) if right != found)
        message = f"{subject.label((*path, key))} stands below `{above}`, and belongs above it"
        yield Finding((*path, key), message, "`comparator validate --fix` puts keys in order", at_key=True)


def _may_find(subject: Subject) -> bool:
    return any(
        not is_in_order(pattern, mapping)
        for pattern in PATTERNS
        for mapping in (subject.mappings(pattern) if pattern else [subject.document.data])
    )


RULE = Rule(
    id="key-order",
    kinds=ONLY_FRAMEWORKS,
    why="A reader finds each key of hundreds of clauses in the same place, and a diff shows only what changed.",
    fix="Write keys in the order of the schema; `comparator validate --fix` does it.",
    check=_check,
    may_find=_may_find,
    severity=Severity.WARNING,
)
