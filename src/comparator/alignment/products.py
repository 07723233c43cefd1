"""Dot products of two lists of sparse vectors, all with all, as fast as the frequency of each feature allows.

A feature that stands in many rows of both sides costs a sparse product a step for each pair of them, and a
dense one next to nothing; a rare feature is the other way round. So the common columns are multiplied
densely and the rare ones sparsely, and the two results add up.
"""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.vectors import Floats, Matrix, Numbers

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

DENSE = 0.004
"""Share of all pairs that must share a feature for it to count as common: where both ways take the same time."""
MOST_DENSE = 4096
"""Columns that are dense at most, which bounds memory: 16 KB for each row of the right side."""
Places = Numbers


class Products:
    """Two lists of vectors, ready to be multiplied."""

    def __init__(self, left: Matrix, right: Matrix) -> None:
        """Sort the columns of both sides, which are the same features, into common and rare ones."""
        left, right = left.tocsc(), right.tocsc()
        pairs = np.diff(left.indptr).astype(np.float64) * np.diff(right.indptr)
        limit = DENSE * left.shape[0] * right.shape[0]
        common = np.argsort(-pairs, kind="stable")[: min(MOST_DENSE, int((pairs > limit).sum()))]
        is_rare = pairs > 0
        is_rare[common] = False
        rare = np.flatnonzero(is_rare)
        self._common = left[:, common].tocsr(), right[:, common].T.toarray()
        self._rare = left[:, rare].tocsr(), right[:, rare].T.tocsr()

    def block(self, rows: Places) -> Floats:
        """Return the products of some rows of the left side with all of the right, exact to float32."""
        left, right = self._rare
        result: Floats = (left[rows] @ right).toarray()
        left, right = self._common
        if len(right):
            # A thread more would win little time, and its waiting would cost the other cores.
            with _blas().limit(limits=1, user_api="blas"):
                result += left[rows].toarray() @ right
        return result


def pair_products(left: Matrix, right: Matrix, rows: Places, columns: Places) -> NDArray[np.float64]:
    """Return the products of row `rows[i]` of one matrix with row `columns[i]` of another with sorted indices.

    Each product is the same whatever the others are.
    """
    shared = left[rows].multiply(right[columns]).tocsr()
    return np.asarray(shared @ np.ones(shared.shape[1]))


@cache
def _blas() -> "ThreadpoolController":
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
