"""What ends a line of a data file, and places that follow from it."""

from comparator.model.position import Position


def lines_in(text: str) -> list[str]:
    r"""Return the lines of a text without their ends: `\r\n`, `\r` or `\n`. Behind the last end is one more."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def place_behind(before: str) -> Position:
    """Return the place behind the text `before`."""
    lines = lines_in(before)
    return Position(len(lines), len(lines[-1]) + 1)
