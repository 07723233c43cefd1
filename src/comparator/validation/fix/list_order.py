"""Ordering lists that are meant as sets."""

import re
from copy import deepcopy
from itertools import pairwise

from comparator.corpus.reader import Document, Spot
from comparator.validation.fix.proposal import Proposal, Skip
from comparator.validation.fix.source import Source, spot_at
from comparator.validation.order import items_out_of_order
from comparator.validation.places import value_at

ITEMS = "list-order"

_ITEM = re.compile(r" *- +\Z")


def ordered_items(document: Document) -> Proposal:
    """Put the items of such lists in order; a list in flow style with a comment inside is left alone."""
    source = Source(document)
    data = deepcopy(document.data)
    edits: list[tuple[int, int, str]] = []
    skips: list[Skip] = []
    count = 0
    for path, wanted in items_out_of_order(document.data):
        spot = spot_at(document, path)
        pieces = _in_flow(source, spot) if source.is_flow(spot) else _by_line(source, spot)
        if pieces is None:
            skips.append(Skip(spot.line + 1, ITEMS, "comments or line breaks stand between its items"))
            continue
        texts = [document.text[start:end] for start, end in pieces]
        edits += [(*place, texts[index]) for place, index in zip(pieces, wanted, strict=True)]
        items = value_at(data, path)
        items[:] = [items[index] for index in wanted]
        count += 1
    return Proposal(_edited(document.text, edits), data, count, tuple(skips))


def _in_flow(source: Source, spot: Spot) -> list[tuple[int, int]] | None:
    if "#" in source.text(spot):
        return None
    return [(source.start(item), source.end(item)) for item in spot.children]


def _by_line(source: Source, spot: Spot) -> list[tuple[int, int]] | None:
    """Return the places of the lines, which are moved with the comments at their ends."""
    items: list[Spot] = spot.children
    together = all(below.line == above.line + 1 for above, below in pairwise(items))
    alone = all(item.line == item.end_line and _ITEM.match(source.lines[item.line][: item.column]) for item in items)
    if not together or not alone:
        return None
    return [(source.offset(item.line, 0), source.offset(item.line, len(source.lines[item.line]))) for item in items]


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    pieces, done = [], 0
    for start, end, new in sorted(edits):
        pieces += [text[done:start], new]
        done = end
    return "".join([*pieces, text[done:]])
