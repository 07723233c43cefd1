"""Choosing partners: ranked candidates of every clause of one side."""

from collections.abc import Callable, Iterator

import numpy as np

from comparator.alignment.engines import DEFAULT, engine
from comparator.alignment.engines.base import Engine, Scorer, Selective
from comparator.alignment.passages import languages
from comparator.alignment.vectors import Floats
from comparator.model.candidate import Alignment, Candidate
from comparator.model.passage import Side

BLOCK = 256
"""Clauses of side `a` that are scored at a time, at most."""
CELLS = 2**21
"""Pairs that are scored at a time, at most: with the above, what bounds memory and the wait for an interrupt."""
STEP = 16
"""Clauses of side `a` between two reports of progress."""

Progress = Callable[[int, int], None]
"""Called with the clauses done and the clauses in all."""


def no_progress(done: int, total: int) -> None:
    """Report nothing."""


def spans(sizes: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each block of rows, for sides of these sizes."""
    rows = max(1, min(BLOCK, CELLS // max(sizes[1], 1)))
    for start in range(0, sizes[0], rows):
        yield start, min(start + rows, sizes[0])


def blocks(scorer: Scorer, sizes: tuple[int, int]) -> Iterator[tuple[int, Floats]]:
    """Yield the first row and the scores of each block of rows, for sides of these sizes."""
    for start, stop in spans(sizes):
        yield start, scorer.block(start, stop)


def align(
    a: Side,
    b: Side,
    *,
    top: int = 3,
    engine_name: str = DEFAULT,
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
    candidates = [
        Candidate(
            a=a.passages[row].id,
            b=b.passages[column].id,
            rank=rank,
            score=score,
            below_threshold=score < chosen.threshold,
            evidence=scorer.explain(row, column) if explain else None,
        )
        for row, column, rank, score in ranked(scorer, (len(a.passages), len(b.passages)), top, progress)
    ]
    return Alignment(a.name, b.name, chosen.name, tuple(candidates))


def ranked(
    scorer: Scorer, sizes: tuple[int, int], top: int, progress: Progress = no_progress
) -> Iterator[tuple[int, int, int, float]]:
    """Yield row, column, rank from 1 and score, rounded to four digits, of up to `top` partners of each row.

    Args:
        scorer: The two sides as an engine has read them.
        sizes: How many passages each side has.
        top: How many partners a passage gets.
        progress: Told the rows done when the partners of `STEP` more rows have been taken.
    """
    total, count = sizes[0], min(top, sizes[1])
    for start, stop in spans(sizes):
        done, rank = start, 0
        for row, column, score in _block_best(scorer, start, stop, count):
            if row >= done + STEP:
                done = row
                progress(done, total)
            rank = rank % count + 1
            yield row, column, rank, round(score, 4)
        progress(stop, total)


def _block_best(scorer: Scorer, start: int, stop: int, count: int) -> Iterator[tuple[int, int, float]]:
    if count < 1:
        return
    if isinstance(scorer, Selective):
        yield from scorer.best(start, stop, count)
        return
    for row, values in enumerate(scorer.block(start, stop), start=start):
        for column in best(values, count):
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
