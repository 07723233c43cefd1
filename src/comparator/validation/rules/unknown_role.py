"""A role that the vocabulary does not have."""

from collections.abc import Iterator

from comparator.validation.rules._references import ONLY_FRAMEWORKS, names_unknown_key, unknown_key
from comparator.validation.subject import Finding, Rule, Subject

_PLACES = ("clauses.*.bearer.*", "clauses.*.counterparty.*")


def _check(subject: Subject) -> Iterator[Finding]:
    yield from unknown_key(subject, "roles", "role", _PLACES)


def _may_find(subject: Subject) -> bool:
    return names_unknown_key(subject, "roles", _PLACES)


RULE = Rule(
    id="unknown-role",
    kinds=ONLY_FRAMEWORKS,
    why="Who is bound, and towards whom, is compared by role; local terms differ from country to country.",
    fix="Use a key of vocabularies/roles.yaml, and put the local term into `bearer_term`.",
    check=_check,
    may_find=_may_find,
)
