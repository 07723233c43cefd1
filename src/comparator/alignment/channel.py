"""One kind of feature, counted and weighed on both sides of an alignment."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.vectors import (
    Floats,
    Matrix,
    Numbers,
    Vocabulary,
    counts,
    idf,
    lengths,
    products,
    weigh,
    widen,
)


class Channel:
    """Features as unit vectors on both sides; a pair's similarity is their cosine, 0 to 1.

    `left` and `right` are the two matrices, a row for each passage, a column for each feature.
    """

    def __init__(
        self,
        left: Matrix,
        right: Matrix,
        names: Sequence[str] = (),
        *,
        together: bool = True,
        copies: Floats | None = None,
        kinds: Numbers | None = None,
    ) -> None:
        """Weigh the features by their rarity.

        Args:
            left: Counts of side `a`, a row for each passage, a column for each feature.
            right: Counts of side `b`, with the same columns.
            names: The names of the features, for `shares`; empty where nobody will ask.
            copies: For how many features each column stands, one if not given.
            kinds: For each column the number of its kind; columns of a kind mostly come together. See `bounds`.
            together: Whether rarity is counted over both sides at once. Otherwise it is the mean of the rarity
                on each side, so that a feature that one side cannot show, such as a concept without a term in
                its language, does not look rarer or more common than it is.
        """
        self._names = names
        self._kinds = kinds
        rarity = idf(left, right) if together else np.float32(0.5) * (idf(left) + idf(right))
        if copies is not None:  # equal coordinates add up to the square root of how many they are
            rarity = rarity * np.sqrt(copies)
        self.left = weigh(left, rarity)
        self.right = weigh(right, rarity)

    def block(self, start: int, stop: int) -> Floats:
        """Return the similarities of rows `start:stop` of `a` with every row of `b`."""
        return np.clip(products(self.left[start:stop], self.right), 0, 1)

    def bounds(self) -> tuple[Matrix, Matrix]:
        """Return two matrices whose rows have products of at least the similarities, with a column for each kind.

        The products of the columns of one kind add up to no more than the product of their lengths
        (Cauchy-Schwarz), and to hardly less where they come together.
        """
        if self._kinds is None:
            return self.left, self.right
        return lengths(self.left, self._kinds), lengths(self.right, self._kinds)

    def shares(self, a: int, b: int) -> dict[str, float]:
        """Return how much each shared feature adds to the similarity of one pair."""
        columns, values = self._shared(a, b)
        return {self._names[column]: float(value) for column, value in zip(columns, values, strict=True)}

    def pair(self, a: int, b: int) -> float:
        """Return the similarity of one pair."""
        return min(1.0, float(self._shared(a, b)[1].sum()))

    def _shared(self, a: int, b: int) -> tuple[NDArray[np.int32], Floats]:
        """Return the features of one pair and their products, straight from the arrays of the rows."""
        left, right = self.left, self.right
        a_row = slice(left.indptr[a], left.indptr[a + 1])
        b_row = slice(right.indptr[b], right.indptr[b + 1])
        columns, a_at, b_at = np.intersect1d(
            left.indices[a_row], right.indices[b_row], assume_unique=True, return_indices=True
        )
        return columns, left.data[a_row][a_at] * right.data[b_row][b_at]


def channel(a: Sequence[Sequence[str]], b: Sequence[Sequence[str]], *, together: bool = True) -> Channel:
    """Return the channel of features by name, each given as often as the passage has it."""
    vocabulary = Vocabulary()
    left, right = counts(a, vocabulary), counts(b, vocabulary)
    return Channel(widen(left, len(vocabulary)), right, vocabulary.names(), together=together)
