"""The default engine: concepts and rare words, their sequence, and structure, with no model.

Each pair gets five visible parts. Their weighted sum, with one set of weights for pairs within a language
and one for pairs across languages, goes through a logistic curve, so that a score reads as the chance
that the pair is right.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from comparator.alignment import evidence
from comparator.alignment.channel import Channel, channel
from comparator.alignment.coverage import Coverages
from comparator.alignment.fusion import Fusion
from comparator.alignment.letters import letter_channel
from comparator.alignment.products import Places
from comparator.alignment.readings import Reading, read_all
from comparator.alignment.selection import Exact, best_pairs
from comparator.alignment.sequence import Sequences
from comparator.alignment.structure import structure
from comparator.alignment.vectors import Floats, Vocabulary
from comparator.alignment.weights import (
    FRAMEWORK_CALIBRATION,
    FRAMEWORK_OTHER_CALIBRATION,
    OTHER_CALIBRATION,
    OTHER_LANGUAGE,
    SAME_CALIBRATION,
    SAME_LANGUAGE,
    STRUCTURE,
    THRESHOLD,
    Calibration,
    Weights,
)
from comparator.model.candidate import Evidence, Parts
from comparator.model.passage import Passage
from comparator.text.languages import primary
from comparator.text.lexicon import Lexicon, shipped_lexicon

CELLS = 2**21
"""Pairs of which candidates are chosen at a time, at most, which bounds memory: 8 MB for each kind of number."""
CHANNELS = ("concepts", "words", "letters")
"""The parts of a score that are cosines, as `Weights` and `Parts` name them."""
DIGITS = 6
"""Digits of the log odds that count: below them is what the order of adding changes, and no score."""


class LexicalEngine:
    """Concept lexicon, words, letter groups, token-encoded rapidfuzz and structure."""

    name = "lexical"
    threshold = THRESHOLD

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or shipped_lexicon()

    def prepare(
        self, a: Sequence[Passage], b: Sequence[Passage], languages: tuple[Sequence[str], Sequence[str]]
    ) -> "LexicalScorer":
        """Read both sides and weigh what was found over the two of them."""
        return LexicalScorer(a, b, read_all(a, languages[0], self._lexicon), read_all(b, languages[1], self._lexicon))


class LexicalScorer:
    """Two sides, read and weighed."""

    def __init__(
        self, a: Sequence[Passage], b: Sequence[Passage], a_readings: list[Reading], b_readings: list[Reading]
    ) -> None:
        self._passages = (a, b)
        self._readings = (a_readings, b_readings)
        self._channels: dict[str, Channel] = {}
        self._sequences = Sequences(a_readings, b_readings)
        self._structure = structure(a, b)
        numbers = Vocabulary()
        self._languages = [
            np.array(numbers.ids(primary(reading.language) for reading in side), dtype=np.int16)
            for side in (a_readings, b_readings)
        ]

    def _channel(self, name: str) -> Channel:
        """Return a channel, weighed when it is first asked for: one without weight serves evidence only."""
        if name not in self._channels:
            a, b = self._readings
            if name == "letters":
                self._channels[name] = letter_channel(*([r.folded.text for r in side] for side in (a, b)))
            else:
                # A concept may lack a term in the language of one side.
                found = ([getattr(reading, name) for reading in side] for side in (a, b))
                self._channels[name] = channel(*found, together=name != "concepts")
        return self._channels[name]

    def same_language(self, start: int, stop: int) -> NDArray[np.bool_]:
        """Return which pairs of a block are within one language."""
        return np.asarray(self._languages[0][start:stop, np.newaxis] == self._languages[1])

    def parts(self, start: int, stop: int) -> tuple[Floats, ...]:
        """Return the parts of a block in the order of the fields of `Weights`, each (stop - start, len(b))."""
        cosines = (self._channel(name).block(start, stop) for name in CHANNELS)
        return (*cosines, self._sequences.block(start, stop))

    def structure(self, start: int, stop: int) -> Floats | None:
        """Return the structure part of a block, or None when a side records no topics."""
        return self._structure.block(start, stop) if self._structure else None

    def block(self, start: int, stop: int) -> Floats:
        """Return the calibrated scores of a block, every part of every pair computed."""
        parts = self.parts(start, stop)
        keys = self.structure(start, stop)
        extra = np.float32(0) if keys is None else STRUCTURE * keys
        return np.where(
            self.same_language(start, stop),
            calibrated(self._within(), raw_score(SAME_LANGUAGE, parts) + extra),
            calibrated(self._across(), raw_score(OTHER_LANGUAGE, parts) + extra),
        )

    def best(self, start: int, stop: int, count: int) -> Iterator[tuple[int, int, float]]:
        """Yield row, column and score of the `count` best partners of each passage of a block, best first.

        They are what `block` finds, within 1e-6, but only pairs that can be among the best get all parts
        computed. The score of a pair does not depend on the pairs that are scored beside it.
        """
        if count < 1 or not self._readings[1]:
            return
        rows = max(1, CELLS // len(self._readings[1]))
        for first in range(start, stop, rows):
            yield from self._best(first, min(first + rows, stop), count)

    def _best(self, start: int, stop: int, count: int) -> Iterator[tuple[int, int, float]]:
        bound, base, sequence, exact = self._bounded(start, stop)
        rows, columns, odds = best_pairs(bound, base, count, sequence, exact)
        return zip((start + rows).tolist(), columns.tolist(), chance(odds).tolist(), strict=True)

    def best_of_both(self, count: int) -> Iterator[tuple[int, int, float]]:
        """Yield passages of `a` and `b` with their score: the `count` best of each passage of either side.

        What `best` finds, and what it finds with the sides in each other's place, from one reading of the two. A pair
        may come twice, with the same score. All pairs are bounded at a time, at most `CELLS` or those of one row.
        """
        total = len(self._readings[0])
        if count < 1 or not total or not self._readings[1]:
            return
        if total * len(self._readings[1]) > CELLS:
            yield from self.best(0, total, count)
            turned = LexicalScorer(*self._passages[::-1], *self._readings[::-1])
            yield from ((a, b, score) for b, a, score in turned.best(0, len(self._readings[1]), count))
            return
        bound, base, sequence, exact = self._bounded(0, total)
        bounds = (bound, base), (np.ascontiguousarray(bound.T), np.ascontiguousarray(base.T))
        for (least, basis), step in zip(bounds, (1, -1), strict=True):
            rows, columns, odds = best_pairs(
                least,
                basis,
                count,
                lambda *places, step=step: sequence(*places[::step]),
                lambda *places, step=step: exact(*places[::step]),
            )
            yield from zip(*(places.tolist() for places in (rows, columns)[::step]), chance(odds).tolist(), strict=True)

    def _bounded(self, start: int, stop: int) -> tuple[Floats, Floats, Exact, Exact]:
        """Return the bounds and scores of a block, as `best_pairs` asks for them."""
        same = self.same_language(start, stop)
        base, order = self._bounds(start, stop, same)

        def sequence(rows: Places, columns: Places) -> NDArray[np.float64]:
            worth = np.broadcast_to(order, same.shape)[rows, columns]
            return worth * self._sequences.pairs(start + rows, columns)

        def exact(rows: Places, columns: Places) -> NDArray[np.float64]:
            odds = sequence(rows, columns)
            for fusion, kind in self._kinds(same[rows, columns]):
                odds[kind] += fusion.pairs(start + rows[kind], columns[kind])
            return np.round(odds, DIGITS)

        bound = self._sequences.bound(start, stop)
        bound *= order
        bound += base
        return bound, base, sequence, exact

    def _bounds(self, start: int, stop: int, same: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Return what the log odds of a block are at most, but for the sequence part, and what this part is worth.

        Where all pairs are of one kind, the latter is one number in two dimensions.
        """
        block = np.arange(start, stop)
        kinds = list(self._kinds(same))
        if len(kinds) == 1:
            [(fusion, _)] = kinds
            return fusion.bound(block), np.full((1, 1), fusion.order, dtype=np.float32)
        base, order = np.empty((2, *same.shape), dtype=np.float32)
        for fusion, kind in kinds:
            rows = np.flatnonzero(kind.any(axis=1))
            base[rows] = np.where(kind[rows], fusion.bound(block[rows]), base[rows])
            order[kind] = fusion.order
        return base, order

    def _kinds(self, same: NDArray[np.bool_]) -> Iterator[tuple[Fusion, NDArray[np.bool_]]]:
        """Yield the model of each kind of pairs, within a language and across languages, and which are of it."""
        if same.any():
            yield self._same, same
        if not same.all():
            yield self._other, ~same

    @cached_property
    def _same(self) -> Fusion:
        return self._fusion(SAME_LANGUAGE, self._within())

    @cached_property
    def _other(self) -> Fusion:
        return self._fusion(OTHER_LANGUAGE, self._across())

    def _within(self) -> Calibration:
        return FRAMEWORK_CALIBRATION if self._structure else SAME_CALIBRATION

    def _across(self) -> Calibration:
        return FRAMEWORK_OTHER_CALIBRATION if self._structure else OTHER_CALIBRATION

    def _fusion(self, weights: Weights, calibration: Calibration) -> Fusion:
        parts = [(weight, self._channel(name)) for name in CHANNELS if (weight := getattr(weights, name))]
        if self._structure:
            parts += [(STRUCTURE * share, part) for share, part in self._structure.channels]
        return Fusion(parts, weights.sequence, calibration)

    def explain(self, a: int, b: int) -> Evidence:
        """Return the parts of one pair's score and what both texts share."""
        concepts, words = (self._channel(name).shares(a, b) for name in ("concepts", "words"))
        telling = {word: share for word, share in words.items() if word not in self._coverages.common}
        return evidence.evidence(
            Parts(
                **{name: _part(self._channel(name).pair(a, b)) for name in CHANNELS},
                sequence=_part(self._sequences.pair(a, b)),
                structure=_part(self._structure.pair(a, b)) if self._structure else None,
            ),
            (self._passages[0][a], self._passages[1][b]),
            (self._readings[0][a], self._readings[1][b]),
            (concepts, telling),
            self._coverages.pair(a, b),
        )

    @cached_property
    def _coverages(self) -> Coverages:
        # Only evidence asks for them, so scoring does not pay for them.
        return Coverages(*self._readings)


def raw_score(weights: Weights, parts: Sequence[Floats]) -> Floats:
    """Return the weighted sum of the concepts, words, letters and sequence parts."""
    shares = (weights.concepts, weights.words, weights.letters, weights.sequence)
    weighted = (weight * part for weight, part in zip(shares, parts, strict=True))
    return np.asarray(sum(weighted), dtype=np.float32)


def calibrated(calibration: Calibration, raw: Floats) -> Floats:
    """Return the chance that a pair of this raw score is right, by the logistic curve."""
    return np.asarray(chance(calibration.slope * raw + calibration.offset), dtype=np.float32)


def chance(odds: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the chance that has these log odds."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def _part(value: float) -> float:
    return round(min(1.0, float(value)), 4)
