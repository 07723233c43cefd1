"""The matrix, drawn line by line: topics down, jurisdictions across, headings that stay in view."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from comparator.comparison.matrix import Cell, CellState, Matrix
from comparator.model.framework import Norm
from comparator.tui.paint import NORM_LETTERS, fit
from comparator.tui.theme import Palette
from comparator.tui.widgets.themed import palette_of

_HEAD = 1
"""Lines of column headings."""
_NARROWEST_TOPICS = 12
_NARROWEST_COLUMN = 7
ABSENT, SILENT, FUTURE, PENDING = "∅", "·", "›", "°"

Pending = Callable[[Cell], bool]
"""Says whether the norm that names a cell stands only in instruments that are not in force."""


@dataclass(frozen=True, slots=True)
class Headings:
    """Names of rows and columns, and the domain heading that stands before a topic."""

    topics: Mapping[str, str]
    columns: Mapping[str, str]
    domains: Mapping[str, str]


class MatrixGrid(ScrollView, can_focus=True):
    """What norm holds where. A domain heading takes a line of its own and no cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--cursor", "grid--line", "grid--head", "grid--domain"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Open", tooltip="List the clauses of the cell"),
        Binding("j,down", "move(1,0)", "Down", show=False),
        Binding("k,up", "move(-1,0)", "Up", show=False),
        Binding("h,left", "move(0,-1)", "Left", show=False),
        Binding("l,right", "move(0,1)", "Right", show=False),
        Binding("pagedown,ctrl+f", "page(1)", "Page down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False),
        Binding("g,home", "go(0)", "Top", show=False),
        Binding("G,end", "go(-1)", "End", show=False),
    ]

    cursor: reactive[tuple[int, int]] = reactive((0, 0), repaint=False)

    class Highlighted(Message):
        """The cursor is on another cell."""

        def __init__(self, cell: Cell) -> None:
            super().__init__()
            self.cell = cell

    class Chosen(Message):
        """A cell was chosen by Enter or a second click."""

        def __init__(self, cell: Cell) -> None:
            super().__init__()
            self.cell = cell

    def __init__(self) -> None:
        super().__init__(id="grid")
        self._matrix: Matrix | None = None
        self._headings = Headings({}, {}, {})
        self._lines: list[int | str] = []
        self._line_of: list[int] = []
        self._pending: Pending = lambda _: False
        self._edges: list[int] = [0]

    def show(self, matrix: Matrix, headings: Headings, pending: Pending, topic: str = "") -> None:
        """Show a matrix, with the cursor on the row of a topic if one is named."""
        self._matrix, self._headings, self._pending = matrix, headings, pending
        self._lines, self._line_of = [], []
        for row, key in enumerate(matrix.topics):
            if key in headings.domains:
                self._lines.append(headings.domains[key])
            self._line_of.append(len(self._lines))
            self._lines.append(row)
        self._edges = [0, *accumulate(self._width_of(column) for column in range(len(matrix.columns)))]
        self._resize()
        start = matrix.topics.index(topic) if topic in matrix.topics else 0
        self.set_reactive(MatrixGrid.cursor, (start, 0))
        self.refresh()
        self.call_after_refresh(self._announce)

    @property
    def _topic_width(self) -> int:
        longest = max((cell_len(name) for name in self._headings.topics.values()), default=0)
        return max(_NARROWEST_TOPICS, min(longest + 3, self.size.width // 3))

    def _width_of(self, column: int) -> int:
        """Return how many cells of the terminal a column needs, with the space after it."""
        assert self._matrix is not None  # noqa: S101 (`show` has set it)
        palette = palette_of(self)
        name = self._headings.columns.get(self._matrix.columns[column], "")
        cells = (cell_text(row[column], palette, pending=False).cell_len for row in self._matrix.cells)
        return max(_NARROWEST_COLUMN, cell_len(name) + 2, max(cells, default=0) + 1)

    def _resize(self) -> None:
        if self._matrix is not None:
            self.virtual_size = Size(self._topic_width + self._edges[-1], len(self._lines) + _HEAD)

    def on_resize(self) -> None:
        """Follow the width, on which the column of topics depends."""
        self._resize()
        self.refresh()

    def current(self) -> Cell | None:
        """Return the cell under the cursor."""
        if self._matrix is None or not self._matrix.topics or not self._matrix.columns:
            return None
        row, column = self.cursor
        return self._matrix.cells[row][column]

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen: the topic stays, the cells scroll."""
        width = self.scrollable_content_region.width
        line = y - _HEAD + self.scroll_offset.y
        if self._matrix is None or (y >= _HEAD and line >= len(self._lines)):
            return Strip.blank(width, self.rich_style)
        if y < _HEAD:
            head, body = self._heading_line()
            style = self.get_component_rich_style("grid--head")
        else:
            place = self._lines[line]
            if isinstance(place, str):
                text = Text(fit(place, width), end="")
                strip = Strip(text.render(self.app.console), width)
                return strip.apply_style(self.get_component_rich_style("grid--domain"))
            head, body = self._row_line(place)
            current = place == self.cursor[0]
            style = self.get_component_rich_style("grid--line") if current else self.rich_style
        console = self.app.console
        left = Strip(head.render(console), head.cell_len)
        right = Strip(body.render(console), body.cell_len)
        shown = right.crop(self.scroll_offset.x, self.scroll_offset.x + max(0, width - head.cell_len))
        return Strip.join([left, shown]).adjust_cell_length(width).apply_style(style)

    def _heading_line(self) -> tuple[Text, Text]:
        assert self._matrix is not None  # noqa: S101 (render_line has looked)
        body = Text(no_wrap=True, end="")
        for column, key in enumerate(self._matrix.columns):
            width = self._edges[column + 1] - self._edges[column]
            body.append(fit(f" {self._headings.columns.get(key, key)}", width))
        return Text(fit("Topic", self._topic_width), no_wrap=True, end=""), body

    def _row_line(self, row: int) -> tuple[Text, Text]:
        assert self._matrix is not None  # noqa: S101 (render_line has looked)
        palette = palette_of(self)
        topic = self._headings.topics.get(self._matrix.topics[row], self._matrix.topics[row])
        head = Text(fit("  " + topic, self._topic_width - 1) + " ", no_wrap=True, end="")
        body = Text(no_wrap=True, end="")
        for column, cell in enumerate(self._matrix.cells[row]):
            drawn = cell_text(cell, palette, pending=self._pending(cell))
            drawn.append(" " * (self._edges[column + 1] - self._edges[column] - 1 - drawn.cell_len))
            if (row, column) == self.cursor:
                drawn.stylize(self.get_component_rich_style("grid--cursor"))
            body.append_text(drawn)
            body.append(" ")
        return head, body

    def watch_cursor(self) -> None:
        """Redraw, keep the cell in view, and tell who listens."""
        self.refresh()
        self._announce()

    def _announce(self) -> None:
        cell = self.current()
        if cell is None:
            return
        row, column = self.cursor
        line = self._line_of[row]
        # The first topic of a domain brings its heading into view.
        above = 1 if line and isinstance(self._lines[line - 1], str) else 0
        left, right = self._edges[column], self._edges[column + 1]
        self.scroll_to_region(
            Region(self._topic_width + left, line + _HEAD - above, right - left, 1 + above),
            spacing=Spacing(top=_HEAD, left=self._topic_width),
            animate=False,
            force=True,
        )
        self.post_message(self.Highlighted(cell))

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor."""
        if self._matrix is not None and self.current() is not None:
            row, column = self.cursor
            self.cursor = (
                max(0, min(len(self._matrix.topics) - 1, row + rows)),
                max(0, min(len(self._matrix.columns) - 1, column + columns)),
            )

    def action_page(self, step: int) -> None:
        """Move the cursor by the lines that fit on the screen."""
        self.action_move(step * max(1, self.size.height - _HEAD - 1), 0)

    def action_go(self, row: int) -> None:
        """Move the cursor to the first (0) or the last (-1) topic."""
        if self._matrix is not None and self._matrix.topics:
            self.cursor = (row % len(self._matrix.topics), self.cursor[1])

    def action_choose(self) -> None:
        """Choose the cell under the cursor."""
        cell = self.current()
        if cell is not None:
            self.post_message(self.Chosen(cell))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell that was clicked, or choose it if it is there already."""
        line = event.y - _HEAD + self.scroll_offset.y
        if self._matrix is None or event.y < _HEAD or line >= len(self._lines):
            return
        row = self._lines[line]
        column = bisect_right(self._edges, event.x - self._topic_width + self.scroll_offset.x) - 1
        if not isinstance(row, int) or event.x < self._topic_width or column >= len(self._matrix.columns):
            return
        if (row, column) == self.cursor:
            self.action_choose()
        else:
            self.cursor = (row, column)


def cell_text(cell: Cell, palette: Palette, *, pending: bool) -> Text:
    """Return a cell: a letter for the norm and how many clauses there are, or a sign for their absence.

    `O 2/8+7`: 2 obligations among 8 clauses, and 7 more that do not apply yet.
    """
    if cell.state is CellState.ABSENT:
        return Text(f" {ABSENT}", palette.warning, end="")
    if cell.state is CellState.SILENT:
        return Text(f" {SILENT}", palette.muted, end="")
    if cell.state is CellState.NOT_ENCODED or cell.norm is None:
        return Text("", end="")
    future = cell.state is CellState.FUTURE
    text = norm_badge(cell.norm, palette, binding=cell.binding, future=future, pending=pending)
    total = len(cell.clauses)
    if cell.count != total:
        text.append(f"{cell.count}/{total}", palette.muted)
    elif total > 1:
        text.append(f"{total}", palette.muted)
    if cell.upcoming:
        text.append(f"+{len(cell.upcoming)}", palette.muted)
    return text


def norm_badge(norm: Norm, palette: Palette, *, binding: bool, future: bool = False, pending: bool = False) -> Text:
    """Return the letter of a norm: on its colour where it binds, in its colour where it does not.

    It is dimmed, with a sign after it, where the norm stands in an instrument that is not in force.
    """
    style = palette.norms[norm]
    if pending:
        style = style + Style(dim=True)
    elif binding:
        style = style + Style(reverse=True, bold=True)
    mark, after = FUTURE if future else " ", PENDING if pending else " "
    return Text(end="").append(f"{mark}{NORM_LETTERS[norm]}{after}", style)
