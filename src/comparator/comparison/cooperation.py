"""Needs met by offers, and by clauses that could serve as a model; what is covered and what is not.

A fit is a candidate, with its reasons; nothing here says that an offer was made to meet a need.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from comparator.alignment.passages import from_clause
from comparator.alignment.progress import Progress, no_progress
from comparator.comparison.kept import NOTHING, Kept
from comparator.comparison.time import clauses_on, ended, in_force
from comparator.corpus.corpus import Corpus
from comparator.model.candidate import Evidence
from comparator.model.framework import Clause, CooperationRecord, Framework, Period
from comparator.model.passage import Passage, Side
from comparator.model.vocabulary import Group, Topic, Vocabularies
from comparator.text.lexicon import shipped_lexicon

MODELS = 3
"""Clauses of other countries that are shown for a need."""
_STEPS = 10_000
"""Scores have four digits."""


class Reach(StrEnum):
    """Whether a jurisdiction can receive an offer, by what the offer says of its receivers."""

    FIRST = "first"
    NAMED = "named"
    GROUP = "group"
    ANYONE = "anyone"
    UNSURE = "unsure"
    NO = "no"


_SURE = (Reach.NAMED, Reach.GROUP, Reach.ANYONE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An offer or a need, where it is recorded, and whose it is: those who give, or those who need."""

    framework: Framework
    record: CooperationRecord
    owners: tuple[str, ...]

    @property
    def key(self) -> str:
        """The id of the record in the whole corpus, `framework/record`."""
        return f"{self.framework.id}/{self.record.id}"


@dataclass(frozen=True, slots=True)
class Fit:
    """An offer that could meet a need: who can receive it, shared topics and goals, and the aligner's reasons.

    `concepts` are those that both statements name and that are not too general to tell anything, strongest first.
    """

    offer: Entry
    reach: Reach
    topics: tuple[str, ...]
    sdgs: tuple[int, ...]
    same_kind: bool
    score: float
    concepts: tuple[str, ...]

    @property
    def close(self) -> bool:
        """Whether more than a topic is shared: the kind of help, or a concept that tells something."""
        return self.same_kind or bool(self.concepts)


@dataclass(frozen=True, slots=True)
class ModelClause:
    """A clause of another country on the matter of a need, which could serve as a model."""

    framework: Framework
    clause: Clause
    topics: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """One need of one jurisdiction with the offers that fit, nearest first, and clauses that could serve as a model."""

    need: Entry
    place: str
    fits: tuple[Fit, ...]
    models: tuple[ModelClause, ...]

    @property
    def close(self) -> bool:
        """Whether an offer shares more with the need than a topic."""
        return any(fit.close for fit in self.fits)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many needs of a group of places, or to a goal, have a fitting offer, and a close one.

    `offers` counts those that the group's members make, or that serve the goal.
    """

    name: str
    places: tuple[str, ...]
    needs: int
    met: int
    close: int
    offers: int


@dataclass(frozen=True, slots=True)
class TopicProgress:
    """The topics that an instrument calls for, by whether a recorded offer is on them."""

    framework: Framework
    offered: Mapping[str, tuple[Entry, ...]]
    not_offered: tuple[str, ...]


def goals(record: CooperationRecord, topics: Mapping[str, Topic]) -> tuple[int, ...]:
    """Return the Sustainable Development Goals of a record: those it names, else those of its topics."""
    if record.sdgs:
        return record.sdgs
    return tuple(sorted({goal for key in record.topics if key in topics for goal in topics[key].sdgs}))


def entries(corpus: Corpus, day: str) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the offers and the needs that stand on `day`, by the id of their instrument.

    A record stands once its instrument has been published (a proposal or a signed treaty counts), until the
    instrument ends, and within its own periods where it has any.
    """
    offers: list[Entry] = []
    needs: list[Entry] = []
    for framework in sorted(corpus.frameworks.values(), key=lambda item: item.id):
        if not _public(framework, day):
            continue
        own = (framework.jurisdiction,)
        offers += [
            Entry(framework, item, item.offered_by or own) for item in framework.offers if _running(item.applies, day)
        ]
        needs += [
            Entry(framework, item, item.offered_to or own) for item in framework.needs if _running(item.applies, day)
        ]
    return tuple(offers), tuple(needs)


def _public(framework: Framework, day: str) -> bool:
    days = [event.on for event in framework.lifecycle]
    end = ended(framework)
    return bool(days) and min(days) <= day and not (end and day >= end)


def _running(periods: Iterable[Period], day: str) -> bool:
    found = tuple(periods)
    return not found or any(period.start <= day and (not period.until or day <= period.until) for period in found)


