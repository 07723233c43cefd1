"""Choosing partners: ranked candidates of every clause of one side."""

from collections.abc import Callable, Iterator

import numpy as np

from comparator.alignment.engines import DEFAULT, engine
from comparator.alignment.engines.base import Engine, Scorer
from comparator.alignment.passages import languages
from comparator.alignment.vectors import Floats
from comparator.model.candidate import Alignment, Candidate
from comparator.model.passage import Side

BLOCK = 256
"""Clauses of side `a` that are scored at a time, which bounds memory."""

Progress = Callable[[int, int], None]
"""Called with the clauses done and the clauses in all."""


def no_progress(done: int, total: int) -> None:
    """Report nothing."""


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
    total = len(a.passages)
    candidates: list[Candidate] = []
    for start, scores in blocks(scorer, total):
        for row, values in enumerate(scores, start=start):
            for rank, column in enumerate(best(values, top), start=1):
                score = round(float(values[column]), 4)
                candidates.append(
                    Candidate(
                        a=a.passages[row].id,
                        b=b.passages[column].id,
                        rank=rank,
                        score=score,
                        below_threshold=score < chosen.threshold,
                        evidence=scorer.explain(row, column) if explain else None,
                    )
                )
        progress(min(start + BLOCK, total), total)
    return Alignment(a.name, b.name, chosen.name, tuple(candidates))


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
