"""What several clauses have in common: roles, scopes, and concepts that tell something of their topic."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Any

from comparator.alignment.passages import from_framework
from comparator.comparison.groups import with_broader
from comparator.comparison.kept import NOTHING, Kept
from comparator.comparison.phrases import phrase
from comparator.model.framework import Framework
from comparator.model.passage import Side
from comparator.model.vocabulary import Term, Topic, pick
from comparator.text.lexicon import shipped_lexicon
from comparator.text.normalise import fold

FEWEST = 2
"""Clauses that must share a role or a concept."""
CONCEPTS = 5
"""Shared concepts that a draft clause names at most; how many more are shared is counted."""
EVERYBODY = "anyone"
"""The role of everybody, which says nothing about who has to act."""
GENERAL = 0.2
"""Concepts that more than this share of all clauses name say nothing about a topic."""
LIFT = 3
"""How many times as often as all clauses those on a topic must name a concept for it to tell something of the topic."""
STEM = 5
"""First letters by which words of a noun and of a topic count as the same."""


@dataclass(frozen=True, slots=True)
class SharedIdea:
    """A concept of the lexicon, and the jurisdictions whose clause in the draft names it."""

    concept: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """The concepts that each of some clauses names, by its key, and how many clauses name each concept."""

    by_clause: Mapping[str, frozenset[str]]
    frequency: Mapping[str, int]


def naming(frameworks: Iterable[Framework], keys: Collection[str], kept: Kept = NOTHING) -> Naming:
    """Return which concepts of the shipped lexicon clauses name, in English where they have it.

    Args:
        frameworks: The instruments of the clauses.
        keys: The keys of the clauses that count.
        kept: Where readings of earlier runs are.
    """
    found: dict[str, frozenset[str]] = {}
    for item in frameworks:
        side = from_framework(item)
        key = kept.key("concepts", kept.side(side.passages))
        value = kept.get(key)
        if not _are_words(value, len(side.passages)):
            value = _words(side)
            kept.put(key, value)
        rows = zip(item.clauses, value, strict=True)
        found |= {clause.key: frozenset(own) for clause, own in rows if clause.key in keys}
    kept.tidy()
    return Naming(found, Counter(concept for concepts in found.values() for concept in concepts))


def _words(side: Side) -> list[list[str]]:
    """Return the concepts that each passage names, in English if it is written in it."""
    from comparator.alignment.readings import read  # heavy, and not needed where all is kept

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


def common_roles(sides: Sequence[tuple[str, ...]], roles: Mapping[str, Term]) -> tuple[str, ...]:
    """Return the narrowest roles that all sides which name any have in common, broader ones included.

    Where not more than half of the sides name any, or fewer than two, there is nothing in common.
    """
    naming = [side for side in sides if side]
    if len(naming) < FEWEST or len(naming) * 2 <= len(sides):
        return ()
    return _narrowest(frozenset.intersection(*(with_broader(side, roles) for side in naming)) - {EVERYBODY}, roles)


def common_scopes(sides: Sequence[tuple[str, ...]], scopes: Mapping[str, Term]) -> tuple[str, ...] | None:
    """Return what all sides cover; a side that names no scope covers every AI system.

    None where sides name scopes and have none in common, so that each keeps to its own.
    """
    naming = [side for side in sides if side]
    if not naming:
        return ()
    shared = frozenset.intersection(*(with_broader(side, scopes) for side in naming))
    return _narrowest(shared, scopes) if shared else None


def _narrowest(keys: frozenset[str], terms: Mapping[str, Term]) -> tuple[str, ...]:
    broader = {above for key in keys for above in with_broader([key], terms) if above != key}
    return tuple(sorted(keys - broader))


def said_by_topics(topics: Mapping[str, Topic], kept: Kept = NOTHING) -> dict[str, frozenset[str]]:
    """Return by topic the concepts that its title and phrase say; a draft clause need not name them again.

    `kept` has them from earlier runs.
    """
    texts = {key: f"{pick(topic.title)}. {phrase(topic)['en']}." for key, topic in topics.items()}
    key = kept.key("said", *texts.values())
    value = kept.get(key)
    if not _are_words(value, len(texts)):
        value = [_said(text) for text in texts.values()]
        kept.put(key, value)
    return {topic: frozenset(said) for topic, said in zip(texts, value, strict=True)}


def _said(text: str) -> list[str]:
    lexicon, stems = shipped_lexicon(), _stems(text)
    repeated = {
        concept.id for concept in lexicon.concepts.values() if concept.noun and _stems(concept.noun["en"]) <= stems
    }
    return sorted(repeated.union(item.concept for item in lexicon.mentions(fold(text), "en")))


@cache
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in re.findall(r"[a-z]{4,}", text.lower()))


def shared_ideas(
    standing: Mapping[str, str], on_topic: Sequence[str], named: Naming, said: Collection[str]
) -> tuple[SharedIdea, ...]:
    """Return the concepts that more than half of some clauses, and at least two, name.

    Most widely shared first, then those that tell the topic from others: by how often all its clauses name them,
    times the logarithm of how much oftener than clauses on any topic do. Left out are concepts without a noun,
    those that the title or the phrase of the topic says already, those that its clauses name not so much oftener
    than others, and those that many clauses on any topic name.

    Args:
        standing: The clause that stands for each jurisdiction, by its key.
        on_topic: The keys of all their clauses on the topic.
        named: The concepts that clauses on any topic name.
        said: The concepts that the title and the phrase of the topic say.
    """
    concepts = shipped_lexicon().concepts
    keys, total = set(on_topic), len(named.by_clause)
    often = Counter(concept for key in keys for concept in named.by_clause[key])
    places: dict[str, list[str]] = defaultdict(list)
    for place, key in standing.items():
        for concept in named.by_clause[key]:
            places[concept].append(place)

    def usual(concept: str) -> float:
        return named.frequency[concept] * len(keys) / total

    def telling(concept: str) -> float:
        return often[concept] * log(often[concept] / usual(concept))

    kept = [
        SharedIdea(concept, tuple(sorted(names)))
        for concept, names in places.items()
        if concepts[concept].noun
        and concept not in said
        and len(names) >= FEWEST
        and len(names) * 2 > len(standing)
        and named.frequency[concept] <= GENERAL * total
        and often[concept] >= LIFT * usual(concept)
    ]
    return tuple(sorted(kept, key=lambda idea: (-len(idea.places), -telling(idea.concept), idea.concept)))
