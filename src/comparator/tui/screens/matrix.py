"""The matrix screen: topics by jurisdictions."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Static

from comparator.comparison.matrix import Cell, CellState
from comparator.comparison.time import in_force
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Norm
from comparator.model.vocabulary import pick
from comparator.text.counts import counted
from comparator.text.visible import visible
from comparator.tui import work
from comparator.tui.messages import MatrixBuilt
from comparator.tui.naming import jurisdiction_name, topic_name
from comparator.tui.paint import Flow
from comparator.tui.screens.clauses import ClausesScreen
from comparator.tui.widgets.grid import ABSENT, FUTURE, PENDING, SILENT, Headings, MatrixGrid, norm_badge
from comparator.tui.widgets.themed import palette_of

_ORGANISATION = "org-"


class MatrixScreen(Screen[str | None]):
    """What norm holds where on a day. Gives back the key of a clause to show, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,m", "dismiss(None)", "Back", tooltip="Back to the pairs"),
    ]

    def __init__(self, corpus: Corpus, day: str, topic: str = "", language: str = "en") -> None:
        super().__init__(id="matrix")
        self._corpus = corpus
        self._day = day
        self._topic = topic
        self._language = language

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(id="matrix-title")
        yield MatrixGrid()
        yield Static(id="matrix-cell")
        yield Static(id="matrix-legend")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Build the matrix."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.call_after_refresh(self._repaint))
        self.go_to_day(self._day)

    def go_to_day(self, day: str) -> None:
        """Build the matrix of a day in a thread."""
        self._day = day
        self._repaint()
        self.query_one(MatrixGrid).loading = True
        corpus = self._corpus
        self.run_worker(lambda: work.build_matrix(corpus, day, self.post_message), thread=True, exclusive=True)

    def _repaint(self) -> None:
        palette = palette_of(self)
        title = Text(" Which norm holds where", palette.strong)
        title.append(f" on {self._day}", palette.muted)
        self.query_one("#matrix-title", Static).update(title)
        self.query_one("#matrix-legend", Static).update(self._legend())
        grid = self.query_one(MatrixGrid)
        grid.refresh()
        self._show_cell(grid.current())

    def _legend(self) -> Flow:
        palette = palette_of(self)
        items = [Text.assemble(norm_badge(norm, palette, binding=False), (norm.value, palette.muted)) for norm in Norm]
        items.append(Text.assemble(norm_badge(Norm.OBLIGATION, palette, binding=True), (" binding", palette.muted)))
        items.append(Text.assemble(("2/8", palette.strong), (" 2 of 8 clauses", palette.muted)))
        items.append(Text.assemble(("+7", palette.strong), (" 7 more, not yet applying", palette.muted)))
        signs = (
            (FUTURE, "not yet applying"),
            (PENDING, "in an instrument not in force"),
            (ABSENT, "known to have none"),
            (SILENT, "silent"),
        )
        items += [Text.assemble((f"{sign} ", palette.strong), (words, palette.muted)) for sign, words in signs]
        items.append(Text.assemble(("blank: not encoded", palette.muted)))
        return Flow(tuple(items))

    def on_matrix_built(self, event: MatrixBuilt) -> None:
        """Show the matrix."""
        words = self._corpus.vocabularies
        domains: dict[str, str] = {}
        seen: set[str] = set()
        for key in event.matrix.topics:
            topic = words.topics.get(key)
            domain = words.domains.get(topic.domain) if topic else None
            if domain is not None and domain.id not in seen:
                seen.add(domain.id)
                domains[key] = f"{domain.letter} {pick(domain.title)}"
        headings = Headings(
            topics={key: topic_name(self._corpus, key) for key in event.matrix.topics},
            columns={key: key.removeprefix(_ORGANISATION).upper() for key in event.matrix.columns},
            domains=domains,
        )
        grid = self.query_one(MatrixGrid)
        grid.loading = False
        grid.show(event.matrix, headings, self._pending, self._topic)
        grid.focus()

    def _pending(self, cell: Cell) -> bool:
        """Return whether the norm that names a cell stands only in instruments that are not in force."""
        named = [clause for clause in cell.clauses if clause.norm is cell.norm]
        return bool(named) and not any(in_force(self._corpus.frameworks[clause.framework]) for clause in named)

    def on_matrix_grid_highlighted(self, event: MatrixGrid.Highlighted) -> None:
        """Say in words what the cell under the cursor holds."""
        self._show_cell(event.cell)

    def _show_cell(self, cell: Cell | None) -> None:
        palette = palette_of(self)
        text = Text(no_wrap=True, overflow="ellipsis")
        if cell is not None:
            text.append(f" {visible(self._place(cell))}: ", palette.strong)
            text.append(describe(cell, pending=self._pending(cell)))
        self.query_one("#matrix-cell", Static).update(text, layout=False)

    def _place(self, cell: Cell) -> str:
        return f"{topic_name(self._corpus, cell.topic)}, {jurisdiction_name(self._corpus, cell.column)}"

    def on_matrix_grid_chosen(self, event: MatrixGrid.Chosen) -> None:
        """List the clauses of the cell."""
        cell = event.cell
        notes = [
            pick(absence.statement)
            for item in self._corpus.frameworks.values()
            if item.jurisdiction == cell.column
            for absence in item.absent
            if absence.topic == cell.topic
        ]
        note = "  ".join([describe(cell, pending=self._pending(cell)), *notes])
        title = self._place(cell)
        self.app.push_screen(ClausesScreen(self._corpus, title, cell, note, self._language), self._go)

    def _go(self, key: str | None) -> None:
        if key:
            self.dismiss(key)


def describe(cell: Cell, *, pending: bool) -> str:
    """Say in words what a cell holds."""
    if cell.state is CellState.ABSENT:
        return "known to set no rule"
    if cell.state is CellState.SILENT:
        return "silent: no clause is keyed to this topic"
    if cell.state is CellState.NOT_ENCODED or cell.norm is None:
        return "not encoded"
    total = counted(len(cell.clauses), "clause")
    clauses = total if cell.count == len(cell.clauses) else f"{cell.count} of {total}"
    force = "binding" if cell.binding else "not binding"
    parts = [cell.norm.value, "in an instrument not in force" if pending else force, clauses]
    if cell.state is CellState.FUTURE:
        parts.append("not yet applying")
    if cell.upcoming:
        parts.append(f"{len(cell.upcoming)} more not yet applying")
    return ", ".join(parts)
