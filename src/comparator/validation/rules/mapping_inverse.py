"""Two decisions on one pair of clauses that cannot both be right."""

from collections.abc import Iterator

from comparator.validation.kinds import Kind
from comparator.validation.places import select_mappings
from comparator.validation.subject import Claim, Claimant, CrossRule, Subject

_INVERSE = {
    "subset-of": "superset-of",
    "superset-of": "subset-of",
    **{name: name for name in ("equal-to", "equivalent-to", "intersects-with", "no-relationship")},
}
"""What each relation is when it is read from the other side."""


def _claims(subject: Subject) -> Iterator[Claim]:
    document = subject.document
    source, target = document.data.get("source"), document.data.get("target")
    for path, row in select_mappings(document.data, "mappings.*"):
        relation, left, right = row.get("relation"), (source, row.get("source")), (target, row.get("target"))
        if not isinstance(relation, str) or relation not in _INVERSE or left == right:
            continue
        if not all(isinstance(name, str) for name in (*left, *right)):
            continue
        label = f"`{left[1]}` {relation} `{right[1]}`"
        # Both directions are entered as one, from the side that comes first.
        forward = (*map(str, left), *map(str, right))
        backward = (*map(str, right), *map(str, left))
        owner = relation if forward < backward else _INVERSE[relation]
        yield Claim(min(forward, backward), owner, (*path, "relation"), label)


def _message(first: Claimant, second: Claimant) -> str:
    return f"{second.claim.label} contradicts {first.claim.label} ({first.place})"


RULE = CrossRule(
    id="mapping-inverse",
    kinds=frozenset((Kind.MAPPING,)),
    why="A mapping is read from both sides; a subset on one side is a superset on the other.",
    fix="decide which is right; subset-of and superset-of are each other's inverse, the others their own",
    claims=_claims,
    message=_message,
)
