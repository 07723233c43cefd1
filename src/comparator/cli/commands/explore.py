"""`comparator explore`: the terminal app."""

import argparse
import sys

from comparator.cli.arguments import add_corpus
from comparator.model.errors import InputError

HELP = "open the terminal app"
EPILOG = """examples:
  comparator explore
  comparator explore --add my-country.yaml         my own file beside the shipped ones
  comparator explore --corpus my-frameworks/       only my own files"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Open the app; without a terminal, say so."""
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        raise InputError("explore needs a terminal; `comparator --help` lists the commands that do not")
    return int(args.explore(args.corpus, args.add))
