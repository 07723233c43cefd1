"""Measures across countries as records, rows and a strip plot in SVG."""

from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import east_asian_width
from xml.sax.saxutils import escape, quoteattr

from comparator.comparison.differences import quantity
from comparator.comparison.parameters import Entry, MeasureTable, Spread
from comparator.comparison.strip import is_logarithmic, share
from comparator.formats.csv_cells import Cell, csv_text
from comparator.formats.records import plain
from comparator.model.vocabulary import Vocabularies, pick
from comparator.text.counts import counted
from comparator.text.visible import visible

COLUMNS = (
    "measure", "jurisdiction", "framework", "cite", "clause", "value", "unit", "bound", "condition", "basis",
    "joined", "bearer", "binding", "in_force", "applies_from", "scale", "size", "rate",
)  # fmt: skip
"""Columns of the CSV; `size` is the value on `scale`, by which values are compared."""


def parameters_csv(tables: Sequence[MeasureTable]) -> str:
    """Return a row for each value."""
    return csv_text(COLUMNS, (_row(table, entry) for table in tables for entry in table.entries))


def _row(table: MeasureTable, entry: Entry) -> tuple[Cell, ...]:
    parameter = entry.parameter
    return (
        table.measure.id,
        entry.framework.jurisdiction,
        entry.framework.id,
        entry.clause.cite,
        entry.clause.key,
        parameter.value,
        parameter.unit,
        parameter.bound.value,
        pick(parameter.condition),
        pick(parameter.basis),
        entry.join.rule if entry.join else "",
        " ".join(entry.clause.bearer),
        "yes" if entry.binding else "no",
        "no" if entry.pending else "yes",
        entry.start,
        entry.scale,
        entry.size,
        rate_words(entry),
    )


def parameters_record(tables: Sequence[MeasureTable]) -> list[dict[str, Any]]:
    """Return the tables for JSON."""
    return [
        {
            "measure": table.measure.id,
            "dimension": table.measure.dimension.value,
            "as_of": table.day,
            "values": [
                {
                    "jurisdiction": entry.framework.jurisdiction,
                    "framework": entry.framework.id,
                    "clause": entry.clause.id,
                    "cite": entry.clause.cite,
                    "bearer": list(entry.clause.bearer),
                    "binding": entry.binding,
                    "in_force": not entry.pending,
                    "applies_from": entry.start or None,
                    "parameter": plain(entry.parameter),
                    "joined": entry.join.rule if entry.join else None,
                    "scale": entry.scale or None,
                    "size": entry.size,
                    "rate": plain(entry.rate) if entry.rate else None,
                }
                for entry in table.entries
            ],
            "spreads": [plain(spread) for spread in table.spreads],
        }
        for table in tables
    ]


def rate_words(entry: Entry) -> str:
    """Return the rate that an amount was converted with, or an empty string."""
    rate = entry.rate
    if rate is None:
        return ""
    name = f", {rate.name}" if rate.name else ""
    return f"1 {rate.source} = {rate.factor:g} {rate.target} on {rate.on}{name}"


def size_words(size: float, scale: str) -> str:
    """Return a size with its unit, as in `15 days` or `EUR 35,000,000`."""
    if scale == "share":
        return f"{size * 100:g} %"
    if scale == "FLOP":
        return f"{size:.4g} FLOP".replace("e+", "e")
    number = f"{size:,.2f}".rstrip("0").rstrip(".")
    if scale.isupper():
        return f"{scale} {number}"
    return f"{number} {scale}" + ("" if size == 1 else "s")


def spread_words(spread: Spread) -> str:
    """Return range and median with the number of values, or the one size that all of them have."""
    low, high = size_words(spread.low, spread.scale), size_words(spread.high, spread.scale)
    values = counted(spread.count, "value")
    if spread.low == spread.high:
        return f"{low} ({values})"
    return f"{low} to {high}, median {size_words(spread.median, spread.scale)} ({values})"


_LABEL, _PLOT, _BESIDE, _ROW, _MARGIN = 420, 420, 220, 22, 16
"""Least widths of the names, the strips and the values beside them, then height of a row and margin, in pixels."""

_LETTER = 7
"""Pixels to keep for a letter of 13 pixels; on average it takes about 6."""


