"""Writing to the terminal: tables, pages, progress. Everything from files passes `visible` on its way."""

import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from comparator.text.visible import visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

PIPE_WIDTH = 160
"""Width of a table that does not go to a terminal; cells wrap, so nothing is cut."""


def console(stream: Any = None) -> "Console":
    """Return a console for a stream: colour on a terminal unless NO_COLOR is set, never markup or emoji."""
    from rich.console import Console

    target = stream or sys.stdout
    width = None if target.isatty() else int(os.environ.get("COLUMNS") or PIPE_WIDTH)
    return Console(file=target, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> "Table":
    """Return a table of plain text; `right` names the columns that are aligned to the right."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    result = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for index, heading in enumerate(headings):
        result.add_column(Text(heading), justify="right" if index in right else "left", overflow="fold")
    for row in rows:
        result.add_row(*(Text(visible(cell)) for cell in row))
    return result


def show(*renderables: "RenderableType") -> None:
    """Print on standard output; on a terminal, what is longer than the screen goes to a pager."""
    out = console()
    if not out.is_terminal or os.environ.get("PAGER") == "":
        for item in renderables:
            out.print(item)
        return
    from rich.console import Console

    buffer = io.StringIO()
    inner = Console(
        file=buffer,
        width=out.width,
        force_terminal=True,
        no_color=out.no_color,
        color_system=out.color_system,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for item in renderables:
        inner.print(item)
    text = buffer.getvalue()
    if text.count("\n") < shutil.get_terminal_size().lines:
        sys.stdout.write(text)
        return
    import pydoc

    os.environ.setdefault("LESS", "-FRX")
    pydoc.pager(text)


def write(text: str) -> None:
    """Write text on standard output, with a line break at its end."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def write_json(value: object) -> None:
    """Write a value as JSON; escapes from files are JSON escapes, so nothing reaches the terminal raw."""
    sys.stdout.write(json.dumps(value, ensure_ascii=not _utf8(), indent=2) + "\n")


def _utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def note(message: str) -> None:
    """Say something on standard error."""
    print(f"comparator: {visible(message)}", file=sys.stderr)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar on standard error while the block runs, when that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
