"""`comparator validate`: check framework, vocabulary, lexicon and mapping files."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comparator.validation.check import FileReport

HELP = "check framework, vocabulary, lexicon and mapping files, and show each mistake in its place"
EPILOG = """examples:
  comparator validate                               everything that is shipped
  comparator validate frameworks/kr/                every .yaml file below a folder
  comparator validate my-law.yaml --format json     findings for a program

exit code: 0 no finding, 1 findings, 2 a path that cannot be used"""

_CLEAN, _FINDINGS = 0, 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    from comparator.validation.formatters import NAMES

    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="file or folder (default: the shipped frameworks, vocabularies and lexicon)",
    )
    parser.add_argument("--format", choices=NAMES, default="text", help="text (default) or json")


def run(args: argparse.Namespace) -> int:
    """Check the files, write the findings on standard output and a summary on standard error.

    Raises:
        InputError: A path cannot be used.
    """
    from comparator.validation.check import check_paths, shipped_paths
    from comparator.validation.formatters import formatter

    paths = args.paths or [_near(path) for path in shipped_paths()]
    reports = check_paths(paths)
    tally = _Tally()
    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for piece in formatter(args.format)(tally.count(reports), color):
        sys.stdout.write(piece)
    sys.stdout.flush()  # before the summary, where both go to one terminal
    print(tally.summary(), file=sys.stderr)
    return _FINDINGS if tally.findings else _CLEAN


def _near(path: Path) -> Path:
    """Return `path` from the working directory when it is below it, which is shorter to read."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


class _Tally:
    """Counts reports on their way to the formatter."""

    def __init__(self) -> None:
        self.files = self.bad_files = self.clauses = self.findings = 0

    def count(self, reports: "Iterable[FileReport]") -> "Iterator[FileReport]":
        """Pass the reports on."""
        for report in reports:
            self.files += 1
            self.clauses += report.clauses
            self.findings += len(report.diagnostics)
            self.bad_files += bool(report.diagnostics)
            yield report

    def summary(self) -> str:
        """Return the one line that ends a run."""
        checked = f"{_number(self.files, 'file')}, {_number(self.clauses, 'clause')}"
        if not self.findings:
            return f"{checked}, no finding"
        return f"{checked}, {_number(self.findings, 'finding')} in {_number(self.bad_files, 'file')}"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
