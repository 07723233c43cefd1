"""What `comparator validate` is asked to compare files with: a day, a revision, a folder of official texts."""

import argparse
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.model.errors import InputError

if TYPE_CHECKING:
    from comparator.validation.conditions import Conditions


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "--base",
        metavar="REVISION",
        help="compare the ids of clauses with those of a git revision, and report the ones that changed",
    )
    parser.add_argument(
        "--references",
        type=Path,
        metavar="DIR",
        help="folder of official texts (.txt, .md) whose wording statements must not repeat",
    )
    parser.add_argument(
        "--today",
        metavar="DATE",
        help="the day on which sources are too old or not yet checked, as YYYY-MM-DD (default: today)",
    )


def conditions(args: argparse.Namespace, references: Path | None = None) -> "Conditions":
    """Return what the arguments ask for.

    Args:
        args: What `configure` added.
        references: The folder of official texts when no argument names one.

    Raises:
        InputError: The day is none, the folder is none, or the repository has no such revision.
    """
    from comparator.validation.conditions import Conditions
    from comparator.validation.revision import is_missing

    folder = args.references or references
    if folder is not None and not folder.is_dir():
        raise InputError("there is no such folder of references", path=str(folder))
    if args.base is not None and is_missing(args.base, Path.cwd()):
        raise InputError(f"this repository has no revision `{args.base}`; fetch it first, or name another for --base")
    return Conditions(_day(args.today), folder, args.base)


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"`{text}` is no day for --today; write it as YYYY-MM-DD") from None
