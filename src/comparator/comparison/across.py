"""One topic across several jurisdictions: clauses that belong together, and how they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from comparator.comparison.differences import Difference, differences
from comparator.comparison.groups import Place, Star, stars
from comparator.comparison.links import Link, Links
from comparator.comparison.silence import lacking
from comparator.comparison.time import applies_on
from comparator.corpus.collection import without_collection
from comparator.corpus.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two clauses of a group, what links them (None where only the centre links them), and how they differ."""

    a: Place
    b: Place
    link: Link | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One clause of each of several jurisdictions, all linked to the centre, with a contrast for each two.

    `also` are clauses that meet one of the members and are in no group of their own, each with its link from that
    member.
    """

    centre: Place
    members: tuple[Place, ...]
    contrasts: tuple[Contrast, ...]
    also: tuple[tuple[Place, Link], ...]


@dataclass(frozen=True, slots=True)
class Across:
    """One topic on a day: groups, widest first, and clauses that no clause of another jurisdiction meets.

    Without a clause that applies, `silent` have an instrument and nothing on the topic, `absent` are known
    to set no rule, `upcoming` have a clause for a later day, and `not_encoded` have no instrument.
    """

    topic: str
    day: str
    places: tuple[str, ...]
    groups: tuple[Group, ...]
    alone: tuple[Place, ...]
    silent: tuple[str, ...]
    absent: tuple[str, ...]
    upcoming: tuple[str, ...]
    not_encoded: tuple[str, ...]


def across(corpus: Corpus, topic: str, places: Sequence[str], day: str, found: Links) -> Across:
    """Return the clauses on a topic that belong together across jurisdictions, and their differences.

    The groups are the tight ones of `groups.stars`: a clause that meets most others, and of each other jurisdiction
    the one that meets it best.
    """
    keyed = [
        (item, clause)
        for item in sorted(corpus.frameworks.values(), key=lambda item: item.id)
        if item.jurisdiction in places
        for clause in item.clauses
        if topic in clause.topics and applies_on(clause, item, day)
    ]
    at = {clause.key: (item, clause) for item, clause in keyed}
    encoded = {item.jurisdiction for item in corpus.frameworks.values()}
    covering = {item.jurisdiction for item, _ in keyed}
    without = [name for name in places if name in encoded and name not in covering]
    absent, upcoming = lacking(topic, without, tuple(corpus.frameworks.values()), day)
    with without_collection():
        groups = tuple(_group(corpus, star, at, found) for star in stars(at, found, corpus.vocabularies.roles))
    met = {clause.key for group in groups for _, clause in (*group.members, *(place for place, _ in group.also))}
    return Across(
        topic=topic,
        day=day,
        places=tuple(places),
        groups=groups,
        alone=tuple(place for key, place in at.items() if key not in met),
        silent=tuple(name for name in without if name not in (*absent, *upcoming)),
        absent=absent,
        upcoming=upcoming,
        not_encoded=tuple(name for name in places if name not in encoded),
    )


def _group(corpus: Corpus, star: Star, at: Mapping[str, Place], found: Links) -> Group:
    members = sorted((at[key] for key in star.core), key=lambda place: place[0].jurisdiction)
    contrasts = []
    for a, b in combinations(members, 2):
        link = next((link for link in found.get(a[1].key, ()) if link.b == b[1].key), None)
        contrasts.append(Contrast(a, b, link, differences(a, b, corpus.vocabularies)))
    also = tuple((at[link.b], link) for link in star.also)
    return Group(at[star.centre], tuple(members), tuple(contrasts), also)
