"""`comparator align`: candidates for every clause of one side in another."""

import argparse
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from comparator.cli import output
from comparator.cli.arguments import (
    add_corpus,
    add_engine,
    check_language,
    chosen_engine,
    corpus,
    framework,
    positive,
    side,
    today,
)
from comparator.model.vocabulary import pick

if TYPE_CHECKING:
    from comparator.corpus.corpus import Corpus
    from comparator.model.candidate import Alignment
    from comparator.model.framework import Framework
    from comparator.model.passage import Passage, Side

HELP = "align the clauses of A with those of B: ranked candidates with score and evidence"
EPILOG = """A and B are ids, framework files, or .jsonl files with one clause a line: {"id", "lang", "title", "text"}.
A candidate is a proposal of the machine; only a person's recorded decision makes a mapping.

examples:
  comparator align eu-ai-act kr-ai-basic-act --top 3
  comparator align eu-ai-act kr-ai-basic-act --format json > eu-kr.json
  comparator align chinese.jsonl english.jsonl --explain
  comparator align us-nist-ai-rmf my-standard.yaml --format sssom > crosswalk.sssom.tsv"""

FORMATS = ("table", "json", "csv", "sssom", "oscal")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("a", metavar="A", help="the side whose clauses are looked up")
    parser.add_argument("b", metavar="B", help="the side in which partners are sought")
    parser.add_argument("--top", type=positive, default=3, metavar="K", help="partners for each clause (default: 3)")
    parser.add_argument(
        "--min-score", type=_share, default=None, metavar="S", help="drop pairs below this score, 0 to 1"
    )
    parser.add_argument("--explain", action="store_true", help="in a table, show why under each pair")
    parser.add_argument("--language", default="", metavar="TAG",
                        help="compare statements in this language (default: the one most clauses have)")  # fmt: skip
    parser.add_argument("--format", choices=FORMATS, default="table", help="table (default), json, csv, sssom or oscal")
    add_engine(parser)
    add_corpus(parser)


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"`{text}` is not a number from 0 to 1")
    return value


def run(args: argparse.Namespace) -> int:
    """Align and print."""
    from comparator.alignment.align import align

    loaded = corpus(args)
    a, b = side(args.a, loaded), side(args.b, loaded)
    check_language(args.language, (passage.text for passage in (*a.passages, *b.passages)))
    engine = chosen_engine(args, a, b)
    with output.progress("aligning") as report:
        explain = args.format in ("json", "sssom") or args.explain
        result = align(
            a,
            b,
            top=args.top,
            engine_name=engine,
            language=args.language,
            explain=explain,
            progress=report,
        )
    if args.min_score is not None:
        kept = tuple(item for item in result.candidates if item.score >= args.min_score)
        output.note(
            f"{len(result.candidates) - len(kept)} of {len(result.candidates)} pairs are below {args.min_score}"
        )
        result = replace(result, candidates=kept)
    _print(args, result, a, b, loaded)
    return 0 if result.candidates else 1


def _print(args: argparse.Namespace, result: "Alignment", a: "Side", b: "Side", loaded: "Corpus") -> None:
    if args.format == "json":
        from comparator.formats.records import alignment_record

        output.write_json(alignment_record(result))
    elif args.format == "csv":
        from comparator.formats.csv_cells import csv_text

        output.write(csv_text(("a", "b", "rank", "score", "below_threshold"), _rows(result)))
    elif args.format == "sssom":
        from comparator.formats.sssom import sssom

        frameworks = _frameworks(args, loaded)
        output.write(sssom(result, a, b, date=today(), frameworks=frameworks, licence=_licence(args, loaded)))
    elif args.format == "oscal":
        from datetime import UTC, datetime

        from comparator.formats.oscal import oscal

        now = datetime.now(UTC).isoformat(timespec="seconds")
        output.write_json(oscal(result, a, b, now=now, frameworks=_frameworks(args, loaded)))
    else:
        _table(args, result, a, b)


def _frameworks(args: argparse.Namespace, loaded: "Corpus") -> "tuple[Framework | None, Framework | None]":
    left, right = (None if name.endswith(".jsonl") else framework(name, loaded) for name in (args.a, args.b))
    return left, right


def _licence(args: argparse.Namespace, loaded: "Corpus") -> str:
    """Return the licence of the shipped data when both sides are shipped; what others wrote is theirs to license."""
    shipped = args.corpus is None and not args.add and args.a in loaded.frameworks and args.b in loaded.frameworks
    from comparator.formats.sssom import DATA_LICENCE, UNSPECIFIED_LICENCE

    return DATA_LICENCE if shipped else UNSPECIFIED_LICENCE


def _rows(result: "Alignment") -> list[tuple[str, ...]]:
    return [
        (item.a, item.b, str(item.rank), f"{item.score:.4f}", "yes" if item.below_threshold else "no")
        for item in result.candidates
    ]


def _table(args: argparse.Namespace, result: "Alignment", a: "Side", b: "Side") -> None:
    lefts, rights = ({passage.id: passage for passage in side.passages} for side in (a, b))
    rows = []
    for item in result.candidates:
        first = item.rank == 1
        mark = "no candidate; nearest:" if item.below_threshold and first else ""
        rows.append(
            (
                item.a if first else "",
                _label(lefts[item.a], args.language) if first else "",
                f"{item.score:.2f}",
                item.b,
                f"{mark} {_label(rights[item.b], args.language)}".strip(),
            )
        )
        if args.explain and item.evidence:
            rows.append(("", "", "", "", _why(item.evidence)))
    output.show(output.table((a.name, "", "score", b.name, ""), rows, right=(2,)))
    weak = sum(item.below_threshold for item in result.candidates if item.rank == 1)
    firsts = sum(item.rank == 1 for item in result.candidates)
    output.note(f"{firsts} clauses of {a.name}: {firsts - weak} with a candidate in {b.name}, {weak} without")


def _label(passage: "Passage", language: str) -> str:
    text = pick(passage.title, language or "en") if passage.title else pick(passage.text, language or "en")
    return text if len(text) <= 70 else text[:69] + "…"


def _why(evidence: Any) -> str:
    shares = [f"{name} {value:.2f}" for name, value in asdict(evidence.parts).items() if value is not None]
    words = [", ".join(shares)]
    shown = [
        f"{item.concept} ({' / '.join(sorted({*item.a_terms[:1], *item.b_terms[:1]}))})" for item in evidence.concepts
    ]
    words += [f"shared: {', '.join(shown)}"] if shown else []
    words += [f"words: {', '.join(item.word for item in evidence.words)}"] if evidence.words else []
    words += [f"topics: {', '.join(evidence.topics)}"] if evidence.topics else []
    return "; ".join(words)
