"""What the rules on keys and ids that lead nowhere have in common."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from comparator.validation.kinds import Kind
from comparator.validation.places import select_strings, shown
from comparator.validation.subject import Finding, Subject

ONLY_FRAMEWORKS = frozenset((Kind.FRAMEWORK,))

_FEW = 12
"""So many known keys are listed when none is near; beyond, the file that holds them is named."""


def unknown(
    subject: Subject,
    noun: str,
    known: Collection[str],
    places: tuple[str, ...],
    home: str,
    *,
    aliases: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Finding]:
    """Yield a finding for each string at `places` that is not in `known`.

    Args:
        subject: The file.
        noun: What the strings name, as in "topic".
        known: The strings that are right.
        places: Where they stand, as `select` reads it.
        home: Where the right ones are listed, as in "`parts` of this file".
        aliases: For words that are often taken for one of them, which is meant.
    """
    listed = f"there are: {', '.join(known)}" if 0 < len(known) <= _FEW else f"see {home}"
    for path, value in select_strings(subject.document.data, *places):
        if value not in known:
            from comparator.validation.nearest import did_you_mean  # late: a file that is right does not need it

            message = f"{subject.owner(path)} names the {noun} `{shown(value)}`, which is not in {home}"
            guess = f"did you mean `{aliases[value]}`?" if value in aliases else did_you_mean(value, known)
            yield Finding(path, message, guess or listed)


def names_unknown(subject: Subject, known: Collection[str], places: tuple[str, ...]) -> bool:
    """Return whether `unknown` would yield anything."""
    return not all(value in known for value in set(subject.strings(*places)))


def names_unknown_key(subject: Subject, vocabulary: str, places: tuple[str, ...]) -> bool:
    """Return whether `unknown_key` would yield anything."""
    known = subject.context.keys.get(vocabulary)
    return known is not None and names_unknown(subject, known, places)


def unknown_key(
    subject: Subject,
    vocabulary: str,
    noun: str,
    places: tuple[str, ...],
    *,
    aliases: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Finding]:
    """Yield a finding for each string at `places` that is no key of the shipped `vocabulary`.

    Nothing is yielded when the vocabulary could not be read, which the run reports by itself.
    """
    known = subject.context.keys.get(vocabulary)
    if known is not None:
        yield from unknown(subject, noun, known, places, f"vocabularies/{vocabulary}.yaml", aliases=aliases)


def ids(subject: Subject, *places: str) -> dict[str, None]:
    """Return the ids at `places`, in their order."""
    return dict.fromkeys(subject.strings(*places))
