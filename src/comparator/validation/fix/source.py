"""Finding the source text of a value."""

from collections.abc import Iterator, Sequence
from typing import Any

from comparator.corpus.reader import Document, Spot
from comparator.validation.places import Path

BLOCK_SCALAR = ("|", ">")
"""What a block scalar starts with."""


class Source:
    """A document's text in lines, for a text whose only line break is the line feed."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lines = document.text.split("\n")
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def offset(self, line: int, column: int) -> int:
        """Return the place in the text of a line and column, both from 0."""
        return min(self._starts[min(line, len(self.lines))] + column, len(self.document.text))

    def text(self, spot: Spot) -> str:
        """Return the source of a value."""
        return self.document.text[self.start(spot) : self.end(spot)]

    def start(self, spot: Spot) -> int:
        """Return where the source of a value starts in the text."""
        return self.offset(spot.line, spot.column)

    def end(self, spot: Spot) -> int:
        """Return where the source of a value ends in the text; of block collections this is no use."""
        return self.offset(spot.end_line, spot.end_column)

    def is_block_scalar(self, spot: Spot) -> bool:
        """Tell whether the value is a scalar in block style."""
        return spot.children is None and self.text(spot).startswith(BLOCK_SCALAR)

    def is_flow(self, spot: Spot) -> bool:
        """Tell whether the value is a list or mapping in flow style."""
        return spot.children is not None and self.document.text.startswith(("{", "["), self.start(spot))

    def last_line(self, spot: Spot) -> int:
        """Return the last line, from 0, that holds something of the value."""
        while spot.children and not self.is_flow(spot):
            inner: Sequence[Spot] = list(spot.children.values() if isinstance(spot.children, dict) else spot.children)
            # In block style a null may stand on the line of its key, above everything else.
            spot = inner[-1]
        last = spot.end_line - (spot.end_column == 0 and spot.end_line > spot.line)
        while last > spot.line and self.is_block_scalar(spot) and not self.lines[last].strip(" \t"):
            last -= 1
        return last

    def scalars(self) -> Iterator[tuple[Path, Spot, Any]]:
        """Yield path, place and value of each scalar, in the order of the text."""
        stack: list[tuple[Path, Spot, Any]] = [((), self.document.spot, self.document.data)]
        while stack:
            path, spot, value = stack.pop()
            if spot.children is None:
                yield path, spot, value
                continue
            keys = list(spot.children) if isinstance(spot.children, dict) else range(len(spot.children))
            stack += [((*path, key), spot.children[key], value[key]) for key in reversed(keys)]


def spot_at(document: Document, path: Path) -> Spot:
    """Return the place of the value at `path`, which must exist."""
    spot = document.spot
    for step in path:
        spot = spot.children[step]
    return spot
