"""A draft that could become common ground: for each topic a clause that follows from what countries have.

Nothing is negotiated here. Every part of a draft clause is derived by a stated rule from encoded clauses, and
names them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, log
from typing import Any

from comparator.alignment.passages import from_framework
from comparator.alignment.readings import read
from comparator.comparison.agreement import STANCES, Stance
from comparator.comparison.kept import NOTHING, Kept
from comparator.comparison.links import Link, Links, Status
from comparator.comparison.matrix import named_norm
from comparator.comparison.quantities import comparable
from comparator.comparison.time import applies_on, binds
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Clause, Force, Framework, Norm, Parameter, Reservation
from comparator.model.passage import Side
from comparator.text.lexicon import shipped_lexicon

FEWEST = 2
"""Jurisdictions that must cover a topic for a draft clause."""
CONCEPTS = 5
"""Shared concepts that a draft clause names at most; how many more are shared is counted."""
GENERAL = 0.2
"""Concepts that more than this share of all clauses name say nothing about a topic."""
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

    `clause` stands for it: one with the stance that names it, and of these the one with most links to the
    others. `links` are those links; without
    any, the jurisdiction covers the topic in its own way. `level` is 3 for a duty that binds, 1 for an aim,
    and 2 for everything between.
    """

    place: str
    framework: Framework
    clause: Clause
    clauses: tuple[Clause, ...]
    stance: Stance
    level: int
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SharedIdea:
    """A concept of the lexicon, and the jurisdictions whose clauses on the topic name it."""

    concept: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Values of one measure, from the smallest to the largest; on one scale, each with its clause."""

    measure: str
    low: tuple[Clause, Parameter]
    high: tuple[Clause, Parameter]
    places: tuple[str, ...]


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
    """A proposed clause on one topic, with everything that it follows from."""

    topic: str
    norm: Norm
    support: tuple[Support, ...]
    further: tuple[str, ...]
    silent: tuple[str, ...]
    bearers: tuple[str, ...]
    ideas: tuple[SharedIdea, ...]
    more_ideas: int
    ranges: tuple[Range, ...]
    positions: Positions


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
    applying = [(item, clause) for item in frameworks for clause in item.clauses if applies_on(clause, item, rule.day)]
    concepts = _named(frameworks, kept)
    named = {clause.key: concepts[clause.key] for _, clause in applying}
    frequency = Counter(concept for own in named.values() for concept in own)
    on_topic = by_topic(applying)
    drafted: list[DraftClause] = []
    left_out: list[tuple[str, tuple[str, ...]]] = []
    for topic in rule.topics or tuple(corpus.vocabularies.topics):
        support = support_on(on_topic.get(topic, ()), found)
        if len(support) >= needed:
            silent = tuple(place for place in considered if place not in {item.place for item in support})
            drafted.append(_clause(corpus, topic, support, silent, (named, frequency)))
        elif support:
            left_out.append((topic, tuple(item.place for item in support)))
    return Draft(rule, considered, needed, tuple(drafted), tuple(left_out), frameworks)


def by_topic(keyed: Iterable[tuple[Framework, Clause]]) -> dict[str, list[tuple[Framework, Clause]]]:
    """Return clauses with their instruments by each topic that they are keyed to, in their order."""
    found: dict[str, list[tuple[Framework, Clause]]] = defaultdict(list)
    for item, clause in keyed:
        for topic in dict.fromkeys(clause.topics):
            found[topic].append((item, clause))
    return found


def support_on(keyed: Sequence[tuple[Framework, Clause]], found: Links) -> tuple[Support, ...]:
    """Return what each jurisdiction has among the clauses on one topic, by its key."""
    by_place: dict[str, list[tuple[Framework, Clause]]] = defaultdict(list)
    for framework, clause in keyed:
        by_place[framework.jurisdiction].append((framework, clause))
    place_of = {clause.key: framework.jurisdiction for framework, clause in keyed}
    support = []
    for place in sorted(by_place):
        own = by_place[place]
        stance = STANCES[named_norm([item.norm for _, item in own]) or own[0][1].norm]
        linked = {
            clause.key: _nearest(found.get(clause.key, ()), place_of, place)
            for _, clause in own
            if STANCES[clause.norm] is stance
        }

        def fitness(item: Clause, linked: Nearest = linked) -> tuple[int, float]:
            ties = linked[item.key]
            return sum(link.status is Status.RECORDED for link in ties), sum(link.score for link in ties)

        framework, clause = max((pair for pair in own if pair[1].key in linked), key=lambda pair: fitness(pair[1]))
        level = max(_level(item, owner) for owner, item in own)
        clauses = tuple(item for _, item in own)
        support.append(Support(place, framework, clause, clauses, stance, level, linked[clause.key]))
    return tuple(support)


Nearest = Mapping[str, tuple[Link, ...]]


def _nearest(items: Iterable[Link], place_of: Mapping[str, str], own: str) -> tuple[Link, ...]:
    """Return for each other jurisdiction on the topic the first link to a clause of it."""
    nearest: dict[str, Link] = {}
    for link in items:
        place = place_of.get(link.b)
        if place is not None and place != own and place not in nearest:
            nearest[place] = link
    return tuple(nearest[place] for place in sorted(nearest))


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
    silent: tuple[str, ...],
    named: tuple[Mapping[str, frozenset[str]], Mapping[str, int]],
) -> DraftClause:
    lowest = min(item.level for item in support)
    ideas = _ideas(support, *named)
    bearers = Counter(
        role for item in support for role in dict.fromkeys(role for clause in item.clauses for role in clause.bearer)
    )
    return DraftClause(
        topic=topic,
        norm=draft_norm(support),
        support=support,
        further=tuple(item.place for item in support if item.level > lowest),
        silent=silent,
        bearers=tuple(sorted(role for role, count in bearers.items() if count * 2 > len(support))),
        ideas=ideas[:CONCEPTS],
        more_ideas=max(0, len(ideas) - CONCEPTS),
        ranges=_ranges(corpus, support),
        positions=_positions(corpus, topic),
    )


def _named(frameworks: Iterable[Framework], kept: Kept) -> dict[str, frozenset[str]]:
    """Return the concepts that each clause names, by its key."""
    found: dict[str, frozenset[str]] = {}
    for item in frameworks:
        side = from_framework(item)
        key = kept.key("concepts", kept.side(side.passages))
        value = kept.get(key)
        if not _are_words(value, len(side.passages)):
            value = _words(side)
            kept.put(key, value)
        found |= {clause.key: frozenset(own) for clause, own in zip(item.clauses, value, strict=True)}
    kept.tidy()
    return found


def _words(side: Side) -> list[list[str]]:
    """Return the concepts that each passage names, in English if it is written in it."""
    lexicon = shipped_lexicon()
    return [
        sorted(set(read(item, "en" if "en" in item.text else next(iter(item.text)), lexicon).concepts))
        for item in side.passages
    ]


def _are_words(value: Any, count: int) -> bool:
    """Return whether a value has the form of what `_words` returns for so many passages."""
    return (
        isinstance(value, list)
        and len(value) == count
        and all(isinstance(row, list) and all(isinstance(word, str) for word in row) for row in value)
    )


def _ideas(
    support: Sequence[Support], named: Mapping[str, frozenset[str]], frequency: Mapping[str, int]
) -> tuple[SharedIdea, ...]:
    """Return the concepts that more than half of the supporters, and at least two, name on the topic.

    Most widely shared first, then those that tell the topic from others: by how often its clauses name them,
    times the logarithm of how much oftener than all clauses do. Concepts that the topic's clauses name no
    oftener than others, and those that many clauses on any topic name, are left out.
    """
    keys = {clause.key for item in support for clause in item.clauses}
    on_topic = Counter(concept for key in keys for concept in named[key])
    places: dict[str, list[str]] = defaultdict(list)
    for item in support:
        for concept in frozenset[str]().union(*(named[clause.key] for clause in item.clauses)):
            places[concept].append(item.place)

    def telling(concept: str) -> float:
        usual = frequency[concept] * len(keys) / len(named)
        return on_topic[concept] * log(on_topic[concept] / usual)

    kept = [
        SharedIdea(concept, tuple(sorted(names)))
        for concept, names in places.items()
        if len(names) >= FEWEST
        and len(names) * 2 > len(support)
        and frequency[concept] <= GENERAL * len(named)
        and telling(concept) > 0
    ]
    return tuple(sorted(kept, key=lambda idea: (-len(idea.places), -telling(idea.concept), idea.concept)))


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
        places = tuple(sorted({place for _, place, _, _ in values}))
        if len(places) > 1:
            low = min(values, key=lambda value: (value[0], value[1]))
            high = max(values, key=lambda value: (value[0], value[1]))
            ranges.append(Range(measure_id, low[2:], high[2:], places))
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
