"""`comparator matrix`: topics by jurisdictions."""

import argparse
from typing import TYPE_CHECKING

from comparator.cli import output
from comparator.cli.arguments import add_as_of, add_corpus, add_places, corpus, places, split, today, topics
from comparator.model.vocabulary import pick

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.text import Text

    from comparator.comparison.matrix import Cell, Matrix
    from comparator.corpus.corpus import Corpus
    from comparator.model.framework import Clause

LEVELS = ("common", "majority", "divergent", "single", "silent")
NOT_IN_FORCE = "°"
NOT_ENCODED = "?"
CELL_WIDTH = 14
"""Width that a column of cells needs to be read as a table."""

HELP = "show what norm holds where, and how far jurisdictions agree: topics by jurisdictions"
EPILOG = """A cell names the norm that holds and how many of the clauses on the topic have it; +3 (from 2027) are
clauses that do not apply yet. Upper case stands in an instrument with legal force, lower case in one without.
° marks a norm that stands only in instruments that are not in force, such as bills and proposals. Silence (.),
known to have no rule (none) and not encoded (?) are different things.

The level says how far the encoded ones among the columns agree on a topic: common, all have one kind of norm;
majority, more than half of those with a rule share a kind; divergent, no kind is shared by more than half of them;
single, one has a rule; silent, none has. Duties and bans are one kind. Silence is not disagreement.

examples:
  comparator matrix
  comparator matrix --topic incident-reporting --topic logging
  comparator matrix --jurisdiction EU,KR,CN --as-of 2025-03-01
  comparator matrix --group brics --level common
  comparator matrix --by instrument --cluster --format svg > matrix.svg
  comparator matrix --jurisdiction asean --format csv > asean.csv"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--topic", action="append", metavar="T", help="topic key; may be given several times or with commas"
    )
    add_places(parser)
    parser.add_argument(
        "--format", choices=("table", "json", "csv", "svg"), default="table", help="table (default), json, csv or svg"
    )
    parser.add_argument(
        "--by", choices=("jurisdiction", "instrument"), default="jurisdiction",
        help="what the columns are (default: jurisdiction)",
    )  # fmt: skip
    parser.add_argument(
        "--level",
        action="append",
        choices=LEVELS,
        help="only topics with this level of agreement; several times for more",
    )
    parser.add_argument("--cluster", action="store_true", help="order rows and columns so that blocks appear")
    add_as_of(parser)
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Print the matrix."""
    from comparator.comparison.agreement import agreement
    from comparator.comparison.matrix import By, CellState, matrix
    from comparator.formats.agreement import level_words

    loaded = corpus(args)
    chosen = topics(split(args.topic), loaded)
    result = matrix(loaded, args.as_of or today(), topics=chosen, jurisdictions=places(args, loaded), by=By(args.by))
    if args.level:
        result = _kept(result, set(args.level))
    if args.cluster and result.topics:
        from comparator.comparison.order import clustered

        result = clustered(result)
    if args.format == "json":
        from comparator.formats.records import matrix_record

        output.write_json(matrix_record(result))
    elif args.format == "svg":
        from comparator.formats.matrix_svg import matrix_svg

        output.write(matrix_svg(result, loaded.vocabularies))
    else:
        rows = [
            [
                pick(loaded.vocabularies.topics[topic].title),
                *(_words(cell, loaded, result.day) for cell in cells),
                level_words(row),
            ]
            for topic, cells, row in zip(result.topics, result.cells, agreement(result), strict=True)
        ]
        headings = ("topic", *result.columns, "agreement")
        if args.format == "csv":
            from comparator.formats.csv_cells import csv_text

            output.write(csv_text(headings, rows))
        else:
            width = output.console().width
            fits = max(map(len, headings)) + (len(headings) - 1) * CELL_WIDTH <= width
            output.show(*(_blocks(headings, rows) if not fits else [output.table(headings, rows)] if rows else []))
            if not rows:
                output.note(f"no topic is {' or '.join(args.level)}")
            output.note(
                f"as of {result.day}; upper case: with legal force; ° not in force; `.` silent, `?` not encoded"
            )
    found = any(cell.state in (CellState.NORM, CellState.FUTURE) for row in result.cells for cell in row)
    return 0 if found else 1


def _kept(table: "Matrix", levels: set[str]) -> "Matrix":
    """Return the matrix with only the topics that have one of the levels."""
    from dataclasses import replace

    from comparator.comparison.agreement import agreement

    kept = [place for place, row in enumerate(agreement(table)) if row.level.value in levels]
    return replace(
        table,
        topics=tuple(table.topics[place] for place in kept),
        cells=tuple(table.cells[place] for place in kept),
    )


def _blocks(headings: tuple[str, ...], rows: list[list[str]]) -> "list[Text | Padding]":
    """Return each row as a heading with a line for each jurisdiction, for terminals too narrow for a table."""
    from rich.padding import Padding
    from rich.text import Text

    from comparator.text.visible import visible

    key = max(map(len, headings[1:]), default=0)
    lines: list[Text | Padding] = []
    for topic, *cells in rows:
        lines.append(Text(visible(topic), style="bold"))
        named = list(zip(headings[1:], cells, strict=True))
        missing = ", ".join(heading for heading, cell in named if cell == NOT_ENCODED)
        kept = [item for item in named[:-1] if item[1] != NOT_ENCODED]
        for heading, cell in [*kept, *([(NOT_ENCODED, missing)] if missing else []), named[-1]]:
            lines.append(Padding(Text(visible(f"{heading:{key}}  {cell}")), (0, 0, 0, 2), expand=False))
    return lines


def _words(cell: "Cell", loaded: "Corpus", day: str) -> str:
    from comparator.comparison.matrix import CellState
    from comparator.comparison.time import in_force

    if cell.norm is None:
        return {CellState.ABSENT: "none", CellState.NOT_ENCODED: NOT_ENCODED}.get(cell.state, ".")
    norm = cell.norm.value.upper() if cell.binding else cell.norm.value
    total = len(cell.clauses)
    mark = "" if any(in_force(loaded.framework(clause.framework)) for clause in cell.clauses) else NOT_IN_FORCE
    text = f"{norm}{mark} {cell.count}" + (f" of {total}" if cell.count < total else "")
    if cell.state is CellState.FUTURE:
        return text + _starts(cell.clauses, loaded, day)
    return text + (f" +{len(cell.upcoming)}{_starts(cell.upcoming, loaded, day)}" if cell.upcoming else "")


def _starts(clauses: "tuple[Clause, ...]", loaded: "Corpus", day: str) -> str:
    """Return the year in which the first of the clauses starts to apply after `day`, as ` (from 2027)`."""
    from comparator.comparison.time import begins

    starts = [period.start for clause in clauses for period in clause.applies]
    starts += [begins(loaded.framework(clause.framework)) for clause in clauses if not clause.applies]
    coming = [start for start in starts if start > day]
    return f" (from {min(coming)[:4]})" if coming else " (later)"
