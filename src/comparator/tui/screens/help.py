"""All keys, taken from the bindings themselves."""

from collections.abc import Iterable
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from comparator.comparison.differences import DifferenceKind
from comparator.formats.suggestions import MUTUAL
from comparator.tui.paint import TAG_LETTERS, tag_style
from comparator.tui.theme import Palette
from comparator.tui.widgets.pair_list import RECORDED
from comparator.tui.widgets.themed import palette_of

_SIGNS = {
    "slash": "/",
    "question_mark": "?",
    "escape": "Escape",
    "enter": "Enter",
    "shift+enter": "Shift+Enter",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "f1": "F1",
}

_LIST_SIGNS = (
    (RECORDED, "recorded: a reader decided on the pair, with the relation that stands at the end"),
    ("*", f"the two clauses are {MUTUAL}"),
    ("subset-of?", "a suggested relation, judged by nobody; overlaps are not named in the list"),
)

Section = tuple[str, Iterable[BindingType]]


class HelpScreen(ModalScreen[None]):
    """What every key does, part by part."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss(None)", "Close", tooltip="Close the help"),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, sections: Iterable[Section]) -> None:
        super().__init__(id="help")
        self._sections = tuple(sections)

    def compose(self) -> ComposeResult:
        """Lay out the help."""
        palette = palette_of(self)
        with Vertical(classes="dialog -large"):
            yield Static(Text("Keys"), classes="dialog-title")
            with VerticalScroll(id="help-scroll", can_focus=True):
                yield Static(self._keys(palette))
                yield Static(_letters(palette))
            yield Static(
                Text("Escape closes. The mouse works too: click rows, cells, and A or B at the top."),
                classes="dialog-hint",
            )

    def _keys(self, palette: Palette) -> Table:
        table = Table.grid(expand=True, padding=(0, 2, 0, 0))
        table.add_column(width=18)
        table.add_column(ratio=1)
        for title, bindings in self._sections:
            table.add_row(Text(title, palette.heading), "")
            for binding in bindings:
                # What a pane repeats of its screen's keys, for the footer, stands among the screen's.
                if isinstance(binding, Binding) and not binding.action.startswith("screen."):
                    table.add_row(Text(f"  {key_names(binding)}", palette.strong), Text(_meaning(binding)))
            table.add_row("", "")
        return table

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#help-scroll").scroll_relative(y=lines, animate=False)


def key_names(binding: Binding) -> str:
    """Return the keys of a binding as a keyboard shows them."""
    return ", ".join(_SIGNS.get(key, key.replace("ctrl+", "Ctrl+")) for key in binding.key.split(","))


def _meaning(binding: Binding) -> str:
    return binding.tooltip or binding.description


def _letters(palette: Palette) -> Text:
    text = Text("Letters in the list of pairs\n", palette.heading)
    for kind in DifferenceKind:
        text.append(f"  {TAG_LETTERS[kind]} ", tag_style(kind, palette))
        text.append(f"the two clauses differ in {kind.value}\n", palette.muted)
    text.append("\nSigns in the list of pairs\n", palette.heading)
    for sign, meaning in _LIST_SIGNS:
        text.append(f"  {sign} ", palette.strong)
        text.append(f"{meaning}\n", palette.muted)
    return text
