"""One partner at most for every clause of both sides: the best choice over all pairs at once."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from comparator.alignment.align import Place, candidate, ranked
from comparator.alignment.engines import DEFAULT, engine
from comparator.alignment.engines.base import Engine
from comparator.alignment.passages import languages
from comparator.alignment.progress import Progress, no_progress
from comparator.model.candidate import Alignment, Unpaired
from comparator.model.passage import Side

DEPTH = 200
"""Candidates of a clause that take part in the choice. As many as side `a` has clauses are always enough, since
the others can take no more away, so this only limits sides with more clauses."""
_STEPS = 10_000
"""Scores are told apart to this part of one."""


def one_to_one(
    a: Side,
    b: Side,
    *,
    engine_name: str | Engine = DEFAULT,
    language: str = "",
    min_score: float | None = None,
    explain: bool = True,
    progress: Progress = no_progress,
) -> Alignment:
    """Return the choice of pairs in which every clause stands once at most, in the order of `a`.

    Of all such choices this is the one with the greatest sum of what each pair's score exceeds the least
    score by; where scores are chances and the least is one half, that is the choice with the most right pairs
    for the wrong ones. Among equal sums the one with more pairs is taken. A clause may be left without a
    partner although it has candidates, because others need them more. The rank of a pair is that among all
    candidates of its clause of `a`.

    The choice is an assignment with a place for "no partner" beside every clause (Jonker and Volgenant, 1987,
    for sparse matrices, as scipy has it), in whole numbers, so that it is the same on every machine.

    Args:
        a: The first side.
        b: The second side.
        engine_name: The engine that scores the pairs.
        language: The language in which clauses are compared; empty for the one most of them have.
        min_score: The least score of a pair; None for the threshold of the engine.
        explain: Whether the pairs get evidence.
        progress: Called with the clauses done and in all.

    Raises:
        InputError: There is no such engine.
    """
    chosen = engine(engine_name)
    scorer = chosen.prepare(a.passages, b.passages, languages(a.passages, b.passages, language))
    least = chosen.threshold if min_score is None else min_score
    depth = min(len(a.passages), len(b.passages), DEPTH)
    places = [place for place in ranked(scorer, len(a.passages), depth, progress) if place.score >= least]
    paired = assign([place for place in places if place.score > 0], len(a.passages), len(b.passages), least)
    everything = depth >= min(len(a.passages), len(b.passages))
    return Alignment(
        a.name,
        b.name,
        chosen.name,
        tuple(candidate((a, b), place, chosen.threshold, scorer if explain else None) for place in paired),
        Unpaired(
            a=_left(a, {place.a for place in paired}),
            b=_left(b, {place.b for place in paired}),
            shortened=0 if everything else sum(place.rank == depth for place in places),
        ),
    )


def assign(places: Sequence[Place], rows: int, columns: int, least: float) -> tuple[Place, ...]:
    """Return the places of the best one-to-one choice, by row.

    Args:
        places: The pairs to choose from, each with a score of at least `least`.
        rows: How many clauses the first side has.
        columns: How many clauses the second side has.
        least: The worth of no pair.
    """
    if not places:
        return ()
    by_places = {(place.a, place.b): place for place in places}
    row, column = np.array(list(by_places)).T
    # The sum counts first, the number of pairs second, so each pair adds one to steps that are worth more.
    gain = np.array([round((place.score - least) * _STEPS) * (rows + 1) + 1 for place in by_places.values()])
    most = int(gain.max()) + 1
    # The solver wants costs above zero and a full matching, hence a column of its own for each row's "no partner".
    costs = np.concatenate([most - gain, np.full(rows, most)])
    ends = np.concatenate([row, np.arange(rows)]), np.concatenate([column, columns + np.arange(rows)])
    matrix = sparse.csr_matrix((costs.astype(np.float64), ends), shape=(rows, columns + rows))
    pairs = zip(*min_weight_full_bipartite_matching(matrix), strict=True)
    return tuple(by_places[int(left), int(right)] for left, right in pairs if right < columns)


def _left(side: Side, paired: set[int]) -> tuple[str, ...]:
    return tuple(passage.id for place, passage in enumerate(side.passages) if place not in paired)
