"""A framework (one instrument) and what it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from comparator.model.vocabulary import Text


class Norm(StrEnum):
    """What a clause does: LegalRuleML's deontic terms and four that soft law needs."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    RIGHT = "right"
    RECOMMENDATION = "recommendation"
    DEFINITION = "definition"
    INSTITUTION = "institution"
    AIM = "aim"


class Strength(StrEnum):
    """Strength of the verb."""

    SHALL = "shall"
    ENDEAVOUR = "endeavour"
    SHOULD = "should"
    MAY = "may"


class Force(StrEnum):
    """Legal force of an instrument."""

    BINDING = "binding"
    VOLUNTARY = "voluntary"
    MIXED = "mixed"
    NOT_IN_FORCE = "not-in-force"


class Bound(StrEnum):
    """How a value limits."""

    EXACTLY = "exactly"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"


USUAL_STRENGTH: Mapping[Norm, Strength] = {
    Norm.OBLIGATION: Strength.SHALL,
    Norm.PROHIBITION: Strength.SHALL,
    Norm.PERMISSION: Strength.MAY,
    Norm.RIGHT: Strength.SHALL,
    Norm.RECOMMENDATION: Strength.SHOULD,
    Norm.DEFINITION: Strength.SHALL,
    Norm.INSTITUTION: Strength.SHALL,
    Norm.AIM: Strength.SHOULD,
}
"""The strength that a norm has when the file names none."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text on which clauses rest."""

    id: str
    title: str
    url: str
    language: str
    kind: str
    checked: str
    eli: str = ""
    note: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LifecycleEvent:
    """An event in the life of an instrument, on an ISO date."""

    event: str
    on: str
    chamber: Text = field(default_factory=dict)
    note: Text = field(default_factory=dict)
    by: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter, section, function or pillar."""

    id: str
    cite: str
    title: Text
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A quantity that a clause sets."""

    measure: str
    value: int | float | str
    unit: str
    bound: Bound
    condition: Text = field(default_factory=dict)
    basis: Text = field(default_factory=dict)
    set: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Join:
    """How the values and conditions of one set are joined."""

    set: str
    rule: str
    also: tuple[Text, ...] = ()
    condition: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Period:
    """A period of application: first and last day, either of which may be open (empty)."""

    start: str = ""
    until: str = ""
    condition: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One change that a clause went through."""

    kind: str
    by: str
    on: str = ""
    note: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sanction:
    """The clause that punishes a breach, and what triggers it."""

    clause: str
    trigger: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One duty, prohibition, right, permission, recommendation, definition, aim or institution."""

    framework: str
    id: str
    cite: str
    title: Text
    statement: Text
    norm: Norm
    strength: Strength
    topics: tuple[str, ...]
    sources: tuple[str, ...]
    part: str = ""
    parent: str = ""
    bearer: tuple[str, ...] = ()
    bearer_term: Text = field(default_factory=dict)
    counterparty: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    applies: tuple[Period, ...] = ()
    exceptions: tuple[Text, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    joins: tuple[Join, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    history: tuple[Change, ...] = ()
    replaces: str = ""
    lead: str = ""
    refs: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def key(self) -> str:
        """The clause's id in the whole corpus, `framework/clause`."""
        return f"{self.framework}/{self.id}"


@dataclass(frozen=True, slots=True)
class Related:
    """Another instrument that belongs to this one."""

    relation: str
    framework: str = ""
    title: Text = field(default_factory=dict)
    cite: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """A topic on which the instrument is known to set no rule."""

    topic: str
    statement: Text
    source: str


@dataclass(frozen=True, slots=True)
class Reservation:
    """A position that the country itself recorded."""

    id: str
    position: str
    statement: Text
    source: str
    topic: str = ""
    clause: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class CooperationRecord:
    """An offer or a need."""

    id: str
    cite: str
    statement: Text
    kind: str
    topics: tuple[str, ...]
    source: str
    offered_by: tuple[str, ...] = ()
    offered_to: tuple[str, ...] = ()
    offered_first: tuple[str, ...] = ()
    sdgs: tuple[int, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    applies: tuple[Period, ...] = ()
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Framework:
    """One instrument: a law, guideline, strategy, standard, declaration or treaty."""

    id: str
    title: Text
    short: Text
    jurisdiction: str
    pillar: str
    form: str
    force: Force
    issuer: Text
    languages: tuple[str, ...]
    lifecycle: tuple[LifecycleEvent, ...]
    sources: tuple[Source, ...]
    clauses: tuple[Clause, ...]
    summary: Text = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    related: tuple[Related, ...] = ()
    absent: tuple[Absence, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    offers: tuple[CooperationRecord, ...] = ()
    needs: tuple[CooperationRecord, ...] = ()
    notes: tuple[Text, ...] = ()

    def clause(self, clause_id: str) -> Clause | None:
        """Return the clause with this id, or None."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)

    def source(self, source_id: str) -> Source | None:
        """Return the source with this id, or None."""
        return next((source for source in self.sources if source.id == source_id), None)

    def part(self, part_id: str) -> Part | None:
        """Return the part with this id, or None."""
        return next((part for part in self.parts if part.id == part_id), None)
