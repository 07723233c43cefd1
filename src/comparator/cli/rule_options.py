"""Which rules `comparator validate` runs, and what their findings mean for its exit code."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comparator.validation.settings import Settings


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "--select",
        action="append",
        metavar="RULES",
        help="run these rules alone, as ids joined by commas; also turns on rules that are off by default",
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="RULES", help="leave these rules out, as ids joined by commas"
    )
    parser.add_argument(
        "--severity",
        action="append",
        default=[],
        metavar="RULE=LEVEL",
        help="make findings of a rule an error or a warning, or turn it off (LEVEL: error, warning, off); repeatable",
    )
    parser.add_argument(
        "--strict", action="store_true", help="exit with 1 on warnings too; without it only errors do that"
    )


def settings(args: argparse.Namespace) -> "Settings":
    """Return the settings of the nearest pyproject.toml, overridden by the arguments.

    Raises:
        InputError: A setting or an argument is wrong.
    """
    from comparator.validation.settings import load_settings, override

    select = None if args.select is None else _ids(args.select)
    return override(load_settings(Path.cwd()), select=select, ignore=_ids(args.ignore), severity=args.severity)


def _ids(values: list[str]) -> list[str]:
    return [name for value in values for part in value.split(",") if (name := part.strip())]
