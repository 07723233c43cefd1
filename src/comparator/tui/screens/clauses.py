"""Clauses of a matrix cell with their full statements."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from comparator.comparison.matrix import Cell, CellState
from comparator.comparison.time import binds, in_force, start_words
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Clause
from comparator.model.vocabulary import pick
from comparator.text.visible import visible
from comparator.tui.naming import short_name, spoken, term_names
from comparator.tui.theme import Palette
from comparator.tui.widgets.grid import norm_badge
from comparator.tui.widgets.picker import Picker
from comparator.tui.widgets.themed import palette_of

LATER = "not yet applying"


class ClausesScreen(ModalScreen[str | None]):
    """Every clause of a cell; Enter gives back the key of one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Close", tooltip="Back to the matrix"),
    ]

    def __init__(self, corpus: Corpus, title: str, cell: Cell, note: str, language: str) -> None:
        super().__init__()
        self._corpus = corpus
        self._title = title
        later = cell.clauses if cell.state is CellState.FUTURE else cell.upcoming
        now = () if cell.state is CellState.FUTURE else cell.clauses
        # One entry a line of choice; None is the heading between what applies and what does not yet.
        self._entries: tuple[Clause | None, ...] = (*now, None, *later) if later else now
        self._note = note
        self._language = language

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        palette = palette_of(self)
        with Vertical(classes="dialog -large"):
            yield Static(Text(visible(self._title)), classes="dialog-title")
            if self._note:
                yield Static(Text(visible(self._note)), classes="dialog-note")
            if self._entries:
                yield Picker(*(self._option(clause, palette) for clause in self._entries), id="clauses")
            hint = "Enter shows the clause among the pairs; " if self._entries else ""
            yield Static(Text(f"{hint}Escape goes back."), classes="dialog-hint")

    def _option(self, clause: Clause | None, palette: Palette) -> Option:
        if clause is None:
            return Option(Text(f"── {LATER} ──", palette.warning), disabled=True)
        return Option(self._entry(clause, palette))

    def _entry(self, clause: Clause, palette: Palette) -> Text:
        framework = self._corpus.frameworks[clause.framework]
        language = spoken(self._corpus, clause, self._language)
        text = norm_badge(clause.norm, palette, binding=binds(framework), pending=not in_force(framework))
        text.append(f" {visible(clause.cite)}", palette.strong)
        text.append(f"  {visible(pick(clause.title, language))}", palette.strong)
        text.append(f"\n{visible(pick(clause.statement, language))}")
        bearer = visible(term_names(clause.bearer, self._corpus.vocabularies.roles))
        start = start_words(clause, framework)
        if start and in_force(framework):
            start = f"from {start}"
        parts = [short_name(framework), clause.norm.value, bearer, start]
        text.append("\n" + visible("; ".join(part for part in parts if part)) + "\n", palette.muted)
        return text

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give back the clause that was chosen."""
        clause = self._entries[event.option_index]
        if clause is not None:
            self.dismiss(clause.key)
