"""The best partners of many clauses without scoring every pair: exact, by bounds.

What a score is at most is cheap for all pairs at once. The scores of a few promising pairs of each row then
tell what the best ones reach at least, and only pairs whose bound is not below that are scored.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.products import Places
from comparator.alignment.vectors import Floats

SLACK = 1e-3
"""By how much a bound in float32 may be too low; no difference below this is ever decided by one."""
_GROUPS = 16
"""Groups of columns for each partner asked for, see `_promising`."""

Exact = Callable[[Places, Places], NDArray[np.float64]]
"""Given rows and columns of pairs, returns what they are worth."""


def best_pairs(
    bound: Floats, base: Floats, count: int, extra: Exact, exact: Exact
) -> tuple[Places, Places, NDArray[np.float64]]:
    """Return the `count` best pairs of each row, best first, equal ones in the order of their columns.

    Args:
        bound: Upper bounds of the scores, shape (rows, columns), too low by at most `SLACK`.
        base: The part of each bound that does not bound the extra, of the same shape.
        count: How many pairs of each row, at least one.
        extra: The part of a score that takes longer than the bounds and less long than the whole score.
        exact: The scores themselves, the same for a pair whichever pairs are asked with it.

    Returns:
        Rows, columns and exact scores of the pairs, row after row.
    """
    count = min(count, bound.shape[1])
    rows, columns = _promising(bound, count)
    scores = exact(rows, columns)
    reached = scores.reshape(-1, count).min(axis=1) - SLACK
    open_pairs = bound >= reached[:, np.newaxis].astype(np.float32)
    open_pairs[rows, columns] = False
    more = np.nonzero(open_pairs)
    near = base[more] + extra(*more) >= reached[more[0]]
    more = more[0][near], more[1][near]
    rows, columns = np.concatenate((rows, more[0])), np.concatenate((columns, more[1]))
    scores = np.concatenate((scores, exact(*more)))
    order = np.lexsort((columns, -scores, rows))
    rows = rows[order]
    rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
    best = order[rank < count]
    return rows[rank < count], columns[best], scores[best]


def _promising(bound: Floats, count: int) -> tuple[Places, Places]:
    """Return `count` pairs of each row with high bounds, row after row.

    The columns are dealt out to groups, and the best of each of the best groups is taken, which is much
    quicker than to find the highest bounds of all.
    """
    rows, columns = bound.shape
    groups = min(_GROUPS * count, columns)
    depth = columns // groups
    dealt = bound[:, : depth * groups].reshape(rows, depth, groups)
    best = dealt.max(axis=1)
    chosen = np.argpartition(best, groups - count, axis=1)[:, groups - count :].ravel()
    of_row = np.repeat(np.arange(rows), count)
    deep = dealt[of_row, :, chosen].argmax(axis=1)
    return of_row, deep * groups + chosen
