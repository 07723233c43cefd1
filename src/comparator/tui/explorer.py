"""What the person has chosen, and the rows that follow from it; knows no widget."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comparator.corpus.corpus import Corpus
from comparator.model.framework import Clause
from comparator.tui.naming import ORIGINAL, spoken

if TYPE_CHECKING:
    from comparator.comparison.compare import Pair


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list: an aligned pair, or a clause alone while there is nothing to align it with.

    `only_b` marks a clause of B on the topic that stands in no listed pair.
    """

    clause: Clause
    pair: "Pair | None" = None
    only_b: bool = False

    @property
    def below_threshold(self) -> bool:
        """Whether the engine abstains on this row."""
        return self.pair is not None and self.pair.candidate.below_threshold

    def names(self, key: str) -> bool:
        """Return whether the row shows the clause with this key."""
        return self.clause.key == key or (self.pair is not None and self.pair.b.key == key)


@dataclass(slots=True)
class Explorer:
    """The two instruments `a` and `b` (ids, or empty), the topic, the language, and the pairs known so far."""

    corpus: Corpus
    a: str = ""
    b: str = ""
    topic: str = ""
    language: str = "en"
    _pairs: "dict[tuple[str, str], tuple[Pair, ...]]" = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """The pair of instruments that is chosen."""
        return (self.a, self.b)

    def choose(self, side: str, framework: str) -> None:
        """Put an instrument on side `a` or `b`; if it stands on the other side, the two change places."""
        other = self.b if side == "a" else self.a
        if framework == other:
            self.swap()
        elif side == "a":
            self.a = framework
        else:
            self.b = framework

    def swap(self) -> None:
        """Let A and B change places."""
        self.a, self.b = self.b, self.a

    def remember(self, key: tuple[str, str], pairs: "tuple[Pair, ...]") -> None:
        """Keep the pairs of two instruments."""
        self._pairs[key] = pairs

    def must_align(self) -> bool:
        """Return whether two instruments are chosen whose pairs are not known yet."""
        return bool(self.a and self.b) and self.key not in self._pairs

    def rows(self) -> tuple[Row, ...]:
        """Return what the list shows, by the topic if one is chosen.

        With both sides chosen: their pairs, best first, those below the threshold last, and under a topic
        the clauses of B that are on it but in no pair; with one side: its clauses in their order; with none:
        every clause of the topic.
        """
        if self.a and self.b:
            if self.must_align():
                return ()
            pairs = [pair for pair in self._pairs[self.key] if self._on_topic(pair.a, pair.b)]
            return (*(Row(pair.a, pair) for pair in sorted(pairs, key=_below)), *self._only_b(pairs))
        one = self.a or self.b
        if one:
            return tuple(Row(clause) for clause in self.corpus.frameworks[one].clauses if self._on_topic(clause))
        return tuple(Row(clause) for clause in self.corpus.clauses_on(self.topic)) if self.topic else ()

    def _only_b(self, pairs: "list[Pair]") -> tuple[Row, ...]:
        if not self.topic:
            return ()
        paired = {pair.b.id for pair in pairs}
        return tuple(Row(clause, only_b=True) for clause in self.clauses_on_topic("b") if clause.id not in paired)

    def clauses_on_topic(self, side: str) -> tuple[Clause, ...]:
        """Return the clauses of the instrument on side `a` or `b` that are on the topic, if one is chosen."""
        framework = self.corpus.frameworks.get(self.a if side == "a" else self.b)
        return tuple(clause for clause in framework.clauses if self._on_topic(clause)) if framework else ()

    def _on_topic(self, *clauses: Clause) -> bool:
        return not self.topic or any(self.topic in clause.topics for clause in clauses)

    def go_to(self, key: str) -> None:
        """Choose instruments and topic so that the clause with this key is among the rows.

        The clause's instrument stays where it is if it shows the clause there; otherwise it becomes A.
        """
        framework = key.split("/", 1)[0]
        if not self._shows(key) and self.topic:
            self.topic = ""
        if self._shows(key):
            return
        if framework == self.b:
            self.swap()
        self.a = framework

    def _shows(self, key: str) -> bool:
        return any(row.names(key) for row in self.rows())

    def languages(self) -> tuple[str, ...]:
        """Return the languages of the listed clauses: English, the others by how common they are, `ORIGINAL`."""
        counts: Counter[str] = Counter()
        for row in self.rows():
            counts.update(row.clause.statement.keys())
            if row.pair is not None:
                counts.update(row.pair.b.statement.keys())
        ordered = sorted(counts, key=lambda tag: (tag != "en", -counts[tag], tag))
        return (*ordered, ORIGINAL) if len(ordered) > 1 else tuple(ordered) or ("en",)

    def spoken(self, clause: Clause) -> str:
        """Return the tag of the language in which to show a clause."""
        return spoken(self.corpus, clause, self.language)

    def next_language(self) -> str:
        """Go to the next language that the listed clauses have, and return it."""
        known = self.languages()
        place = known.index(self.language) if self.language in known else -1
        self.language = known[(place + 1) % len(known)]
        return self.language


def _below(pair: "Pair") -> bool:
    return pair.candidate.below_threshold
