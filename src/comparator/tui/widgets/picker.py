"""A list of choices with vim movement."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class Picker(OptionList):
    """An option list that j and k move in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
        Binding("g", "first", "Top", show=False),
        Binding("G", "last", "End", show=False),
    ]
