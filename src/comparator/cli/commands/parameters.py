"""`comparator parameters`: one quantity across countries."""

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING

from comparator.cli import output
from comparator.cli.arguments import add_as_of, add_corpus, add_places, corpus, measures, places, split, today, topics
from comparator.model.errors import InputError
from comparator.model.vocabulary import pick
from comparator.text.counts import counted

if TYPE_CHECKING:
    from comparator.comparison.parameters import Entry, MeasureTable, Rate
    from comparator.corpus.corpus import Corpus

STRIP = 21
"""Characters of a strip plot."""
WIDE = 120
"""Width of a terminal from which the table has its strip."""
_RATE = re.compile(
    r"([A-Z]{3})/([A-Z]{3})=([0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?)@([0-9]{4}-[0-9]{2}-[0-9]{2})(?::(.+))?"
)

HELP = "show one quantity across countries: values, bearers, citations, range and median"
EPILOG = """In the strip a filled mark (●) applies on the day, ○ applies later, □ stands in an instrument that is not in
force; only the first kind counts in range and median. Money stays in its own currency, unless --rate names a rate and
its day; what was converted says so.

examples:
  comparator parameters
  comparator parameters --measure incident-report-deadline
  comparator parameters --topic penalties --group g20 --rate EUR/USD=1.15@2026-11-20:ECB
  comparator parameters --measure training-compute-threshold --format svg > compute.svg"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--measure", action="append", metavar="M", help="measure key; may be given several times or with commas"
    )
    parser.add_argument("--topic", action="append", metavar="T", help="only values in clauses on this topic, likewise")
    parser.add_argument(
        "--rate", action="append", default=[], metavar="FROM/TO=N@DATE[:NAME]",
        help="convert amounts: one FROM is N TO on DATE, by the named source; may be given several times",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=("table", "json", "csv", "svg"), default="table", help="table (default), json, csv or svg"
    )
    add_places(parser)
    add_as_of(parser)
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Print the values."""
    from comparator.comparison.parameters import parameters

    loaded = corpus(args)
    tables = parameters(
        loaded,
        args.as_of or today(),
        measures=measures(split(args.measure), loaded),
        topics=topics(split(args.topic), loaded),
        jurisdictions=places(args, loaded),
        rates=[rate(text) for text in args.rate],
    )
    if args.format == "json":
        from comparator.formats.parameters import parameters_record

        output.write_json(parameters_record(tables))
    elif args.format == "csv":
        from comparator.formats.parameters import parameters_csv

        output.write(parameters_csv(tables))
    elif args.format == "svg":
        from comparator.formats.parameters import parameters_svg

        output.write(parameters_svg(tables, loaded.vocabularies))
    else:
        _table(tables, loaded)
        if len(tables) == 1:
            setting = {entry.framework.jurisdiction for entry in tables[0].entries}
            without = [name for name in places(args, loaded) or loaded.jurisdictions() if name not in setting]
            output.note(_without(without, loaded))
    return 0 if tables else 1


def _without(places: list[str], loaded: "Corpus") -> str:
    """Say who sets no value, and who is not encoded."""
    encoded = loaded.jurisdictions()
    silent = ", ".join(name for name in places if name in encoded)
    unknown = ", ".join(name for name in places if name not in encoded)
    return f"no value in {silent or 'none of the others'}" + (f"; not encoded: {unknown}" if unknown else "")


def rate(text: str) -> "Rate":
    """Return the rate that `FROM/TO=N@DATE[:NAME]` states.

    Raises:
        InputError: The text is not of this form, or the rate is not above zero.
    """
    from comparator.comparison.parameters import Rate

    match = _RATE.fullmatch(text)
    if not match or float(match[3]) <= 0:
        raise InputError(f"`{text}` is not a rate such as EUR/USD=1.15@2026-11-20:ECB")
    try:
        on = date.fromisoformat(match[4]).isoformat()
    except ValueError:
        raise InputError(f"`{match[4]}` in `{text}` is no day") from None
    return Rate(match[1], match[2], float(match[3]), on, match[5] or "")


def _table(tables: "tuple[MeasureTable, ...]", loaded: "Corpus") -> None:
    from rich.padding import Padding
    from rich.text import Text

    from comparator.comparison.differences import quantity
    from comparator.formats.parameters import rate_words, size_words, spread_words, strip_cells
    from comparator.text.visible import visible

    def line(words: str, style: str = "") -> Text:
        return Text(visible(words), style=style)

    width = output.console().width
    blocks: list[Text | Padding] = []
    for table in tables:
        blocks.append(line(pick(table.measure.title), "bold"))
        blocks += [
            Padding(
                line(spread_words(item)),
                (0, 0, 0, 2),
                expand=False,
            )
            for item in table.spreads
            if item.count > 1
        ]
        strips = strip_cells(table, STRIP)
        for entry, strip in zip(table.entries, strips, strict=True):
            mark = f"{strip:{STRIP}}  " if width >= WIDE else ""
            where = f"{entry.framework.jurisdiction:10} {entry.framework.id} {entry.clause.cite}"
            facts = [quantity(entry.parameter), *_facts(entry, loaded)]
            if entry.rate and entry.size is not None:
                facts.append(f"{size_words(entry.size, entry.scale)} by {rate_words(entry)}")
            blocks.append(Padding(line(f"{mark}{where}: {'; '.join(facts)}"), (0, 0, 0, 2), expand=False))
        blocks.append(Text(""))
    output.show(*blocks)
    values = sum(len(table.entries) for table in tables)
    day = f" as of {tables[0].day}" if tables else ""
    output.note(f"{counted(values, 'value')} of {counted(len(tables), 'measure')}{day}")


def _facts(entry: "Entry", loaded: "Corpus") -> list[str]:
    """Return what a reader must know beside the value: joins, basis, bearer, from when, with what force."""
    roles = loaded.vocabularies.roles
    bearers = ", ".join(pick(roles[key].title) if key in roles else key for key in entry.clause.bearer)
    others = ", ".join(pick(roles[key].title) if key in roles else key for key in entry.clause.counterparty)
    basis = pick(entry.parameter.basis)
    return [
        *([f"joined: {entry.join.rule}"] if entry.join else []),
        *([f"counted from {basis}" if entry.scale == "day" else f"of {basis}"] if basis else []),
        *([f"bearer: {bearers}"] if bearers else []),
        *([f"to: {others}"] if others else []),
        *(["not in force"] if entry.pending else [f"from {entry.start}"] if entry.start else []),
        *(["voluntary"] if not entry.binding and not entry.pending else []),
    ]
