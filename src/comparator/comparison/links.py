"""Which clauses of different jurisdictions belong together: recorded decisions first, else candidates."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from comparator.alignment.align import Progress, align, no_progress
from comparator.alignment.passages import from_framework
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Framework
from comparator.model.mapping import Relation

DEPTH = 3
"""Candidates that are sought for each clause in each other instrument."""


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


def links(corpus: Corpus, frameworks: Sequence[Framework] = (), progress: Progress = no_progress) -> Links:
    """Return the links between instruments of different jurisdictions.

    A pair is linked by a recorded decision other than "no relationship"; without a decision, by a candidate
    at or above the engine's threshold, in either direction.

    Args:
        corpus: The instruments and the recorded decisions.
        frameworks: The instruments between which links are sought; all when empty.
        progress: Called with the pairs of instruments done and in all.
    """
    chosen = sorted(frameworks or corpus.frameworks.values(), key=lambda item: item.id)
    decided = decisions(corpus)
    pairs = [(a, b) for a, b in combinations(chosen, 2) if a.jurisdiction != b.jurisdiction]
    found: dict[str, list[Link]] = defaultdict(list)
    for done, (a, b) in enumerate(pairs, start=1):
        for link in _between(a, b, decided):
            found[link.a].append(link)
            found[link.b].append(link.turned)
        progress(done, len(pairs))
    order = {Status.RECORDED: 0, Status.CANDIDATE: 1}
    return {
        key: tuple(sorted(items, key=lambda link: (order[link.status], -link.score, link.b)))
        for key, items in found.items()
    }


def decisions(corpus: Corpus) -> Mapping[tuple[str, str], Relation]:
    """Return the recorded relation of every decided pair of clause keys, in both directions.

    Where sets decide on one pair, the set whose id comes last in the alphabet counts.
    """
    found: dict[tuple[str, str], Relation] = {}
    for name in sorted(corpus.mapping_sets):
        item = corpus.mapping_sets[name]
        for row in item.mappings:
            a, b = f"{item.source}/{row.source}", f"{item.target}/{row.target}"
            found[a, b] = row.relation
            found[b, a] = row.relation.inverse
    return found


def _between(a: Framework, b: Framework, decided: Mapping[tuple[str, str], Relation]) -> Iterator[Link]:
    scores = _candidates(a, b)
    keys = {clause.key for clause in (*a.clauses, *b.clauses)}
    for (left, right), relation in decided.items():
        if left in keys and right in keys and left.startswith(f"{a.id}/"):
            scores.pop((left, right), None)
            if relation is not Relation.NONE:
                yield Link(left, right, 1.0, Status.RECORDED, relation)
    for (left, right), score in scores.items():
        yield Link(left, right, score, Status.CANDIDATE)


def _candidates(a: Framework, b: Framework) -> dict[tuple[str, str], float]:
    """Return the score of every pair that is a candidate in either direction, by clause keys."""
    scores: dict[tuple[str, str], float] = {}
    for left, right in ((a, b), (b, a)):
        result = align(from_framework(left), from_framework(right), top=DEPTH, explain=False)
        for item in result.candidates:
            if not item.below_threshold:
                ends = f"{left.id}/{item.a}", f"{right.id}/{item.b}"
                scores[ends if left is a else ends[::-1]] = item.score
    return scores
