"""`comparator validate`: check framework, vocabulary, lexicon and mapping files."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.cli import conditions, rule_options
from comparator.model.errors import InputError
from comparator.text.counts import counted

if TYPE_CHECKING:
    from comparator.validation.check import FileReport

HELP = "check framework, vocabulary, lexicon and mapping files, and show each mistake in its place"
EPILOG = """examples:
  comparator validate                               everything that is shipped
  comparator validate frameworks/kr/                every .yaml file below a folder
  comparator validate my-law.yaml --watch           again after every save, until ctrl-c
  comparator validate my-law.yaml --format json     findings for a program
  comparator validate frameworks/ --format sarif    findings for code scanning
  comparator validate --stdin-filename my-law.yaml < draft.yaml
  comparator validate my-law.yaml --diff            what --fix would change
  comparator validate my-law.yaml --fix             mend what is safe, then show what is left

exit code: 0 no finding or warnings only, 1 errors (with --strict warnings too), 2 a path that cannot be used"""

_CLEAN, _FINDINGS = 0, 1
_MOST_JOBS = 256
"""Processes that may be asked for."""
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""Puts the cursor at the top of the terminal and clears it, with what has scrolled away."""


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
    parser.add_argument(
        "--format",
        choices=NAMES,
        default="text",
        help="text (default), json, github (annotations), sarif (2.1.0) or junit (XML)",
    )
    parser.add_argument(
        "--stdin-filename",
        type=Path,
        metavar="NAME",
        help="check what comes on standard input as if it were the file NAME, which need not exist",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="mend white space, Unicode form and the order of keys and lists; with --stdin-filename, print the result",
    )
    parser.add_argument(
        "--diff",
        action="store_true",
        help="show what --fix changes instead of findings; without --fix, write nothing and exit 1 on a change",
    )
    parser.add_argument(
        "--watch", action="store_true", help="check again whenever a file is saved, until interrupted with ctrl-c"
    )
    parser.add_argument(
        "--jobs",
        type=_jobs,
        metavar="N",
        help="processes that share the work (default: by the size of the files and the cores)",
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="check every file anew, and keep no verdicts for the next run (so does COMPARATOR_NO_CACHE=1)",
    )
    rule_options.configure(parser)
    conditions.configure(parser)


def _jobs(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 3 or not 1 <= int(value) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"it must be a whole number from 1 to {_MOST_JOBS}")
    return int(value)


def run(args: argparse.Namespace) -> int:
    """Check the files, write the findings on standard output and a summary on standard error.

    Raises:
        InputError: A path cannot be used, or two options do not go together.
    """
    from comparator.validation.check import shipped_paths

    _check_options(args)
    if args.fix or args.diff:
        return _fix(args)
    if args.stdin_filename:
        return _check(args, [])
    paths = args.paths or [_near(path) for path in shipped_paths()]
    return _watch(args, paths) if args.watch else _check(args, paths)


def _check_options(args: argparse.Namespace) -> None:
    if args.stdin_filename and args.paths:
        raise InputError("--stdin-filename checks standard input alone; leave the paths out")
    if args.stdin_filename and args.watch:
        raise InputError("--watch watches files, and --stdin-filename reads none; choose one of them")
    if (args.fix or args.diff) and args.watch:
        raise InputError("--fix and --diff run once; leave --watch out")
    if (args.fix or args.diff) and not args.stdin_filename and not args.paths:
        raise InputError("--fix and --diff need the files to mend; name files or folders")
    if args.diff and args.format != "text":
        raise InputError("--diff shows changes instead of findings; leave --format out")
    if args.watch and args.format != "text":
        raise InputError("--watch is for reading along; it goes with --format text only")


def _check(args: argparse.Namespace, paths: list[Path]) -> int:
    from comparator.corpus.cache import cache_folder
    from comparator.validation.check import check_content, check_paths
    from comparator.validation.formatters import formatter
    from comparator.validation.settings import extra_rules

    settings = rule_options.settings(args)
    asked = replace(conditions.conditions(args, settings.references), extra=extra_rules(settings))
    if args.stdin_filename:
        reports = iter([check_content(_standard_input(), args.stdin_filename, conditions=asked, settings=settings)])
    else:
        folder = None if args.no_cache else cache_folder("verdicts")
        reports = check_paths(paths, conditions=asked, settings=settings, jobs=args.jobs, cache=folder)
    tally = _Tally()
    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for piece in formatter(args.format)(tally.count(reports), color):
        sys.stdout.write(piece)
    sys.stdout.flush()  # before the summary, where both go to one terminal
    print(tally.summary(), file=sys.stderr)
    return _FINDINGS if tally.errors or (args.strict and tally.findings) else _CLEAN


def _fix(args: argparse.Namespace) -> int:
    from comparator.cli.fixing import fix_files, fix_input

    runs = rule_options.settings(args).runs
    if args.stdin_filename:
        changed = fix_input(_standard_input(), args.stdin_filename, runs=runs, diff=args.diff)
    else:
        changed = fix_files(args.paths, runs=runs, keep=args.fix, diff=args.diff)
    if args.diff:
        return _FINDINGS if changed and not args.fix else _CLEAN
    return _CLEAN if args.stdin_filename else _check(args, args.paths)


def _standard_input() -> bytes:
    from comparator.corpus.reader import MAX_BYTES

    # One byte more than may be, so that too much is noticed and an endless stream does not fill the memory.
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _watch(args: argparse.Namespace, paths: list[Path]) -> int:
    from comparator.cli.watch import versions

    code = _CLEAN
    for _ in versions(paths):
        if sys.stdout.isatty():
            sys.stdout.write(_CLEAR)
        try:
            code = _check(args, paths)
        except InputError as error:  # a file that is away may come back
            from comparator.cli.output import note

            note(str(error))
        print("watching for changes; ctrl-c ends", file=sys.stderr, flush=True)
    return code


def _near(path: Path) -> Path:
    """Return `path` from the working directory when it is below it, which is shorter to read."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


class _Tally:
    """Counts reports on their way to the formatter."""

    def __init__(self) -> None:
        self.files = self.bad_files = self.clauses = self.findings = self.errors = 0

    def count(self, reports: "Iterable[FileReport]") -> "Iterator[FileReport]":
        """Pass the reports on."""
        for report in reports:
            self.files += 1
            self.clauses += report.clauses
            self.findings += len(report.diagnostics)
            self.errors += sum(item.severity == "error" for item in report.diagnostics)
            self.bad_files += bool(report.diagnostics)
            yield report

    def summary(self) -> str:
        """Return the one line that ends a run."""
        checked = f"{counted(self.files, 'file')}, {counted(self.clauses, 'clause')}"
        if not self.findings:
            return f"{checked}, no finding"
        return f"{checked}, {counted(self.findings, 'finding')} in {counted(self.bad_files, 'file')}"
