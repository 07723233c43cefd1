"""Mappings: pairs of clauses that a person decided on."""

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from enum import StrEnum

from comparator.model.vocabulary import Text


class Relation(StrEnum):
    """OSCAL's set-theoretic relations of the left clause to the right clause."""

    EQUAL = "equal-to"
    EQUIVALENT = "equivalent-to"
    SUBSET = "subset-of"
    SUPERSET = "superset-of"
    INTERSECTS = "intersects-with"
    NONE = "no-relationship"

    @property
    def inverse(self) -> "Relation":
        """The relation as it is read from the other side."""
        return _INVERSE.get(self, self)


_INVERSE: ReadOnly[Relation, Relation] = {
    Relation.SUBSET: Relation.SUPERSET,
    Relation.SUPERSET: Relation.SUBSET,
}


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides."""

    id: str
    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """One decision on a pair of clauses, by clause id within the two frameworks of its set.

    `confidence` is 0 to 1, or None where the reviewer gave none; `on` is an ISO day.
    """

    source: str
    target: str
    relation: Relation
    reviewer: str
    on: str
    rationale: str = ""
    method: str = ""
    confidence: float | None = None
    reason: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MappingSet:
    """The decisions on one pair of frameworks.

    `reviews` are second decisions on the same pairs, made without sight of the first; they measure
    agreement, and no view uses them.
    """

    id: str
    title: Text
    source: str
    target: str
    reviewers: tuple[Reviewer, ...]
    mappings: tuple[Mapping, ...]
    reviews: tuple[Mapping, ...] = ()
