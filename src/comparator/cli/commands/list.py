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
            output.show(output.table(("id", "title"), named))
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
        rows = [
            (
                item.id,
                item.jurisdiction,
                pick(item.short),
                item.form,
                item.force.value,
                str(len(item.clauses)),
            )
            for item in items
        ]
        output.show(output.table(("id", "jurisdiction", "title", "form", "force", "clauses"), rows, right=(5,)))
        output.note(f"{len(items)} frameworks, {sum(len(item.clauses) for item in items)} clauses")
    return 0 if items else 1
