"""`comparator timeline`: what applied, applies and will apply."""

import argparse
from typing import TYPE_CHECKING, Any

from comparator.cli import output
from comparator.cli.arguments import add_as_of, add_corpus, add_places, corpus, places, positive, split, today, topics
from comparator.model.vocabulary import pick
from comparator.text.counts import counted

if TYPE_CHECKING:
    from comparator.comparison.timeline import Change, Standing, Timeline

HELP = "show what applied, applies and will apply, and what changes in the next months"
EPILOG = """The first table counts the clauses of each instrument on the day; "no day" are clauses of instruments that
are not in force, such as bills, and those without a recorded day. The second lists what changes after the day.

examples:
  comparator timeline
  comparator timeline --as-of 2025-02-02 --months 24
  comparator timeline --jurisdiction EU,KR --topic incident-reporting --clauses
  comparator timeline --group brics --format csv > timeline.csv"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--months", type=positive, default=12, metavar="N", help="how far ahead changes are shown (default: 12)"
    )
    parser.add_argument("--topic", action="append", metavar="T", help="only clauses on this topic")
    parser.add_argument("--clauses", action="store_true", help="in a table, name every clause that changes")
    parser.add_argument(
        "--format", choices=("table", "json", "csv"), default="table", help="table (default), json or csv"
    )
    add_places(parser)
    add_as_of(parser)
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Print the timeline."""
    from comparator.comparison.timeline import timeline

    loaded = corpus(args)
    result = timeline(
        loaded,
        args.as_of or today(),
        months=args.months,
        jurisdictions=places(args, loaded),
        topics=topics(split(args.topic), loaded),
    )
    if args.format == "json":
        output.write_json(_record(result))
    elif args.format == "csv":
        from comparator.formats.csv_cells import csv_text

        rows = [
            (item.day, item.framework.jurisdiction, item.framework.id, item.kind.value, clause.cite, clause.key)
            for item in result.changes
            for clause in item.clauses
        ] + [
            (item.day, item.framework.jurisdiction, item.framework.id, item.event.event, item.event.by, "")
            for item in result.changes
            if item.event
        ]
        output.write(csv_text(("day", "jurisdiction", "framework", "change", "cite", "clause"), sorted(rows)))
    else:
        _tables(args, result)
    return 0 if result.standings else 1


def _tables(args: argparse.Namespace, result: "Timeline") -> None:
    from rich.text import Text

    from comparator.text.visible import visible

    rows = [_counts(item) for item in result.standings]
    headings = ("instrument", "jurisdiction", "applied", "applies", "will apply", "no day")
    shown: list[Any] = [output.table(headings, rows, right=(2, 3, 4, 5), whole=(0,)), Text("")]
    shown.append(Text(f"after {result.day}, up to {result.until}", style="bold"))
    changes = [(item.day, item.framework.id, change_words(item, clauses=args.clauses)) for item in result.changes]
    shown.append(
        output.table(("day", "instrument", "what changes"), changes, whole=(0, 1)) if changes else Text("nothing")
    )
    output.show(*shown)
    applying = sum(len(item.applies) for item in result.standings)
    output.note(visible(f"{applying} clauses apply on {result.day}; {len(changes)} changes up to {result.until}"))


def _counts(item: "Standing") -> tuple[str, ...]:
    groups = (item.applied, item.applies, item.later, item.undated)
    return (item.framework.id, item.framework.jurisdiction, *(str(len(group)) if group else "." for group in groups))


def change_words(change: "Change", *, clauses: bool) -> str:
    """Return one change in words, with the citation of every clause when `clauses` is set."""
    from comparator.comparison.time import event_words

    if change.event:
        note = pick(change.event.note)
        return event_words(change.event) + (f": {note}" if note else "")
    count = len(change.clauses)
    verb = {"starts": "start to apply", "ends": "apply for the last time", "due": "name this day as due"}
    if count == 1:
        verb = {"starts": "starts to apply", "ends": "applies for the last time", "due": "names this day as due"}
    cites = ", ".join(clause.cite for clause in change.clauses) if clauses or count == 1 else ""
    return f"{counted(count, 'clause')} {verb[change.kind.value]}" + (f": {cites}" if cites else "")


def _record(result: "Timeline") -> dict[str, Any]:
    return {
        "as_of": result.day,
        "until": result.until,
        "instruments": [
            {
                "framework": item.framework.id,
                "jurisdiction": item.framework.jurisdiction,
                "applied": [clause.id for clause in item.applied],
                "applies": [clause.id for clause in item.applies],
                "will_apply": [clause.id for clause in item.later],
                "no_day": [clause.id for clause in item.undated],
            }
            for item in result.standings
        ],
        "changes": [
            {
                "day": item.day,
                "framework": item.framework.id,
                "kind": item.kind.value,
                "event": item.event.event if item.event else None,
                "clauses": [clause.id for clause in item.clauses],
            }
            for item in result.changes
        ],
    }
