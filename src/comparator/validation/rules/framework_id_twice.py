"""One id for two files."""

from collections.abc import Iterator

from comparator.validation.kinds import Kind
from comparator.validation.places import shown
from comparator.validation.subject import Claim, Claimant, CrossRule, Subject


def _claims(subject: Subject) -> Iterator[Claim]:
    document = subject.document
    name = document.data.get("id")
    if isinstance(name, str):
        yield Claim((subject.kind, name), document.path, ("id",))


def _message(first: Claimant, second: Claimant) -> str:
    return f"the id `{shown(second.claim.name[-1])}` is already that of {first.document.path}"


RULE = CrossRule(
    id="framework-id-twice",
    kinds=frozenset((Kind.FRAMEWORK, Kind.MAPPING)),
    why="An id names one instrument in the whole corpus.",
    fix="give one of the two files another id",
    claims=_claims,
    message=_message,
)
