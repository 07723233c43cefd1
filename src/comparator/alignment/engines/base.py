"""What every engine offers."""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from comparator.alignment.vectors import Floats
from comparator.model.candidate import Evidence
from comparator.model.passage import Passage


class Scorer(Protocol):
    """Two lists of passages that an engine has read and can score."""

    def block(self, start: int, stop: int) -> Floats:
        """Return the scores of the passages `start:stop` of `a` with every passage of `b`.

        Scores are 0 to 1 and comparable within a row; shape (stop - start, len(b)).
        """
        ...

    def explain(self, a: int, b: int) -> Evidence | None:
        """Return why passage `a` is near passage `b`, or None when the engine cannot say."""
        ...


@runtime_checkable
class Selective(Protocol):
    """A scorer that finds the best partners without scoring every pair in full."""

    def best(self, start: int, stop: int, count: int) -> Iterator[tuple[int, int, float]]:
        """Yield row, column and score of up to `count` best partners of each of the passages `start:stop` of `a`.

        Row after row, best first, equal scores in the order of `b`.
        """
        ...


class Engine(Protocol):
    """A way to score pairs of passages."""

    name: str
    threshold: float
    """Score below which the engine abstains; 0 for engines that never do."""

    def prepare(
        self, a: Sequence[Passage], b: Sequence[Passage], languages: tuple[Sequence[str], Sequence[str]]
    ) -> Scorer:
        """Read both sides, each passage in the language given for it, and return a scorer."""
        ...
