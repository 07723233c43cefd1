"""Asking for the name of a file, and writing the listed rows to it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Checkbox, Input, Static

from comparator.model.errors import InputError
from comparator.model.framework import Framework
from comparator.text.counts import counted
from comparator.text.visible import visible
from comparator.tui.naming import ORIGINAL
from comparator.tui.widgets.themed import palette_of
from comparator.tui.writing import write_new

if TYPE_CHECKING:
    from comparator.comparison.compare import Pair

SUFFIXES = (".csv", ".md")
"""Endings of the files that can be written, which name their format."""


class ExportScreen(ModalScreen[str | None]):
    """A prompt for a file name in the current folder; `.csv` or `.md` chooses the format.

    Only candidates are written, unless the person asks for the rows below the threshold too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(
        self, a: Framework, b: Framework, pairs: "Sequence[Pair]", *, language: str, topic: str = "", day: str = ""
    ) -> None:
        super().__init__()
        self._a, self._b = a, b
        self._all = tuple(pairs)
        self._candidates = tuple(pair for pair in pairs if not pair.candidate.below_threshold)
        # A table has one language; clauses that lack it fall back to English.
        self._language = "en" if language == ORIGINAL else language
        self._stem = "--".join(part for part in (a.id, b.id, topic, day) if part)

    def compose(self) -> ComposeResult:
        """Lay out the prompt."""
        with Vertical(classes="dialog"):
            yield Static(self._title(), classes="dialog-title", id="export-title")
            yield Input(value=f"{self._stem}.csv", id="file-name", select_on_focus=False)
            if len(self._all) > len(self._candidates):
                yield Checkbox(self._offer(), id="export-all", compact=True)
            yield Static(Text("Enter writes; the ending .csv or .md is the format; Escape cancels."), id="export-note")

    def _chosen(self) -> "tuple[Pair, ...]":
        return self._all if any(box.value for box in self.query(Checkbox)) else self._candidates

    def _offer(self) -> str:
        below = len(self._all) - len(self._candidates)
        if self._chosen() is self._all:
            return f"with {below} below the threshold (Space leaves them out)"
        return f"candidates only (Tab, Space: with {below} below the threshold)"

    def _title(self) -> Text:
        count = counted(len(self._chosen()), "pair")
        return Text(f"Export {count} ({self._language}) into {visible(str(Path.cwd()))}")

    def on_checkbox_changed(self, event: Checkbox.Changed) -> None:
        """Say how many pairs are written now."""
        event.checkbox.label = self._offer()
        self.query_one("#export-title", Static).update(self._title())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file, or say why not and ask again."""
        name = event.value.strip()
        try:
            path = _path(name)
            if not self._chosen():
                raise InputError("there are no candidates; Tab and Space add the pairs below the threshold")
            write_new(path, self._text(name))
        except InputError as error:
            self.query_one("#export-note", Static).update(Text(visible(str(error)), palette_of(self).warning))
            return
        self.dismiss(name)

    def _text(self, name: str) -> str:
        # Rests on numpy, like the pairs themselves, so it is not imported before there are any.
        from comparator.formats.pairs import pairs_csv, pairs_markdown

        if name.endswith(".csv"):
            return pairs_csv(self._chosen(), self._language)
        return pairs_markdown(self._a, self._b, self._chosen(), self._language)


def _path(name: str) -> Path:
    path = Path(name)
    if path.name != name or name.startswith("."):
        raise InputError("give a file name without a folder, such as pairs.csv")
    if path.suffix not in SUFFIXES:
        raise InputError("the name must end in .csv or .md, which is the format")
    return Path.cwd() / path
