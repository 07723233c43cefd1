"""Baseline: cosine of tf-idf vectors of groups of three to five letters."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from comparator.alignment.engines.base import Scorer
from comparator.alignment.readings import read_all
from comparator.alignment.vectors import Floats, Matrix, Vocabulary, counts, idf, products, weigh, widen
from comparator.model.candidate import Evidence
from comparator.model.passage import Passage
from comparator.text.lexicon import Lexicon


class CosineScorer:
    """Scores by the cosine of two sparse matrices of unit rows."""

    def __init__(self, a: Matrix, b: Matrix) -> None:
        self._a = a
        self._b = b

    def block(self, start: int, stop: int) -> Floats:
        """Return the cosines of rows `start:stop` of the left side."""
        return np.clip(products(self._a[start:stop], self._b), 0, 1)

    def explain(self, a: int, b: int) -> Evidence | None:
        """Return None: groups of letters are no reason that a person can read."""
        return None


class CharTfidfEngine:
    """Letter groups with idf, a strong baseline within one language and its kin."""

    name = "char-tfidf"
    threshold = 0.0

    def prepare(
        self, a: Sequence[Passage], b: Sequence[Passage], languages: tuple[Sequence[str], Sequence[str]]
    ) -> Scorer:
        """Count letter groups; idf is taken over both sides."""
        nothing = Lexicon(())
        vocabulary = Vocabulary()
        left = counts([r.letters() for r in read_all(a, languages[0], nothing)], vocabulary)
        right = counts([r.letters() for r in read_all(b, languages[1], nothing)], vocabulary)
        left = widen(left, len(vocabulary))
        weights = idf(sparse.vstack([left, right]).tocsr())
        return CosineScorer(weigh(left, weights), weigh(right, weights))
