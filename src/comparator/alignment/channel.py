"""One kind of feature, counted and weighed on both sides of an alignment."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy import sparse

from comparator.alignment.vectors import Floats, Vocabulary, counts, idf, products, weigh, widen


class Channel:
    """Features as unit vectors on both sides; a pair's similarity is their cosine, 0 to 1."""

    def __init__(self, a: Sequence[Counter[str]], b: Sequence[Counter[str]], *, together: bool = True) -> None:
        """Weigh the features by their rarity, over both sides `together` or over each side by itself."""
        self._vocabulary = Vocabulary()
        left, right = counts(a, self._vocabulary), counts(b, self._vocabulary)
        left = widen(left, len(self._vocabulary))
        if together:
            left_idf = right_idf = idf(sparse.vstack([left, right]).tocsr())
        else:
            left_idf, right_idf = idf(left), idf(right)
        self._left = weigh(left, left_idf)
        self._right = weigh(right, right_idf)

    def block(self, start: int, stop: int) -> Floats:
        """Return the similarities of rows `start:stop` of `a` with every row of `b`."""
        return np.clip(products(self._left[start:stop], self._right), 0, 1)

    def shares(self, a: int, b: int) -> dict[str, float]:
        """Return how much each shared feature adds to the similarity of one pair."""
        product = self._left[a].multiply(self._right[b]).tocoo()
        names = self._vocabulary.names()
        return {names[column]: float(value) for column, value in zip(product.col, product.data, strict=True)}
