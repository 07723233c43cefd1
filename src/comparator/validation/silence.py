"""Findings that a comment silences; imports nothing that a verdict from the cache does not need."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from comparator.validation.diagnostic import Diagnostic

UNUSED = "unused-suppression"


@dataclass(frozen=True, slots=True)
class Silence:
    """One rule that a comment silences between two places, each a line and a column from 1, the last excluded.

    `unused` is the finding when there is nothing to silence.
    """

    rule: str
    first: tuple[int, int]
    last: tuple[int, int]
    unused: Diagnostic

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Return whether the finding is silenced."""
        place = (diagnostic.position.line, diagnostic.position.column)
        return diagnostic.rule == self.rule and self.first <= place < self.last


def silenced(
    found: Sequence[Diagnostic], silences: Iterable[Silence], runs: Callable[[str], bool]
) -> tuple[Diagnostic, ...]:
    """Return the findings that are left, with one for each silence that silences nothing.

    Args:
        found: The findings of one file.
        silences: What the comments of that file silence.
        runs: Whether the rule of this id runs; a silence of one that does not is no finding.
    """
    silences = tuple(silences)
    left = tuple(item for item in found if not any(silence.covers(item) for silence in silences))
    unused = (
        silence.unused for silence in silences if runs(silence.rule) and not any(silence.covers(item) for item in found)
    )
    return (*left, *unused)