def reach(place: str, offer: CooperationRecord, groups: Mapping[str, Group]) -> Reach:
    """Return whether `place` can receive an offer.

    An offer that names nobody is open to anyone. Where a place is not among the recorded members of a
    group whose list is not complete, it is unsure. Of those who can receive an offer for sure, the ones that
    it is meant for above all come first.
    """
    how = _eligible(place, offer, groups)
    meant = {place, *(name for name, group in groups.items() if place in group.members)}
    return Reach.FIRST if how in _SURE and meant & set(offer.offered_first) else how


def _eligible(place: str, offer: CooperationRecord, groups: Mapping[str, Group]) -> Reach:
    if not offer.offered_to:
        return Reach.ANYONE
    if place in offer.offered_to:
        return Reach.NAMED
    named = [groups[name] for name in offer.offered_to if name in groups]
    if any(place in group.members for group in named):
        return Reach.GROUP
    return Reach.UNSURE if any(not group.complete for group in named) else Reach.NO


def matches(
    corpus: Corpus,
    day: str,
    *,
    places: Sequence[str] = (),
    givers: Sequence[str] = (),
    sdg: int = 0,
    models: int = MODELS,
    progress: Progress = no_progress,
    kept: Kept = NOTHING,
) -> tuple[Match, ...]:
    """Return every need that stands on `day` with what could meet it.

    Needs without an offer come first, then those whose offers share no more than a topic. An offer fits when it comes
    from another place, can reach the one in need, and shares a topic with the need. Close fits come first, then the
    aligner's score of the two statements decides, then shared topics.

    Args:
        corpus: The instruments.
        day: An ISO day.
        places: Whose needs; all when empty.
        givers: Whose offers; all when empty.
        sdg: Only needs to this Sustainable Development Goal; 0 for all.
        models: How many clauses of other countries are sought for a need.
        progress: Called with the work done and in all.
        kept: Where scores of earlier runs are.
    """
    vocabularies = corpus.vocabularies
    offers, needs = entries(corpus, day)
    wanted = [
        (need, place)
        for need in needs
        for place in need.owners
        if (not places or place in places) and (not sdg or sdg in goals(need.record, vocabularies.topics))
    ]
    given = [offer for offer in offers if not givers or set(givers) & set(offer.owners)]
    pairs = _scores([need for need, _ in wanted], given, kept)
    found = []
    pool = [(item, clause) for item in corpus.frameworks.values() if in_force(item) for clause in clauses_on(item, day)]
    nearest = _models(wanted, pool, models, kept, progress)
    kept.tidy()
    for (need, place), own in zip(wanted, nearest, strict=True):
        fits = [_fit(need, place, offer, pairs, vocabularies) for offer in given]
        ranked = [fit for fit in fits if fit is not None]
        ranked.sort(
            key=lambda fit: (fit.reach is Reach.UNSURE, not fit.close, -fit.score, -len(fit.topics), fit.offer.key)
        )
        found.append(Match(need, place, tuple(ranked), own))
    return tuple(sorted(found, key=lambda item: (bool(item.fits), item.close, item.place, item.need.key)))


Scores = Mapping[tuple[str, str], tuple[float, tuple[str, ...]]]


def _fit(need: Entry, place: str, offer: Entry, scores: Scores, vocabularies: Vocabularies) -> Fit | None:
    topics = tuple(topic for topic in need.record.topics if topic in offer.record.topics)
    how = reach(place, offer.record, vocabularies.groups)
    if not topics or how is Reach.NO or set(offer.owners) == {place}:
        return None
    given = goals(offer.record, vocabularies.topics)
    score, concepts = scores.get((need.key, offer.key), (0.0, ()))
    return Fit(
        offer=offer,
        reach=how,
        topics=topics,
        sdgs=tuple(goal for goal in goals(need.record, vocabularies.topics) if goal in given),
        same_kind=need.record.kind == offer.record.kind,
        score=score,
        concepts=concepts,
    )


def _telling(evidence: Evidence | None) -> tuple[str, ...]:
    """Return the shared concepts that tell something: those that the lexicon has a noun for."""
    concepts = shipped_lexicon().concepts
    shared = evidence.concepts if evidence else ()
    return tuple(item.concept for item in shared if item.concept in concepts and concepts[item.concept].noun)


def _passage(entry: Entry) -> Passage:
    return Passage(id=entry.key, text=entry.record.statement, topics=entry.record.topics)


def _scores(needs: Sequence[Entry], offers: Sequence[Entry], kept: Kept) -> Scores:
    """Return score and shared concepts of each need with each offer, by their keys."""
    if not needs or not offers:
        return {}
    left, right = (
        Side(name, tuple({entry.key: _passage(entry) for entry in side}.values()))
        for name, side in (("needs", needs), ("offers", offers))
    )
    key = kept.key("fits", kept.side(left.passages), kept.side(right.passages))
    found = _told(kept.get(key), left, right)
    if found is None:
        from comparator.alignment.align import align  # heavy, and not needed where all is kept

        found = {
            (item.a, item.b): (
                item.score, _telling(item.evidence)
            )
            for item in align(left, right, top=len(right.passages)).candidates
        }  # fmt: skip
        at = {passage.id: place for side in (left, right) for place, passage in enumerate(side.passages)}
        kept.put(key, [[at[a], at[b], score, concepts] for (a, b), (score, concepts) in found.items()])
    return found


