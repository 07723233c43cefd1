"""Which clauses of different jurisdictions belong together: recorded decisions first, else candidates."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from comparator.alignment.passages import from_framework, languages
from comparator.alignment.progress import Progress, no_progress
from comparator.comparison.decisions import recorded
from comparator.comparison.kept import NOTHING, Kept
from comparator.corpus.collection import without_collection
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Framework
from comparator.model.mapping import Relation
from comparator.model.passage import Side

DEPTH = 3
"""Candidates that are sought for each clause in each other instrument."""


_STEPS = 10_000
"""Scores have four digits."""


class Status(StrEnum):
    """What a link rests on."""

    RECORDED = "recorded"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Link:
    """Two clauses, by their keys in the corpus, that a reader or the aligner holds to belong together.

    `score` is the aligner's, 0 to 1, and 1 for a recorded decision; `relation` is read from `a` to `b`.
    """

    a: str
    b: str
    score: float
    status: Status
    relation: Relation | None = None

    @property
    def turned(self) -> "Link":
        """The same link, read from the other side."""
        return Link(self.b, self.a, self.score, self.status, self.relation.inverse if self.relation else None)


Links = Mapping[str, tuple[Link, ...]]
"""The links of every clause, by its key: recorded ones first, then by score, then by the other key."""


def links(
    corpus: Corpus,
    frameworks: Sequence[Framework] = (),
    progress: Progress = no_progress,
    *,
    kept: Kept = NOTHING,
) -> Links:
    """Return the links between instruments of different jurisdictions.

    A pair is linked by a recorded decision other than "no relationship"; without a decision, by a candidate
    at or above the engine's threshold, in either direction.

    Args:
        corpus: The instruments and the recorded decisions.
        frameworks: The instruments between which links are sought; all when empty.
        progress: Called with the pairs of instruments done and in all.
        kept: Where candidates of earlier runs are.
    """
    chosen = sorted(frameworks or corpus.frameworks.values(), key=lambda item: item.id)
    decided = decisions(corpus)
    pairs = [(a, b) for a, b in combinations(chosen, 2) if a.jurisdiction != b.jurisdiction]
    sides = {item.id: from_framework(item) for item in chosen}
    digests = {name: kept.side(side.passages) for name, side in sides.items()}
    found: dict[str, list[Link]] = defaultdict(list)
    with without_collection():
        for done, (a, b) in enumerate(pairs, start=1):
            key = kept.key("links", digests[a.id], digests[b.id], str(DEPTH))
            scores = _candidates(sides[a.id], sides[b.id], kept, key)
            for link in _between(a, b, scores, decided):
                found[link.a].append(link)
                found[link.b].append(link.turned)
            progress(done, len(pairs))
    kept.tidy()
    order = {Status.RECORDED: 0, Status.CANDIDATE: 1}
    return {
        key: tuple(sorted(items, key=lambda link: (order[link.status], -link.score, link.b)))
        for key, items in found.items()
    }


def decisions(corpus: Corpus) -> Mapping[tuple[str, str], Relation]:
    """Return the recorded relation of every decided pair of clause keys, in both directions, as `recorded` has it."""
    return {pair: found.relation for pair, found in recorded(corpus.mapping_sets).items()}


def _between(
    a: Framework, b: Framework, scores: dict[tuple[str, str], float], decided: Mapping[tuple[str, str], Relation]
) -> Iterator[Link]:
    keys = {clause.key for clause in (*a.clauses, *b.clauses)}
    for (left, right), relation in decided.items():
        if left in keys and right in keys and left.startswith(f"{a.id}/"):
            scores.pop((left, right), None)
            if relation is not Relation.NONE:
                yield Link(left, right, 1.0, Status.RECORDED, relation)
    for (left, right), score in scores.items():
        yield Link(left, right, score, Status.CANDIDATE)


def _candidates(a: Side, b: Side, kept: Kept, key: str) -> dict[tuple[str, str], float]:
    """Return the score of every pair that is a candidate in either direction, by clause keys."""
    rows = kept.numbers(key, (len(a.passages), len(b.passages), _STEPS + 1))
    if rows is None:
        rows = _proposed(a, b)
        kept.put_numbers(key, rows)
    return {
        (f"{a.name}/{a.passages[left].id}", f"{b.name}/{b.passages[right].id}"): score / _STEPS
        for left, right, score in rows
    }


def _proposed(a: Side, b: Side) -> list[tuple[int, ...]]:
    """Return the pairs that the engine proposes in either direction: places of both passages, and the score in steps.

    Both directions score a pair alike, so both sides are read and weighed once.
    """
    from comparator.alignment.engines.lexical import LexicalEngine  # heavy, and not needed where all is kept

    engine = LexicalEngine()
    scorer = engine.prepare(a.passages, b.passages, languages(a.passages, b.passages))
    found = {(left, right): round(_STEPS * score) for left, right, score in scorer.best_of_both(DEPTH)}
    return [(*pair, score) for pair, score in sorted(found.items()) if score / _STEPS >= engine.threshold]
