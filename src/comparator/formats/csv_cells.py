"""CSV that a spreadsheet opens as data: no cell runs as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from comparator.text.visible import visible

Cell = str | int | float | None
"""What a cell holds; None is an empty cell."""

_FORMULA = frozenset("=+-@＝＋－＠")
"""Characters with which a spreadsheet begins a formula; the wide forms serve East Asian keyboards."""
_SKIPPED = frozenset("\t\r\n")
"""Characters that some spreadsheets skip before they look for a formula."""


def safe_cell(value: Cell) -> str:
    """Return the text of a cell.

    Text that a spreadsheet could run gets an apostrophe in front, which spreadsheets take for the sign of
    text; hidden characters are spelled out. Numbers stay as they are, as a number is no formula.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = visible(value)
    return f"'{text}" if value[:1] in _SKIPPED or text.lstrip()[:1] in _FORMULA else text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a CSV table by RFC 4180: commas, quotes where needed, CRLF after every line, the header first."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([safe_cell(name) for name in header])
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return buffer.getvalue()
