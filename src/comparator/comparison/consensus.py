"""A draft that could become common ground: for each topic a clause that follows from what countries have.

Nothing is negotiated here. Every part of a draft clause is derived by a stated rule from encoded clauses, and
names them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, log
from types import MappingProxyType

from comparator.comparison.agreement import STANCES, Stance
from comparator.comparison.common import (
    CONCEPTS,
    SharedIdea,
    common_roles,
    common_scopes,
    naming,
    said_by_topics,
    shared_ideas,
)
from comparator.comparison.groups import Place, meetings, rank, widest
from comparator.comparison.kept import NOTHING, Kept
from comparator.comparison.links import Link, Links
from comparator.comparison.matrix import named_norm
from comparator.comparison.quantities import comparable
from comparator.comparison.silence import lacking
from comparator.comparison.time import binds, clauses_on
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Clause, Force, Framework, Norm, Parameter, Reservation
from comparator.model.vocabulary import Term

FEWEST = 2
"""Jurisdictions that must cover a topic for a draft clause."""
ONLY_AIM, BETWEEN, DUTY = 1, 2, 3
"""Levels of what a jurisdiction has: no more than an aim; a duty that binds; everything between."""
FOR, AGAINST = Fraction(2, 3), Fraction(1, 4)
"""ISO's rule for a vote (ISO/IEC Directives, Part 1): at least two thirds for, at most one quarter against."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is drawn on: whose instruments, of which kinds, on which day, and how many must cover a topic.

    `at_least` is a number of jurisdictions, or as a fraction a share of those considered; never under two.
    """

    day: str
    at_least: int | Fraction = FEWEST
    jurisdictions: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    forces: tuple[Force, ...] = (Force.BINDING, Force.MIXED)
    topics: tuple[str, ...] = ()

    def needed(self, considered: int) -> int:
        """Return how many of `considered` jurisdictions must cover a topic."""
        wanted = ceil(self.at_least * considered) if isinstance(self.at_least, Fraction) else self.at_least
        return max(FEWEST, wanted)


@dataclass(frozen=True, slots=True)
class Support:
    """What one jurisdiction has on a topic.

    `clause` stands for it in the draft: it is of the strongest kind that the jurisdiction has on the topic
    (`stance` and `level`). `grouped` says whether it is in the tight group of aligned clauses; a clause outside of
    it is the one nearest to the group. `links` are its links to the clauses that stand for the others; without
    any, the jurisdiction covers the topic in its own way. `level` is 3 for a duty that binds, 1 for an aim,
    and 2 for everything between.
    """

    place: str
    framework: Framework
    clause: Clause
    clauses: tuple[Clause, ...]
    stance: Stance
    level: int
    grouped: bool
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """The smallest and the largest value of a measure that one jurisdiction sets, each with its clause."""

    place: str
    low: tuple[Clause, Parameter]
    high: tuple[Clause, Parameter]


@dataclass(frozen=True, slots=True)
class Range:
    """Values of one measure on one scale, from the smallest to the largest, and what each jurisdiction sets."""

    measure: str
    low: tuple[Clause, Parameter]
    high: tuple[Clause, Parameter]
    extents: tuple[Extent, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """The jurisdictions that set a value."""
        return tuple(item.place for item in self.extents)


@dataclass(frozen=True, slots=True)
class Positions:
    """Positions that jurisdictions recorded on a topic, and what ISO's rule says of them."""

    recorded: tuple[tuple[str, Reservation], ...]
    votes_for: int
    votes_against: int

    @property
    def meets_iso(self) -> bool | None:
        """Whether the recorded positions meet ISO's rule; None when there is no vote for or against."""
        votes = self.votes_for + self.votes_against
        if not votes:
            return None
        return Fraction(self.votes_for, votes) >= FOR and Fraction(self.votes_against, votes) <= AGAINST


