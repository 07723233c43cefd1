"""The three panes of the main screen, and their names for a narrow terminal, which shows one at a time."""

from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from comparator.tui.widgets.catalogue import Catalogue
from comparator.tui.widgets.page import Page
from comparator.tui.widgets.pair_list import PairList
from comparator.tui.widgets.themed import palette_of

CATALOGUE, PAIRS, PAGE = range(3)

NAMES = ("Instruments", "Pairs", "Clauses")
"""The panes, in the order of their keys 1, 2, 3."""


class PaneTabs(Static):
    """Names of the panes with their keys; a click goes to one."""

    class Asked(Message):
        """Somebody wants to see a pane, counted from 0."""

        def __init__(self, pane: int) -> None:
            super().__init__()
            self.pane = pane

    def show(self, pane: int) -> None:
        """Mark the pane that is on the screen."""
        palette = palette_of(self)
        text = Text(no_wrap=True)
        for index, name in enumerate(NAMES):
            style = palette.heading + Style(reverse=True) if index == pane else palette.muted
            text.append(self._label(index, name), style)
        self.update(text, layout=False)

    @staticmethod
    def _label(index: int, name: str) -> str:
        return f" {index + 1} {name} "

    def on_click(self, event: events.Click) -> None:
        """Go to the pane whose name was clicked."""
        edge = 0
        for index, name in enumerate(NAMES):
            edge += len(self._label(index, name))
            if event.x < edge:
                self.post_message(self.Asked(index))
                return


class Panes(Horizontal):
    """Instruments and topics, the list of pairs, and the page of one pair."""

    class Moved(Message):
        """Another pane is in use."""

        def __init__(self, pane: int) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self) -> None:
        super().__init__(id="panes")
        self.pane = CATALOGUE

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        yield Catalogue()
        with Vertical(id="right"):
            with Vertical(id="list"):
                yield PairList()
                yield Static(id="hint")
            yield Page()

    def on_mount(self) -> None:
        """Name the panes with their keys."""
        self.query_one(Catalogue).border_title = "1 Instruments and topics"
        self.query_one("#list").border_title = "2 Pairs"
        self.query_one(Page).border_title = "3 Clauses"

    def go(self, pane: int) -> None:
        """Go to a pane."""
        self._take(pane)
        self._widget(pane).focus()

    def _take(self, pane: int) -> None:
        self.pane = pane
        for index in range(len(NAMES)):
            self.set_class(index == pane, f"-pane-{index}")
        self.post_message(self.Moved(pane))

    def _widget(self, pane: int) -> Widget:
        return (self.query_one(Catalogue), self.query_one(PairList), self.query_one(Page))[pane]

    def on_descendant_focus(self) -> None:
        """Follow the focus, so that a terminal that gets narrow keeps the pane in use."""
        focused = next((pane for pane in range(len(NAMES)) if self._widget(pane).has_focus), self.pane)
        if focused != self.pane:
            self._take(focused)
