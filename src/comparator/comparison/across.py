"""One topic across several jurisdictions: clauses that belong together, and how they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from comparator.comparison.differences import Difference, differences
from comparator.comparison.links import Link, Links, Status
from comparator.comparison.time import applies_on
from comparator.corpus.collection import without_collection
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Clause, Framework

Place = tuple[Framework, Clause]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two clauses of a group, what links them (None where they meet only through others), and how they differ."""

    a: Place
    b: Place
    link: Link | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses of different jurisdictions that belong together, by jurisdiction, with a contrast for each two."""

    members: tuple[Place, ...]
    contrasts: tuple[Contrast, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """One topic on a day: groups, widest first, and clauses that no clause of another jurisdiction meets.

    `silent` have an instrument in the corpus and no clause on the topic that applies; `not_encoded` have none.
    """

    topic: str
    day: str
    places: tuple[str, ...]
    groups: tuple[Group, ...]
    alone: tuple[Place, ...]
    silent: tuple[str, ...]
    not_encoded: tuple[str, ...]


def across(corpus: Corpus, topic: str, places: Sequence[str], day: str, found: Links) -> Across:
    """Return the clauses on a topic that belong together across jurisdictions, and their differences.

    Two clauses meet when each is the other's first link in that jurisdiction: recorded decisions first, then
    candidates by score. Groups are what hangs together by such meetings, with no two clauses of one
    jurisdiction unless both meet a third.
    """
    keyed = [
        (item, clause)
        for item in sorted(corpus.frameworks.values(), key=lambda item: item.id)
        if item.jurisdiction in places
        for clause in item.clauses
        if topic in clause.topics and applies_on(clause, item, day)
    ]
    at = {clause.key: (item, clause) for item, clause in keyed}
    meetings = _meetings(at, found)
    encoded = {item.jurisdiction for item in corpus.frameworks.values()}
    covering = {item.jurisdiction for item, _ in keyed}
    with without_collection():
        groups = [_group(corpus, keys, at, meetings) for keys in _components(at, meetings)]
    return Across(
        topic=topic,
        day=day,
        places=tuple(places),
        groups=tuple(sorted(groups, key=lambda group: -len({item.jurisdiction for item, _ in group.members}))),
        alone=tuple(place for key, place in at.items() if not any(key in pair for pair in meetings)),
        silent=tuple(name for name in places if name in encoded and name not in covering),
        not_encoded=tuple(name for name in places if name not in encoded),
    )


def _meetings(at: Mapping[str, Place], found: Links) -> dict[tuple[str, str], Link]:
    """Return the links of clauses that are each other's first in their jurisdictions, by their two keys in order."""
    first: dict[tuple[str, str], Link] = {}
    for key in at:
        for link in found.get(key, ()):
            if link.b in at:
                first.setdefault((key, at[link.b][0].jurisdiction), link)
    meetings = {}
    for key, (item, _) in at.items():
        for link in found.get(key, ()):
            if link.b not in at or key > link.b:
                continue
            mine = first.get((key, at[link.b][0].jurisdiction))
            other = first.get((link.b, item.jurisdiction))
            mutual = mine is not None and other is not None and mine.b == link.b and other.b == key
            if mutual or link.status is Status.RECORDED:
                meetings[key, link.b] = link
    return meetings


def _components(at: Mapping[str, Place], meetings: Mapping[tuple[str, str], Link]) -> list[list[str]]:
    """Return the sets of clauses that hang together by meetings, in the order of their first clause."""
    root = {key: key for pair in meetings for key in pair}

    def top(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    for a, b in meetings:
        root[max(top(a), top(b))] = min(top(a), top(b))
    found: dict[str, list[str]] = {}
    for key in at:
        if key in root:
            found.setdefault(top(key), []).append(key)
    return list(found.values())


def _group(
    corpus: Corpus, keys: Sequence[str], at: Mapping[str, Place], meetings: Mapping[tuple[str, str], Link]
) -> Group:
    members = sorted((at[key] for key in keys), key=lambda place: place[0].jurisdiction)
    contrasts = []
    for a, b in combinations(members, 2):
        if a[0].jurisdiction == b[0].jurisdiction:
            continue
        low, high = sorted((a[1].key, b[1].key))
        link = meetings.get((low, high))
        if link is not None and link.a != a[1].key:
            link = link.turned
        contrasts.append(Contrast(a, b, link, differences(a, b, corpus.vocabularies)))
    return Group(tuple(members), tuple(contrasts))
