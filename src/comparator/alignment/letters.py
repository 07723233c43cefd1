"""Groups of letters inside words, counted for many texts at once.

A word always gives the same groups, so they are found once for each distinct word, on arrays of code
points, and counts of words turn into counts of groups by one sparse product.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from scipy import sparse

from comparator.alignment.vectors import Matrix, Vocabulary, tally

GROUPS = (3, 4, 5)
"""Sizes of the groups of letters."""


def letter_counts(texts: Iterable[str]) -> Matrix:
    """Return how often each group stands in each text, inside words with a space at both ends.

    Args:
        texts: Normalised texts; white space parts their words.

    Returns:
        A sparse matrix, a row for each text, a column for each group.
    """
    vocabulary = Vocabulary()
    words = tally((text.split() for text in texts), vocabulary)
    return words @ _groups(vocabulary.names())


def _groups(words: Sequence[str]) -> Matrix:
    """Return how often each group of letters stands in each word."""
    letters = "".join([f" {word} " for word in words]).encode("utf-32-le", "surrogatepass")
    _, codes = np.unique(np.frombuffer(letters, dtype="<u4"), return_inverse=True)
    codes = codes.astype(np.int64)
    alphabet = int(codes.max(initial=0)) + 1
    owner = np.repeat(np.arange(len(words)), [len(word) + 2 for word in words])
    # Groups of each size get numbers from those of the size before and the letter that follows.
    numbers, known = codes, 0
    rows, columns = [], []
    for size in range(2, GROUPS[-1] + 1):
        numbers = numbers[:-1] * alphabet + codes[size - 1 :]
        if size not in GROUPS:
            continue
        kinds, numbers = np.unique(numbers, return_inverse=True)
        inside = np.flatnonzero(owner[: len(numbers)] == owner[size - 1 :])
        rows.append(owner[inside])
        columns.append(numbers[inside] + known)
        known += len(kinds)
    at = np.concatenate(rows), np.concatenate(columns)
    matrix = sparse.csr_matrix((np.ones(len(at[0]), dtype=np.float32), at), shape=(len(words), known))
    matrix.sum_duplicates()
    return matrix
