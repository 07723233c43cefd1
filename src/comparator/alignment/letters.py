"""Groups of letters inside words, counted for many texts at once.

A word always gives the same groups, so they are found once for each distinct word, on arrays of code
points, and counts of words turn into counts of groups by one sparse product. Groups that stand in the same
words always, as most groups of a rare word do, have the same counts in every text and share a column.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from comparator.alignment.channel import Channel
from comparator.alignment.vectors import Floats, Matrix, Numbers, Vocabulary, counts, frequencies

GROUPS = (3, 4, 5)
"""Sizes of the groups of letters."""
TOGETHER = 0.8
"""Groups are of one kind if they stand in the same words, but for words that stand in less than this share of the
texts that the commonest word does. Lower, and there are more kinds; higher, and the bounds are looser."""
_SEED = 20250726


class LetterCounts(NamedTuple):
    """Counts of groups of letters.

    `matrix` has a row for each text and a column for each set of groups with the same counts in all texts;
    `copies` says how many groups that is, and `kinds` has a number for each column, the same for columns that
    mostly come together.
    """

    matrix: Matrix
    copies: Floats
    kinds: Numbers


def letter_channel(a: Sequence[str], b: Sequence[str]) -> Channel:
    """Return the groups of letters of two lists of normalised texts as a channel."""
    found = letter_counts((*a, *b))
    return Channel(found.matrix[: len(a)], found.matrix[len(a) :], copies=found.copies, kinds=found.kinds)


def letter_counts(texts: Iterable[str]) -> LetterCounts:
    """Count the groups of letters inside words, with a space at both ends of a word.

    Args:
        texts: Normalised texts; white space parts their words.
    """
    vocabulary = Vocabulary()
    words = counts((text.split() for text in texts), vocabulary)
    groups = _groups(vocabulary.names())
    if not groups.nnz:
        nothing = np.zeros(0, dtype=np.int64)
        return LetterCounts(words @ groups[:, nothing], nothing.astype(np.float32), nothing)
    _, first, copies = np.unique(_fingerprints(groups, groups.data), return_index=True, return_counts=True)
    groups = groups[:, first]
    texts_of_word = frequencies(words)[groups.indices]
    commonest = np.maximum.reduceat(texts_of_word, groups.indptr[:-1])
    counted = texts_of_word >= TOGETHER * np.repeat(commonest, np.diff(groups.indptr))
    _, kinds = np.unique(_fingerprints(groups, counted), return_inverse=True)
    return LetterCounts(words @ groups.tocsr(), copies.astype(np.float32), kinds)


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


def _fingerprints(groups: Matrix, values: NDArray[Any]) -> NDArray[np.uint64]:
    """Return a number for each column, the same for columns with the same words and values.

    It is a sum of 64 random bits a word, so that the chance of any mistake among a million columns is one in
    ten million.
    """
    bits = np.random.default_rng(_SEED).integers(2**64, size=groups.shape[0], dtype=np.uint64)
    return np.add.reduceat(bits[groups.indices] * values.astype(np.uint64), groups.indptr[:-1])
