"""Baseline: BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) on words."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from comparator.alignment.engines.base import Scorer
from comparator.alignment.readings import read_all
from comparator.alignment.vectors import Floats, Matrix, Vocabulary, counts, products, widen
from comparator.model.candidate import Evidence
from comparator.model.passage import Passage
from comparator.text.lexicon import Lexicon

K1, B = 1.2, 0.75


class Bm25Engine:
    """BM25 with a clause of `a` as the query; scores are divided by the best of the row."""

    name = "bm25"
    threshold = 0.0

    def prepare(
        self, a: Sequence[Passage], b: Sequence[Passage], languages: tuple[Sequence[str], Sequence[str]]
    ) -> Scorer:
        """Weigh the words of side `b` as documents."""
        nothing = Lexicon(())
        vocabulary = Vocabulary()
        queries = counts([r.words for r in read_all(a, languages[0], nothing)], vocabulary)
        documents = counts([r.words for r in read_all(b, languages[1], nothing)], vocabulary)
        return _Bm25Scorer(widen(queries, len(vocabulary)), _weights(documents))


def _weights(documents: Matrix) -> Matrix:
    rows = documents.shape[0]
    frequency = np.bincount(documents.indices, minlength=documents.shape[1])
    rarity = np.log(1 + (rows - frequency + 0.5) / (frequency + 0.5))
    lengths = np.asarray(documents.sum(axis=1)).ravel()
    norms = K1 * (1 - B + B * lengths / max(lengths.sum() / max(rows, 1), 1e-9))
    row_of = np.repeat(np.arange(rows), np.diff(documents.indptr))
    data = rarity[documents.indices] * documents.data * (K1 + 1) / (documents.data + norms[row_of])
    return sparse.csr_matrix((data.astype(np.float32), documents.indices, documents.indptr), shape=documents.shape)


class _Bm25Scorer:
    def __init__(self, queries: Matrix, documents: Matrix) -> None:
        self._queries = queries
        self._documents = documents

    def block(self, start: int, stop: int) -> Floats:
        scores = products(self._queries[start:stop], self._documents)
        best = scores.max(axis=1, keepdims=True, initial=0)
        return np.asarray(scores / np.where(best > 0, best, 1), dtype=np.float32)

    def explain(self, a: int, b: int) -> Evidence | None:
        return None
