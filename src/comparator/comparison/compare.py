"""Two frameworks, clause by clause: candidates with their typed differences."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from comparator.alignment.passages import from_framework
from comparator.alignment.progress import Progress, no_progress
from comparator.comparison.aligned import DEFAULT, aligned
from comparator.comparison.differences import Difference, differences
from comparator.comparison.kept import NOTHING, Kept
from comparator.model.candidate import Candidate
from comparator.model.framework import Clause, Framework
from comparator.model.mapping import Relation
from comparator.model.vocabulary import Vocabularies

if TYPE_CHECKING:
    from comparator.alignment.engines.base import Engine


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause of `a`, a partner in `b`, and how the two differ.

    `relation` is the recorded decision on the pair, read from `a`; without one the pair is a candidate.
    Where the engine abstains, `b` and `differences` still show the nearest clause, and
    `candidate.below_threshold` is set.
    """

    a: Clause
    b: Clause
    candidate: Candidate
    differences: tuple[Difference, ...]
    relation: Relation | None = None


def compare(
    a: Framework,
    b: Framework,
    vocabularies: Vocabularies,
    *,
    topic: str = "",
    top: int = 1,
    engine_name: "str | Engine" = DEFAULT,
    language: str = "",
    single: bool = False,
    decided: Mapping[tuple[str, str], Relation] = MappingProxyType({}),
    progress: Progress = no_progress,
    kept: Kept = NOTHING,
) -> tuple[Pair, ...]:
    """Return the clauses of `a` with their partners in `b`: recorded ones first, then by score.

    A clause with a recorded partner has its recorded partners only, and no candidate that was decided to
    have no relationship is there.

    Args:
        a: The framework whose clauses are looked up.
        b: The framework in which partners are sought.
        vocabularies: Names and units for the differences.
        topic: Keep only pairs in which a clause is keyed to this topic.
        top: How many candidates a clause gets.
        engine_name: The engine that proposes candidates.
        language: The language in which statements are compared; empty for the one most of them have.
        single: Whether every clause of both sides gets one partner at most, by the best choice over all; then
            `top` has no meaning.
        decided: Recorded relations by clause keys, as `decisions` returns them.
        progress: Called with the clauses done and in all.
        kept: Where alignments of earlier runs are.
    """
    rejected, recorded = _decided(a, b, decided)
    spare = max((len(ids) for ids in rejected.values()), default=0)
    result = aligned(
        from_framework(a), from_framework(b),
        top=top + spare, single=single, engine_name=engine_name, language=language, progress=progress, kept=kept,
    )  # fmt: skip
    a_clauses = {clause.id: clause for clause in a.clauses}
    b_clauses = {clause.id: clause for clause in b.clauses}
    order = {clause.id: index for index, clause in enumerate(a.clauses)}
    scores = {(item.a, item.b): item for item in result.candidates}
    chosen: list[tuple[Candidate, Relation | None]] = []
    taken: Counter[str] = Counter()
    for candidate in result.candidates:
        if candidate.a in recorded or candidate.b in rejected.get(candidate.a, ()):
            continue
        if single:
            chosen.append((candidate, None))
        elif taken[candidate.a] < top:
            taken[candidate.a] += 1
            chosen.append((replace(candidate, rank=taken[candidate.a]), None))
    for a_id, partners in recorded.items():
        for rank, (b_id, decision) in enumerate(partners, start=1):
            known = scores.get((a_id, b_id))
            evidence = known.evidence if known else None
            score = known.score if known else 0.0
            chosen.append((Candidate(a_id, b_id, rank, score, below_threshold=False, evidence=evidence), decision))
    pairs = []
    for candidate, relation in chosen:
        left, right = a_clauses[candidate.a], b_clauses[candidate.b]
        if topic and topic not in left.topics and topic not in right.topics:
            continue
        found = differences((a, left), (b, right), vocabularies)
        pairs.append(Pair(left, right, candidate, found, relation))
    return tuple(
        sorted(
            pairs,
            key=lambda pair: (
                pair.relation is None, -pair.candidate.score, order[pair.a.id], pair.candidate.rank,
            ),
        )
    )  # fmt: skip


def _decided(
    a: Framework, b: Framework, decided: Mapping[tuple[str, str], Relation]
) -> tuple[dict[str, set[str]], dict[str, list[tuple[str, Relation]]]]:
    """Return by clause id of `a` the clauses of `b` without a relationship, and those with one."""
    ids = {clause.key: clause.id for clause in (*a.clauses, *b.clauses)}
    rejected: dict[str, set[str]] = defaultdict(set)
    recorded: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
    for (left, right), relation in decided.items():
        if left not in ids or right not in ids or not (left.startswith(f"{a.id}/") and right.startswith(f"{b.id}/")):
            continue
        if relation is Relation.NONE:
            rejected[ids[left]].add(ids[right])
        else:
            recorded[ids[left]].append((ids[right], relation))
    return rejected, recorded
