"""Where the person is in a narrow terminal, which shows one pane at a time."""

from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import Static

from comparator.tui.widgets.themed import palette_of

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
        self.update(text)

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
