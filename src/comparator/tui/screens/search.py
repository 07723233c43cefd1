"""Searching while typing."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from comparator.comparison.search import Hit, SearchIndex
from comparator.corpus.corpus import Corpus
from comparator.model.vocabulary import pick
from comparator.text.visible import visible
from comparator.tui import work
from comparator.tui.messages import Found
from comparator.tui.naming import short_name, topic_name
from comparator.tui.theme import Palette
from comparator.tui.widgets.picker import Picker
from comparator.tui.widgets.themed import palette_of

_PAUSE = 0.12
"""Seconds without a key before a search starts."""


class SearchScreen(ModalScreen[Hit | None]):
    """Live results under a field; Enter gives back the one under the cursor.

    Args:
        corpus: What is looked up.
        index: The search index, or None while it is being built; `use` then brings it.
        side: Empty to search everything; `a` or `b` to look for an instrument for that side.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close"),
        Binding("down,ctrl+n", "move('cursor_down')", "Next", show=False),
        Binding("up,ctrl+p", "move('cursor_up')", "Previous", show=False),
        Binding("pagedown", "move('page_down')", "Page down", show=False),
        Binding("pageup", "move('page_up')", "Page up", show=False),
    ]

    def __init__(self, corpus: Corpus, index: SearchIndex | None, side: str = "") -> None:
        super().__init__(id="search")
        self._corpus = corpus
        self._index = index
        self._side = side
        self._hits: tuple[Hit, ...] = ()
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the field and the results."""
        title = f"Instrument for side {self._side.upper()}" if self._side else "Search instruments, topics and clauses"
        with Vertical(classes="dialog -large"):
            yield Static(Text(title), classes="dialog-title")
            yield Input(placeholder="type in any language; slips of the keyboard do not matter", id="query")
            yield Picker(id="hits")
            yield Static(id="search-note", classes="dialog-hint")

    def on_mount(self) -> None:
        """List all instruments when one is looked for."""
        self.query_one(Picker).can_focus = False
        self._show("", self._everything())

    def use(self, index: SearchIndex) -> None:
        """Take the index, and search for what was typed meanwhile."""
        self._index = index
        self._start()

    def on_input_changed(self) -> None:
        """Search once the typing pauses."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._start)

    def _start(self) -> None:
        query = self.query_one(Input).value.strip()
        index = self._index
        if not query:
            self._show("", self._everything())
        elif index is None:
            self._note("the index is still being built …")
        else:
            kinds = ("framework",) if self._side else ()
            self.run_worker(
                lambda: work.search(index, query, kinds, self.post_message), group="search", exclusive=True, thread=True
            )

    def _everything(self) -> tuple[Hit, ...]:
        if not self._side:
            return ()
        return tuple(Hit("framework", key, key, 100.0) for key in self._corpus.frameworks)

    def on_found(self, event: Found) -> None:
        """Show the results, unless something else has been typed by now."""
        if event.query == self.query_one(Input).value.strip():
            self._show(event.query, event.hits)

    def _show(self, query: str, hits: tuple[Hit, ...]) -> None:
        shown = hits[: work.MAX_HITS]
        self._hits = shown
        palette = palette_of(self)
        picker = self.query_one(Picker)
        picker.clear_options()
        picker.add_options([Option(self._entry(hit, palette)) for hit in shown])
        picker.highlighted = 0 if shown else None
        if query and not hits:
            self._note("nothing found")
        elif len(hits) > len(shown):
            self._note(f"the best {len(shown)}; type more to narrow them down")
        else:
            self._note("↑ ↓ choose, Enter goes there, Escape closes")

    def _note(self, note: str) -> None:
        self.query_one("#search-note", Static).update(Text(note))

    def _entry(self, hit: Hit, palette: Palette) -> Text:
        text = Text(no_wrap=True, overflow="ellipsis")
        text.append(f"{_KINDS[hit.kind]:<11}", palette.muted)
        if hit.kind == "framework":
            framework = self._corpus.frameworks[hit.key]
            text.append(visible(short_name(framework)), palette.strong)
            own = next((title for tag, title in framework.short.items() if tag != "en"), "")
            text.append(f"  {visible(own)}", palette.muted)
        elif hit.kind == "topic":
            text.append(visible(topic_name(self._corpus, hit.key)), palette.strong)
        else:
            framework_id, _, clause_id = hit.key.partition("/")
            framework = self._corpus.frameworks[framework_id]
            clause = framework.clause(clause_id)
            text.append(visible(f"{short_name(framework)} {clause.cite if clause else clause_id}"), palette.strong)
            text.append(f"  {visible(pick(clause.title) if clause else '')}")
        return text

    def action_move(self, where: str) -> None:
        """Move the cursor of the results while the field keeps the keyboard."""
        picker = self.query_one(Picker)
        getattr(picker, f"action_{where}")()

    def on_input_submitted(self) -> None:
        """Go to the result under the cursor."""
        place = self.query_one(Picker).highlighted
        if place is not None and place < len(self._hits):
            self.dismiss(self._hits[place])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the result that was clicked."""
        self.dismiss(self._hits[event.option_index])


_KINDS = {"framework": "instrument", "clause": "clause", "topic": "topic"}
