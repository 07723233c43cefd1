"""Fuzzy search across instruments, clauses and topics."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from comparator.corpus.corpus import Corpus
from comparator.model.vocabulary import Text
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


class SearchIndex:
    """Everything that can be looked up, folded once."""

    def __init__(self, corpus: Corpus) -> None:
        self._entries: list[tuple[str, str, str]] = []
        self._texts: list[str] = []
        for topic in corpus.vocabularies.topics.values():
            terms = (term for column in topic.terms.values() for term in column)
            self._add("topic", topic.id, topic.id, topic.title, extra=terms)
        for framework in corpus.frameworks.values():
            self._add("framework", framework.id, framework.id, framework.title, framework.short)
            for clause in framework.clauses:
                label = f"{framework.id} {clause.cite}"
                self._add("clause", clause.key, label, clause.title, clause.statement, extra=(clause.id,))

    def _add(self, kind: str, key: str, label: str, *texts: Text, extra: Iterable[str] = ()) -> None:
        words = [label, *(wording for text in texts for wording in text.values()), *extra]
        self._entries.append((kind, key, label))
        self._texts.append(fold_text(" ".join(words)))

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Return the best hits, best first; equal scores keep topics before instruments before clauses.

        Every word of the query counts by its best place in the entry, so typing slips and the order of
        words do not matter.
        """
        words = fold_text(query).split()
        if not words:
            return ()
        totals = [0.0] * len(self._texts)
        for word in words:
            scorer = fuzz.partial_ratio
            for index, score in enumerate(process.cdist([word], self._texts, scorer=scorer, workers=-1)[0]):
                totals[index] += float(score) / len(words)
        ranked = sorted(range(len(totals)), key=lambda index: (-round(totals[index], 3), index))
        return tuple(
            Hit(*self._entries[index], score=round(totals[index], 1))
            for index in ranked[:limit]
            if totals[index] >= MIN_SCORE
        )
