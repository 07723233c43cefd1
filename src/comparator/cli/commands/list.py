"""`comparator list`: what is in the corpus."""

import argparse

from comparator.cli import output
from comparator.cli.arguments import add_corpus, corpus
from comparator.model.vocabulary import pick

HELP = "list the frameworks in the corpus, or the keys of a vocabulary"
EPILOG = """examples:
  comparator list
  comparator list topics
  comparator list jurisdictions --format json"""

NARROW = 100
"""Width below which a terminal has no room for every column."""

VOCABULARIES = ("topics", "measures", "roles", "scopes", "forms", "jurisdictions", "groups")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("what", nargs="?", default="frameworks", choices=("frameworks", *VOCABULARIES), metavar="WHAT",
                        help=f"frameworks (default), {', '.join(VOCABULARIES[:-1])} or {VOCABULARIES[-1]}")  # fmt: skip
    parser.add_argument("--format", choices=("table", "json"), default="table", help="table (default) or json")
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Print the list."""
    loaded = corpus(args)
    if args.what != "frameworks":
        entries = getattr(loaded.vocabularies, args.what)
        named = [(key, pick(getattr(entry, "title", None) or entry.name)) for key, entry in entries.items()]
        if args.format == "json":
            output.write_json([{"id": key, "title": title} for key, title in named])
        else:
            output.show(output.table(("id", "title"), named, whole=(0,)))
        return 0
    items = list(loaded.frameworks.values())
    if args.format == "json":
        output.write_json(
            [
                {
                    "id": item.id,
                    "title": dict(item.title),
                    "jurisdiction": item.jurisdiction,
                    "pillar": item.pillar,
                    "form": item.form,
                    "force": item.force.value,
                    "languages": list(item.languages),
                    "clauses": len(item.clauses),
                }
                for item in items
            ]
        )
    else:
        cells = [
            (item.id, item.jurisdiction, str(len(item.clauses)), item.force.value, item.form, pick(item.short))
            for item in items
        ]
        narrow = output.console().width < NARROW
        columns = 4 if narrow else 6
        headings = ("id", "where", "clauses", "force", "form", "title")[:columns]
        output.show(output.table(headings, [row[:columns] for row in cells], right=(2,), whole=(0,)))
        if narrow:
            output.note("forms and titles are left out, the terminal is narrow")
        output.note(f"{len(items)} frameworks, {sum(len(item.clauses) for item in items)} clauses")
    return 0 if items else 1
