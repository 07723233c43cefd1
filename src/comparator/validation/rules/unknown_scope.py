"""A scope that the vocabulary does not have."""

from collections.abc import Iterator

from comparator.validation.rules._references import ONLY_FRAMEWORKS, unknown_key
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    yield from unknown_key(subject, "scopes", "scope", ("clauses.*.scope.*",))


RULE = Rule(
    id="unknown-scope",
    kinds=ONLY_FRAMEWORKS,
    why="Two duties differ when they bind different classes of system; that shows only with shared keys.",
    fix="Use a key of vocabularies/scopes.yaml; leave `scope` out when the clause covers every AI system.",
    check=_check,
)
