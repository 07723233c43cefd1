"""Fuzzy search across instruments, clauses and topics."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from comparator.corpus.corpus import Corpus
from comparator.text.normalise import fold_text

MIN_SCORE = 60.0
"""Hits below this share (0 to 100) of the words asked for are not shown."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: `kind` is framework, clause or topic, `key` its id (`framework/clause` for a clause)."""

    kind: str
    key: str
    label: str
    score: float


IN_BODY = 0.9
"""What a place in the statement or the terms counts beside one in the name, the citation or the title."""
WHOLE = 0.15
"""What a whole word, or the start of one, adds to a piece of a word."""
_PIECES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


class SearchIndex:
    """Everything that can be looked up, folded once."""

    def __init__(self, corpus: Corpus) -> None:
        self._entries: list[tuple[str, str, str]] = []
        self._heads: list[str] = []
        self._bodies: list[str] = []
        for topic in corpus.vocabularies.topics.values():
            terms = [term for column in topic.terms.values() for term in column]
            self._add("topic", topic.id, topic.id, [topic.id, *topic.title.values()], terms)
        for framework in corpus.frameworks.values():
            names = [framework.id, *framework.title.values(), *framework.short.values()]
            self._add("framework", framework.id, framework.id, names, ())
            for clause in framework.clauses:
                label = f"{framework.id} {clause.cite}"
                head = [label, clause.id, *clause.title.values()]
                self._add("clause", clause.key, label, head, clause.statement.values())

    def _add(self, kind: str, key: str, label: str, head: Iterable[str], body: Iterable[str]) -> None:
        self._entries.append((kind, key, label))
        # The space before the first word lets every word be found by " word".
        self._heads.append(" " + fold_text(" ".join(head)))
        self._bodies.append(" " + fold_text(" ".join(body)))

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Return the best hits, best first; equal scores keep topics before instruments before clauses.

        Every word of the query counts by its best place in the entry, so typing slips and the order of words
        do not matter. Titles count more than statements, and whole words more than pieces. A run of Chinese,
        Japanese or Korean counts by its overlapping pairs of characters.
        """
        words = [piece for word in fold_text(query).split() for piece in _pieces(word)]
        if not words:
            return ()
        totals = np.zeros(len(self._entries))
        for word in words:
            totals += np.maximum(self._places(word, self._heads), IN_BODY * self._places(word, self._bodies))
        totals *= 100 / (len(words) * (1 + WHOLE))
        ranked = np.argsort(-totals.round(3), kind="stable")[:limit]
        found = [(*self._entries[index], float(totals[index])) for index in ranked]
        return tuple(Hit(kind, key, label, round(score, 1)) for kind, key, label, score in found if score >= MIN_SCORE)

    @staticmethod
    def _places(word: str, texts: list[str]) -> NDArray[np.float64]:
        """Return how well the word is found in each text, 0 to 1 and `WHOLE` more where a word begins with it."""
        found = process.cdist([word], texts, scorer=fuzz.partial_ratio, workers=-1)[0] / 100
        starts = np.fromiter((f" {word}" in text for text in texts), dtype=bool, count=len(texts))
        return np.asarray(found + WHOLE * starts, dtype=np.float64)


def _pieces(word: str) -> list[str]:
    """Split a word into runs of one kind of script, and runs without spaces into pairs of characters."""
    pieces: list[str] = []
    for run in _PIECES.findall(word):
        unspaced = run[0] >= "\u3040" and len(run) > 2
        pieces += [run[at : at + 2] for at in range(len(run) - 1)] if unspaced else [run]
    return pieces
