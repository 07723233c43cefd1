"""Clauses of a matrix cell with their full statements."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from comparator.comparison.time import binds, first_day
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Clause
from comparator.model.vocabulary import pick
from comparator.text.visible import visible
from comparator.tui.naming import short_name, spoken, term_names
from comparator.tui.theme import Palette
from comparator.tui.widgets.grid import norm_badge
from comparator.tui.widgets.picker import Picker
from comparator.tui.widgets.themed import palette_of


class ClausesScreen(ModalScreen[str | None]):
    """Every clause of a cell; Enter gives back the key of one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Close", tooltip="Back to the matrix"),
    ]

    def __init__(self, corpus: Corpus, title: str, clauses: Sequence[Clause], note: str, language: str) -> None:
        super().__init__()
        self._corpus = corpus
        self._title = title
        self._clauses = clauses
        self._note = note
        self._language = language

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        palette = palette_of(self)
        with Vertical(classes="dialog -large"):
            yield Static(Text(visible(self._title)), classes="dialog-title")
            if self._note:
                yield Static(Text(visible(self._note)), classes="dialog-note")
            if self._clauses:
                yield Picker(*(Option(self._entry(clause, palette)) for clause in self._clauses), id="clauses")
            hint = "Enter shows the clause among the pairs; " if self._clauses else ""
            yield Static(Text(f"{hint}Escape goes back."), classes="dialog-hint")

    def _entry(self, clause: Clause, palette: Palette) -> Text:
        framework = self._corpus.frameworks[clause.framework]
        language = spoken(self._corpus, clause, self._language)
        text = norm_badge(clause.norm, palette, binding=binds(framework))
        text.append(f" {visible(clause.cite)}", palette.strong)
        text.append(f"  {visible(pick(clause.title, language))}", palette.strong)
        text.append(f"\n{visible(pick(clause.statement, language))}")
        bearer = visible(term_names(clause.bearer, self._corpus.vocabularies.roles))
        day = first_day(clause, framework)
        parts = [short_name(framework), clause.norm.value, bearer, f"from {day}" if day else ""]
        text.append("\n" + visible("; ".join(part for part in parts if part)) + "\n", palette.muted)
        return text

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give back the clause that was chosen."""
        self.dismiss(self._clauses[event.option_index].key)
