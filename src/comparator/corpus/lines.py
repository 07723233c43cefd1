"""What ends a line of a data file, and places that follow from it."""

import re

from comparator.model.position import Position

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""What ends a line, for positions."""


def place_behind(before: str) -> Position:
    """Return the place behind the text `before`."""
    lines = LINE_BREAK.split(before)
    return Position(len(lines), len(lines[-1]) + 1)