@dataclass(frozen=True, slots=True)
class DraftClause:
    """A proposed clause on one topic, with everything that it follows from.

    `bearers` and `counterparties` are the roles that all clauses in the draft which name any have in common. `silent`
    have no clause that applies; of these, `absent` are known to set no rule, `upcoming` have clauses for a later day.
    `scopes` are what all clauses in the draft cover, where not all cover every AI system; None where they have no scope
    in common.
    """

    topic: str
    norm: Norm
    support: tuple[Support, ...]
    further: tuple[str, ...]
    silent: tuple[str, ...]
    absent: tuple[str, ...]
    upcoming: tuple[str, ...]
    bearers: tuple[str, ...]
    counterparties: tuple[str, ...]
    scopes: tuple[str, ...] | None
    ideas: tuple[SharedIdea, ...]
    more_ideas: int
    ranges: tuple[Range, ...]
    positions: Positions

    @property
    def thin(self) -> bool:
        """Whether the supporters share too little for a proposal: no aligned clauses, and fewer than two concepts."""
        return len(self.ideas) < FEWEST and not any(item.grouped for item in self.support)


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft by a rule: its clauses in the order of topics, and the topics that too few cover."""

    rule: Rule
    considered: tuple[str, ...]
    needed: int
    clauses: tuple[DraftClause, ...]
    left_out: tuple[tuple[str, tuple[str, ...]], ...]
    frameworks: tuple[Framework, ...]


def drawn_on(corpus: Corpus, rule: Rule) -> tuple[Framework, ...]:
    """Return the instruments that a rule draws on, by id."""
    return tuple(
        item
        for item in sorted(corpus.frameworks.values(), key=lambda item: item.id)
        if item.force in rule.forces
        and (not rule.pillars or item.pillar in rule.pillars)
        and (not rule.jurisdictions or item.jurisdiction in rule.jurisdictions)
    )


def consensus(corpus: Corpus, rule: Rule, found: Links, *, kept: Kept = NOTHING) -> Draft:
    """Return the draft that follows from a rule and the links between the clauses of different countries.

    `kept` has the concepts that clauses name, from earlier runs.
    """
    frameworks = drawn_on(corpus, rule)
    considered = tuple(sorted({item.jurisdiction for item in frameworks}))
    needed = rule.needed(len(considered))
    applying = [(item, clause) for item in frameworks for clause in clauses_on(item, rule.day)]
    named = naming(frameworks, {clause.key for _, clause in applying}, kept)
    said = said_by_topics(corpus.vocabularies.topics, kept)
    on_topic = by_topic(applying)
    drafted: list[DraftClause] = []
    left_out: list[tuple[str, tuple[str, ...]]] = []
    for topic in rule.topics or tuple(corpus.vocabularies.topics):
        support = support_on(on_topic.get(topic, ()), found, corpus.vocabularies.roles, named.by_clause)
        if len(support) >= needed:
            silent = tuple(place for place in considered if place not in {item.place for item in support})
            why = lacking(topic, silent, frameworks, rule.day)
            standing = {item.place: item.clause.key for item in support}
            keys = [clause.key for item in support for clause in item.clauses]
            ideas = shared_ideas(standing, keys, named, said[topic])
            drafted.append(_clause(corpus, topic, support, (silent, *why), ideas))
        elif support:
            left_out.append((topic, tuple(item.place for item in support)))
    return Draft(rule, considered, needed, tuple(drafted), tuple(left_out), frameworks)


def by_topic(keyed: Iterable[Place]) -> dict[str, list[Place]]:
    """Return clauses with their instruments by each topic that they are keyed to, in their order."""
    found: dict[str, list[Place]] = defaultdict(list)
    for item, clause in keyed:
        for topic in dict.fromkeys(clause.topics):
            found[topic].append((item, clause))
    return found


def support_on(
    keyed: Sequence[Place],
    found: Links,
    roles: Mapping[str, Term],
    named: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> tuple[Support, ...]:
    """Return what each jurisdiction has among the clauses on one topic, by its key.

    Only clauses of the strongest kind that a jurisdiction has can stand for it. Those in the widest tight group
    do; elsewhere the clause with the best link to the group; else the one that shares most concepts with the
    clauses of others, counting rare ones more; else the first.

    Args:
        keyed: The clauses on the topic with their instruments.
        found: Links between clauses of different jurisdictions.
        roles: Roles with their broader ones.
        named: The concepts that each clause names, by its key.
    """
    by_place: dict[str, list[Place]] = defaultdict(list)
    for framework, clause in keyed:
        by_place[framework.jurisdiction].append((framework, clause))
    kinds = {place: _kind(own) for place, own in by_place.items()}
    at = {
        clause.key: (item, clause)
        for place, own in by_place.items()
        for item, clause in own
        if (STANCES[clause.norm], _level(clause, item)) == kinds[place][:2]
    }
    star = widest(meetings(at, found, roles), at, roles)
    core = {at[key][0].jurisdiction: key for key in star.core} if star else {}
    chosen = {}
    for place in sorted(by_place):
        own = {key: at[key] for key in at if at[key][0].jurisdiction == place}
        others = [key for key in core.values() or at if key not in own]
        chosen[place] = core.get(place) or _linked(own, set(others), found, at, roles) or _alike(own, others, named)
    standing = set(chosen.values())
    return tuple(
        Support(
            place=place,
            framework=at[key][0],
            clause=at[key][1],
            clauses=tuple(item for _, item in by_place[place]),
            stance=kinds[place][0],
            level=kinds[place][2],
            grouped=place in core,
            links=tuple(sorted((item for item in found.get(key, ()) if item.b in standing), key=lambda item: item.b)),
        )
        for place, key in chosen.items()
    )


def _kind(own: Sequence[Place]) -> tuple[Stance, int, int]:
    """Return the stance that names a jurisdiction on a topic, the highest level with it, and the highest of all."""
    stance = STANCES[named_norm([clause.norm for _, clause in own]) or own[0][1].norm]
    levels = [(STANCES[clause.norm] is stance, _level(clause, item)) for item, clause in own]
    return stance, max(levels)[1], max(level for _, level in levels)


def _linked(
    own: Iterable[str], others: set[str], found: Links, at: Mapping[str, Place], roles: Mapping[str, Term]
) -> str:
    """Return the clause with the best link to the clauses of others, or nothing."""
    ties = [link for key in own for link in found.get(key, ()) if link.b in others]
    best = min(ties, key=lambda link: (*(-part for part in rank(link, at, roles)), link.a), default=None)
    return best.a if best else ""


def _alike(own: Iterable[str], others: Sequence[str], named: Mapping[str, frozenset[str]]) -> str:
    """Return the clause that shares most concepts with those of others, rare ones counting more; else the first."""
    spread = Counter(concept for key in others for concept in named.get(key, ()))

    def shared(key: str) -> float:
        return round(sum(log(1 + len(others) / spread[item]) for item in named.get(key, ()) if item in spread), 9)

    return max(own, key=shared)


def _level(clause: Clause, framework: Framework) -> int:
    """Return 3 for a duty or ban in an instrument with legal force, 1 for an aim, 2 for everything between."""
    if clause.norm is Norm.AIM:
        return ONLY_AIM
    return DUTY if STANCES[clause.norm] is Stance.DUTY and binds(framework) else BETWEEN


def draft_norm(support: Sequence[Support]) -> Norm:
    """Return the strongest form that every supporter holds at least.

    An obligation where all have a duty that binds (a prohibition where all ban); the norm that all have
    where they have one kind; an aim where some have no more than an aim; otherwise a recommendation.
    """
    lowest = min(item.level for item in support)
    stances = {item.stance for item in support}
    if lowest == DUTY:
        bans = all(any(clause.norm is Norm.PROHIBITION for clause in item.clauses) for item in support)
        duties = any(clause.norm is Norm.OBLIGATION for item in support for clause in item.clauses)
        return Norm.PROHIBITION if bans and not duties else Norm.OBLIGATION
    if lowest == ONLY_AIM:
        return Norm.AIM
    if len(stances) == 1 and Stance.DUTY not in stances:
        return next(norm for norm, stance in STANCES.items() if stance in stances)
    return Norm.RECOMMENDATION


def _clause(
    corpus: Corpus,
    topic: str,
    support: tuple[Support, ...],
    without: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]],
    ideas: tuple[SharedIdea, ...],
) -> DraftClause:
    lowest = min(item.level for item in support)
    norm = draft_norm(support)
    sides = [_sides(item.clause, norm) for item in support]
    roles = corpus.vocabularies.roles
    return DraftClause(
        topic=topic,
        norm=norm,
        support=support,
        further=tuple(item.place for item in support if item.level > lowest),
        silent=without[0],
        absent=without[1],
        upcoming=without[2],
        bearers=common_roles([bearers for bearers, _ in sides], roles),
        counterparties=common_roles([towards for _, towards in sides], roles),
        scopes=common_scopes([item.clause.scope for item in support], corpus.vocabularies.scopes),
        ideas=ideas[:CONCEPTS],
        more_ideas=max(0, len(ideas) - CONCEPTS),
        ranges=_ranges(corpus, support),
        positions=_positions(corpus, topic),
    )


def _sides(clause: Clause, norm: Norm) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who has to act by a clause and towards whom; who has a right is not who has to act."""
    if clause.norm is Norm.RIGHT and norm is not Norm.RIGHT:
        return clause.counterparty, clause.bearer
    return clause.bearer, clause.counterparty


