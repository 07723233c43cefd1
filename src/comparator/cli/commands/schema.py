"""`comparator schema`: print the JSON Schema of a kind of file, for editors and other programs."""

import argparse
import sys

HELP = "print the JSON Schema of a kind of file, or list the kinds"
EPILOG = """examples:
  comparator schema                                            the kinds of file
  comparator schema framework > framework.schema.json          for an editor

With `# yaml-language-server: $schema=framework.schema.json` as its first line, a file beside the schema is
completed and checked while it is written (in VS Code by the YAML extension)."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    from comparator.validation.kinds import Kind

    names = [kind.value for kind in Kind]
    parser.add_argument("name", nargs="?", choices=names, metavar="NAME", help=f"one of {', '.join(names)}")


def run(args: argparse.Namespace) -> int:
    """Print the schema as it is shipped, or the list."""
    import json

    from comparator.cli import output
    from comparator.corpus.resources import data_root
    from comparator.validation.kinds import Kind

    def text(name: str) -> str:
        return (data_root() / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")

    if args.name:
        sys.stdout.write(text(args.name))
        return 0
    output.show(
        output.table(("name", "describes"), [(kind.value, json.loads(text(kind))["description"]) for kind in Kind])
    )
    return 0
