"""Places in a text file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A stretch of a text file; lines and columns count from 1, columns in characters.

    `end_line` and `end_column` point behind the last character; 0 means unknown.
    """

    line: int
    column: int
    end_line: int = 0
    end_column: int = 0
