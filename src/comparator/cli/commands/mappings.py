"""`comparator mappings`: recorded decisions on pairs of clauses."""

import argparse
from typing import TYPE_CHECKING, Any

from comparator.cli import output
from comparator.cli.arguments import add_corpus, corpus, near
from comparator.model.errors import InputError
from comparator.model.vocabulary import pick
from comparator.text.counts import counted

if TYPE_CHECKING:
    from comparator.comparison.decisions import Contradiction, Decided, ReaderAgreement, Statistics
    from comparator.corpus.corpus import Corpus
    from comparator.model.mapping import MappingSet

HELP = "show recorded decisions: relations with reasons, counts, agreement of readers, contradictions"
EPILOG = """A relation is read from the first clause to the second (OSCAL): equal-to, equivalent-to, subset-of,
superset-of, intersects-with, no-relationship. Without a set the sets are listed; --stats counts decisions and prints
how far second decisions, made without sight of the first, agree (Cohen's kappa); --contradictions exits with 1 when
there is one.

examples:
  comparator mappings
  comparator mappings eu-ai-act-kr-ai-basic-act --relation equivalent-to
  comparator mappings --stats
  comparator mappings --contradictions
  comparator mappings --format csv > decisions.csv
  comparator mappings eu-ai-act-kr-ai-basic-act --format sssom > decisions.sssom.tsv
  comparator mappings --format oscal > decisions.oscal.json"""

EXPORTS = ("markdown", "sssom", "oscal")
PLAIN = ("table", "json", "csv")
"""Formats of counts and contradictions."""

