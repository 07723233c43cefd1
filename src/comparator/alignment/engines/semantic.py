"""The lexical engine with a sentence encoder beside it, for who installs the extra `semantic`.

A pair's raw score is the weighted sum of the lexical parts and of the cosine of the two passages or, if that is higher,
of their nearest sentences: a paragraph of many sentences is near nothing as a whole. The spread of each part
is folded into its weight, so this is a sum of z-scores whose spread is fixed: a pair's score does not depend on what
else is compared. Vectors are not centred. Where the encoder does not know the language of a clause, as with
Vietnamese, the lexical engine's own score stands.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.embeddings import Embedder
from comparator.alignment.encoder import Encoder, UniversalEncoder
from comparator.alignment.engines.lexical import LexicalEngine, LexicalScorer, calibrated, raw_score
from comparator.alignment.engines.token_set import raw_text
from comparator.alignment.vectors import Floats
from comparator.alignment.weights import (
    SEMANTIC_FRAMEWORK_CALIBRATION,
    SEMANTIC_FRAMEWORK_OTHER_CALIBRATION,
    SEMANTIC_OTHER_CALIBRATION,
    SEMANTIC_OTHER_LANGUAGE,
    SEMANTIC_SAME_CALIBRATION,
    SEMANTIC_SAME_LANGUAGE,
    SEMANTIC_STRUCTURE,
    THRESHOLD,
)
from comparator.corpus.cache import cache_folder
from comparator.model.candidate import Evidence
from comparator.model.passage import Passage
from comparator.text.languages import primary
from comparator.text.lexicon import Lexicon
from comparator.text.normalise import to_simplified

_SENTENCE_END = re.compile(r"(?<=[.;!?؟؛])\s+|(?<=[。；！？])|\n+")
_SHORTEST = 4
"""Letters below which a piece between two full stops is a number or an initial, and no sentence."""


class SemanticEngine:
    """The lexical parts and the cosine of sentence vectors, in one calibrated score.

    Args:
        encoder: The encoder; the Universal Sentence Encoder unless another is given.
        cache: Whether vectors are kept in the user's cache folder.
        lexicon: The lexicon of the lexical parts; the shipped one unless another is given.

    Raises:
        InputError: No encoder is given, and the extra is not installed.
    """

    name = "semantic"
    threshold = THRESHOLD

    def __init__(self, encoder: Encoder | None = None, *, cache: bool = True, lexicon: Lexicon | None = None) -> None:
        chosen = encoder or UniversalEncoder()
        self._known = chosen.languages
        self._embed = Embedder(chosen, cache_folder("embeddings") if cache else None)
        self._lexical = LexicalEngine(lexicon)

    def prepare(
        self, a: Sequence[Passage], b: Sequence[Passage], languages: tuple[Sequence[str], Sequence[str]]
    ) -> "SemanticScorer":
        """Read both sides and encode the clauses whose language the encoder knows."""
        lexical = self._lexical.prepare(a, b, languages)
        return SemanticScorer(lexical, self._vectors(a, languages[0]), self._vectors(b, languages[1]))

    def _vectors(self, side: Sequence[Passage], tags: Sequence[str]) -> "Vectors":
        pieces = [
            _pieces(raw_text(passage, tag), tag) if primary(tag) in self._known else []
            for passage, tag in zip(side, tags, strict=True)
        ]
        return Vectors(self._embed([piece for those in pieces for piece in those]), [len(those) for those in pieces])


def _pieces(text: str, tag: str) -> list[str]:
    """Return the whole text and, if there are several, its sentences, as the encoder reads them."""
    # The encoder reads Simplified characters far better: .80 to 1.00 of the right partners.
    whole = to_simplified(text) if primary(tag) == "zh" else text
    sentences = [part for part in map(str.strip, _SENTENCE_END.split(whole)) if len(part) >= _SHORTEST]
    return [whole, *sentences] if len(sentences) > 1 else [whole]


class Vectors:
    """One side as vectors: those of a passage, of itself and of its sentences, stand together.

    Args:
        vectors: The vectors, each of length 1; shape (pieces, dimensions).
        counts: How many each passage has; none where the encoder does not know its language.
    """

    def __init__(self, vectors: Floats, counts: Sequence[int]) -> None:
        self.vectors = vectors
        self.counts = np.array(counts, dtype=np.int64)
        self.known = self.counts > 0
        self._ends = np.cumsum(self.counts)

    def rows(self, start: int, stop: int) -> tuple[Floats, NDArray[np.int64]]:
        """Return the vectors of the passages `start:stop`, and where in them each passage with any begins."""
        first = int(self._ends[start - 1]) if start else 0
        counts = self.counts[start:stop]
        begins = (np.cumsum(counts) - counts)[counts > 0]
        return self.vectors[first : first + int(counts.sum())], begins


class SemanticScorer:
    """Two sides, read and encoded."""

    def __init__(self, lexical: LexicalScorer, a: Vectors, b: Vectors) -> None:
        self._lexical = lexical
        self._a, self._b = a, b

    def cosines(self, start: int, stop: int) -> Floats:
        """Return how near rows `start:stop` of `a` come to every row of `b`, 0 to 1.

        That is the cosine of the two passages or of their nearest sentences, whichever is higher; 0 where the encoder
        does not know a language.
        """
        rows, a_begins = self._a.rows(start, stop)
        columns, b_begins = self._b.rows(0, len(self._b.counts))
        result = np.zeros((len(self._a.counts[start:stop]), len(self._b.counts)), dtype=np.float32)
        if len(a_begins) and len(b_begins):
            nearest = np.maximum.reduceat(rows @ columns.T, b_begins, axis=1)
            nearest = np.maximum.reduceat(nearest, a_begins, axis=0)
            result[np.ix_(self._a.known[start:stop], self._b.known)] = np.clip(nearest, 0, 1)
        return result

    def block(self, start: int, stop: int) -> Floats:
        """Return the calibrated scores of a block."""
        known = self._a.known[start:stop, np.newaxis] & self._b.known[np.newaxis, :]
        if not known.any():
            return self._lexical.block(start, stop)
        scores = self._fused(start, stop)
        return scores if known.all() else np.where(known, scores, self._lexical.block(start, stop))

    def _fused(self, start: int, stop: int) -> Floats:
        parts, cosines = self._lexical.parts(start, stop), self.cosines(start, stop)
        keys = self._lexical.structure(start, stop)
        extra = np.float32(0) if keys is None else SEMANTIC_STRUCTURE * keys
        within = SEMANTIC_SAME_CALIBRATION if keys is None else SEMANTIC_FRAMEWORK_CALIBRATION
        across = SEMANTIC_OTHER_CALIBRATION if keys is None else SEMANTIC_FRAMEWORK_OTHER_CALIBRATION
        same = raw_score(SEMANTIC_SAME_LANGUAGE, parts) + SEMANTIC_SAME_LANGUAGE.semantic * cosines
        other = raw_score(SEMANTIC_OTHER_LANGUAGE, parts) + SEMANTIC_OTHER_LANGUAGE.semantic * cosines
        return np.where(
            self._lexical.same_language(start, stop),
            calibrated(within, same + extra),
            calibrated(across, other + extra),
        )

    def explain(self, a: int, b: int) -> Evidence:
        """Return the lexical evidence of one pair, with the cosine where the encoder knows both languages."""
        found = self._lexical.explain(a, b)
        if not (self._a.known[a] and self._b.known[b]):
            return found
        (left, _), (right, _) = self._a.rows(a, a + 1), self._b.rows(b, b + 1)
        cosine = min(1.0, max(0.0, float((left @ right.T).max())))
        return replace(found, parts=replace(found.parts, semantic=round(cosine, 4)))


def unknown_languages(tags: Iterable[str], encoder: Encoder | type[UniversalEncoder] = UniversalEncoder) -> list[str]:
    """Return the primary tags among `tags` that the encoder does not know, sorted."""
    return sorted({primary(tag) for tag in tags} - encoder.languages)
