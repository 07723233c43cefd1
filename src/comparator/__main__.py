"""Where the program starts, and the only place that knows both the command line and the terminal app."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from comparator.cli.main import run


def _explore(corpus_folder: Path | None, added: Sequence[Path] = ()) -> int:
    # Textual takes 0.3 to 0.5 s to import, so only the app pays for it.
    from comparator.tui.app import run_app

    return run_app(corpus_folder, added)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def main() -> int:
    """Run the command line and return its exit code."""
    # A stream that was closed before we started is None; what is said into it goes nowhere.
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    if isinstance(sys.stdout, TextIOWrapper):
        # A stream that is not UTF-8 gets escapes for what it cannot hold, instead of an error half-way.
        sys.stdout.reconfigure(errors="backslashreplace")
    return run(sys.argv[1:], explore=_explore)


if __name__ == "__main__":
    sys.exit(main())
