"""What a fix would write, and what it leaves to a person."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Skip:
    """A place that a fix left alone.

    Attributes:
        line: The line, from 1.
        fix: The id of the rule that the fix is for.
        reason: Why, as the end of a sentence.
    """

    line: int
    fix: str
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The text that a fix would write.

    Attributes:
        text: The whole file.
        data: What the file must hold when it is read again; otherwise the fix is not taken.
        count: How many places are mended; 0 when `text` is unchanged.
        skips: The places that are left alone.
    """

    text: str
    data: Any
    count: int = 0
    skips: tuple[Skip, ...] = ()
