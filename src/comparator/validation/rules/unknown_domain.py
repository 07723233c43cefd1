"""A topic in a domain that the vocabulary does not have."""

from collections.abc import Iterator

from comparator.validation.kinds import Kind
from comparator.validation.rules._references import ids, unknown
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    known = ids(subject, "domains.*.id")
    yield from unknown(subject, "domain", known, ("entries.*.domain",), "`domains` of this file")


RULE = Rule(
    id="unknown-domain",
    kinds=frozenset((Kind.TOPICS,)),
    why="The tree of topics shows every topic under its domain; a topic without one would not be seen.",
    fix="Name the id of an entry of `domains`, or add the domain there.",
    check=_check,
)
