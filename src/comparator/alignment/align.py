"""Choosing partners: ranked candidates of every clause of one side."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from comparator.alignment.coverage import suggestion
from comparator.alignment.engines import DEFAULT, engine
from comparator.alignment.engines.base import Engine, Scorer, Selective
from comparator.alignment.passages import languages
from comparator.alignment.progress import Progress, no_progress
from comparator.alignment.vectors import Floats
from comparator.model.candidate import Alignment, Candidate
from comparator.model.passage import Side

BLOCK = 256
"""Clauses of side `a` that are scored at a time, which bounds memory and the wait for an interrupt."""
STEP = 16
"""Clauses of side `a` between two reports of progress."""


def blocks(scorer: Scorer, count: int) -> Iterator[tuple[int, Floats]]:
    """Yield the first row and the scores of each block of rows."""
    for start in range(0, count, BLOCK):
        yield start, scorer.block(start, min(start + BLOCK, count))


def align(
    a: Side,
    b: Side,
    *,
    top: int = 3,
    engine_name: str | Engine = DEFAULT,
    language: str = "",
    explain: bool = True,
    progress: Progress = no_progress,
) -> Alignment:
    """Return up to `top` ranked candidates in `b` for every clause of `a`, in the order of `a`.

    Where the engine abstains the candidate is marked, not dropped. Equal scores rank in the order of `b`.

    Raises:
        InputError: There is no such engine.
    """
    chosen: Engine = engine(engine_name)
    scorer = chosen.prepare(a.passages, b.passages, languages(a.passages, b.passages, language))
    candidates = tuple(
        candidate((a, b), place, chosen.threshold, scorer if explain else None)
        for place in ranked(scorer, len(a.passages), top, progress)
    )
    return Alignment(a.name, b.name, chosen.name, candidates)


class Place(NamedTuple):
    """A scored pair by its places: passage `a` of one side, `b` of the other, `rank` from 1 for `a`."""

    a: int
    b: int
    rank: int
    score: float


def candidate(sides: tuple[Side, Side], place: Place, threshold: float, scorer: Scorer | None) -> Candidate:
    """Return a place as a candidate, with evidence and suggestion where a scorer is given."""
    below = place.score < threshold
    evidence = scorer.explain(place.a, place.b) if scorer else None
    return Candidate(
        a=sides[0].passages[place.a].id,
        b=sides[1].passages[place.b].id,
        rank=place.rank,
        score=place.score,
        below_threshold=below,
        evidence=evidence,
        suggestion=suggestion(evidence.coverage, below_threshold=below) if evidence and evidence.coverage else None,
    )


def ranked(scorer: Scorer, total: int, top: int, progress: Progress = no_progress) -> Iterator[Place]:
    """Yield up to `top` places for each of the `total` passages of `a`, in their order, best first.

    Scores are rounded to four digits. Progress is told as places are taken, every `STEP` passages.
    """
    for start in range(0, total, BLOCK):
        stop = min(start + BLOCK, total)
        last, rank, told = start - 1, 0, start
        for row, column, score in _best_of_block(scorer, start, stop, top):
            if row >= told + STEP:
                told = row
                progress(told, total)
            rank = rank + 1 if row == last else 1
            last = row
            yield Place(row, column, rank, round(score, 4))
        progress(stop, total)


def _best_of_block(scorer: Scorer, start: int, stop: int, top: int) -> Iterator[tuple[int, int, float]]:
    if isinstance(scorer, Selective):
        yield from scorer.best(start, stop, top)
        return
    for row, values in enumerate(scorer.block(start, stop), start=start):
        for column in best(values, top):
            yield row, column, float(values[column])


def best(scores: Floats, top: int) -> list[int]:
    """Return the places of the `top` highest scores, highest first, equal ones in their order."""
    count = min(top, len(scores))
    if count <= 0:
        return []
    # Ties at the cut must not depend on how argpartition moves things, so all places at the cut compete.
    cut = np.partition(scores, len(scores) - count)[len(scores) - count]
    places = np.flatnonzero(scores >= cut)
    order = np.argsort(-scores[places], kind="stable")[:count]
    return [int(place) for place in places[order]]
