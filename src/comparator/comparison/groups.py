"""Tight groups of clauses: a centre, and of each other jurisdiction the one clause that meets the centre best.

Belonging together does not travel: that A meets B and B meets C does not put A and C into one group. So a group is a
star, never a chain, and each of its clauses is linked to its centre.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from comparator.comparison.agreement import STANCES
from comparator.comparison.links import Link, Links, Status
from comparator.model.framework import Clause, Framework
from comparator.model.mapping import Relation
from comparator.model.vocabulary import Term

Place = tuple[Framework, Clause]
Rank = tuple[int, int, float]

TIGHT = (Relation.EQUAL, Relation.EQUIVALENT, Relation.SUBSET, Relation.SUPERSET)
"""Recorded relations by which one clause is the other, or a part of it; "intersects" counts after them."""


@dataclass(frozen=True, slots=True)
class Star:
    """A tight group by clause keys: a centre, and its best partner of each other jurisdiction.

    `links` join the centre with each partner, by jurisdiction. `also` are links from a clause of the core to one
    that meets it and found no place in any core.
    """

    centre: str
    links: tuple[Link, ...]
    also: tuple[Link, ...] = ()

    @property
    def core(self) -> tuple[str, ...]:
        """The centre and its partners: one clause of each jurisdiction."""
        return (self.centre, *(link.b for link in self.links))


Meetings = Mapping[str, Mapping[str, Link]]
"""The links by which each clause meets others: by its key, then by the key of the other."""


def stars(at: Mapping[str, Place], found: Links, roles: Mapping[str, Term]) -> tuple[Star, ...]:
    """Return the tight groups among some clauses, widest first; no clause is in the core of two.

    The clause whose meetings reach most jurisdictions becomes the centre of the first group (then the one with
    better meetings, then the first key); what remains is grouped in the same way. A clause that meets others and is
    in no core stands in `also` of the group with the clause that it meets best.

    Args:
        at: The clauses with their instruments, by key.
        found: Links between clauses of different jurisdictions.
        roles: Roles with their broader ones.
    """
    met = meetings(at, found, roles)
    left: Meetings = met
    made: list[Star] = []
    while (star := widest(left, at, roles)) is not None:
        made.append(star)
        gone = set(star.core)
        left = {
            key: {other: link for other, link in links.items() if other not in gone}
            for key, links in left.items()
            if key not in gone
        }
    owner = {key: number for number, star in enumerate(made) for key in star.core}
    also: dict[int, list[Link]] = defaultdict(list)
    for key in sorted(met):
        if key not in owner and met[key]:
            link = min(met[key].values(), key=lambda item: _order(item, at, roles))
            also[owner[link.b]].append(link.turned)
    return tuple(replace(star, also=tuple(also[number])) for number, star in enumerate(made))


def widest(met: Meetings, at: Mapping[str, Place], roles: Mapping[str, Term]) -> Star | None:
    """Return the star that reaches most jurisdictions, or None where no two clauses meet."""

    def weight(key: str) -> tuple[int, int, float]:
        ranks = [rank(link, at, roles) for link in best[key].values()]
        return sum(item[0] for item in ranks), sum(item[1] for item in ranks), round(sum(item[2] for item in ranks), 9)

    best = {key: best_links(met[key].values(), at, roles) for key in sorted(met)}
    reach = max(map(len, best.values()), default=0)
    if not reach:
        return None
    centre = max((key for key, links in best.items() if len(links) == reach), key=weight)
    return Star(centre, tuple(best[centre].values()))


def best_links(links: Iterable[Link], at: Mapping[str, Place], roles: Mapping[str, Term]) -> dict[str, Link]:
    """Return for each jurisdiction the best of one clause's links to clauses in `at`.

    Best is a recorded decision (equal, equivalent, a part or a whole before one that intersects), then a clause
    with the same kind of rule, then one that binds the same role, then the aligner's score, then the first key.
    """
    at_place: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.a in at and link.b in at and at[link.a][0].jurisdiction != (place := at[link.b][0].jurisdiction):
            at_place[place].append(link)
    return {
        # Mostly there is one, which needs no weighing.
        place: those[0] if len(those) == 1 else min(those, key=lambda link: _order(link, at, roles))
        for place, those in sorted(at_place.items())
    }


def _order(link: Link, at: Mapping[str, Place], roles: Mapping[str, Term]) -> tuple[int, int, float, str]:
    recorded, alike, score = rank(link, at, roles)
    return -recorded, -alike, -score, link.b


def rank(link: Link, at: Mapping[str, Place], roles: Mapping[str, Term]) -> Rank:
    """Return how well two clauses meet: by decision, by kind of rule and bearer, by score."""
    recorded = 0 if link.status is not Status.RECORDED else 2 if link.relation in TIGHT else 1
    a, b = at[link.a][1], at[link.b][1]
    same_bearer = a.bearer == b.bearer or not with_broader(a.bearer, roles).isdisjoint(with_broader(b.bearer, roles))
    return recorded, 2 * (STANCES[a.norm] is STANCES[b.norm]) + same_bearer, link.score


def with_broader(keys: Iterable[str], terms: Mapping[str, Term]) -> frozenset[str]:
    """Return roles or scopes with all broader ones."""
    found: set[str] = set()
    for key in keys:
        at = key
        while at and at not in found:
            found.add(at)
            at = terms[at].broader if at in terms else ""
    return frozenset(found)


def meetings(at: Mapping[str, Place], found: Links, roles: Mapping[str, Term]) -> Meetings:
    """Return which clauses meet: by a recorded decision, or as candidates that are each other's best."""
    best = {key: best_links(found.get(key, ()), at, roles) for key in at}
    met: dict[str, dict[str, Link]] = defaultdict(dict)
    for key, links in best.items():
        own = at[key][0].jurisdiction
        for link in links.values():
            back = best[link.b].get(own)
            if back is not None and back.b == key:
                met[key][link.b] = link
        for link in found.get(key, ()):
            if link.status is Status.RECORDED and link.b in at and at[link.b][0].jurisdiction != own:
                met[key][link.b] = link
    return met
