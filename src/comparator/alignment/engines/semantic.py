"""The lexical engine with a sentence encoder beside it, for who installs the extra `semantic`.

A pair's raw score is the weighted sum of the lexical parts and the cosine of the two vectors. The spread of each part
is folded into its weight, so this is a sum of z-scores whose spread is fixed: a pair's score does not depend on what
else is compared. Vectors are not centred. Where the encoder does not know the language of a clause, as with
Vietnamese, the lexical engine's own score stands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.embeddings import Embedder, cache_folder
from comparator.alignment.engines.encoder import Encoder, UniversalEncoder
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
from comparator.model.candidate import Evidence
from comparator.model.passage import Passage
from comparator.text.languages import primary
from comparator.text.lexicon import Lexicon
from comparator.text.normalise import to_simplified


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
        self._embed = Embedder(chosen, cache_folder() if cache else None)
        self._lexical = LexicalEngine(lexicon)

    def prepare(
        self, a: Sequence[Passage], b: Sequence[Passage], languages: tuple[Sequence[str], Sequence[str]]
    ) -> "SemanticScorer":
        """Read both sides and encode the clauses whose language the encoder knows."""
        known = tuple(np.array([primary(tag) in self._known for tag in tags], dtype=bool) for tags in languages)
        vectors = [self._vectors(side, tags, those) for side, tags, those in zip((a, b), languages, known, strict=True)]
        lexical = self._lexical.prepare(a, b, languages)
        return SemanticScorer(lexical, (vectors[0], vectors[1]), (known[0], known[1]))

    def _vectors(self, side: Sequence[Passage], tags: Sequence[str], known: NDArray[np.bool_]) -> Floats:
        """Return a vector for each passage, one of zeros where the encoder does not know its language."""
        texts = [
            # The encoder reads Simplified characters far better: .80 to 1.00 of the right partners.
            to_simplified(raw_text(passage, tag)) if primary(tag) == "zh" else raw_text(passage, tag)
            for passage, tag, is_known in zip(side, tags, known, strict=True)
            if is_known
        ]
        found = self._embed(texts)
        vectors = np.zeros((len(side), found.shape[1]), dtype=np.float32)
        vectors[known] = found
        return vectors


class SemanticScorer:
    """Two sides, read and encoded."""

    def __init__(
        self,
        lexical: LexicalScorer,
        vectors: tuple[Floats, Floats],
        known: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    ) -> None:
        self._lexical = lexical
        self._a, self._b = vectors
        self._a_known, self._b_known = known

    def cosines(self, start: int, stop: int) -> Floats:
        """Return the cosines of rows `start:stop` of `a` with every row of `b`, 0 to 1."""
        if self._a.shape[1] != self._b.shape[1]:  # one side has no clause that the encoder knows
            return np.zeros((len(self._a[start:stop]), len(self._b)), dtype=np.float32)
        return np.asarray(np.clip(self._a[start:stop] @ self._b.T, 0, 1), dtype=np.float32)

    def block(self, start: int, stop: int) -> Floats:
        """Return the calibrated scores of a block."""
        known = self._a_known[start:stop, np.newaxis] & self._b_known[np.newaxis, :]
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
        if not (self._a_known[a] and self._b_known[b]):
            return found
        cosine = round(min(1.0, max(0.0, float(self._a[a] @ self._b[b]))), 4)
        return replace(found, parts=replace(found.parts, semantic=cosine))


def unknown_languages(tags: Iterable[str], encoder: Encoder | type[UniversalEncoder] = UniversalEncoder) -> list[str]:
    """Return the primary tags among `tags` that the encoder does not know, sorted."""
    return sorted({primary(tag) for tag in tags} - encoder.languages)