def _ranges(corpus: Corpus, support: Sequence[Support]) -> tuple[Range, ...]:
    """Return the range of each measure that at least two supporters set on one scale."""
    found: dict[tuple[str, str], list[tuple[float, str, Clause, Parameter]]] = defaultdict(list)
    for item in support:
        for clause in item.clauses:
            for parameter in clause.parameters:
                measure = corpus.vocabularies.measures.get(parameter.measure)
                place = comparable(parameter, measure) if measure else None
                if place:
                    found[parameter.measure, place[0]].append((place[1], item.place, clause, parameter))
    ranges = []
    for (measure_id, _), values in sorted(found.items()):
        by_place: dict[str, list[tuple[float, str, Clause, Parameter]]] = defaultdict(list)
        for value in sorted(values, key=lambda value: (value[0], value[1], value[2].key)):
            by_place[value[1]].append(value)
        if len(by_place) > 1:
            extents = tuple(Extent(place, own[0][2:], own[-1][2:]) for place, own in sorted(by_place.items()))
            low = min(values, key=lambda value: (value[0], value[1], value[2].key))
            high = max(values, key=lambda value: (value[0], value[1], value[2].key))
            ranges.append(Range(measure_id, low[2:], high[2:], extents))
    return tuple(ranges)


def _positions(corpus: Corpus, topic: str) -> Positions:
    """Return the positions that instruments record on a topic, by themselves or through a clause on it."""
    recorded = [
        (item.jurisdiction, position)
        for item in sorted(corpus.frameworks.values(), key=lambda item: item.id)
        for position in item.reservations
        if position.topic == topic or _on_topic(item, position, topic)
    ]
    return Positions(
        recorded=tuple(recorded),
        votes_for=sum(position.position == "for" for _, position in recorded),
        votes_against=sum(position.position == "against" for _, position in recorded),
    )


def _on_topic(framework: Framework, position: Reservation, topic: str) -> bool:
    clause = framework.clause(position.clause) if position.clause else None
    return clause is not None and topic in clause.topics
