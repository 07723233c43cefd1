"""What the person has chosen, and the rows that follow from it; knows no widget."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comparator.comparison.time import corpus_on
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Clause
from comparator.tui.naming import ORIGINAL, spoken

if TYPE_CHECKING:
    from comparator.comparison.compare import Pair


Asked = tuple[str, str, bool, str]
"""Two instruments, whether one to one, and the day on which clauses apply, empty for all clauses."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list: an aligned pair, or a clause alone while there is nothing to align it with.

    `only_b` marks a clause of B that stands in no listed pair, on the topic or in a one-to-one choice; `left`
    one of A that such a choice leaves without a partner.
    """

    clause: Clause
    pair: "Pair | None" = None
    only_b: bool = False
    left: bool = False

    @property
    def below_threshold(self) -> bool:
        """Whether the engine abstains on this row."""
        return self.pair is not None and self.pair.candidate.below_threshold

    def names(self, key: str) -> bool:
        """Return whether the row shows the clause with this key."""
        return self.clause.key == key or (self.pair is not None and self.pair.b.key == key)


@dataclass(slots=True)
class Explorer:
    """The two instruments `a` and `b` (ids, or empty), the topic, the language, and the pairs known so far.

    `single` asks for one partner at most for every clause of both sides. `whole` has all clauses, and `corpus` those
    that apply on `day`, all without one.
    """

    whole: Corpus
    a: str = ""
    b: str = ""
    topic: str = ""
    language: str = "en"
    single: bool = False
    day: str = ""
    corpus: Corpus = field(init=False)
    _pairs: "dict[Asked, tuple[Pair, ...]]" = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.go_to_day(self.day)

    def go_to_day(self, day: str) -> None:
        """Keep to the clauses that apply on an ISO day; with an empty one, to all clauses."""
        self.day = day
        self.corpus = corpus_on(self.whole, day) if day else self.whole

    def applies(self, key: str) -> bool:
        """Return whether the clause with this key applies on the day, if one is chosen."""
        framework, _, clause = key.partition("/")
        return self.corpus.frameworks[framework].clause(clause) is not None

    @property
    def key(self) -> tuple[str, str]:
        """The pair of instruments that is chosen."""
        return (self.a, self.b)

    @property
    def asked(self) -> Asked:
        """The pair of instruments that is chosen, whether one to one, and the day."""
        return (self.a, self.b, self.single, self.day)

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

    def remember(self, asked: Asked, pairs: "tuple[Pair, ...]") -> None:
        """Keep the pairs of two instruments."""
        self._pairs[asked] = pairs

    def must_align(self) -> bool:
        """Return whether two instruments are chosen whose pairs are not known yet."""
        return bool(self.a and self.b) and self.asked not in self._pairs

    def rows(self) -> tuple[Row, ...]:
        """Return what the list shows, by the topic if one is chosen.

        With both sides chosen: the first partner of each clause of A, best first, those below the threshold
        last, and under a topic the clauses of B that are on it but in no pair; one to one the chosen pairs, then
        the clauses of both sides that are left without a partner; with one side: its clauses in their order; with none:
        every clause of the topic.
        """
        if self.a and self.b:
            if self.must_align():
                return ()
            pairs = [pair for pair in self._pairs[self.asked] if self._on_topic(pair.a, pair.b)]
            if self.single:
                return (*(Row(pair.a, pair) for pair in pairs), *self._left_over(pairs), *self._only_b(pairs))
            firsts = [pair for pair in pairs if pair.candidate.rank == 1]
            return (*(Row(pair.a, pair) for pair in sorted(firsts, key=_below)), *self._only_b(firsts))
        one = self.a or self.b
        if one:
            return tuple(Row(clause) for clause in self.corpus.frameworks[one].clauses if self._on_topic(clause))
        return tuple(Row(clause) for clause in self.corpus.clauses_on(self.topic)) if self.topic else ()

    def _only_b(self, pairs: "list[Pair]") -> tuple[Row, ...]:
        if not self.topic and not self.single:
            return ()
        paired = {pair.b.id for pair in pairs}
        return tuple(Row(clause, only_b=True) for clause in self.clauses_on_topic("b") if clause.id not in paired)

    def _left_over(self, pairs: "list[Pair]") -> tuple[Row, ...]:
        paired = {pair.a.id for pair in pairs}
        return tuple(Row(clause, left=True) for clause in self.clauses_on_topic("a") if clause.id not in paired)

    def relatives(self, pair: "Pair") -> "tuple[tuple[Pair, ...], tuple[Pair, ...]]":
        """Return the other candidates of the pair's clause of A, and the other pairs that lead to its clause of B.

        A long article covers several short clauses: one to many, and many to one. Only candidates that the
        engine proposes count; of other clauses of A only those whose first choice the clause of B is.
        """
        known = [
            other
            for other in self._pairs.get((self.a, self.b, False, self.day), ())
            if not other.candidate.below_threshold
        ]
        same_a = tuple(other for other in known if other.a.id == pair.a.id and other.b.id != pair.b.id)
        same_b = (other for other in known if other.b.id == pair.b.id and other.a.id != pair.a.id)
        return same_a, tuple(other for other in same_b if other.candidate.rank == 1)

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
