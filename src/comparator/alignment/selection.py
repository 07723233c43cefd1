"""The best partners of many clauses without scoring every pair in full: exact, by bounds.

A score is a base, which is cheap for all pairs at once, and an extra of at least zero, which is dear but has
a cheap upper bound. A pair whose base and bound together stay below the lowest of the best bases of its row
cannot be among the best, and its extra is never asked for.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.products import Places
from comparator.alignment.vectors import Floats

SLACK = 1e-3
"""By how much a base or a bound in float32 may be off; no more than this is ever decided by them."""
_GROUPS = 16
"""Groups of columns for each partner asked for, see `_floor`."""

Exact = Callable[[Places, Places], NDArray[np.float64]]
"""Given rows and columns of pairs, returns what they are worth."""


def best_pairs(
    base: Floats, bound: Floats, count: int, extra: Exact, exact: Exact
) -> tuple[Places, Places, NDArray[np.float64]]:
    """Return the `count` best pairs of each row, best first, equal ones in the order of their columns.

    Args:
        base: Lower bounds of the scores, shape (rows, columns), off by at most `SLACK`.
        bound: Upper bounds of the scores, of the same shape, off by at most `SLACK`.
        count: How many pairs of each row.
        extra: What a score is more than its base, at most as much as the bound allows.
        exact: The scores themselves, the same for a pair whichever pairs are asked with it.

    Returns:
        Rows, columns and exact scores of the pairs, row after row.
    """
    count = min(count, base.shape[1])
    rows, columns = np.nonzero(bound >= _floor(base, count)[:, np.newaxis] - 2 * SLACK)
    near = base[rows, columns] + extra(rows, columns)
    places, _ = _first(rows, near, count, 2 * SLACK)
    rows, columns = rows[places], columns[places]
    # In the order of the columns, so that equal scores keep it.
    order = np.lexsort((columns, rows))
    rows, columns = rows[order], columns[order]
    scores = exact(rows, columns)
    places, ranks = _first(rows, scores, count, 0.0)
    chosen = places[ranks < count]
    return rows[chosen], columns[chosen], scores[chosen]


def _floor(base: Floats, count: int) -> Floats:
    """Return for each row a value that at least `count` of its bases reach.

    The `count`-th best of the best of each of several groups of columns is such a value, near to the
    `count`-th best of all and much quicker to find.
    """
    rows, columns = base.shape
    groups = _GROUPS * count
    if columns >= 2 * groups:
        depth = columns // groups
        base = base[:, : depth * groups].reshape(rows, depth, groups).max(axis=1)
    return np.partition(base, base.shape[1] - count, axis=1)[:, base.shape[1] - count]


def _first(rows: Places, scores: NDArray[np.floating], count: int, slack: float) -> tuple[Places, Places]:
    """Return the places of the pairs that are within `slack` of the `count`-th best of their row, and their ranks.

    Every row has at least `count` pairs. Places come row after row, best first, equal ones in their order.
    """
    order = np.lexsort((-scores, rows))
    sorted_rows, sorted_scores = rows[order], scores[order]
    starts = np.flatnonzero(np.diff(sorted_rows, prepend=-1))
    sizes = np.diff(starts, append=len(rows))
    ranks = np.arange(len(rows)) - np.repeat(starts, sizes)
    lowest = np.repeat(sorted_scores[starts + count - 1], sizes)
    kept = sorted_scores >= lowest - slack
    return order[kept], ranks[kept]
