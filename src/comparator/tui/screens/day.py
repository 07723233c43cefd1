"""Asking for a day: lists and matrix then show what applies on it."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from comparator.comparison.time import iso_day
from comparator.model.errors import InputError
from comparator.text.visible import visible
from comparator.tui.widgets.themed import palette_of


class DayScreen(ModalScreen[str | None]):
    """A prompt for an ISO day. Gives back the day, an empty string for all days, or None when it was cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, day: str) -> None:
        super().__init__(id="day")
        self._day = day

    def compose(self) -> ComposeResult:
        """Lay out the prompt."""
        with Vertical(classes="dialog"):
            yield Static(Text("Show what applies on a day"), classes="dialog-title")
            yield Input(value=self._day, placeholder="year-month-day, such as 2026-08-02", id="day-input")
            yield Static(
                Text("Enter goes to the day; empty: all clauses, and the matrix of today; Escape cancels."),
                classes="dialog-hint",
                id="day-note",
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back the day, or say what is wrong with it and ask again."""
        text = event.value.strip()
        try:
            self.dismiss(iso_day(text) if text else "")
        except InputError as error:
            self.query_one("#day-note", Static).update(Text(visible(str(error)), palette_of(self).warning))
