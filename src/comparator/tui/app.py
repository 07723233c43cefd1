"""The app: what holds on every screen, and starting it."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from comparator.comparison.search import Hit, SearchIndex
from comparator.corpus.corpus import Corpus, framework_files
from comparator.model.errors import InputError
from comparator.tui import work
from comparator.tui.messages import CorpusLoaded, Failed, IndexBuilt
from comparator.tui.screens.day import DayScreen
from comparator.tui.screens.help import HelpScreen
from comparator.tui.screens.main import MainScreen
from comparator.tui.screens.matrix import MatrixScreen
from comparator.tui.screens.search import SearchScreen
from comparator.tui.theme import DARK, LIGHT, THEMES, colours
from comparator.tui.widgets.catalogue import Catalogue
from comparator.tui.widgets.grid import MatrixGrid
from comparator.tui.widgets.page import Page
from comparator.tui.widgets.pair_list import PairList

DONE, INTERNAL = 0, 3


class ComparatorApp(App[None]):
    """The terminal app.

    Args:
        corpus_folder: A folder of framework files; None for the shipped ones.
        added: Files and folders of frameworks beside the corpus.
        day: The day of the matrix unless the person chooses one, as an ISO date; empty for today.
    """

    TITLE = "comparator"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", tooltip="Search instruments, topics and clauses"),
        Binding("m", "matrix", "Matrix", tooltip="Topics by jurisdictions"),
        Binding("D", "day", "Day", show=False, tooltip="Show what applies on a day, or all clauses again"),
        Binding("t", "theme", "Theme", show=False, tooltip="Light or dark"),
        Binding("question_mark,f1", "help", "Help", key_display="?", tooltip="All keys"),
        Binding("q", "quit", "Quit", tooltip="Quit"),
    ]

    def __init__(self, corpus_folder: Path | None = None, day: str = "", added: Sequence[Path] = ()) -> None:
        super().__init__()
        self.failure: Exception | None = None
        self._folder = corpus_folder
        self._added = added
        self._day = day or date.today().isoformat()
        self._corpus: Corpus | None = None
        self._index: SearchIndex | None = None
        self._main = MainScreen()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the app's own colours for themes that do not set them."""
        return colours(dark=self.current_theme.dark)

    def get_default_screen(self) -> Screen[None]:
        """Return the main screen."""
        return self._main

    def on_mount(self) -> None:
        """Read the corpus once the screen has been painted."""
        folder, added = self._folder, self._added
        self.call_after_refresh(
            self.run_worker, lambda: work.read_corpus(folder, added, self.post_message), thread=True, group="corpus"
        )

    def on_corpus_loaded(self, event: CorpusLoaded) -> None:
        """Show the corpus, and build the search index meanwhile."""
        corpus = event.corpus
        self._corpus = corpus
        self._main.open(corpus)
        self.run_worker(lambda: work.build_index(corpus, self.post_message), thread=True, group="index")

    def on_index_built(self, event: IndexBuilt) -> None:
        """Keep the index, and hand it to a search that waits for it."""
        self._index = event.index
        if isinstance(self.screen, SearchScreen):
            self.screen.use(event.index)

    def on_failed(self, event: Failed) -> None:
        """End with the error; `run_app` raises it when the terminal is back to normal."""
        self.failure = event.error
        self.exit()

    async def action_pick_instrument(self, side: str) -> None:
        """Look up an instrument for a side."""
        if self._corpus is not None:
            self.push_screen(SearchScreen(self._corpus, self._index, side), lambda hit: self._picked(side, hit))

    def _picked(self, side: str, hit: Hit | None) -> None:
        if hit is not None:
            self._main.choose(side, hit.key)

    def action_search(self) -> None:
        """Search everything."""
        if self._corpus is not None:
            self.push_screen(SearchScreen(self._corpus, self._index), self._found)

    def _found(self, hit: Hit | None) -> None:
        if hit is None:
            return
        if isinstance(self.screen, MatrixScreen):
            self.pop_screen()
        if hit.kind == "framework":
            self._main.choose("a", hit.key)
        elif hit.kind == "topic":
            self._main.filter(hit.key)
        else:
            self._main.show_clause(hit.key)

    def action_matrix(self) -> None:
        """Show the matrix."""
        explorer = self._main.explorer
        if explorer is not None:
            matrix = MatrixScreen(explorer.whole, explorer.day or self._day, explorer.topic, explorer.language)
            self.push_screen(matrix, self._from_matrix)

    def action_day(self) -> None:
        """Ask for the day on which clauses apply."""
        explorer = self._main.explorer
        if explorer is not None and isinstance(self.screen, MainScreen | MatrixScreen):
            self.push_screen(DayScreen(explorer.day), self._go_to_day)

    def _go_to_day(self, day: str | None) -> None:
        if day is None:
            return
        self._main.go_to_day(day)
        if isinstance(self.screen, MatrixScreen):
            self.screen.go_to_day(day or self._day)

    def _from_matrix(self, key: str | None) -> None:
        if key:
            self._main.show_clause(key)

    def action_theme(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT if self.current_theme.dark else DARK

    def action_help(self) -> None:
        """Show all keys."""
        self.push_screen(
            HelpScreen(
                (
                    ("Everywhere", self.BINDINGS),
                    ("Main screen", MainScreen.BINDINGS),
                    ("Instruments and topics", Catalogue.BINDINGS),
                    ("Pairs", PairList.BINDINGS),
                    ("Clauses", Page.BINDINGS),
                    ("Matrix", [*MatrixScreen.BINDINGS, *MatrixGrid.BINDINGS]),
                    ("Search", SearchScreen.BINDINGS),
                )
            )
        )


def run_app(corpus_folder: Path | None = None, added: Sequence[Path] = ()) -> int:
    """Run the terminal app until the person quits, and return the exit code.

    Raises:
        InputError: The corpus cannot be read, or standard error, on which Textual draws, is no terminal.
            By then the terminal is back to normal.
    """
    if not sys.stderr.isatty():
        raise InputError("the app draws on standard error, which is not a terminal here")
    if corpus_folder is not None:
        framework_files(corpus_folder)  # a folder that is not there is known before the terminal is taken over
    app = ComparatorApp(corpus_folder, added=added)
    app.run()
    if app.failure is not None:
        raise app.failure
    return INTERNAL if app.return_code else DONE
