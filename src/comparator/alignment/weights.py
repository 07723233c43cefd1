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


SAME_LANGUAGE = Weights(concepts=0.468, words=0.000, letters=0.385, sequence=0.147)
"""Both texts in one language: concepts and letter groups tell most; words repeat what letter groups say, so they
are evidence for the reader only."""
OTHER_LANGUAGE = Weights(concepts=0.451, words=0.123, letters=0.133, sequence=0.293)
"""Texts in two languages: concepts and their order tell most; words and letters only names and kin."""

SAME_CALIBRATION = Calibration(slope=7.81, offset=-2.16)
OTHER_CALIBRATION = Calibration(slope=24.79, offset=-5.42)
"""Files of clauses: the chance that the first candidate of a clause is a published partner."""

STRUCTURE = 0.48
FRAMEWORK_CALIBRATION = Calibration(slope=13.00, offset=-5.22)
FRAMEWORK_OTHER_CALIBRATION = Calibration(slope=10.93, offset=-4.03)
"""Where both sides record topics and norms: the weight of the structural part, and the curves.

No published crosswalk records these keys, so these are fitted on pairs of the shipped frameworks that a
reader judged, `benchmarks/judged-pairs.tsv`. A score there is the chance that the reader finds the pair
to be counterparts or at least related.
"""

SEMANTIC_SAME_LANGUAGE = Weights(concepts=0.370, words=0.000, letters=0.281, sequence=0.098, semantic=0.250)
SEMANTIC_OTHER_LANGUAGE = Weights(concepts=0.399, words=0.067, letters=0.066, sequence=0.218, semantic=0.250)
SEMANTIC_SAME_CALIBRATION = Calibration(slope=8.46, offset=-2.82)
SEMANTIC_OTHER_CALIBRATION = Calibration(slope=23.66, offset=-7.43)
SEMANTIC_STRUCTURE = 0.41
SEMANTIC_FRAMEWORK_CALIBRATION = Calibration(slope=15.59, offset=-6.22)
SEMANTIC_FRAMEWORK_OTHER_CALIBRATION = Calibration(slope=13.33, offset=-4.89)
"""The same for the semantic engine."""

THRESHOLD = 0.5
"""Score below which the engine abstains: the pair is more likely wrong than right."""
