"""A broader key that the vocabulary does not have."""

from collections.abc import Iterator

from comparator.validation.kinds import Kind
from comparator.validation.rules._references import ids, unknown
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    known = ids(subject, "entries.*.id")
    yield from unknown(subject, "broader key", known, ("entries.*.broader",), "`entries` of this file")


RULE = Rule(
    id="unknown-broader",
    kinds=frozenset((Kind.ROLES, Kind.SCOPES)),
    why="A duty of every operator meets a duty of providers because provider is a kind of operator.",
    fix="Name the id of another entry of this file.",
    check=_check,
)
