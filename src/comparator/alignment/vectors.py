"""Sparse tf-idf vectors over whatever can be counted: concepts, words, groups of letters."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Matrix = Any
"""A `scipy.sparse.csr_matrix` of float32 (scipy has no types)."""


class Vocabulary:
    """Numbers for features, given in the order in which they are first seen."""

    def __init__(self) -> None:
        self._ids: defaultdict[str, int] = defaultdict()
        self._ids.default_factory = self._ids.__len__

    def __len__(self) -> int:
        return len(self._ids)

    def ids(self, features: Iterable[str]) -> list[int]:
        """Return the numbers of `features`, new ones for those that have none."""
        return list(map(self._ids.__getitem__, features))

    def names(self) -> list[str]:
        """Return the features in the order of their numbers."""
        return list(self._ids)


def counts(documents: Iterable[Iterable[str]], vocabulary: Vocabulary) -> Matrix:
    """Return a sparse matrix with a row for each document and a column for each feature seen so far.

    A document names a feature as often as it has it.
    """
    indptr: list[int] = [0]
    indices: list[int] = []
    for document in documents:
        indices += vocabulary.ids(document)
        indptr.append(len(indices))
    # scipy chooses 64-bit indices once features times documents outgrow 32 bits.
    matrix = sparse.csr_matrix(
        (np.ones(len(indices), dtype=np.float32), np.asarray(indices, dtype=np.int64), np.asarray(indptr)),
        shape=(len(indptr) - 1, len(vocabulary)),
    )
    matrix.sum_duplicates()
    return matrix


def widen(matrix: Matrix, columns: int) -> Matrix:
    """Return `matrix` with columns of zeros added up to `columns`."""
    return sparse.csr_matrix((matrix.data, matrix.indices, matrix.indptr), shape=(matrix.shape[0], columns))


def frequencies(matrix: Matrix) -> Numbers:
    """Return in how many rows each column stands."""
    return np.bincount(matrix.indices, minlength=matrix.shape[1])


def idf(*matrices: Matrix) -> Floats:
    """Return the inverse document frequency of each column over all rows, smoothed as in scikit-learn, at least 1."""
    rows = sum(matrix.shape[0] for matrix in matrices)
    frequency = sum(frequencies(matrix) for matrix in matrices)
    return np.asarray(np.log((1 + rows) / (1 + frequency)) + 1, dtype=np.float32)


def weigh(matrix: Matrix, weights: Floats) -> Matrix:
    """Return rows of `(1 + log count) * weight`, each of length 1 (a row of zeros stays zero)."""
    data = (1 + np.log(matrix.data)) * weights[matrix.indices]
    squares = sparse.csr_matrix((np.square(data), matrix.indices, matrix.indptr), shape=matrix.shape)
    lengths = np.sqrt(squares @ np.ones(matrix.shape[1]))
    lengths[lengths == 0] = 1
    data = data / np.repeat(lengths, np.diff(matrix.indptr))
    return sparse.csr_matrix((data.astype(np.float32), matrix.indices, matrix.indptr), shape=matrix.shape)


def lengths(matrix: Matrix, kinds: Numbers) -> Matrix:
    """Return a column for each kind of columns: the length of what each row has in them."""
    places = np.arange(len(kinds))
    belonging = sparse.csr_matrix(
        (np.ones(len(kinds), dtype=np.float32), (places, kinds)), shape=(len(kinds), int(kinds.max(initial=-1)) + 1)
    )
    return ((matrix.multiply(matrix)).tocsr() @ belonging).sqrt()


def products(left: Matrix, right: Matrix) -> Floats:
    """Return the dense matrix of dot products of the rows of `left` with the rows of `right`."""
    return np.asarray((left @ right.T).todense(), dtype=np.float32)
