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

    @property
    def last_line(self) -> int:
        """The last line that holds a part of the stretch; a text of several lines ends at the start of the next."""
        if self.end_line <= self.line:
            return self.line
        return self.end_line - 1 if self.end_column == 1 else self.end_line
