"""Vocabularies: topics, measures, roles, scopes, forms, jurisdictions and their groups."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Text = Mapping[str, str]
"""A text by BCP 47 language tag."""


class Dimension(StrEnum):
    """What kind of quantity a measure is."""

    DURATION = "duration"
    MONEY = "money"
    SHARE = "share"
    COMPUTE = "compute"
    COUNT = "count"
    DATE = "date"
    ENERGY = "energy"


class Tighter(StrEnum):
    """In which direction a value binds more."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Domain:
    """One of the eleven groups of topics."""

    id: str
    letter: str
    title: Text


@dataclass(frozen=True, slots=True)
class Topic:
    """A requirement topic with its definition, terms and counterparts in public taxonomies."""

    id: str
    domain: str
    title: Text
    definition: Text
    terms: Mapping[str, tuple[str, ...]]
    counterparts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sdgs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity that countries set differently."""

    id: str
    title: Text
    definition: Text
    dimension: Dimension
    tighter: Tighter
    lower_words: Text
    higher_words: Text
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A role, scope or form: a key with a title, a definition and perhaps a broader key (SKOS)."""

    id: str
    title: Text
    definition: Text
    broader: str = ""


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A country, subdivision or organisation."""

    id: str
    kind: str
    name: Text
    languages: tuple[str, ...] = ()
    within: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A named group of jurisdictions on a day, as a source states it."""

    id: str
    title: Text
    members: tuple[str, ...]
    as_of: str
    source: str
    complete: bool
    note: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """All vocabularies, each by key in the order of its file."""

    domains: Mapping[str, Domain]
    topics: Mapping[str, Topic]
    measures: Mapping[str, Measure]
    roles: Mapping[str, Term]
    scopes: Mapping[str, Term]
    forms: Mapping[str, Term]
    jurisdictions: Mapping[str, Jurisdiction]
    groups: Mapping[str, Group]


def pick(text: Text, language: str = "en") -> str:
    """Return the wording of `text` in `language`.

    Falls back to the same primary language in another script or region, then English, then the first
    wording. An empty text gives an empty string.
    """
    if language in text:
        return text[language]
    primary = language.split("-", 1)[0]
    for tag, wording in text.items():
        if tag.split("-", 1)[0] == primary:
            return wording
    if "en" in text:
        return text["en"]
    return next(iter(text.values()), "")
