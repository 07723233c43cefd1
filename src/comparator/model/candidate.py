"""What the aligner finds: candidates with score and evidence."""

from dataclasses import dataclass

from comparator.model.mapping import Relation


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in characters: start and end (exclusive)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SharedConcept:
    """A concept of the lexicon that both texts name, with its share of the score and its places.

    Spans count in the statement, title spans in the title.
    """

    concept: str
    weight: float
    a_terms: tuple[str, ...]
    b_terms: tuple[str, ...]
    a_spans: tuple[Span, ...]
    b_spans: tuple[Span, ...]
    a_title_spans: tuple[Span, ...] = ()
    b_title_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A word outside the lexicon that both texts use, with its share of the score and its places."""

    word: str
    weight: float
    a_spans: tuple[Span, ...]
    b_spans: tuple[Span, ...]
    a_title_spans: tuple[Span, ...] = ()
    b_title_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what each text names the other names too, by weight, each 0 to 1.

    `a` is the share of the first text that the second covers, `a_named` how many things the first text
    names. `same_text` says that both statements are the same but for case, width and white space.
    """

    a: float
    b: float
    a_named: int
    b_named: int
    same_text: bool = False


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
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A machine-proposed pair: `rank` from 1 among the partners of `a`, `score` 0 to 1.

    `below_threshold` says that the engine abstains: the score is too low to propose the pair. `mutual` says
    that each of the two is the other's first choice. `suggestion` is the relation that the coverage of the
    two texts suggests, None where the engine gives no evidence; no person has judged it.
    """

    a: str
    b: str
    rank: int
    score: float
    below_threshold: bool
    evidence: Evidence | None = None
    mutual: bool = False
    suggestion: Relation | None = None


@dataclass(frozen=True, slots=True)
class Unpaired:
    """The clauses of both sides that a one-to-one choice leaves without a partner, in their order.

    `shortened` counts the clauses of `a` for which not every candidate could take part in the choice.
    """

    a: tuple[str, ...]
    b: tuple[str, ...]
    shortened: int = 0


@dataclass(frozen=True, slots=True)
class Alignment:
    """Ranked candidates of every clause of side `a`, best first.

    In a one-to-one choice every clause stands in one candidate at most, and `unpaired` names the others.
    """

    a: str
    b: str
    engine: str
    candidates: tuple[Candidate, ...]
    unpaired: Unpaired | None = None
