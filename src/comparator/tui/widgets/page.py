"""The pane that shows a pair, a clause, or a hint."""

from typing import ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

_MARGIN = 1
"""Cells left free on both sides."""


class Page(ScrollView, can_focus=True):
    """A page that scrolls; drawn once for its width, then shown line by line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "screen.words", "Wording"),
        Binding("y", "screen.copy", "Copy"),
        Binding("j,down", "scroll_down", "Scroll down", show=False),
        Binding("k,up", "scroll_up", "Scroll up", show=False),
        Binding("g,home", "scroll_home", "Top", show=False),
        Binding("G,end", "scroll_end", "End", show=False),
        Binding("pagedown,ctrl+f", "page_down", "Page down", show=False),
        Binding("pageup,ctrl+b", "page_up", "Page up", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="page")
        self._content: RenderableType = Text()
        self._strips: list[Strip] = []

    def show(self, content: RenderableType, *, keep_place: bool = False) -> None:
        """Show a page from its top, or from where the last one stood."""
        self._content = content
        if not keep_place:
            self.scroll_to(y=0, animate=False, immediate=True)
        self._draw()

    def on_resize(self) -> None:
        """Draw again for another width."""
        self._draw()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width - 2 * _MARGIN
        if width <= 0:
            return  # not laid out yet, or not on the screen
        console = self.app.console
        options = self.app.console_options.update(width=width, height=None, highlight=False)
        lines = console.render_lines(self._content, options, pad=False)
        self._strips = [Strip(line) for line in lines]
        self.virtual_size = Size(0, len(lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        style = self.rich_style
        if line >= len(self._strips):
            return Strip.blank(width, style)
        margin = Strip.blank(_MARGIN)
        return Strip.join([margin, self._strips[line]]).adjust_cell_length(width).apply_style(style)
