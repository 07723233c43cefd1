"""Where a value stands in a file."""

from typing import Any

_NO_KEYS: dict[str, "Spot"] = {}


class Spot:
    """The place of one value, and of the values inside it.

    `line` and `column` count from 0 here; `Document.position` turns them into a `Position`.
    """

    __slots__ = ("children", "column", "end_column", "end_line", "keys", "line")

    def __init__(self, line: int, column: int, end_line: int, end_column: int) -> None:
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column
        self.children: Any = None  # dict by key, list by index, or None for a scalar
        self.keys: dict[str, Spot] = _NO_KEYS


def child_of(spot: Spot, step: str | int) -> Spot | None:
    """Return the place of what is at `step` in the value at `spot`; None when there is nothing."""
    children: dict[str, Spot] | list[Spot] | None = spot.children
    if isinstance(children, dict) and isinstance(step, str):
        return children.get(step)
    if isinstance(children, list) and isinstance(step, int) and 0 <= step < len(children):
        return children[step]
    return None
