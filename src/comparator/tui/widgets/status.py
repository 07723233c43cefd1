"""The line above the keys: what is on the screen, and how far long work is."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import ProgressBar, Static

from comparator.text.visible import visible


class Status(Horizontal):
    """A sentence, and a progress bar while something is going on."""

    def compose(self) -> ComposeResult:
        """Lay out the sentence and the bar."""
        yield Static(id="sentence")
        yield ProgressBar(id="progress", show_eta=False, show_percentage=False)

    def say(self, sentence: str) -> None:
        """Show a sentence; nothing is going on."""
        self._write(sentence)
        self.query_one(ProgressBar).display = False

    def work(self, sentence: str, done: int = 0, total: int = 0) -> None:
        """Show what is going on; a `total` of 0 means that its length is not known."""
        self._write(sentence)
        progress = self.query_one(ProgressBar)
        progress.display = True
        progress.update(total=total or None, progress=done)

    def _write(self, sentence: str) -> None:
        self.query_one("#sentence", Static).update(Text(visible(sentence), no_wrap=True), layout=False)
