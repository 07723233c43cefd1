"""One id for two concepts in different files of the lexicon."""

from collections.abc import Iterator

from comparator.validation.kinds import Kind
from comparator.validation.places import select_strings, shown
from comparator.validation.subject import Claim, Claimant, CrossRule, Subject


def _claims(subject: Subject) -> Iterator[Claim]:
    document = subject.document
    for path, name in select_strings(document.data, "concepts.*.id"):
        yield Claim((name,), document.path, path)


def _message(first: Claimant, second: Claimant) -> str:
    return f"the concept `{shown(second.claim.name[-1])}` is already in {first.place}"


RULE = CrossRule(
    id="concept-id-twice",
    kinds=frozenset((Kind.LEXICON,)),
    why="All files of the lexicon are read as one; the later concept would hide the earlier.",
    fix="join the two concepts, or give one another id",
    claims=_claims,
    message=_message,
)
