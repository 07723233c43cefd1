"""Two frameworks, clause by clause: candidates with their typed differences."""

from dataclasses import dataclass

from comparator.alignment.align import Progress, align, no_progress
from comparator.alignment.engines import DEFAULT
from comparator.alignment.engines.base import Engine
from comparator.alignment.mutual import mark_mutual
from comparator.alignment.one_to_one import one_to_one
from comparator.alignment.passages import from_framework
from comparator.comparison.differences import Difference, differences
from comparator.model.candidate import Candidate
from comparator.model.framework import Clause, Framework
from comparator.model.vocabulary import Vocabularies


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause of `a`, its best candidate in `b`, and how the two differ.

    Where the engine abstains, `b` and `differences` still show the nearest clause, and
    `candidate.below_threshold` is set.
    """

    a: Clause
    b: Clause
    candidate: Candidate
    differences: tuple[Difference, ...]


def compare(
    a: Framework,
    b: Framework,
    vocabularies: Vocabularies,
    *,
    topic: str = "",
    top: int = 1,
    engine_name: str | Engine = DEFAULT,
    language: str = "",
    single: bool = False,
    progress: Progress = no_progress,
) -> tuple[Pair, ...]:
    """Return the clauses of `a` with their candidates in `b`, best score first.

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
        progress: Called with the clauses done and in all.
    """
    sides = from_framework(a), from_framework(b)
    if single:
        result = one_to_one(*sides, engine_name=engine_name, language=language, progress=progress)
    else:
        result = align(*sides, top=top, engine_name=engine_name, language=language, progress=progress)
    result = mark_mutual(result, *sides, engine_name=engine_name, language=language)
    a_clauses = {clause.id: clause for clause in a.clauses}
    b_clauses = {clause.id: clause for clause in b.clauses}
    order = {clause.id: index for index, clause in enumerate(a.clauses)}
    pairs = []
    for candidate in result.candidates:
        left, right = a_clauses[candidate.a], b_clauses[candidate.b]
        if topic and topic not in left.topics and topic not in right.topics:
            continue
        pairs.append(Pair(left, right, candidate, differences((a, left), (b, right), vocabularies)))
    return tuple(sorted(pairs, key=lambda pair: (-pair.candidate.score, order[pair.a.id], pair.candidate.rank)))
