"""The main screen: instruments and topics, aligned pairs, and the clauses of one pair."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Static

from comparator.corpus.corpus import Corpus
from comparator.text.visible import visible
from comparator.tui import work
from comparator.tui.clipboard import as_text
from comparator.tui.detail import ClausePage, Look, PairPage
from comparator.tui.explorer import Explorer, Row
from comparator.tui.hints import READING, alone_hint, dividers, list_hint, status_line
from comparator.tui.messages import AlignmentDone, AlignmentProgress
from comparator.tui.naming import jurisdiction_name, short_name
from comparator.tui.screens.export import ExportScreen
from comparator.tui.widgets.catalogue import Catalogue
from comparator.tui.widgets.page import Page
from comparator.tui.widgets.pair_list import PairList
from comparator.tui.widgets.panes import CATALOGUE, PAGE, PAIRS, Panes, PaneTabs
from comparator.tui.widgets.sides import Side, SideBar
from comparator.tui.widgets.status import Status
from comparator.tui.widgets.themed import palette_of


class MainScreen(Screen[None]):
    """Choose A and B on the left, walk their pairs, read two clauses against each other."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-medium"), (160, "-wide")]  # noqa: RUF012 (typed by Textual)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "step(1)", "Next pair", show=False, tooltip="Next pair, from any pane"),
        Binding("p", "step(-1)", "Previous pair", show=False, tooltip="Previous pair, from any pane"),
        Binding("s", "swap", "Swap", show=False, tooltip="Let A and B change places"),
        Binding("L", "language", "Lang", tooltip="Show titles and statements in the next language"),
        Binding("d", "words", "Wording", show=False, tooltip="Mark or do not mark the wording that differs"),
        Binding("o", "one_to_one", "One to one", show=False, tooltip="One partner at most for every clause, or ranks"),
        Binding("x", "clear_topic", "All topics", show=False, tooltip="List all topics again"),
        Binding("y", "copy", "Copy", show=False, tooltip="Copy the pair to the clipboard"),
        Binding("e", "export", "Export", show=False, tooltip="Write the listed pairs to a CSV or Markdown file"),
        Binding("1", "pane(0)", "Instruments", show=False, tooltip="Go to instruments and topics"),
        Binding("2", "pane(1)", "Pairs", show=False, tooltip="Go to the pairs"),
        Binding("3", "pane(2)", "Clauses", show=False, tooltip="Go to the two clauses"),
        Binding("h", "beside(-1)", "Pane left", show=False, tooltip="Go one pane to the left"),
        Binding("l", "beside(1)", "Pane right", show=False, tooltip="Go one pane to the right"),
        Binding("escape", "back", "Back", show=False, tooltip="One pane back, or all topics again"),
    ]

    def __init__(self) -> None:
        super().__init__(id="main")
        self.explorer: Explorer | None = None
        self._rows: tuple[Row, ...] = ()
        self._goal = ""
        self._words_differ = True
        self._refocus = False

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield SideBar(id="sides")
        yield PaneTabs(id="tabs")
        yield Panes()
        yield Status(id="status")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Paint at once; the corpus comes later."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.call_after_refresh(self._repaint))
        self._repaint()
        self._show_hint(Text(READING))
        self.query_one(Status).work(READING)
        self.query_one(Panes).go(CATALOGUE)

    def open(self, corpus: Corpus) -> None:
        """Show a corpus."""
        self.explorer = Explorer(corpus)
        self.query_one(Catalogue).fill(corpus)
        self._update()

    # What the person chooses

    def on_catalogue_chosen(self, event: Catalogue.Chosen) -> None:
        """Put an instrument on a side."""
        self.choose(event.side, event.framework)

    def on_catalogue_topic_chosen(self, event: Catalogue.TopicChosen) -> None:
        """Filter by a topic; choosing it again lists all topics."""
        if self.explorer is not None:
            self.filter("" if event.topic == self.explorer.topic else event.topic)

    def choose(self, side: str, framework: str) -> None:
        """Put an instrument on a side; with both sides chosen a narrow terminal goes on to the pairs."""
        if self.explorer is None:
            return
        self.explorer.choose(side, framework)
        self._update()
        if self.explorer.a and self.explorer.b:
            self._leave_catalogue()

    def filter(self, topic: str) -> None:
        """List only what is keyed to a topic; an empty one lists all."""
        if self.explorer is None:
            return
        self._goal = self._current_key()
        self.explorer.topic = topic
        self._update()
        if topic:
            self.query_one(Catalogue).reveal_topic(topic)
            self._leave_catalogue()

    def go_to_day(self, day: str) -> None:
        """List only what applies on an ISO day; an empty one lists all."""
        if self.explorer is None or day == self.explorer.day:
            return
        self._goal = self._current_key()
        self.explorer.go_to_day(day)
        self.query_one(Catalogue).count(self.explorer.corpus)
        self._update()

    def show_clause(self, key: str) -> None:
        """Show a clause among the pairs of its instrument."""
        if self.explorer is None:
            return
        if not self.explorer.applies(key):
            _, _, clause = key.partition("/")
            words = f"{clause} does not apply on {self.explorer.day}; D chooses another day."
            self.notify(visible(words), severity="warning", markup=False)
            return
        self.explorer.go_to(key)
        self._goal = key
        self._update()
        self.query_one(Panes).go(PAGE if self.has_class("-narrow") else PAIRS)

    def action_swap(self) -> None:
        """Let A and B change places."""
        if self.explorer is not None and (self.explorer.a or self.explorer.b):
            row = self._row()
            self._goal = row.pair.b.key if row is not None and row.pair is not None else self._current_key()
            self.explorer.swap()
            self._update()

    def action_one_to_one(self) -> None:
        """List one partner at most for every clause of both sides, or the first of every clause of A again."""
        if self.explorer is not None and self.explorer.a and self.explorer.b:
            self._goal = self._current_key()
            self.explorer.single = not self.explorer.single
            self._update()

    def action_clear_topic(self) -> None:
        """List all topics again."""
        if self.explorer is not None and self.explorer.topic:
            self.filter("")

    def action_language(self) -> None:
        """Show titles and statements in the next language that the listed clauses have."""
        if self.explorer is not None:
            self.explorer.next_language()
            self.query_one(PairList).speak(self.explorer.spoken)
            self._show_row(keep_place=True)
            self._say()

    def action_words(self) -> None:
        """Mark, or do not mark, the wording that differs."""
        self._words_differ = not self._words_differ
        self._show_row(keep_place=True)

    def on_side_asked(self, event: Side.Asked) -> None:
        """Let the person look up an instrument for a side."""
        self.app.run_worker(self.app.run_action(f"pick_instrument('{event.side}')"))

    def on_swap_asked(self) -> None:
        """Let A and B change places."""
        self.action_swap()

    # Aligning

    def _update(self) -> None:
        """Show what follows from the choices, aligning first where that is needed."""
        explorer = self.explorer
        if explorer is None:
            return
        self._mark()
        if not explorer.must_align():
            self._list()
            return
        self._list()
        asked = explorer.asked
        self.query_one(Status).work(f"aligning {asked[0]} with {asked[1]} …")
        self.run_worker(
            lambda: work.align_pair(explorer.corpus, asked, self.post_message),
            group="align",
            exclusive=True,
            thread=True,
        )

    def on_alignment_progress(self, event: AlignmentProgress) -> None:
        """Show how far the alignment is, unless something else is wanted by now."""
        if self.explorer is not None and event.asked == self.explorer.asked and self.explorer.must_align():
            a, b, *_ = event.asked
            self.query_one(Status).work(f"aligning {a} with {b} …", event.done, event.total)

    def on_alignment_done(self, event: AlignmentDone) -> None:
        """Keep the pairs, and list them if they are still what is wanted."""
        if self.explorer is None:
            return
        self.explorer.remember(event.asked, event.pairs)
        if event.asked == self.explorer.asked:
            self._list()

    # What is on the screen

    def _list(self) -> None:
        explorer = self.explorer
        if explorer is None:
            return
        self._rows = explorer.rows()
        pairs = self.query_one(PairList)
        goal = next((index for index, row in enumerate(self._rows) if row.names(self._goal)), 0)
        if not explorer.must_align():
            self._goal = ""
        pairs.show(self._rows, explorer.spoken, dividers(explorer, self._rows), goal)
        if not self._rows:
            self._show_hint(list_hint(explorer, palette_of(self)))
        else:
            pairs.display = True
            self.query_one("#hint").display = False
            if self._refocus:  # aligning hid the list that was in use
                pairs.focus()
            self._refocus = False
        self._show_row()
        if not explorer.must_align():
            self._say()

    def _show_hint(self, hint: Text) -> None:
        pairs = self.query_one(PairList)
        self._refocus = self._refocus or pairs.has_focus
        pairs.display = False
        static = self.query_one("#hint", Static)
        static.update(hint)
        static.display = True

    def on_pair_list_highlighted(self) -> None:
        """Show the pair under the cursor."""
        self._show_row()

    def on_pair_list_chosen(self) -> None:
        """Go to the clauses of the pair."""
        self.query_one(Panes).go(PAGE)

    def _row(self) -> Row | None:
        index = self.query_one(PairList).cursor
        return self._rows[index] if index < len(self._rows) else None

    def _current_key(self) -> str:
        row = self._row()
        return row.clause.key if row is not None else ""

    def _show_row(self, *, keep_place: bool = False) -> None:
        explorer, row, page = self.explorer, self._row(), self.query_one(Page)
        if explorer is None or row is None:
            page.show(Text("The clauses of a pair stand here.", palette_of(self).muted))
            return
        look = Look(explorer.corpus, palette_of(self), explorer.language, self._words_differ)
        place = f"{self.query_one(PairList).cursor + 1} of {len(self._rows)}"
        if row.pair is not None:
            page.show(PairPage(row.pair, look, place, *explorer.relatives(row.pair)), keep_place=keep_place)
        else:
            side = "b" if row.only_b or (explorer.b and not explorer.a) else "a"
            page.show(ClausePage(row.clause, look, side, alone_hint(explorer, row)), keep_place=keep_place)

    def _say(self) -> None:
        explorer = self.explorer
        if explorer is None or explorer.must_align():
            return
        self.query_one(Status).say(status_line(explorer, self._rows))

    def _mark(self) -> None:
        explorer = self.explorer
        for side in ("a", "b"):
            framework_id = getattr(explorer, side) if explorer is not None else ""
            widget = self.query_one(f"#side-{side}", Side)
            if explorer is None or not framework_id:
                widget.name_it("", "")
            else:
                framework = explorer.corpus.frameworks[framework_id]
                widget.name_it(short_name(framework), jurisdiction_name(explorer.corpus, framework.jurisdiction))
        if explorer is not None:
            self.query_one(Catalogue).mark(explorer.a, explorer.b, explorer.topic)

    def _repaint(self) -> None:
        """Draw again in the colours of the theme that is on."""
        self._mark()
        self.query_one(PaneTabs).show(self.query_one(Panes).pane)
        self.query_one(PairList).refresh()
        if self.explorer is not None:
            if not self._rows:
                self._show_hint(list_hint(self.explorer, palette_of(self)))
            self._show_row(keep_place=True)

    # Panes

    def on_panes_moved(self, event: Panes.Moved) -> None:
        """Say which pane is on the screen, for a terminal that shows one at a time."""
        self.query_one(PaneTabs).show(event.pane)

    def _leave_catalogue(self) -> None:
        if self.has_class("-narrow"):
            self.query_one(Panes).go(PAIRS)

    def on_pane_tabs_asked(self, event: PaneTabs.Asked) -> None:
        """Go to the pane that was clicked."""
        self.query_one(Panes).go(event.pane)

    def action_pane(self, pane: int) -> None:
        """Go to a pane."""
        self.query_one(Panes).go(pane)

    def action_beside(self, step: int) -> None:
        """Go one pane to the left or right."""
        panes = self.query_one(Panes)
        panes.go(max(CATALOGUE, min(PAGE, panes.pane + step)))

    def action_back(self) -> None:
        """Go one pane back in a narrow terminal; otherwise list all topics again."""
        panes = self.query_one(Panes)
        if self.has_class("-narrow") and panes.pane != CATALOGUE:
            panes.go(panes.pane - 1)
        else:
            self.action_clear_topic()

    def action_step(self, step: int) -> None:
        """Go to the next or previous pair without leaving the pane."""
        self.query_one(PairList).action_move(step)

    # Taking things out

    def action_copy(self) -> None:
        """Copy the pair under the cursor to the clipboard."""
        row = self._row()
        if row is None or self.explorer is None:
            self.notify("There is no pair to copy yet.", severity="warning", markup=False)
            return
        self.app.copy_to_clipboard(as_text(row, self.explorer.spoken))
        cites = row.clause.cite if row.pair is None else f"{row.clause.cite} and {row.pair.b.cite}"
        self.notify(f"Copied {visible(cites)}.", markup=False)

    def action_export(self) -> None:
        """Ask for a name and write the listed rows."""
        explorer = self.explorer
        pairs = [row.pair for row in self._rows if row.pair is not None]
        if explorer is None or not pairs:
            self.notify("There are no pairs to export yet; choose A and B.", severity="warning", markup=False)
            return
        a, b = (explorer.corpus.frameworks[key] for key in explorer.key)
        screen = ExportScreen(a, b, pairs, language=explorer.language, topic=explorer.topic, day=explorer.day)
        self.app.push_screen(screen, self._exported)

    def _exported(self, name: str | None) -> None:
        if name:
            self.notify(f"Wrote {visible(name)}.", markup=False)
