"""The pane that shows a pair, a clause, or a hint."""

from typing import ClassVar

from rich.console import RenderableType
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static


class Page(VerticalScroll, can_focus=True):
    """A page that scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Scroll down", show=False),
        Binding("k", "scroll_up", "Scroll up", show=False),
        Binding("g", "scroll_home", "Top", show=False),
        Binding("G", "scroll_end", "End", show=False),
        Binding("ctrl+f", "page_down", "Page down", show=False),
        Binding("ctrl+b", "page_up", "Page up", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="page")

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Static(id="page-content")

    def show(self, content: RenderableType, *, keep_place: bool = False) -> None:
        """Show a page from its top, or from where the last one stood."""
        self.query_one("#page-content", Static).update(content)
        if not keep_place:
            self.scroll_home(animate=False, immediate=True)
