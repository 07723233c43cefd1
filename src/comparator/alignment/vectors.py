"""Sparse tf-idf vectors over whatever can be counted: concepts, words, groups of letters."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float32]
Matrix = Any
"""A `scipy.sparse.csr_matrix` of float32 (scipy has no types)."""


class Vocabulary:
    """Numbers for features, given in the order in which they are first seen."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def id(self, feature: str) -> int:
        """Return the number of `feature`, a new one if it has none."""
        return self._ids.setdefault(feature, len(self._ids))

    def names(self) -> list[str]:
        """Return the features in the order of their numbers."""
        return list(self._ids)


def count_rows(documents: Iterable[Counter[str]], vocabulary: Vocabulary) -> tuple[list[int], list[int], list[float]]:
    """Return the three arrays of a CSR matrix of counts (indptr, indices, data)."""
    indptr, indices, data = [0], [], []
    for document in documents:
        for feature, count in document.items():
            indices.append(vocabulary.id(feature))
            data.append(float(count))
        indptr.append(len(indices))
    return indptr, indices, data


def counts(documents: Sequence[Counter[str]], vocabulary: Vocabulary) -> Matrix:
    """Return a sparse matrix with a row for each document and a column for each feature seen so far."""
    indptr, indices, data = count_rows(documents, vocabulary)
    # 64-bit indices are needed once features times documents outgrow 32 bits; scipy chooses.
    return sparse.csr_matrix(
        (np.asarray(data, dtype=np.float32), np.asarray(indices), np.asarray(indptr)),
        shape=(len(documents), len(vocabulary)),
    )


def widen(matrix: Matrix, columns: int) -> Matrix:
    """Return `matrix` with columns of zeros added up to `columns`."""
    return sparse.csr_matrix((matrix.data, matrix.indices, matrix.indptr), shape=(matrix.shape[0], columns))


def idf(matrix: Matrix) -> Floats:
    """Return the inverse document frequency of each column, smoothed as in scikit-learn, at least 1."""
    rows = matrix.shape[0]
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return np.asarray(np.log((1 + rows) / (1 + frequency)) + 1, dtype=np.float32)


def weigh(matrix: Matrix, weights: Floats) -> Matrix:
    """Return rows of `(1 + log count) * weight`, each of length 1 (a row of zeros stays zero)."""
    weighted = matrix.copy()
    weighted.data = (1 + np.log(weighted.data)).astype(np.float32)
    weighted = weighted.multiply(weights[np.newaxis, :]).tocsr().astype(np.float32)
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    return (sparse.diags((1 / lengths).astype(np.float32)) @ weighted).tocsr()


def products(left: Matrix, right: Matrix) -> Floats:
    """Return the dense matrix of dot products of the rows of `left` with the rows of `right`."""
    return np.asarray((left @ right.T).todense(), dtype=np.float32)