RELATIONS = ("equal-to", "equivalent-to", "subset-of", "superset-of", "intersects-with", "no-relationship")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("sets", metavar="SET", nargs="*", help="ids of mapping sets (default: all)")
    parser.add_argument("--relation", action="append", choices=RELATIONS, help="only decisions with this relation")
    parser.add_argument("--stats", action="store_true", help="count decisions, and how far two readers agree")
    parser.add_argument("--contradictions", action="store_true", help="find decisions that cannot stand together")
    parser.add_argument(
        "--format", choices=(*PLAIN, *EXPORTS), default="table", help="table (default), or a format for export"
    )
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Print decisions, counts or contradictions."""
    from comparator.comparison.decisions import contradictions, decisions_of, reader_agreement, statistics

    if (args.stats or args.contradictions) and args.format not in PLAIN:
        raise InputError(f"counts and contradictions come as {', '.join(PLAIN)}; --format {args.format} has decisions")
    loaded = corpus(args)
    chosen = [_set(name, loaded) for name in dict.fromkeys(args.sets)] or list(loaded.mapping_sets.values())
    if args.stats:
        _show_counts(args.format, statistics(chosen), reader_agreement(chosen))
        return 0 if chosen else 1
    if args.contradictions:
        found = contradictions(chosen)
        _show_contradictions(args.format, found)
        return 1 if found else 0
    decided = [
        found for item in chosen for found in decisions_of(item) if not args.relation or found.relation in args.relation
    ]
    rows = [(found.set, found.decision) for found in decided]
    if args.format in EXPORTS:
        _export(args, decided, loaded)
    elif args.format == "json":
        output.write_json([_record(item, args.relation) for item in chosen])
    elif args.format == "csv":
        from comparator.formats.csv_cells import csv_text

        columns = ("set", "a", "b", "relation", "rationale", "reason", "method", "confidence", "reviewer", "on")
        output.write(csv_text(columns, (
            (item.id, f"{item.source}/{row.source}", f"{item.target}/{row.target}", row.relation.value, row.rationale,
             pick(row.reason), row.method, row.confidence, row.reviewer, row.on)
            for item, row in rows
        )))  # fmt: skip
    elif args.sets or args.relation:
        _show_rows(rows, loaded)
    else:
        table = [
            (item.id, item.source, item.target, str(len(item.mappings)), str(len(item.reviews))) for item in chosen
        ]
        headings = ("set", "from", "to", "decisions", "decided twice")
        output.show(output.table(headings, table, right=(3, 4), whole=(0,)))
        output.note(f"{counted(len(rows), 'decision')} in {counted(len(chosen), 'set')}")
    return 0 if rows else 1


def _export(args: argparse.Namespace, decided: "list[Decided]", loaded: "Corpus") -> None:
    if args.format == "sssom":
        from comparator.formats.sssom import DATA_LICENCE, UNSPECIFIED_LICENCE, sssom_decisions

        given = UNSPECIFIED_LICENCE if args.corpus or args.add else DATA_LICENCE
        output.write(sssom_decisions(decided, loaded.frameworks, licence=given))
    elif args.format == "oscal":
        from datetime import UTC, datetime

        from comparator.formats.oscal import oscal_decisions

        now = datetime.now(UTC).isoformat(timespec="seconds")
        output.write_json(oscal_decisions(decided, loaded.frameworks, now=now))
    else:
        from comparator.formats.decided import decisions_markdown

        output.write(decisions_markdown(decided, loaded.frameworks))


def _set(name: str, loaded: "Corpus") -> "MappingSet":
    if name not in loaded.mapping_sets:
        hint = near(name, loaded.mapping_sets, "`comparator mappings` shows the ids, and --add takes a file")
        raise InputError(f"there is no mapping set `{name}`{hint}")
    return loaded.mapping_sets[name]


def _show_rows(rows: list[Any], loaded: "Corpus") -> None:
    from rich.padding import Padding
    from rich.text import Text

    from comparator.text.visible import visible

    blocks: list[Any] = []
    for item, row in rows:
        ends = []
        for name, clause_id in ((item.source, row.source), (item.target, row.target)):
            framework = loaded.frameworks.get(name)
            clause = framework.clause(clause_id) if framework else None
            ends.append(f"{name} {clause.cite if clause else clause_id}")
        confidence = "" if row.confidence is None else f", confidence {row.confidence:g}"
        blocks.append(Text(visible(f"{ends[0]}  {row.relation}  {ends[1]}"), style="bold"))
        told = f"{pick(row.reason)} ({row.rationale}; {row.method}, {row.reviewer}, {row.on}{confidence})"
        blocks.append(Padding(Text(visible(told)), (0, 0, 0, 2), expand=False))
    output.show(*blocks)
    output.note(counted(len(rows), "decision"))


def _record(item: "MappingSet", relations: list[str] | None) -> dict[str, Any]:
    from comparator.formats.records import plain

    record: dict[str, Any] = plain(item)
    record["mappings"] = [row for row in record["mappings"] if not relations or row["relation"] in relations]
    return record


def _show_counts(form: str, counts: "Statistics", agreed: "ReaderAgreement") -> None:
    from comparator.formats.records import plain

    if form == "json":
        output.write_json({"statistics": plain(counts), "agreement": plain(agreed)})
        return
    parts = {"relation": counts.relations, "reviewer": counts.reviewers, "method": counts.methods,
             "rationale": counts.rationales}  # fmt: skip
    rows = [(name, key, str(count)) for name, part in parts.items() for key, count in part.items()]
    rows += [
        ("decided twice", "pairs", str(agreed.pairs)),
        ("decided twice", "same relation", f"{agreed.same} (kappa {_kappa(agreed.kappa)})"),
        ("decided twice", "both related, or both not", f"{agreed.same_kind} (kappa {_kappa(agreed.kind_kappa)})"),
    ]
    if form == "csv":
        from comparator.formats.csv_cells import csv_text

        output.write(csv_text(("by", "name", "decisions"), rows))
        return
    output.show(output.table(("by", "", "decisions"), rows, right=(2,)))
    for item in agreed.disagreements:
        output.note(f"two readers differ: {item.a} {item.first} {item.b}, or {item.second}")


def _kappa(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.2f}"


def _show_contradictions(form: str, found: "tuple[Contradiction, ...]") -> None:
    if form == "json":
        from comparator.formats.records import plain

        output.write_json([plain(item) for item in found])
        return
    rows = [(item.a, item.relation.value, item.b, " → ".join(item.path)) for item in found]
    if form == "csv":
        from comparator.formats.csv_cells import csv_text

        output.write(csv_text(("a", "relation", "b", "contradicted_by"), rows))
        return
    if rows:
        output.show(output.table(("clause", "decided", "clause", "contradicted by the path"), rows))
    output.note(counted(len(rows), "contradiction"))
