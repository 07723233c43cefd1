"""The few weights of the lexical engine; `scripts/fit_alignment.py` prints them from published crosswalks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part adds to the raw score of a pair."""

    concepts: float
    words: float
    letters: float
    sequence: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The logistic curve that turns a raw score into the chance that the pair is right."""

    slope: float
    offset: float


SAME_LANGUAGE = Weights(concepts=0.394, words=0.223, letters=0.270, sequence=0.113)
"""Both texts in one language: rare words and letter groups tell most."""
OTHER_LANGUAGE = Weights(concepts=0.358, words=0.176, letters=0.182, sequence=0.283)
"""Texts in two languages: concepts and their order tell most; words and letters only names and kin."""

SAME_CALIBRATION = Calibration(slope=6.60, offset=-1.74)
OTHER_CALIBRATION = Calibration(slope=18.17, offset=-1.30)

STRUCTURE = 0.5
"""Weight of the structural part. Published crosswalks record no topics or norms, so this one is set by
reading alignments of the shipped frameworks, not by fitting."""

THRESHOLD = 0.3
"""Score below which the engine abstains."""
