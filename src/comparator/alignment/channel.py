"""One kind of feature, counted and weighed on both sides of an alignment."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from comparator.alignment.vectors import Floats, Vocabulary, counts, idf, products, weigh, widen


class Channel:
    """Features as unit vectors on both sides; a pair's similarity is their cosine, 0 to 1."""

    def __init__(self, a: Sequence[Counter[str]], b: Sequence[Counter[str]], *, together: bool = True) -> None:
        """Weigh the features by their rarity.

        `together` counts rarity over both sides at once. Otherwise it is the mean of the rarity on each
        side, so that a feature that one side cannot show, such as a concept without a term in its
        language, does not look rarer or more common than it is.
        """
        vocabulary = Vocabulary()
        left, right = counts(a, vocabulary), counts(b, vocabulary)
        left = widen(left, len(vocabulary))
        self._names = vocabulary.names()
        rarity = idf(sparse.vstack([left, right]).tocsr()) if together else np.float32(0.5) * (idf(left) + idf(right))
        self._left = weigh(left, rarity)
        self._right = weigh(right, rarity)

    def block(self, start: int, stop: int) -> Floats:
        """Return the similarities of rows `start:stop` of `a` with every row of `b`."""
        return np.clip(products(self._left[start:stop], self._right), 0, 1)

    def shares(self, a: int, b: int) -> dict[str, float]:
        """Return how much each shared feature adds to the similarity of one pair."""
        columns, values = self._shared(a, b)
        return {self._names[column]: float(value) for column, value in zip(columns, values, strict=True)}

    def pair(self, a: int, b: int) -> float:
        """Return the similarity of one pair."""
        return min(1.0, float(self._shared(a, b)[1].sum()))

    def _shared(self, a: int, b: int) -> tuple[NDArray[np.int32], Floats]:
        """Return the features of one pair and their products, straight from the arrays of the rows."""
        left, right = self._left, self._right
        a_row = slice(left.indptr[a], left.indptr[a + 1])
        b_row = slice(right.indptr[b], right.indptr[b + 1])
        columns, a_at, b_at = np.intersect1d(
            left.indices[a_row], right.indices[b_row], assume_unique=True, return_indices=True
        )
        return columns, left.data[a_row][a_at] * right.data[b_row][b_at]
