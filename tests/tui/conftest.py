"""The app on a small corpus of its own, so that pictures of it do not change with the shipped data."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from comparator.text.lexicon import shipped_lexicon
from comparator.tui.app import ComparatorApp
from comparator.tui.screens.main import MainScreen
from comparator.tui.widgets.catalogue import Catalogue
from comparator.tui.widgets.pair_list import PairList

CORPUS = Path(__file__).parent / "corpus"
DAY = "2026-11-23"
PATIENCE = 400
"""How many times, of 25 ms, a test waits before it gives up."""


@pytest.fixture(autouse=True)
def small_corpus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let vocabularies, frameworks and lexicon come from the test corpus; keep cursors from blinking."""
    for module in ("comparator.corpus.corpus", "comparator.text.lexicon"):
        monkeypatch.setattr(f"{module}.data_root", lambda: CORPUS)
    monkeypatch.setattr(Input, "cursor_blink", False)
    shipped_lexicon.cache_clear()
    yield
    shipped_lexicon.cache_clear()


@pytest.fixture
def app() -> ComparatorApp:
    return ComparatorApp(day=DAY)


class Driver:
    """Drives the app as a person does, and waits for its workers as a person would."""

    def __init__(self, app: ComparatorApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    @property
    def catalogue(self) -> Catalogue:
        return self.main.query_one(Catalogue)

    @property
    def pairs(self) -> PairList:
        return self.main.query_one(PairList)

    async def until(self, holds: Callable[[], bool]) -> None:
        for _ in range(PATIENCE):
            await self.pilot.pause()
            if holds():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.025)
        pytest.fail("what the test waits for never came")

    async def opened(self) -> None:
        await self.until(lambda: self.main.explorer is not None and len(self.main.explorer.corpus.frameworks) > 0)

    async def aligned(self) -> None:
        explorer = self.main.explorer
        assert explorer is not None
        await self.until(lambda: bool(explorer.a and explorer.b) and not explorer.must_align())

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        await self.pilot.press(*("space" if letter == " " else letter for letter in text))

    async def to(self, key: str) -> None:
        """Move the cursor of the tree to an instrument or topic with the arrow keys."""
        await self.press("1", "g")
        for _ in range(60):
            node = self.catalogue.cursor_node
            if node is not None and node.data is not None and node.data.key == key:
                return
            if node is not None and node.allow_expand and not node.is_expanded:
                await self.press("space")
            await self.press("down")
        pytest.fail(f"there is no {key} in the tree")

    async def choose(self, a: str, b: str) -> None:
        await self.to(a)
        await self.press("enter")
        await self.to(b)
        await self.press("b")
        await self.aligned()

    def screen_text(self) -> str:
        """Return what stands on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)


def squeezed(text: str) -> str:
    """Return text with runs of spaces as one, so that assertions do not depend on columns."""
    return re.sub(r"\s+", " ", text)
