"""The few weights of the lexical and the semantic engine, as `scripts/fit_alignment.py` prints them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part adds to the raw score of a pair."""

    concepts: float
    words: float
    letters: float
    sequence: float
    semantic: float = 0.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """The logistic curve that turns a raw score into the chance that the pair is right."""

    slope: float
    offset: float


SAME_LANGUAGE = Weights(concepts=0.465, words=0.0, letters=0.382, sequence=0.153)
"""Both texts in one language: concepts and letter groups tell most; words repeat what letter groups say, so they
are evidence for the reader only."""
OTHER_LANGUAGE = Weights(concepts=0.450, words=0.121, letters=0.130, sequence=0.300)
"""Texts in two languages: concepts and their order tell most; words and letters only names and kin."""

SAME_CALIBRATION = Calibration(slope=5.69, offset=-1.45)
OTHER_CALIBRATION = Calibration(slope=10.44, offset=-2.71)

STRUCTURE = 0.48
FRAMEWORK_CALIBRATION = Calibration(slope=13.05, offset=-5.23)
"""Where both sides record topics and norms: the weight of the structural part, and the curve.

No published crosswalk records these keys, so both are fitted on pairs of the shipped frameworks that a
reader judged, `benchmarks/judged-pairs.tsv`. A score there is the chance that the reader finds the pair
to be counterparts or at least related.
"""

FRAMEWORK_OTHER_CALIBRATION = Calibration(slope=10.44, offset=-2.71)

SEMANTIC_SAME_LANGUAGE = Weights(concepts=0.3, words=0.0, letters=0.3, sequence=0.1, semantic=0.3)
SEMANTIC_OTHER_LANGUAGE = Weights(concepts=0.3, words=0.1, letters=0.1, sequence=0.2, semantic=0.3)
SEMANTIC_SAME_CALIBRATION = Calibration(slope=5.69, offset=-1.45)
SEMANTIC_OTHER_CALIBRATION = Calibration(slope=10.44, offset=-2.71)
SEMANTIC_STRUCTURE = 0.48
SEMANTIC_FRAMEWORK_CALIBRATION = Calibration(slope=13.05, offset=-5.23)
SEMANTIC_FRAMEWORK_OTHER_CALIBRATION = Calibration(slope=10.44, offset=-2.71)

THRESHOLD = 0.5
"""Score below which the engine abstains: the pair is more likely wrong than right."""
