"""Errors at the edge of the program: bad input in one line, bugs in a log."""

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from comparator import __version__
from comparator.model.errors import ComparatorError
from comparator.text.visible import visible

WRONG_USE, INTERNAL = 2, 3


def report(error: Exception, argv: list[str]) -> int:
    """Print what went wrong on stderr and return the exit code.

    Bad input, and a system that refuses to read or write, is one line and 2. Anything else is a bug: 3, with
    the path of a log that can be pasted into an issue.
    """
    if isinstance(error, ComparatorError):
        print(f"comparator: {visible(str(error))}", file=sys.stderr)
        return WRONG_USE
    if isinstance(error, OSError):  # a full disk, a closed stream: the world's doing, not a bug
        print(f"comparator: {visible(error.strerror or str(error))}", file=sys.stderr)
        return WRONG_USE
    log = _write_log(argv)
    where = f"; a log is in {log}" if log else ", and no log could be written"
    print(f"comparator: internal error ({type(error).__name__}: {visible(str(error))}){where}", file=sys.stderr)
    return INTERNAL


def _write_log(argv: list[str]) -> Path | None:
    from platformdirs import user_log_path

    now = datetime.now(UTC)
    text = (
        f"comparator {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{now.isoformat(timespec='seconds')}\narguments: {argv!r}\n\n{traceback.format_exc()}"
    )
    try:
        folder = user_log_path("comparator", ensure_exists=True)
        path = folder / f"crash-{now:%Y%m%dT%H%M%S%f}.log"
        path.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return path
