"""Baseline: rapidfuzz `token_set_ratio` on the raw text."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from comparator.alignment.engines.base import Scorer
from comparator.alignment.vectors import Floats
from comparator.model.candidate import Evidence
from comparator.model.passage import Passage
from comparator.model.vocabulary import pick


def raw_text(passage: Passage, language: str) -> str:
    """Return title and text of a passage as one string."""
    title = pick(passage.title, language) if passage.title else ""
    return f"{title} {passage.text[language]}" if title else passage.text[language]


class TokenSetEngine:
    """A plain rapidfuzz call, as most tools make it; kept to show what it misses."""

    name = "token-set"
    threshold = 0.0

    def prepare(
        self, a: Sequence[Passage], b: Sequence[Passage], languages: tuple[Sequence[str], Sequence[str]]
    ) -> Scorer:
        """Keep the raw texts."""
        left = [raw_text(passage, tag) for passage, tag in zip(a, languages[0], strict=True)]
        right = [raw_text(passage, tag) for passage, tag in zip(b, languages[1], strict=True)]
        return _TokenSetScorer(left, right)


class _TokenSetScorer:
    def __init__(self, a: list[str], b: list[str]) -> None:
        self._a = a
        self._b = b

    def block(self, start: int, stop: int) -> Floats:
        scores = process.cdist(self._a[start:stop], self._b, scorer=fuzz.token_set_ratio, dtype=np.float32, workers=-1)
        return np.asarray(scores / 100, dtype=np.float32)

    def explain(self, a: int, b: int) -> Evidence | None:
        return None
