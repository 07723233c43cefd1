"""Writing to the terminal: tables, pages, progress. Everything from files passes `visible` on its way."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from comparator.text.visible import escape_hidden, visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

MAX_WHOLE = 40
"""Widest cell that is kept whole on a narrow terminal."""
LEAST, GAP = 10, 3
"""Characters that a column which may break needs, and those between two columns."""
PIPE_WIDTH = 160
"""Width of a table that does not go to a terminal; cells wrap, so nothing is cut."""


def console(stream: Any = None) -> "Console":
    """Return a console for a stream: styled on a terminal unless NO_COLOR is set, never markup or emoji."""
    from rich.console import Console

    target = stream or sys.stdout
    return Console(
        file=target,
        width=None if target.isatty() else shutil.get_terminal_size((PIPE_WIDTH, 0)).columns,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )


def table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = (), whole: Sequence[int] = ()
) -> "Table":
    """Return a table of plain text.

    Args:
        headings: The heading of each column.
        rows: The cells of each row.
        right: The columns that are aligned to the right.
        whole: The columns whose cells do not break below `MAX_WHOLE`, such as ids that are copied.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    result = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    longest = [max((len(row[index]) for row in (headings, *rows)), default=0) for index in range(len(headings))]
    kept = [index in whole and longest[index] <= MAX_WHOLE for index in range(len(headings))]
    # Columns that are kept whole must not push others off the screen, where they would be cut without a word.
    least = sum(longest[index] if kept[index] else min(LEAST, longest[index]) for index in range(len(headings)))
    fits = least + GAP * (len(headings) - 1) <= console().width
    for index, heading in enumerate(headings):
        result.add_column(
            Text(visible(heading)),
            justify="right" if index in right else "left",
            overflow="fold",
            no_wrap=fits and kept[index],
            min_width=longest[index] if fits and kept[index] else None,
        )
    for row in rows:
        result.add_row(*(Text(visible(cell)) for cell in row))
    return result


def show(*renderables: "RenderableType") -> None:
    """Print on standard output; on a terminal, what is longer than the screen goes to a pager."""
    out = console()
    # Captured, because rich itself would exit with 1 when the reader of a pipe has gone.
    with out.capture() as captured:
        for item in renderables:
            out.print(item)
    text = captured.get()
    if not out.is_terminal:  # padding to the width of a screen is noise in a file or a pipe
        text = "".join(line.rstrip(" ") + "\n" for line in text.split("\n")[:-1])
    fits = text.count("\n") < shutil.get_terminal_size().lines
    if fits or not out.is_terminal or os.environ.get("PAGER") == "":
        sys.stdout.write(text)
        return
    import pydoc

    os.environ.setdefault("LESS", "-FRX")
    pydoc.pager(text)


def write(text: str) -> None:
    """Write text on standard output, with a line break at its end."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def write_json(value: object) -> None:
    """Write a value as JSON, with every hidden or control character as a JSON escape."""
    text = json.dumps(value, ensure_ascii=not _utf8(), indent=2)
    sys.stdout.write("\n".join(escape_hidden(line) for line in text.split("\n")) + "\n")


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
