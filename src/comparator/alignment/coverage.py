"""How much of each clause the other covers, and the relation that this suggests.

A suggestion helps a reviewer who picks OSCAL's set words. It is no judgement: two clauses that name the same
concepts can ask for opposite things.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from comparator.alignment.readings import Reading
from comparator.alignment.sequence import common_words, symbols
from comparator.model.candidate import Coverage
from comparator.model.mapping import Relation
from comparator.text.languages import primary
from comparator.text.normalise import fold_text

COVERED = 0.45
"""Share from which on a text counts as covered by the other.

Chosen on texts whose relation is known by construction, and checked on pairs that a reader judged;
`benchmarks/relations.py` prints both tables. Higher, and translations of one text no longer suggest
`equivalent-to`, since a lexicon never knows every term; lower, and a part of an article suggests it too.
"""
MIN_NAMED = 4
"""A text that names fewer things than this can be covered by chance, so it suggests no direction."""
MANY = 20
"""From this many passages on, words that stand in a large share of them are left out as grammar."""
_CONCEPT = "c:"


class Coverages:
    """What each passage of two sides names, weighed by its rarity.

    Within one language these are the concepts and the rarer words outside them; across languages only the
    concepts, as words of two languages do not meet.
    """

    def __init__(self, a: Sequence[Reading], b: Sequence[Reading]) -> None:
        self._readings = (a, b)
        self.common = common_words((*a, *b)) if len(a) + len(b) >= MANY else frozenset()
        self._named = tuple([_named(reading, self.common) for reading in side] for side in (a, b))
        self._rarity = _rarity(*self._named)

    def pair(self, a: int, b: int) -> Coverage:
        """Return how much of each of two passages the other covers."""
        left, right = self._readings[0][a], self._readings[1][b]
        same_language = primary(left.language) == primary(right.language)
        mine, other = (
            {name for name in named[place] if same_language or name.startswith(_CONCEPT)}
            for named, place in zip(self._named, (a, b), strict=True)
        )
        shared = self._weight(mine & other)
        return Coverage(
            a=_share(shared, self._weight(mine)),
            b=_share(shared, self._weight(other)),
            a_named=len(mine),
            b_named=len(other),
            same_text=same_language and _statement(left) == _statement(right),
        )

    def _weight(self, names: Iterable[str]) -> float:
        # In a fixed order, as a sum of floats depends on it.
        return sum(self._rarity[name] for name in sorted(names))


def suggestion(coverage: Coverage, *, below_threshold: bool) -> Relation:
    """Return the relation that coverage suggests, read from `a` to `b`.

    Below the threshold of the engine this is `no-relationship`, whatever is shared.
    """
    if coverage.same_text:
        return Relation.EQUAL
    if below_threshold:
        return Relation.NONE
    a, b = (
        share >= COVERED and named >= MIN_NAMED
        for share, named in ((coverage.a, coverage.a_named), (coverage.b, coverage.b_named))
    )
    if a and b:
        return Relation.EQUIVALENT
    if a:
        return Relation.SUBSET
    return Relation.SUPERSET if b else Relation.INTERSECTS


def _named(reading: Reading, common: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name, _, _ in symbols(reading, common))


def _rarity(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """Return the mean over both sides of the smoothed inverse document frequency."""
    counted = [Counter(name for names in side for name in names) for side in (a, b)]
    sizes = len(a), len(b)
    return {
        name: sum(log((1 + size) / (1 + count[name])) + 1 for size, count in zip(sizes, counted, strict=True)) / 2
        for name in counted[0].keys() | counted[1].keys()
    }


def _share(shared: float, whole: float) -> float:
    return round(shared / whole, 4) if whole else 0.0


def _statement(reading: Reading) -> str:
    return " ".join(fold_text(reading.source[reading.text_start :]).split())
