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


SAME_LANGUAGE = Weights(concepts=0.493, words=0.000, letters=0.364, sequence=0.143)
"""Both texts in one language: concepts and letter groups tell most; words repeat what letter groups say, so they
are evidence for the reader only."""
OTHER_LANGUAGE = Weights(concepts=0.495, words=0.108, letters=0.105, sequence=0.292)
"""Texts in two languages: concepts and their order tell most; words and letters only names and kin."""

SAME_CALIBRATION = Calibration(slope=7.64, offset=-2.04)
OTHER_CALIBRATION = Calibration(slope=25.06, offset=-6.53)
"""Files of clauses: the chance that the first candidate of a clause is a published partner."""

STRUCTURE = 0.50
FRAMEWORK_CALIBRATION = Calibration(slope=11.59, offset=-4.74)
FRAMEWORK_OTHER_CALIBRATION = Calibration(slope=9.37, offset=-3.65)
"""Where both sides record topics and norms: the weight of the structural part, and the curves.

No published crosswalk records these keys, so these are fitted on pairs of the shipped frameworks that a
reader judged, `benchmarks/judged-pairs.tsv`. A score there is the chance that the reader finds the pair
to be counterparts or at least related.
"""

SEMANTIC_SAME_LANGUAGE = Weights(concepts=0.396, words=0.000, letters=0.258, sequence=0.101, semantic=0.245)
SEMANTIC_OTHER_LANGUAGE = Weights(concepts=0.417, words=0.061, letters=0.056, sequence=0.216, semantic=0.250)
SEMANTIC_SAME_CALIBRATION = Calibration(slope=8.38, offset=-2.68)
SEMANTIC_OTHER_CALIBRATION = Calibration(slope=23.86, offset=-7.93)
SEMANTIC_STRUCTURE = 0.40
SEMANTIC_FRAMEWORK_CALIBRATION = Calibration(slope=15.00, offset=-5.84)
SEMANTIC_FRAMEWORK_OTHER_CALIBRATION = Calibration(slope=12.25, offset=-4.46)
"""The same for the semantic engine."""

THRESHOLD = 0.5
"""Score below which the engine abstains: the pair is more likely wrong than right."""
