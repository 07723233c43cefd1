"""`comparator show`: one framework, or one clause of it, whole."""

import argparse
from typing import TYPE_CHECKING

from comparator.cli import output
from comparator.cli.arguments import add_as_of, add_corpus, check_language, corpus, framework, near
from comparator.model.errors import InputError
from comparator.model.framework import Norm
from comparator.model.vocabulary import pick
from comparator.text.counts import counted

if TYPE_CHECKING:
    from comparator.model.framework import Clause, Framework

HELP = "show a framework, or one of its clauses, whole"
EPILOG = """examples:
  comparator show kr-ai-basic-act
  comparator show kr-ai-basic-act art-31-1 --language ko
  comparator show eu-ai-act --as-of 2025-03-01     only what applied on that day
  comparator show my-country.yaml --format json"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("framework", metavar="ID", help="id of a framework, or the path of a framework file")
    parser.add_argument("clause", metavar="CLAUSE", nargs="?", help="id of one clause")
    parser.add_argument("--language", default="", metavar="TAG", help="language of the statements (default: en)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    add_as_of(parser, default="all clauses")
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Print the framework or the clause."""
    from comparator.comparison.time import applies_on

    item = framework(args.framework, corpus(args))
    clauses = item.clauses
    check_language(args.language, (clause.statement for clause in clauses))
    if args.clause:
        found = item.clause(args.clause)
        if found is None:
            hint = near(args.clause, [clause.id for clause in item.clauses])
            raise InputError(f"framework `{item.id}` has no clause `{args.clause}`{hint}")
        clauses = (found,)
    if args.as_of:
        clauses = tuple(clause for clause in clauses if applies_on(clause, item, args.as_of))
    if args.format == "json":
        from comparator.formats.records import clause_record, framework_record

        records = [clause_record(clause) for clause in clauses]
        output.write_json(records[0] if args.clause and records else framework_record(item, records))
    else:
        language = args.language or "en"
        lines = [] if args.clause else _head(item, len(clauses), language)
        for clause in clauses:
            lines += ["", *_clause(clause, item, language)]
        _print(lines)
    if not clauses:
        output.note(_nothing(args, item))
    return 0 if clauses else 1


def _nothing(args: argparse.Namespace, item: "Framework") -> str:
    """Say why there is nothing to show."""
    if not args.as_of:
        return f"{item.id} has no clause"
    if not args.clause:
        return f"no clause of {item.id} applies on {args.as_of}"
    from comparator.comparison.time import start_words

    clause = item.clause(args.clause)
    start = start_words(clause, item) if clause else ""
    return f"{args.clause} of {item.id} does not apply on {args.as_of}" + (f" (starts: {start})" if start else "")


def _print(lines: list[str]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from comparator.text.visible import visible

    shown = []
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        text = Text(visible(line.strip()))
        shown.append(Padding(text, (0, 0, 0, indent), expand=False))
    output.show(*shown)


def _head(item: "Framework", count: int, language: str) -> list[str]:
    from comparator.comparison.time import event_words

    lines = [
        f"{item.id}: {pick(item.title, language)}",
        f"  {item.jurisdiction} · {item.pillar} · {item.form} · {item.force}",
    ]
    if item.summary:
        lines.append(f"  {pick(item.summary, language)}")
    for event in item.lifecycle:
        lines.append(f"  {event.on} {event_words(event, language)}" + (f": {pick(event.note)}" if event.note else ""))
    for source in item.sources:
        lines.append(f"  source {source.id}: {source.title} ({source.kind}, {source.language}), {source.url}")
    shown = f"{count} of {len(item.clauses)} clauses" if count < len(item.clauses) else counted(count, "clause")
    lines.append(f"  {shown}, {counted(len(item.offers), 'offer')}, {counted(len(item.needs), 'need')}")
    lines += [f"  known to have no rule: {absence.topic}: {pick(absence.statement)}" for absence in item.absent]
    lines += [f"  note: {pick(note)}" for note in item.notes]
    return lines


def _clause(clause: "Clause", item: "Framework", language: str) -> list[str]:
    from comparator.comparison.differences import quantities
    from comparator.comparison.time import in_force, start_words

    lines = [f"{clause.cite} · {pick(clause.title, language)}  [{clause.id}]"]
    lines.append(f"  {pick(clause.statement, language)}")
    verb = clause.norm not in (Norm.DEFINITION, Norm.INSTITUTION)
    facts = [f"{clause.norm} ({clause.strength})" if verb else clause.norm.value]
    if clause.bearer:
        facts.append("binds " + ", ".join(clause.bearer))
    if clause.counterparty:
        facts.append("towards " + ", ".join(clause.counterparty))
    if clause.scope:
        facts.append("for " + ", ".join(clause.scope))
    facts.append("topics " + ", ".join(clause.topics))
    day = start_words(clause, item)
    if day:
        facts.append(f"from {day}" if in_force(item) else day)
    if clause.parameters:
        facts.append("sets " + quantities(clause.parameters))
    kinds = {source.kind for source in item.sources if source.id in clause.sources}
    facts.append("source " + ", ".join(clause.sources) + (" (secondary)" if kinds == {"secondary"} else ""))
    return [*lines, "  " + " · ".join(facts)]
