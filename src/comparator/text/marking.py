"""Marking stretches of a text from a file, which is made harmless on the way."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from comparator.model.candidate import Span
from comparator.text.visible import visible

Mark = TypeVar("Mark")


def pieces(text: str, marks: Sequence[tuple[Span, Mark]]) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """Yield the text in pieces, left to right, each made harmless and with the marks that cover it.

    Args:
        text: The text as the file has it.
        marks: Stretches of that text, which may overlap, and what each is marked with.
    """
    edges = sorted({0, len(text), *(edge for span, _ in marks for edge in (span.start, span.end))})
    for start, end in pairwise(edges):
        yield visible(text[start:end]), tuple(mark for span, mark in marks if span.start <= start and end <= span.end)
