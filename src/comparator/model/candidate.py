"""What the aligner finds: candidates with score and evidence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in characters: start and end (exclusive)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SharedConcept:
    """A concept of the lexicon that both texts name, with its share of the score and its places."""

    concept: str
    weight: float
    a_terms: tuple[str, ...]
    b_terms: tuple[str, ...]
    a_spans: tuple[Span, ...]
    b_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A word outside the lexicon that both texts use, with its share of the score and its places."""

    word: str
    weight: float
    a_spans: tuple[Span, ...]
    b_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The visible parts of a score, each 0 to 1; None where a part does not apply to the pair.

    `concepts` is the weighted overlap of lexicon concepts, `words` that of rare words, `letters` that of
    letter groups, `sequence` the rapidfuzz similarity of the token-encoded clauses, `structure` the
    agreement of topics, norm and bearer, `semantic` the cosine of what a sentence encoder made of both.
    """

    concepts: float
    words: float
    letters: float
    sequence: float
    structure: float | None
    semantic: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two clauses are a candidate pair."""

    parts: Parts
    concepts: tuple[SharedConcept, ...]
    words: tuple[SharedWord, ...]
    topics: tuple[str, ...]
    same_norm: bool | None
    bearers: tuple[str, ...]
    language: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A machine-proposed pair: `rank` from 1 among the partners of `a`, `score` 0 to 1.

    `below_threshold` says that the engine abstains: the score is too low to propose the pair.
    """

    a: str
    b: str
    rank: int
    score: float
    below_threshold: bool
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """Ranked candidates of every clause of side `a`, best first."""

    a: str
    b: str
    engine: str
    candidates: tuple[Candidate, ...]
