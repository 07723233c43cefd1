"""A topic that the vocabulary does not have."""

from collections.abc import Iterator

from comparator.validation.kinds import Kind
from comparator.validation.rules._references import names_unknown_key, unknown_key
from comparator.validation.subject import Finding, Rule, Subject

_PLACES = {
    Kind.FRAMEWORK: (
        "clauses.*.topics.*",
        "absent.*.topic",
        "reservations.*.topic",
        "cooperation.offers.*.topics.*",
        "cooperation.needs.*.topics.*",
    ),
    Kind.MEASURES: ("entries.*.topics.*",),
    Kind.LEXICON: ("concepts.*.topics.*",),
}


def _check(subject: Subject) -> Iterator[Finding]:
    yield from unknown_key(subject, "topics", "topic", _PLACES[subject.kind])


def _may_find(subject: Subject) -> bool:
    return names_unknown_key(subject, "topics", _PLACES[subject.kind])


RULE = Rule(
    id="unknown-topic",
    kinds=frozenset(_PLACES),
    why="Clauses of different countries meet through their topics; a topic of its own meets nothing.",
    fix="Use a key of vocabularies/topics.yaml, or propose a new topic there.",
    check=_check,
    may_find=_may_find,
)