def _told(value: Any, left: Side, right: Side) -> Scores | None:
    """Return scores as they were kept; None when they have another form."""
    try:
        return {
            (left.passages[a].id, right.passages[b].id): (float(score), tuple(map(str, concepts)))
            for a, b, score, concepts in value
        }
    except (TypeError, ValueError, LookupError):
        return None


Pool = Sequence[tuple[Framework, Clause]]


def _models(
    wanted: Sequence[tuple[Entry, str]], pool: Pool, count: int, kept: Kept, progress: Progress
) -> list[tuple[ModelClause, ...]]:
    """Return for each need clauses of other places on a topic of it, nearest first."""
    places = json.dumps([[place for _, place in wanted], [item.jurisdiction for item, _ in pool]])
    sides = (kept.side(_passage(need) for need, _ in wanted), kept.side(from_clause(clause) for _, clause in pool))
    key = kept.key("models", *sides, places, str(count))
    rows = kept.numbers(key, (len(wanted), len(pool), _STEPS + 1))
    if rows is None:
        rows = []
        for number, (need, place) in enumerate(wanted):
            rows += [(number, at, score) for at, score in _nearest(need, place, pool, count)]
            progress(number + 1, len(wanted))
        kept.put_numbers(key, rows)
    found: list[list[ModelClause]] = [[] for _ in wanted]
    for number, at, score in rows:
        item, clause = pool[at]
        topics = tuple(topic for topic in wanted[number][0].record.topics if topic in clause.topics)
        found[number].append(ModelClause(item, clause, topics, score / _STEPS))
    return [tuple(models) for models in found]


def _nearest(need: Entry, place: str, pool: Pool, count: int) -> Iterator[tuple[int, int]]:
    """Yield the places in the pool of the clauses nearest to a need, and their scores in steps."""
    from comparator.alignment.align import align  # heavy, and not needed where all is kept

    topics = set(need.record.topics)
    others = {
        clause.key: at
        for at, (item, clause) in enumerate(pool)
        if item.jurisdiction != place and topics & set(clause.topics)
    }
    if not others or not count:
        return
    passages = (pool[at][1] for at in others.values())
    side = Side(
        "clauses",
        tuple(
            Passage(id=clause.key, text=clause.statement, title=clause.title, topics=clause.topics)
            for clause in passages
        ),
    )
    for item in align(Side("need", (_passage(need),)), side, top=count, explain=False).candidates:
        if not item.below_threshold:
            yield others[item.b], round(_STEPS * item.score)


def coverage(
    corpus: Corpus, day: str, found: Sequence[Match], groups: Sequence[str] = ()
) -> tuple[tuple[Coverage, ...], tuple[Coverage, ...]]:
    """Return how many needs have a fitting offer, by group of jurisdictions and by Sustainable Development Goal.

    Groups without a member that recorded a need are left out unless they are named.
    """
    offers, _ = entries(corpus, day)
    by_group = []
    for group in corpus.vocabularies.groups.values():
        needs = [item for item in found if item.place in group.members]
        given = [offer for offer in offers if set(offer.owners) & set(group.members)]
        if needs or group.id in groups:
            places = tuple(dict.fromkeys(item.place for item in needs))
            by_group.append(_coverage(group.id, places, needs, len(given)))
    topics = corpus.vocabularies.topics
    needed = [(item, goals(item.need.record, topics)) for item in found]
    by_goal = []
    for goal in sorted({goal for _, named in needed for goal in named}):
        needs = [item for item, named in needed if goal in named]
        places = tuple(dict.fromkeys(item.place for item in needs))
        given = [offer for offer in offers if goal in goals(offer.record, topics)]
        by_goal.append(_coverage(f"SDG {goal}", places, needs, len(given)))
    return tuple(by_group), tuple(by_goal)


def _coverage(name: str, places: tuple[str, ...], needs: Sequence[Match], offers: int) -> Coverage:
    met, close = (sum(map(bool, held)) for held in ([item.fits for item in needs], [item.close for item in needs]))
    return Coverage(name, places, len(needs), met, close, offers)


def topic_progress(corpus: Corpus, day: str, framework: Framework) -> TopicProgress:
    """Return which topics of an instrument's clauses a recorded offer is on, on `day`."""
    offers, _ = entries(corpus, day)
    topics = dict.fromkeys(topic for clause in framework.clauses for topic in clause.topics)
    order = [topic for topic in corpus.vocabularies.topics if topic in topics]
    offered = {
        topic: given for topic in order if (given := tuple(item for item in offers if topic in item.record.topics))
    }
    return TopicProgress(framework, offered, tuple(topic for topic in order if topic not in offered))
