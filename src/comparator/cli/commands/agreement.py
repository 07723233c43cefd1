"""`comparator agreement`: how far jurisdictions agree, within one set of them or several side by side."""

import argparse
from typing import TYPE_CHECKING

from comparator.cli import output
from comparator.cli.arguments import add_as_of, add_corpus, corpus, jurisdictions, split, today, topics
from comparator.model.errors import InputError
from comparator.model.vocabulary import pick
from comparator.text.counts import counted

if TYPE_CHECKING:
    from comparator.comparison.agreement import Among
    from comparator.corpus.corpus import Corpus

LEVELS = ("common", "majority", "divergent", "single", "silent")
ALL = "all"

HELP = "show how far jurisdictions agree on each topic, in one group or in several side by side"
EPILOG = """The level says how far the encoded ones of a set agree on a topic: common, all have one kind of norm;
majority, more than half of those with a rule share a kind; divergent, no kind is shared by more than half of them;
single, one has a rule; silent, none has. Duties and bans are one kind. Silence is not disagreement. `comparator matrix`
shows what each has.

examples:
  comparator agreement
  comparator agreement --among brics --among all --level common
  comparator agreement --among EU,KR,JP --among asean --topic incident-reporting
  comparator agreement --among brics --among all --by instrument --as-of 2026-11-23"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--among", action="append", metavar="J,K,L",
        help="a set: jurisdictions or groups with commas, or `all`; again for another set beside it (default: all)",
    )  # fmt: skip
    parser.add_argument(
        "--topic", action="append", metavar="T", help="topic key; may be given several times or with commas"
    )
    parser.add_argument(
        "--level", action="append", metavar="L",
        help=f"only topics with this level in at least one of the sets, or with commas several: {', '.join(LEVELS)}",
    )  # fmt: skip
    parser.add_argument(
        "--by", choices=("jurisdiction", "instrument"), default="jurisdiction",
        help="what is counted (default: jurisdiction)",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=("table", "json", "csv"), default="table", help="table (default), json or csv"
    )
    add_as_of(parser)
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Print the levels."""
    from comparator.comparison.agreement import Level, among, only
    from comparator.comparison.matrix import By
    from comparator.formats.agreement import level_counts

    loaded = corpus(args)
    day = args.as_of or today()
    levels = split(args.level)
    for name in levels:
        if name not in LEVELS:
            raise InputError(f"there is no level `{name}`; the levels are {', '.join(LEVELS)}")
    names = list(dict.fromkeys(args.among or [ALL]))
    sets = {name: () if name == ALL else jurisdictions(split([name]), loaded) for name in names}
    found = among(loaded, day, sets, topics=topics(split(args.topic), loaded), by=By(args.by))
    tallies = [level_counts(item) for item in found]
    if levels:
        found = only(found, {Level(name) for name in levels})
    if args.format == "json":
        from comparator.formats.agreement import among_record

        output.write_json({"as_of": day, "by": args.by, "sets": among_record(found)})
    elif args.format == "csv":
        from comparator.formats.agreement import among_csv

        output.write(among_csv(found))
    else:
        _table(args, found, tallies, loaded, day)
    return 0 if any(row.covering for item in found for row in item.rows) else 1


def _table(
    args: argparse.Namespace, found: "tuple[Among, ...]", tallies: list[str], loaded: "Corpus", day: str
) -> None:
    from rich.text import Text

    from comparator.formats.agreement import level_words
    from comparator.text.visible import visible

    titles = loaded.vocabularies.topics
    rows = [
        (pick(titles[parts[0].topic].title), *map(level_words, parts))
        for parts in zip(*(item.rows for item in found), strict=True)
    ]
    headings = ("topic", *(f"{item.name}, {len(item.considered)} {args.by}s" for item in found))
    counts = [Text(visible(f"topics among {item.name}: {told}")) for item, told in zip(found, tallies, strict=True)]
    output.show(*counts, Text(""))
    if rows:
        output.show(output.table(headings, rows))
    else:
        output.note(f"no topic is {' or '.join(split(args.level))}")
    for item in found:
        missing = f"; not encoded: {', '.join(item.not_encoded)}" if item.not_encoded else ""
        output.note(f"{item.name}: {', '.join(item.considered) or 'none'}{missing}")
    output.note(f"{counted(len(rows), 'topic')} as of {day}")