def parameters_svg(tables: Sequence[MeasureTable], vocabularies: Vocabularies) -> str:
    """Return a strip plot of every measure: a row for each value, a strip for each scale.

    A filled dot applies on the day, an empty one later, a square stands in an instrument that is not in
    force. Values without a size are listed without a dot.
    """
    # Names and values are never cut, so the longest of them set the width.
    entries = [entry for table in tables for entry in table.entries]
    left = max([_LABEL, *(_width(_name(entry, vocabularies)) + 2 * _MARGIN for entry in entries)])
    lines: list[str] = []
    y = _MARGIN
    for table in tables:
        y += 2 * _ROW
        lines.append(_text(_MARGIN, y, f"{pick(table.measure.title)} as of {table.day}", bold=True))
        for spread in (*table.spreads, None):
            y, drawn = _strip(table, spread, y, left, vocabularies)
            lines += drawn
    beside = max([_BESIDE, *(_width(quantity(entry.parameter)) for entry in entries)])
    width, height = left + _PLOT + beside + 2 * _MARGIN, y + 3 * _ROW
    legend = "filled dot: applies; empty dot: applies later; square: not in force"
    lines.append(_text(_MARGIN, height - _ROW, legend))
    style = "text{font:13px sans-serif;fill:#1a1a1a}.bold{font-weight:bold}.mark{stroke:#1f4e79;stroke-width:2}"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img">',
            f"<title>{escape('Parameters across countries')}</title>",
            f"<style>{style}</style>",
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            *lines,
            "</svg>",
        ]
    )


def _strip(
    table: MeasureTable, spread: Spread | None, y: int, left: int, vocabularies: Vocabularies
) -> tuple[int, list[str]]:
    """Draw the entries of one scale, or with None those that stand on no scale that has a spread."""
    known = {item.scale for item in table.spreads}
    entries = [
        entry for entry in table.entries if (entry.scale == spread.scale if spread else entry.scale not in known)
    ]
    lines: list[str] = []
    if not entries:
        return y, lines
    if spread:
        y += _ROW
        axis = " (logarithmic)" if is_logarithmic(spread.low, spread.high) else ""
        lines.append(_text(left, y, spread_words(spread) + axis))
    for entry in entries:
        y += _ROW
        lines.append(_text(_MARGIN, y, _name(entry, vocabularies)))
        if spread and entry.size is not None:
            x = left + round(_PLOT * share(entry.size, spread.low, spread.high))
            lines.append(f'<line x1="{left}" x2="{left + _PLOT}" y1="{y - 4}" y2="{y - 4}" stroke="#cccccc"/>')
            lines.append(_mark(entry, x, y - 4))
        lines.append(_text(left + _PLOT + _MARGIN, y, quantity(entry.parameter)))
    return y, lines


def _name(entry: Entry, vocabularies: Vocabularies) -> str:
    known = vocabularies.jurisdictions.get(entry.framework.jurisdiction)
    place = pick(known.name) if known else entry.framework.jurisdiction
    return f"{place}, {pick(entry.framework.short)} {entry.clause.cite}"


def _width(words: str) -> int:
    """Return pixels that are enough for the words; wide letters, such as Chinese ones, take two places."""
    return _LETTER * sum(2 if east_asian_width(letter) in "WF" else 1 for letter in visible(words))


def _mark(entry: Entry, x: int, y: int) -> str:
    fill = "#ffffff" if entry.start else "#1f4e79"
    if entry.pending:
        return f'<rect class="mark" x="{x - 5}" y="{y - 5}" width="10" height="10" fill="#ffffff"/>'
    return f'<circle class="mark" cx="{x}" cy="{y}" r="5" fill="{fill}"/>'


def _text(x: int, y: int, words: str, *, bold: bool = False) -> str:
    style = f" class={quoteattr('bold')}" if bold else ""
    return f'<text x="{x}" y="{y}"{style}>{escape(visible(words))}</text>'


def strip_cells(table: MeasureTable, width: int) -> Iterator[str]:
    """Yield for each entry its strip of `width` characters with a mark at its size, blank without a size."""
    spreads = {spread.scale: spread for spread in table.spreads}
    for entry in table.entries:
        spread = spreads.get(entry.scale)
        if spread is None or entry.size is None:
            yield ""
            continue
        cells = ["·"] * width
        mark = "□" if entry.pending else "○" if entry.start else "●"
        cells[round((width - 1) * share(entry.size, spread.low, spread.high))] = mark
        yield "".join(cells)
