"""Asking for the name of a file, and writing the listed rows to it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from comparator.model.errors import InputError
from comparator.model.framework import Framework
from comparator.text.visible import visible
from comparator.tui.naming import ORIGINAL
from comparator.tui.widgets.themed import palette_of
from comparator.tui.writing import write_new

if TYPE_CHECKING:
    from comparator.comparison.compare import Pair

SUFFIXES = (".csv", ".md")
"""Endings of the files that can be written, which name their format."""


class ExportScreen(ModalScreen[str | None]):
    """A prompt for a file name in the current folder; `.csv` or `.md` chooses the format."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, a: Framework, b: Framework, pairs: "Sequence[Pair]", *, language: str, topic: str = "") -> None:
        super().__init__()
        self._a, self._b = a, b
        self._pairs = pairs
        # A table has one language; clauses that lack it fall back to English.
        self._language = "en" if language == ORIGINAL else language
        self._stem = "--".join(part for part in (a.id, b.id, topic) if part)

    def compose(self) -> ComposeResult:
        """Lay out the prompt."""
        with Vertical(classes="dialog"):
            title = f"Export {len(self._pairs)} pairs ({self._language}) into {visible(str(Path.cwd()))}"
            yield Static(Text(title), classes="dialog-title")
            yield Input(value=f"{self._stem}.csv", id="file-name", select_on_focus=False)
            yield Static(Text("Enter writes; the ending .csv or .md is the format; Escape cancels."), id="export-note")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file, or say why not and ask again."""
        name = event.value.strip()
        try:
            write_new(_path(name), self._text(name))
        except InputError as error:
            self.query_one("#export-note", Static).update(Text(visible(str(error)), palette_of(self).warning))
            return
        self.dismiss(name)

    def _text(self, name: str) -> str:
        # Rests on numpy, like the pairs themselves, so it is not imported before there are any.
        from comparator.formats.pairs import pairs_csv, pairs_markdown

        if name.endswith(".csv"):
            return pairs_csv(self._pairs, self._language)
        return pairs_markdown(self._a, self._b, self._pairs, self._language)


def _path(name: str) -> Path:
    path = Path(name)
    if path.name != name or name.startswith("."):
        raise InputError("give a file name without a folder, such as pairs.csv")
    if path.suffix not in SUFFIXES:
        raise InputError("the name must end in .csv or .md, which is the format")
    return Path.cwd() / path
