"""The line at the top: which instrument is A, which is B."""

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from comparator.text.visible import visible
from comparator.tui.widgets.themed import palette_of


class Side(Static):
    """The instrument on one side; a click asks for another one."""

    ALLOW_SELECT: ClassVar[bool] = False

    class Asked(Message):
        """Somebody wants to choose this side's instrument."""

        def __init__(self, side: str) -> None:
            super().__init__()
            self.side = side

    def __init__(self, side: str) -> None:
        super().__init__(id=f"side-{side}", classes="side")
        self._side = side

    def name_it(self, name: str, where: str) -> None:
        """Show an instrument, or that there is none yet."""
        palette = palette_of(self)
        style = palette.side(self._side)
        text = Text(no_wrap=True, overflow="ellipsis")
        text.append(f" {self._side.upper()} ", style + Style(reverse=True))
        if name:
            text.append(f" {visible(name)}", style)
            text.append(f"  {visible(where)}", palette.muted)
        else:
            key = "Enter" if self._side == "a" else "b"
            text.append(f" not chosen: {key} on an instrument", palette.muted)
        self.update(text, layout=False)

    def on_click(self, event: events.Click) -> None:
        """Ask for an instrument."""
        event.stop()
        self.post_message(self.Asked(self._side))


class Swap(Static):
    """A click lets A and B change places."""

    ALLOW_SELECT: ClassVar[bool] = False

    class Asked(Message):
        """Somebody wants A and B to change places."""

    def on_click(self, event: events.Click) -> None:
        """Ask for it."""
        event.stop()
        self.post_message(self.Asked())


class SideBar(Horizontal):
    """A and B."""

    def compose(self) -> ComposeResult:
        """Lay out the two sides with the swap sign between them."""
        yield Side("a")
        yield Swap(Text("⇄"), id="swap")
        yield Side("b")
