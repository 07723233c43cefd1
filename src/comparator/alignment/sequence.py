"""Sequence evidence: rapidfuzz on clauses in which every concept or word is one code point.

A clause of 400 letters becomes 40 to 60 symbols, so that rapidfuzz compares words instead of letters and
its SIMD code path is used.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from comparator.alignment.readings import WORD_LETTERS, Reading
from comparator.alignment.vectors import Floats, Vocabulary

COMMON = 0.25
"""Words that stand in more than this share of the passages are left out: they are the grammar, not the rule."""
_FIRST = 0x100
_SURROGATES = range(0xD800, 0xE000)


def symbols(reading: Reading, common: frozenset[str]) -> list[tuple[str, int, int]]:
    """Return the concepts, and the rarer words outside them, with their places, in the order of the text."""
    found = [(f"c:{mention.concept}", mention.start, mention.end) for mention in reading.mentions]
    covered = bytearray(len(reading.folded.text))
    for _, start, end in found:
        covered[start:end] = b"\x01" * (end - start)
    for token in reading.tokens:
        word = token.form[:WORD_LETTERS]
        if word not in common and not covered[token.start]:
            found.append((f"w:{word}", token.start, token.end))
    return sorted(found, key=lambda symbol: symbol[1])


def common_words(readings: Iterable[Reading]) -> frozenset[str]:
    """Return the words that stand in more than the share `COMMON` of the readings."""
    frequency: Counter[str] = Counter()
    total = 0
    for reading in readings:
        frequency.update(set(reading.words()))
        total += 1
    return frozenset(word for word, count in frequency.items() if count > COMMON * total)


class Sequences:
    """Both sides with every passage as a string of symbols."""

    def __init__(self, a: Sequence[Reading], b: Sequence[Reading]) -> None:
        common = common_words((*a, *b))
        vocabulary = Vocabulary()
        self._a = [_encode(reading, common, vocabulary) for reading in a]
        self._b = [_encode(reading, common, vocabulary) for reading in b]
        self._empty = np.fromiter((not text for text in self._b), dtype=bool, count=len(self._b))

    def block(self, start: int, stop: int) -> Floats:
        """Return the normalised Indel similarity of rows `start:stop` of `a` with every row of `b`, 0 to 1."""
        rows = self._a[start:stop]
        result = process.cdist(rows, self._b, scorer=Indel.normalized_similarity, dtype=np.float32, workers=-1)
        for row, text in enumerate(rows):
            if not text:  # two empty strings are not alike: nothing was found in either
                result[row, self._empty] = 0
        return np.asarray(result, dtype=np.float32)

    def pair(self, a: int, b: int) -> float:
        """Return the similarity of one pair."""
        if not self._a[a] and not self._b[b]:
            return 0.0
        return Indel.normalized_similarity(self._a[a], self._b[b])


def _encode(reading: Reading, common: frozenset[str], vocabulary: Vocabulary) -> str:
    return "".join(_code_point(vocabulary.id(symbol)) for symbol, _, _ in symbols(reading, common))


def _code_point(number: int) -> str:
    code = _FIRST + number
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
