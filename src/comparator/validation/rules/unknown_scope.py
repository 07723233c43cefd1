"""A scope that the vocabulary does not have."""

from collections.abc import Iterator

from comparator.validation.rules._references import ONLY_FRAMEWORKS, names_unknown_key, unknown_key
from comparator.validation.subject import Finding, Rule, Subject

_PLACES = ("clauses.*.scope.*",)


def _check(subject: Subject) -> Iterator[Finding]:
    yield from unknown_key(subject, "scopes", "scope", _PLACES)


def _may_find(subject: Subject) -> bool:
    return names_unknown_key(subject, "scopes", _PLACES)


RULE = Rule(
    id="unknown-scope",
    kinds=ONLY_FRAMEWORKS,
    why="Two duties differ when they bind different classes of system; that shows only with shared keys.",
    fix="Use a key of vocabularies/scopes.yaml; leave `scope` out when the clause covers every AI system.",
    check=_check,
    may_find=_may_find,
)
