"""One country beside others, topic by topic: what it covers, has otherwise, or is silent on."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from comparator.comparison.consensus import Draft, DraftClause, Support, by_topic, support_on
from comparator.comparison.cooperation import Entry, Reach, entries, reach
from comparator.comparison.differences import Difference, differences
from comparator.comparison.groups import rank
from comparator.comparison.links import Link, Links
from comparator.comparison.time import clauses_on, over
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Clause, Framework


class Standing(StrEnum):
    """What a country has on a topic, beside the others.

    Covered: a clause of it is linked to a clause of another. Otherwise: it has clauses, with no link to
    those of the others. Later: it has clauses that do not apply yet. Absent: it is known to set no rule.
    Silent: it has no clause. Alone: it has clauses and no other has.
    """

    COVERED = "covered"
    OTHERWISE = "otherwise"
    LATER = "later"
    ABSENT = "absent"
    SILENT = "silent"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Contrast:
    """A clause of the country beside a linked clause of another, with their differences seen from the country."""

    own: tuple[Framework, Clause]
    other: tuple[Framework, Clause]
    link: Link
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class TopicGap:
    """One topic: where the country stands, what the others have, and for what it lacks, models and offers.

    `stands` is the clause that stands for the country, of the strongest kind that it has on the topic. `draft` is the
    clause of a draft on the topic, where the country is held against one.
    """

    topic: str
    standing: Standing
    own: tuple[tuple[Framework, Clause], ...]
    others: tuple[Support, ...]
    contrasts: tuple[Contrast, ...]
    offers: tuple[tuple[Entry, Reach], ...]
    stands: Support | None = None
    draft: DraftClause | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A country beside others on a day; topics that none of them covers are not there."""

    place: str
    others: tuple[str, ...]
    day: str
    topics: tuple[TopicGap, ...]


def gap(
    corpus: Corpus,
    place: str,
    others: Sequence[str],
    day: str,
    found: Links,
    *,
    draft: Draft | None = None,
    topics: Sequence[str] = (),
) -> Gap:
    """Hold a country against other jurisdictions, or against the draft that was derived from them.

    Args:
        corpus: The instruments.
        place: The country.
        others: The jurisdictions it is held against; itself among them counts for nothing.
        day: An ISO day.
        found: Links between the clauses of different countries.
        draft: A draft; then only topics with a draft clause are there.
        topics: Only these topics; all when empty.
    """
    compared = tuple(name for name in others if name != place)
    drafted = {clause.topic: clause for clause in draft.clauses} if draft else {}
    offers = entries(corpus, day)[0]
    frameworks = sorted(corpus.frameworks.values(), key=lambda item: item.id)
    keyed = by_topic((item, clause) for item in frameworks for clause in item.clauses)
    applying = by_topic((item, clause) for item in frameworks for clause in clauses_on(item, day))
    rows = []
    for topic in topics or tuple(corpus.vocabularies.topics):
        if draft and topic not in drafted:
            continue
        row = _topic(corpus, (place, compared), day, (topic, keyed.get(topic, ()), applying.get(topic, ())), found)
        if row is None:
            continue
        standing, own, everybody, contrasts = row
        support = tuple(item for item in everybody if item.place != place)
        stands = next((item for item in everybody if item.place == place), None)
        lacking = standing in (Standing.SILENT, Standing.ABSENT, Standing.LATER)
        fitting = _offers(corpus, place, topic, offers) if lacking else ()
        rows.append(TopicGap(topic, standing, own, support, contrasts, fitting, stands, drafted.get(topic)))
    return Gap(place, compared, day, tuple(rows))


Row = tuple[Standing, tuple[tuple[Framework, Clause], ...], tuple[Support, ...], tuple[Contrast, ...]]


def _topic(
    corpus: Corpus,
    sides: tuple[str, Sequence[str]],
    day: str,
    on: tuple[str, Sequence[tuple[Framework, Clause]], Sequence[tuple[Framework, Clause]]],
    found: Links,
) -> Row | None:
    (place, others), (topic, keyed, applying) = sides, on
    own = tuple((item, clause) for item, clause in applying if item.jurisdiction == place)
    beside = [(item, clause) for item, clause in applying if item.jurisdiction in others]
    if not own and not beside:
        return None
    support = support_on([*own, *beside], found, corpus.vocabularies.roles)
    contrasts = _contrasts(corpus, own, beside, found)
    if own:
        standing = Standing.COVERED if contrasts else Standing.OTHERWISE if beside else Standing.ALONE
    else:
        standing = _lacking(corpus, place, topic, day, keyed)
    return standing, own, support, contrasts


def _lacking(corpus: Corpus, place: str, topic: str, day: str, keyed: Sequence[tuple[Framework, Clause]]) -> Standing:
    if any(item.jurisdiction == place and not over(clause, item, day) for item, clause in keyed):
        return Standing.LATER
    mine = [item for item in corpus.frameworks.values() if item.jurisdiction == place]
    known = any(absence.topic == topic for item in mine for absence in item.absent)
    return Standing.ABSENT if known else Standing.SILENT


def _contrasts(
    corpus: Corpus,
    own: Sequence[tuple[Framework, Clause]],
    beside: Sequence[tuple[Framework, Clause]],
    found: Links,
) -> tuple[Contrast, ...]:
    """Return for each other jurisdiction the best link between a clause of the country and one of it."""
    roles = corpus.vocabularies.roles
    at = {clause.key: (item, clause) for item, clause in (*own, *beside)}
    others = {clause.key for _, clause in beside}
    best: dict[str, Link] = {}
    for _, clause in own:
        for link in found.get(clause.key, ()):
            if link.b in others:
                name = at[link.b][0].jurisdiction
                if name not in best or rank(link, at, roles) > rank(best[name], at, roles):
                    best[name] = link
    return tuple(
        Contrast(at[link.a], at[link.b], link, differences(at[link.a], at[link.b], corpus.vocabularies))
        for _, link in sorted(best.items())
    )


def _offers(corpus: Corpus, place: str, topic: str, offers: Sequence[Entry]) -> tuple[tuple[Entry, Reach], ...]:
    """Return the offers of others on a topic that the country can receive."""
    groups = corpus.vocabularies.groups
    return tuple(
        (offer, how)
        for offer in offers
        if topic in offer.record.topics
        and set(offer.owners) != {place}
        and (how := reach(place, offer.record, groups)) is not Reach.NO
    )
