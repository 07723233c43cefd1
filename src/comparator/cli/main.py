"""Parsing the command line, and turning errors into exit codes."""

import argparse
import importlib
import itertools
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, Protocol

from comparator import __version__
from comparator.cli.arguments import near

DONE, FOUND, WRONG_USE, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 130

COMMANDS = (
    "explore",
    "list",
    "show",
    "align",
    "compare",
    "matrix",
    "agreement",
    "parameters",
    "timeline",
    "gap",
    "consensus",
    "cooperation",
    "mappings",
    "topics",
    "evaluate",
    "validate",
    "schema",
)
"""The commands in the order in which the overview shows them."""

Explore = Callable[[Path | None, Sequence[Path]], int]


class Command(Protocol):
    """What a command module holds."""

    HELP: str
    EPILOG: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it and return the exit code."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def format_help(self) -> str:
        """Return the help, as wide as the terminal."""
        self.formatter_class = argparse.RawDescriptionHelpFormatter
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Print the message and where help is, and exit with 2."""
        from comparator.text.visible import visible

        self.exit(WRONG_USE, f"{self.prog}: {visible(message)} (`{self.prog} --help` shows how)\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as error:
            hint = near(str(value), [str(choice) for choice in action.choices or ()])
            raise argparse.ArgumentError(action, f"{error.message}{hint}") from None

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        # An empty value, as an unset variable of a shell gives, must not pass for "all".
        if any(not word.strip(" \t,") for word in arg_strings if word != "--"):
            raise argparse.ArgumentError(action, "the value is empty; give one, or leave the argument out")
        return super()._get_values(action, arg_strings)

    def refuse_unknown_options(self, argv: Sequence[str]) -> None:
        """End the program at an option that does not exist, with the one that it may have meant.

        Left to itself, argparse would rather complain about the value that follows it.
        """
        for word in itertools.takewhile(lambda word: word != "--", argv):
            name = word.partition("=")[0]
            if name.startswith("--") and " " not in word and name not in self._option_string_actions:
                self.error(f"there is no option `{name}`{near(name, self._option_string_actions)}")


def module(command: str) -> Command:
    """Return the module of a command."""
    return importlib.import_module(f"comparator.cli.commands.{command}")


def run(argv: Sequence[str], *, explore: Explore) -> int:
    """Run the command that `argv` names and return the exit code; never raises.

    Args:
        argv: The arguments without the program's name.
        explore: Opens the terminal app; passed in, because the command line does not know Textual.
    """
    try:
        code = _dispatch(list(argv), explore)
        sys.stdout.flush()
        return code
    except SystemExit as stop:  # argparse has printed its line
        return stop.code if isinstance(stop.code, int) else WRONG_USE
    except BrokenPipeError:
        # The reader, such as `head`, has what it wanted. Point stdout elsewhere so that Python's own flush
        # at exit stays quiet too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print("\ncomparator: interrupted", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        from comparator.cli.crash import report

        return report(error, list(argv))


def _dispatch(argv: list[str], explore: Explore) -> int:
    if not argv:
        return explore(None, ()) if sys.stdout.isatty() and sys.stdin.isatty() else _overview()
    name = argv[0]
    if name in ("--version", "-V"):
        print(f"comparator {__version__}")
        return DONE
    if name in ("--help", "-h", "help"):
        return _overview()
    if name not in COMMANDS:
        from comparator.text.visible import visible

        hint = near(name, COMMANDS, "`comparator --help` lists the commands")
        print(f"comparator: there is no command `{visible(name)}`{hint}", file=sys.stderr)
        return WRONG_USE
    command = module(name)
    parser = Parser(
        prog=f"comparator {name}",
        description=command.HELP,
        epilog=command.EPILOG,
        # While arguments are added nothing is formatted, and asking the terminal for its width takes milliseconds.
        formatter_class=partial(argparse.HelpFormatter, width=80),
        allow_abbrev=False,
    )
    command.configure(parser)
    parser.refuse_unknown_options(argv[1:])
    args = parser.parse_args(argv[1:])
    args.explore = explore
    return command.run(args)


def _overview() -> int:
    print("comparator: compare AI governance across countries and languages, clause by clause\n")
    print("usage: comparator [COMMAND] [--help]\n")
    for name in COMMANDS:
        print(f"  {name:{max(map(len, COMMANDS))}}  {module(name).HELP}")
    print("""
Without a command, and on a terminal, `comparator` opens the terminal app.

examples:
  comparator list                                  what is in the corpus
  comparator compare eu-ai-act kr-ai-basic-act     aligned clauses and how they differ
  comparator matrix --topic incident-reporting     what norm holds where
  comparator COMMAND --help                        the options of a command, with examples""")
    return DONE
