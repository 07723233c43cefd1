"""`comparator list`: what is in the corpus."""

import argparse
from typing import TYPE_CHECKING, Any

from comparator.cli import output
from comparator.cli.arguments import add_as_of, add_corpus, add_places, corpus, places, split, today, topics
from comparator.model.errors import InputError
from comparator.model.framework import Norm
from comparator.model.vocabulary import pick
from comparator.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comparator.corpus.corpus import Corpus
    from comparator.model.framework import Clause, Framework

HELP = "list the frameworks in the corpus, the clauses on a topic, or the keys of a vocabulary"
EPILOG = """With --as-of, frameworks have the number of clauses that apply on the day. Clauses are those that apply on
the day, today unless --as-of names another; those of bills, proposals and the like are marked as not in force.

examples:
  comparator list
  comparator list --as-of 2025-03-01
  comparator list clauses --topic incident-reporting --norm obligation --jurisdiction EU,KR
  comparator list topics
  comparator list jurisdictions --format json"""

NARROW = 100
"""Width below which a terminal has no room for every column."""

VOCABULARIES = ("topics", "measures", "roles", "scopes", "forms", "jurisdictions", "groups")
CLAUSES = "clauses"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("what", nargs="?", default="frameworks", choices=("frameworks", CLAUSES, *VOCABULARIES),
                        metavar="WHAT", help=f"frameworks (default), clauses, {', '.join(VOCABULARIES[:-1])} "
                        f"or {VOCABULARIES[-1]}")  # fmt: skip
    parser.add_argument("--topic", action="append", metavar="T", help="only clauses on this topic; likewise several")
    parser.add_argument(
        "--norm", action="append", choices=[norm.value for norm in Norm], help="only clauses with this norm; likewise"
    )
    parser.add_argument("--format", choices=("table", "json"), default="table", help="table (default) or json")
    add_places(parser)
    add_as_of(parser, default="all clauses of frameworks; today for clauses")
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Print the list."""
    loaded = corpus(args)
    if args.what != CLAUSES and (args.topic or args.norm):
        raise InputError("--topic and --norm go with `comparator list clauses`")
    if args.what == CLAUSES:
        return _clauses(args, loaded)
    if args.what in VOCABULARIES:
        if args.as_of:
            raise InputError("--as-of goes with frameworks and clauses; a vocabulary is the same on every day")
        return _vocabulary(args, loaded)
    chosen = places(args, loaded)
    items = [item for item in loaded.frameworks.values() if not chosen or item.jurisdiction in chosen]
    counts = {item.id: sum(1 for _ in _applying(item, args.as_of)) for item in items}
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
                    "clauses": counts[item.id],
                }
                for item in items
            ]
        )
    else:
        cells = [
            (item.id, item.jurisdiction, str(counts[item.id]), item.force.value, item.form, pick(item.short))
            for item in items
        ]
        narrow = output.console().width < NARROW
        columns = 4 if narrow else 6
        headings = ("id", "where", "clauses", "force", "form", "title")[:columns]
        output.show(output.table(headings, [row[:columns] for row in cells], right=(2,), whole=(0,)))
        if narrow:
            output.note("forms and titles are left out, the terminal is narrow")
        what = f" that apply on {args.as_of}" if args.as_of else ""
        output.note(f"{counted(len(items), 'framework')}, {counted(sum(counts.values()), 'clause')}{what}")
    return 0 if items and (not args.as_of or any(counts.values())) else 1


def _applying(item: "Framework", day: str | None) -> "Iterable[Clause]":
    """Return the clauses that apply on a day, or all without one."""
    from comparator.comparison.time import applies_on

    return (clause for clause in item.clauses if not day or applies_on(clause, item, day))


def _vocabulary(args: argparse.Namespace, loaded: "Corpus") -> int:
    entries = getattr(loaded.vocabularies, args.what)
    named = [(key, pick(getattr(entry, "title", None) or entry.name)) for key, entry in entries.items()]
    if args.format == "json":
        output.write_json([{"id": key, "title": title} for key, title in named])
    else:
        output.show(output.table(("id", "title"), named, whole=(0,)))
    return 0


def _clauses(args: argparse.Namespace, loaded: "Corpus") -> int:
    """Print the clauses that apply on the day."""
    from comparator.formats.records import clause_record

    wanted, chosen, day = set(topics(split(args.topic), loaded)), places(args, loaded), args.as_of or today()
    found = [
        (item, clause)
        for item in sorted(loaded.frameworks.values(), key=lambda item: (item.jurisdiction, item.id))
        if not chosen or item.jurisdiction in chosen
        for clause in _applying(item, day)
        if (not wanted or wanted & set(clause.topics)) and (not args.norm or clause.norm in args.norm)
    ]
    if args.format == "json":
        output.write_json([{"jurisdiction": item.jurisdiction, **clause_record(clause)} for item, clause in found])
        return 0 if found else 1
    _show(found, loaded)
    count = len(found)
    output.note(f"{counted(count, 'clause')} as of {day}; what is not shown is not recorded in the clause")
    return 0 if found else 1


def _show(found: "list[tuple[Framework, Clause]]", loaded: "Corpus") -> None:
    """Print the clauses of each instrument: what norm, who towards whom, with what quantities, from when."""
    from rich.padding import Padding
    from rich.text import Text

    from comparator.comparison.differences import quantities
    from comparator.comparison.time import in_force, start_words
    from comparator.text.visible import visible

    blocks: list[Any] = []
    last = ""
    for item, clause in found:
        if item.id != last:
            blocks += [Text("")] if last else []
            blocks.append(Text(visible(f"{item.jurisdiction}  {pick(item.short)} ({item.force})"), style="bold"))
            last = item.id
        blocks.append(Padding(Text(visible(f"{clause.cite}: {pick(clause.title)}")), (0, 0, 0, 2), expand=False))
        facts = [
            clause.norm.value + (" of " + _roles(clause.bearer, loaded) if clause.bearer else ""),
            *(["towards " + _roles(clause.counterparty, loaded)] if clause.counterparty else []),
            *(["sets " + quantities(clause.parameters)] if clause.parameters else []),
            *(["from " + start_words(clause, item)] if in_force(item) else []),
        ]
        blocks.append(Padding(Text(visible("; ".join(facts))), (0, 0, 0, 4), expand=False))
    output.show(*blocks)


def _roles(keys: tuple[str, ...], loaded: "Corpus") -> str:
    roles = loaded.vocabularies.roles
    return ", ".join(pick(roles[key].title) if key in roles else key for key in keys)
