"""Draw docs/images/app.svg: the real app on the shipped frameworks, without a terminal.

Run with `python scripts/screenshot.py`; the picture is the same on every run until the app or the data change.
"""

import asyncio
import html
import re
from pathlib import Path

from rich.cells import cell_len
from textual.widgets import Footer

from comparator.tui.app import ComparatorApp
from comparator.tui.screens.main import MainScreen
from comparator.tui.widgets.pair_list import PairList

OUT = Path(__file__).parent.parent / "docs" / "images" / "app.svg"
SIZE = (132, 40)
DAY = "2026-11-23"
A, B = "eu-ai-act", "kr-ai-basic-act"
CLAUSE = "eu-ai-act/art-50-2"
CELL = 12.2
"""Width of a character in the units of the picture."""

_TEXT = re.compile(r'(<text [^>]*textLength=")[^"]*("[^>]*>)([^<]*)(</text>)')


def with_wide_characters(svg: str) -> str:
    """Give Chinese, Japanese and Korean text the two cells a character that Rich's export leaves out."""

    def widen(match: re.Match[str]) -> str:
        start, middle, text, end = match.groups()
        plain = html.unescape(text)
        if cell_len(plain) == len(plain):
            return match.group()
        return f"{start}{CELL * cell_len(plain):g}{middle}{text}{end}"

    return _TEXT.sub(widen, svg)


def with_fixed_names(svg: str) -> str:
    """Replace the number that Rich derives from the content in every name, which would change every line."""
    return re.sub(r"terminal-\d+", "terminal", svg)


def without_web_fonts(svg: str) -> str:
    """Leave out the fonts that Rich's export fetches from the web; the picture falls back to a local one."""
    return re.sub(r"@font-face\s*\{[^}]*\}\s*", "", svg)


async def draw() -> str:
    """Open the app, align two instruments, and return the picture."""
    app = ComparatorApp(day=DAY)
    async with app.run_test(size=SIZE) as pilot:
        main = app.screen
        assert isinstance(main, MainScreen)
        while main.explorer is None:
            await pilot.pause(0.05)
        main.choose("a", A)
        main.choose("b", B)
        while main.explorer.must_align():
            await pilot.pause(0.05)
        main.show_clause(CLAUSE)
        while not any(
            "choose" in str(getattr(key, "action", "")) and key.size for key in main.query_one(Footer).children
        ):
            await pilot.pause(0.05)  # the footer follows the focus into the pane, a moment later
        main.query_one(PairList).scroll_home(animate=False)  # where the list stands depends on when it was laid out
        await pilot.pause(0.2)
        return app.export_screenshot()


def main() -> None:
    """Write the picture."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    svg = asyncio.run(draw())
    OUT.write_text(without_web_fonts(with_fixed_names(with_wide_characters(svg))), encoding="utf-8")
    print(OUT)


if __name__ == "__main__":
    main()
