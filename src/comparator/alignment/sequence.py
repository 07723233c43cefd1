"""Sequence evidence: rapidfuzz on clauses in which every concept or word is one code point.

A clause of 400 letters becomes 40 to 60 symbols, so that rapidfuzz compares words instead of letters and
its SIMD code path is used.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from comparator.alignment.products import Places, Products
from comparator.alignment.readings import Reading, in_order
from comparator.alignment.vectors import Floats, Vocabulary, counts, widen

COMMON = 0.25
"""Words that stand in more than this share of the passages are left out: they are the grammar, not the rule."""
_FIRST = 0x100
_SURROGATES = range(0xD800, 0xE000)


def symbols(reading: Reading, common: frozenset[str]) -> list[tuple[str, int, int]]:
    """Return the concepts, and the rarer words outside them, with their places, in the order of the text."""
    grammar = _grammar(common)
    found = in_order(reading.folded, reading.mentions, reading.tokens)
    return [symbol for symbol in found if symbol[0] not in grammar]


def common_words(readings: Iterable[Reading]) -> frozenset[str]:
    """Return the words that stand in more than the share `COMMON` of the readings."""
    frequency: Counter[str] = Counter()
    total = 0
    for reading in readings:
        frequency.update(set(reading.words))
        total += 1
    return frozenset(word for word, count in frequency.items() if count > COMMON * total)


class Sequences:
    """Both sides with every passage as a string of symbols."""

    def __init__(self, a: Sequence[Reading], b: Sequence[Reading]) -> None:
        common = common_words((*a, *b))
        encode = _Encoder(_grammar(common))
        self._a = [encode(reading) for reading in a]
        self._b = [encode(reading) for reading in b]
        self._lengths = _lengths(self._a), _lengths(self._b)

    def block(self, start: int, stop: int) -> Floats:
        """Return the normalised Indel similarity of rows `start:stop` of `a` with every row of `b`, 0 to 1."""
        rows = self._a[start:stop]
        result = process.cdist(rows, self._b, scorer=Indel.normalized_similarity, dtype=np.float32, workers=-1)
        # Two empty strings are not alike: nothing was found in either.
        result[np.ix_(self._lengths[0][start:stop] == 0, self._lengths[1] == 0)] = 0
        return np.asarray(result, dtype=np.float32)

    def pairs(self, rows: Places, columns: Places) -> NDArray[np.float64]:
        """Return the similarities of passage `rows[i]` of `a` with passage `columns[i]` of `b`."""
        result = process.cpdist(
            [self._a[row] for row in rows.tolist()],
            [self._b[column] for column in columns.tolist()],
            scorer=Indel.normalized_similarity,
            dtype=np.float64,
        )
        result[(self._lengths[0][rows] == 0) & (self._lengths[1][columns] == 0)] = 0
        return np.asarray(result)

    def pair(self, a: int, b: int) -> float:
        """Return the similarity of one pair."""
        return float(self.pairs(np.array([a]), np.array([b]))[0])

    def bound(self, start: int, stop: int) -> Floats:
        """Return what the similarities of a block are at most: those of the same symbols in the best order."""
        # Half of both lengths together; where one is zero, nothing is shared anyway.
        a, b = (np.maximum(lengths, 1) / 2 for lengths in self._lengths)
        shared = self._bags.block(np.arange(start, stop))
        shared /= np.add.outer(a[start:stop], b)
        return shared

    @cached_property
    def _bags(self) -> Products:
        """Return the symbols of both sides, each with the how-manieth it is in its passage.

        The product of two rows is the number of symbols that both have, repeated ones as often as both do.
        """
        vocabulary = Vocabulary()
        left, right = (counts(map(_bag, side), vocabulary) for side in (self._a, self._b))
        return Products(widen(left, len(vocabulary)), right)


def _bag(text: str) -> Iterator[str]:
    """Yield the symbols of a text, the second and later ones of a kind with their number."""
    seen: dict[str, int] = {}
    for symbol in text:
        number = seen.get(symbol, 0)
        seen[symbol] = number + 1
        yield f"{symbol}{number}" if number else symbol


def _lengths(texts: Sequence[str]) -> Floats:
    return np.fromiter(map(len, texts), dtype=np.float32, count=len(texts))


def _grammar(common: frozenset[str]) -> frozenset[str]:
    return frozenset(f"w:{word}" for word in common)


class _Encoder(dict[str, str]):
    """The code point of each symbol, a new one for each new symbol, nothing for those that are left out."""

    def __init__(self, left_out: frozenset[str]) -> None:
        super().__init__(dict.fromkeys(left_out, ""))
        self._next = _FIRST

    def __missing__(self, symbol: str) -> str:
        if self._next == _SURROGATES.start:
            self._next = _SURROGATES.stop
        self[symbol] = chr(self._next)
        self._next += 1
        return self[symbol]

    def __call__(self, reading: Reading) -> str:
        return "".join(map(self.__getitem__, reading.symbols))
