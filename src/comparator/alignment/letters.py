"""Groups of letters inside words, counted for many texts at once.

A word always gives the same groups, so they are found once for each distinct word, on arrays of code
points, and counts of words turn into counts of groups by one sparse product. Groups that stand in the same
words always, as most groups of a rare word do, have the same counts in every text and share a column.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from comparator.alignment.channel import Channel
from comparator.alignment.vectors import Floats, Matrix, Vocabulary, counts

GROUPS = (3, 4, 5)
"""Sizes of the groups of letters."""
_SEED = 20250726


def letter_channel(a: Sequence[str], b: Sequence[str]) -> Channel:
    """Return the groups of letters of two lists of normalised texts as a channel."""
    matrix, copies = letter_counts((*a, *b))
    return Channel(matrix[: len(a)], matrix[len(a) :], copies=copies)


def letter_counts(texts: Iterable[str]) -> tuple[Matrix, Floats]:
    """Return how often groups of letters stand in each text, inside words with a space at both ends.

    Args:
        texts: Normalised texts; white space parts their words.

    Returns:
        A sparse matrix, a row for each text, a column for each kind of group; and for each column, how many
        groups have exactly these counts.
    """
    vocabulary = Vocabulary()
    words = counts((text.split() for text in texts), vocabulary)
    groups = _groups(vocabulary.names())
    first, copies = _distinct(groups)
    return words @ groups[:, first].tocsr(), copies.astype(np.float32)


def _groups(words: Sequence[str]) -> Matrix:
    """Return how often each group of letters stands in each word, as a matrix by columns."""
    letters = "".join([f" {word} " for word in words]).encode("utf-32-le", "surrogatepass")
    _, codes = np.unique(np.frombuffer(letters, dtype="<u4"), return_inverse=True)
    codes = codes.astype(np.int64)
    alphabet = int(codes.max(initial=0)) + 1
    owner = np.repeat(np.arange(len(words)), [len(word) + 2 for word in words])
    rows, columns = [], []
    numbers, known = codes, 0
    for size in range(2, GROUPS[-1] + 1):
        # The number of a group is that of the group without its last letter, and this letter.
        numbers = numbers[:-1] * alphabet + codes[size - 1 :]
        if size not in GROUPS:
            continue
        inside = np.flatnonzero(owner[: len(numbers)] == owner[size - 1 :])
        # Renumbered from 0, so that numbers of longer groups fit into 64 bits.
        kinds, numbers[inside] = np.unique(numbers[inside], return_inverse=True)
        rows.append(owner[inside])
        columns.append(numbers[inside] + known)
        known += len(kinds)
    at = np.concatenate(rows), np.concatenate(columns)
    matrix = sparse.csc_matrix((np.ones(len(at[0]), dtype=np.float32), at), shape=(len(words), known))
    matrix.sum_duplicates()
    return matrix


def _distinct(groups: Matrix) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first column of each kind of equal columns, and how many each kind has.

    Columns are told apart by a sum of 64 random bits a word, so that the chance of any mistake among a
    million columns is one in ten million.
    """
    if not groups.nnz:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    bits = np.random.default_rng(_SEED).integers(2**64, size=groups.shape[0], dtype=np.uint64)
    sums = np.add.reduceat(bits[groups.indices] * groups.data.astype(np.uint64), groups.indptr[:-1])
    _, first, copies = np.unique(sums, return_index=True, return_counts=True)
    return first, copies
