"""The list of aligned pairs, drawn line by line: only the lines on screen are ever built."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from comparator.model.framework import Clause
from comparator.tui.detail import standing
from comparator.tui.explorer import Row
from comparator.tui.naming import worded
from comparator.tui.paint import TAG_LETTERS, bar, fit, suggestion_tag, tags
from comparator.tui.widgets.themed import palette_of

Spoken = Callable[[Clause], str]
"""Says in which language a clause is shown."""

_HEIGHT = 2
"""Lines of a row: one a side."""
_DIVIDER = -1
"""Stands in the place of the part of a row for the line with the title above it."""
_BAR = 5
RECORDED = "●"
"""Stands in the place of the bar of a score where the pair was decided by a reader."""


class PairList(ScrollView, can_focus=True):
    """Aligned pairs, best first, two lines each: A above, B below."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pairs--cursor", "pairs--hover"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Open", tooltip="Go to the clauses of the pair"),
        # Keys of the whole screen that the footer names where they are used most.
        Binding("s", "screen.swap", "Swap"),
        Binding("e", "screen.export", "Export"),
        Binding("y", "screen.copy", "Copy"),
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("pagedown,ctrl+f", "page(1)", "Page down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False),
        Binding("g,home", "go(0)", "Top", show=False),
        Binding("G,end", "go(-1)", "End", show=False),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)

    class Highlighted(Message):
        """The cursor is on another row."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Chosen(Message):
        """A row was chosen by Enter or a click."""

    def __init__(self) -> None:
        super().__init__(id="pairs")
        self._rows: Sequence[Row] = ()
        self._dividers: Mapping[int, str] = {}
        self._lines: list[tuple[int, int]] = []
        self._line_of: list[int] = []
        self._spoken: Spoken = lambda _: "en"
        self._cite_width = 0
        self._mixed = False

    def show(self, rows: Sequence[Row], spoken: Spoken, dividers: Mapping[int, str], cursor: int = 0) -> None:
        """Show rows, with the cursor on one of them; a divider stands before the row of its number."""
        self._rows = rows
        self._dividers = dividers
        self._spoken = spoken
        self._lines, self._line_of = [], []
        for index in range(len(rows)):
            if index in dividers:
                self._lines.append((index, _DIVIDER))
            self._line_of.append(len(self._lines))
            self._lines += ((index, part) for part in range(_HEIGHT))
        cites = [row.clause.cite for row in rows] + [row.pair.b.cite for row in rows if row.pair is not None]
        self._cite_width = max((min(len(cite), 22) for cite in cites), default=0)
        self._mixed = len({row.clause.framework for row in rows if not row.only_b}) > 1
        self.virtual_size = Size(0, len(self._lines))
        self.set_reactive(PairList.cursor, max(0, min(cursor, len(rows) - 1)))
        self.refresh()
        self._keep_in_view()

    def speak(self, spoken: Spoken) -> None:
        """Show titles in another language."""
        self._spoken = spoken
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        if line >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        index, part = self._lines[line]
        divider = part == _DIVIDER
        text = self._divider_line(index, width) if divider else self._row_line(index, part, width)
        style = self.rich_style
        if index == self.cursor and not divider:
            style = self.get_component_rich_style("pairs--cursor")
        elif not divider and self._faint(self._rows[index]):
            style = style + Style(dim=True)
        strip = Strip(text.render(self.app.console), text.cell_len)
        return strip.adjust_cell_length(width).apply_style(style)

    @staticmethod
    def _faint(row: Row) -> bool:
        return row.below_threshold or row.only_b or row.left

    def _divider_line(self, index: int, width: int) -> Text:
        text = Text(no_wrap=True, end="")
        text.append(fit(f"── {self._dividers[index]} ".ljust(width, "─"), width), palette_of(self).warning)
        return text

    def _row_line(self, index: int, part: int, width: int) -> Text:
        row = self._rows[index]
        palette = palette_of(self)
        pair = row.pair
        clause = row.clause if part == 0 or pair is None else pair.b
        text = Text(no_wrap=True, end="")
        if pair is None:
            return self._clause_line(row, part, width)
        score = pair.candidate.score
        if part == 0:
            mark = "▌" if index == self.cursor else " "
            text.append(mark, palette.heading)
            text.append(f"{index + 1:>4} ", palette.muted)
            if pair.relation is not None:
                text.append(fit(RECORDED, _BAR), palette.strong)
            else:
                text.append(bar(score, _BAR), palette.concept if not row.below_threshold else palette.muted)
            text.append(" ")
        else:
            text.append("▌" if index == self.cursor else " ", palette.heading)
            text.append(f"{standing(pair):>9}{'*' if pair.candidate.mutual else ' '} ", palette.muted)
        side = "a" if part == 0 else "b"
        tag_width = len(TAG_LETTERS)
        cites = min(self._cite_width, max(6, (width - 12 - 3 - tag_width) // 3))
        text.append(f"{side.upper()} ", palette.side(side))
        text.append(fit(clause.cite, cites), palette.side(side))
        room = width - text.cell_len - 1
        title, _ = worded(clause.title, self._spoken(clause))
        if part == 0:
            text.append(" " + fit(title, max(0, room - tag_width - 1)) + " ")
            text.append_text(tags((found.kind for found in pair.differences), palette))
        else:
            hint = f" {pair.relation.value}" if pair.relation is not None else suggestion_tag(pair.candidate)
            text.append(" " + fit(title, max(0, room - cell_len(hint))))
            text.append(hint, palette.strong if pair.relation is not None else palette.muted)
        return text

    def _clause_line(self, row: Row, part: int, width: int) -> Text:
        palette = palette_of(self)
        clause = row.clause
        text = Text(no_wrap=True, end="")
        text.append("▌ " if row is self._rows[self.cursor] else "  ", palette.heading)
        if part == 0:
            if row.only_b:
                text.append("B ", palette.side_b)
            text.append(fit(clause.cite, self._cite_width), palette.side_b if row.only_b else palette.strong)
            title, _ = worded(clause.title, self._spoken(clause))
            where = f" {clause.framework}" if self._mixed else ""
            text.append(" " + fit(title, max(0, width - text.cell_len - 1 - cell_len(where))))
            text.append(where, palette.muted)
            return text
        text.append(f"{clause.norm.value} ", palette.norms[clause.norm])
        statement, _ = worded(clause.statement, self._spoken(clause))
        text.append(fit(statement, max(0, width - text.cell_len)), palette.muted)
        return text

    def watch_cursor(self, before: int, after: int) -> None:
        """Redraw the two rows concerned and tell who listens."""
        for index in (before, after):
            if index < len(self._rows):
                self.refresh_lines(self._line_of[index], _HEIGHT)
        self._keep_in_view()
        if self._rows:
            self.post_message(self.Highlighted(after))

    def _keep_in_view(self) -> None:
        if not self._rows:
            return
        # The first row below a divider brings the divider into view.
        above = int(self.cursor in self._dividers)
        region = Region(0, self._line_of[self.cursor] - above, 1, _HEIGHT + above)
        self.scroll_to_region(region, animate=False, force=True)

    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""
        if self._rows:
            self.cursor = max(0, min(len(self._rows) - 1, self.cursor + step))

    def action_page(self, step: int) -> None:
        """Move the cursor by the rows that fit on the screen."""
        self.action_move(step * max(1, self.scrollable_content_region.height // _HEIGHT - 1))

    def action_go(self, index: int) -> None:
        """Move the cursor to the first (0) or the last (-1) row."""
        if self._rows:
            self.cursor = index % len(self._rows)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self._rows:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked; choose it by a second click."""
        line = event.y + self.scroll_offset.y
        if line >= len(self._lines) or self._lines[line][1] == _DIVIDER:
            return
        index, _ = self._lines[line]
        again = index == self.cursor
        self.cursor = index
        if again and event.chain > 1:
            self.action_choose()
