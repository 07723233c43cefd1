"""A statement that is longer than a reader takes in at a glance."""

from collections.abc import Iterator

from comparator.validation.places import select_strings
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject

MOST_WORDS = 60
"""Words of an English statement that docs/encoding.md allows."""

_PLACES = (
    "clauses.*.statement.en",
    "absent.*.statement.en",
    "reservations.*.statement.en",
    "cooperation.offers.*.statement.en",
    "cooperation.needs.*.statement.en",
)


def _check(subject: Subject) -> Iterator[Finding]:
    for path, text in select_strings(subject.document.data, *_PLACES):
        count = len(text.split())
        if count > MOST_WORDS:
            message = f"the English statement of {subject.label(path[:-2])} has {count} words, more than {MOST_WORDS}"
            yield Finding(path, message, "say one norm in a statement; split a clause that sets several")


def _may_find(subject: Subject) -> bool:
    # All that parts words but a space is unprintable.
    return any(
        (text.count(" ") >= MOST_WORDS or not text.isprintable()) and len(text.split()) > MOST_WORDS
        for text in subject.strings(*_PLACES)
    )


RULE = Rule(
    id="statement-too-long",
    kinds=ONLY_FRAMEWORKS,
    why="A long statement holds more than one norm, and aligns with everything a little.",
    fix="Split the clause, or cut words that change nothing.",
    check=_check,
    may_find=_may_find,
)
