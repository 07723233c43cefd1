"""`comparator gap`: what joining would mean for one country."""

import argparse
from collections import Counter
from typing import TYPE_CHECKING, Any

from comparator.cli import output
from comparator.cli.arguments import (
    add_as_of,
    add_corpus,
    add_no_cache,
    corpus,
    jurisdictions,
    kept,
    split,
    today,
    topics,
)
from comparator.cli.commands.consensus import ALL, forces, share
from comparator.model.errors import InputError
from comparator.model.framework import Force
from comparator.text.counts import counted

if TYPE_CHECKING:
    from comparator.comparison.gap import Gap
    from comparator.corpus.corpus import Corpus

DRAFT = "draft"

HELP = "hold a country against others or the draft: what it covers, has otherwise, or is silent on"
EPILOG = """Covered: a clause is linked to one of the others, by a recorded decision or as a candidate; the lines below
say in which respects they differ, seen from the country. Otherwise: it has clauses with no link to theirs. Where it is
silent, clauses of others that could serve as a model and offers that fit are named. Nothing here is a score.

examples:
  comparator gap KE
  comparator gap KE --against EU,KR --topic incident-reporting
  comparator gap BR --against brics
  comparator gap KE --against draft --at-least 2/3 --format markdown > kenya.md"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("place", metavar="J", help="jurisdiction key, such as KE")
    parser.add_argument(
        "--against", action="append", metavar="J",
        help="jurisdictions or groups, or `draft` for the draft of common ground (default: all others)",
    )  # fmt: skip
    parser.add_argument("--topic", action="append", metavar="T", help="only these topics")
    parser.add_argument("--at-least", type=share, default=2, metavar="N", help="as for `consensus`, with `draft`")
    parser.add_argument(
        "--include", action="append", choices=(Force.VOLUNTARY.value, Force.NOT_IN_FORCE.value, ALL), default=[],
        help="as for `consensus`, with `draft`",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=("table", "json", "csv", "markdown"), default="table",
        help="table (default), json, csv or markdown",
    )  # fmt: skip
    add_as_of(parser)
    add_no_cache(parser)
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Print where the country stands."""
    from comparator.comparison.consensus import Rule, consensus
    from comparator.comparison.gap import gap
    from comparator.comparison.links import links

    loaded = corpus(args)
    day = args.as_of or today()
    places = jurisdictions([args.place], loaded)
    if len(places) != 1:
        raise InputError(f"`{args.place}` is a group; name one jurisdiction, and the group with --against")
    (place,) = places
    encoded = loaded.jurisdictions()
    if place not in encoded:
        raise InputError(f"no instrument of {place} is in the corpus; there are {', '.join(encoded) or 'none'}")
    names = split(args.against)
    against_draft = DRAFT in names
    others = jurisdictions([name for name in names if name != DRAFT], loaded) or encoded
    others = tuple(name for name in others if name in encoded and name != place)
    if not others:
        raise InputError("there is no other jurisdiction with an instrument among those named")
    frameworks = [item for item in loaded.frameworks.values() if item.jurisdiction in (place, *others)]
    with output.progress("aligning") as report:
        found = links(loaded, frameworks, report, kept=kept(args))
    draft = None
    if against_draft:
        rule = Rule(day=day, at_least=args.at_least, jurisdictions=others, forces=forces(args.include))
        draft = consensus(loaded, rule, found, kept=kept(args))
    result = gap(loaded, place, others, day, found, draft=draft, topics=topics(split(args.topic), loaded))
    if args.format == "json":
        from comparator.formats.gap import gap_record

        output.write_json(gap_record(result))
    elif args.format == "csv":
        from comparator.formats.gap import gap_csv

        output.write(gap_csv(result))
    elif args.format == "markdown":
        from comparator.formats.gap import gap_markdown

        output.write(gap_markdown(result, loaded.vocabularies))
    else:
        _show(result, loaded)
    return 0 if result.topics else 1


def _show(result: "Gap", loaded: "Corpus") -> None:
    from rich.padding import Padding
    from rich.text import Text

    from comparator.formats.gap import gap_lines, gap_summary
    from comparator.text.visible import visible

    blocks: list[Any] = []
    if len(result.topics) > 1:
        summary = gap_summary(result, loaded.vocabularies)
        blocks += [Padding(Text(visible(words)), (0, 0, 1, 0), expand=False) for words in summary]
    for row in result.topics:
        for indent, words in gap_lines(row, loaded.vocabularies):
            style = "" if indent else "bold"
            blocks.append(Padding(Text(visible(words), style=style), (0, 0, 0, indent), expand=False))
        blocks.append(Text(""))
    output.show(*blocks)
    counts = Counter(row.standing.value for row in result.topics)
    told = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
    total = f"{counted(len(result.topics), 'topic')}"
    output.note(
        f"{result.place} beside {', '.join(result.others)} as of {result.day}: {total}" + (f": {told}" if told else "")
    )
