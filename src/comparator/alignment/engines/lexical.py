"""The default engine: concepts and rare words, their sequence, and structure, with no model.

Each pair gets five visible parts. Their weighted sum, with one set of weights for pairs within a language
and one for pairs across languages, goes through a logistic curve, so that a score reads as the chance
that the pair is right.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from comparator.alignment import evidence
from comparator.alignment.channel import Channel
from comparator.alignment.coverage import Coverages
from comparator.alignment.readings import Reading, read_all
from comparator.alignment.sequence import Sequences
from comparator.alignment.structure import structure
from comparator.alignment.vectors import Floats
from comparator.alignment.weights import (
    FRAMEWORK_CALIBRATION,
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
        self._concepts = Channel([r.concepts() for r in a_readings], [r.concepts() for r in b_readings], together=False)
        self._words = Channel([r.words() for r in a_readings], [r.words() for r in b_readings])
        self._letters = Channel([r.letters() for r in a_readings], [r.letters() for r in b_readings])
        self._sequences = Sequences(a_readings, b_readings)
        self._structure = structure(a, b)
        self._a_languages = np.array([primary(r.language) for r in a_readings])
        self._b_languages = np.array([primary(r.language) for r in b_readings])

    def same_language(self, start: int, stop: int) -> NDArray[np.bool_]:
        """Return which pairs of a block are within one language."""
        return np.asarray(self._a_languages[start:stop, np.newaxis] == self._b_languages[np.newaxis, :])

    def parts(self, start: int, stop: int) -> tuple[Floats, Floats, Floats, Floats]:
        """Return the concepts, words, letters and sequence parts of a block, each (stop - start, len(b))."""
        return (
            self._concepts.block(start, stop),
            self._words.block(start, stop),
            self._letters.block(start, stop),
            self._sequences.block(start, stop),
        )

    def structure(self, start: int, stop: int) -> Floats | None:
        """Return the structure part of a block, or None when a side records no topics."""
        return self._structure.block(start, stop) if self._structure else None

    def block(self, start: int, stop: int) -> Floats:
        """Return the calibrated scores of a block."""
        parts = self.parts(start, stop)
        keys = self.structure(start, stop)
        extra = np.float32(0) if keys is None else STRUCTURE * keys
        within = SAME_CALIBRATION if keys is None else FRAMEWORK_CALIBRATION
        return np.where(
            self.same_language(start, stop),
            calibrated(within, raw_score(SAME_LANGUAGE, parts) + extra),
            calibrated(OTHER_CALIBRATION, raw_score(OTHER_LANGUAGE, parts) + extra),
        )

    def explain(self, a: int, b: int) -> Evidence:
        """Return the parts of one pair's score and what both texts share."""
        concepts, words = self._concepts.shares(a, b), self._words.shares(a, b)
        telling = {word: share for word, share in words.items() if word not in self._coverages.common}
        return evidence.evidence(
            Parts(
                concepts=_part(sum(concepts.values())),
                words=_part(sum(words.values())),
                letters=_part(self._letters.pair(a, b)),
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


def raw_score(weights: Weights, parts: tuple[Floats, Floats, Floats, Floats]) -> Floats:
    """Return the weighted sum of the concepts, words, letters and sequence parts."""
    concepts, words, letters, order = parts
    return np.asarray(
        weights.concepts * concepts + weights.words * words + weights.letters * letters + weights.sequence * order,
        dtype=np.float32,
    )


def calibrated(calibration: Calibration, raw: Floats) -> Floats:
    """Return the chance that a pair of this raw score is right, by the logistic curve."""
    return np.asarray(1 / (1 + np.exp(-(calibration.slope * raw + calibration.offset))), dtype=np.float32)


def _part(value: float) -> float:
    return round(min(1.0, float(value)), 4)
