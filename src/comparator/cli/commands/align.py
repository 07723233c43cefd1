"""`comparator align`: candidates for every clause of one side in another."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from comparator.cli import output
from comparator.cli.arguments import (
    add_as_of,
    add_corpus,
    add_engine,
    applying,
    check_language,
    chosen_engine,
    corpus,
    framework,
    kept,
    near,
    positive,
    side,
    today,
)
from comparator.model.errors import InputError
from comparator.model.vocabulary import pick
from comparator.text.counts import counted

if TYPE_CHECKING:
    from comparator.comparison.differences import Difference
    from comparator.corpus.corpus import Corpus
    from comparator.formats.decided import OnPairs
    from comparator.model.candidate import Alignment, Candidate
    from comparator.model.framework import Framework
    from comparator.model.passage import Passage, Side

    Frameworks = tuple[Framework | None, Framework | None]
    Differences = Mapping[tuple[str, str], tuple[Difference, ...]]

HELP = "align the clauses of A with those of B: ranked candidates with score and evidence"
EPILOG = """A and B are ids, framework files, or .jsonl files with one clause a line: {"id", "lang", "title", "text"}.
A candidate is a proposal of the machine; only a person's recorded decision makes a mapping. So is a suggested
relation: it follows from how much of each clause the other covers, and nobody has judged it. A pair on which there is
a recorded decision carries it in every format: relation, reason, who and when.

examples:
  comparator align eu-ai-act kr-ai-basic-act --top 5
  comparator align eu-ai-act kr-ai-basic-act --as-of 2026-11-23
  comparator align kr-ai-basic-act eu-ai-act --clause art-31-1 --explain
  comparator align kr-ai-basic-act eu-ai-act --one-to-one --format markdown > crosswalk.md
  comparator align eu-ai-act kr-ai-basic-act --only-candidates --format csv > for-a-spreadsheet.csv
  comparator align us-nist-ai-rmf my-standard.yaml --format sssom > crosswalk.sssom.tsv"""

FORMATS = ("table", "json", "csv", "markdown", "sssom", "oscal")
TOP = 3


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("a", metavar="A", help="the side whose clauses are looked up")
    parser.add_argument("b", metavar="B", help="the side in which partners are sought")
    many = parser.add_mutually_exclusive_group()
    many.add_argument("--top", type=positive, default=TOP, metavar="K", help="partners for each clause (default: 3)")
    many.add_argument(
        "--one-to-one",
        action="store_true",
        help="one partner at most for every clause of both sides: the best choice over all pairs",
    )
    parser.add_argument(
        "--min-score", type=_share, default=None, metavar="S", help="drop pairs below this score, 0 to 1"
    )
    parser.add_argument("--only-candidates", action="store_true", help="drop pairs that the engine does not propose")
    parser.add_argument(
        "--clause",
        action="append",
        default=[],
        metavar="ID",
        help="only the partners of this clause of A; may be given several times",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="in a table, also weaker partners below the threshold, or clauses without a partner",
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="instead of a table, both texts of each pair with the evidence marked in them",
    )
    parser.add_argument(
        "--language",
        default="",
        metavar="TAG",
        help="compare statements in this language (default: the one most clauses have)",
    )
    parser.add_argument("--format", choices=FORMATS, default="table", help="table (default) or a format for export")
    add_as_of(parser, default="all clauses")
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
    loaded = corpus(args)
    a, b = side(args.a, loaded), side(args.b, loaded)
    check_language(args.language, (passage.text for passage in (*a.passages, *b.passages)))
    _check_clauses(args.clause, a)
    if args.as_of:
        a, b = _on_day(args, loaded)
    result = _narrowed(args, _aligned(args, a, b))
    _print(args, result, a, b, loaded)
    return 0 if result.candidates else 1


def _check_clauses(wanted: list[str], a: "Side") -> None:
    known = [passage.id for passage in a.passages]
    for name in wanted:
        if name not in known:
            raise InputError(f"{a.name} has no clause `{name}`{near(name, known)}")


def _on_day(args: argparse.Namespace, loaded: "Corpus") -> "tuple[Side, Side]":
    """Return both sides with only the clauses that apply on the day; says how many, and which asked for do not."""
    from comparator.alignment.passages import from_framework

    for name in (args.a, args.b):
        if name.endswith(".jsonl"):
            raise InputError("a file of clauses has no days, so --as-of has no meaning for it", path=name)
    a, b = (from_framework(applying(framework(name, loaded), args.as_of)) for name in (args.a, args.b))
    left = {passage.id for passage in a.passages}
    for name in args.clause:
        if name not in left:
            output.note(f"{name} of {a.name} does not apply on {args.as_of}")
    return a, b


def _aligned(args: argparse.Namespace, a: "Side", b: "Side") -> "Alignment":
    from comparator.comparison.aligned import aligned

    engine = chosen_engine(args, a, b)
    with output.progress("aligning") as report:
        result = aligned(
            a, b,
            top=args.top, single=args.one_to_one, min_score=args.min_score, engine_name=engine,
            language=args.language, progress=report, kept=kept(args),
        )  # fmt: skip
    if result.unpaired is not None and result.unpaired.shortened:
        from comparator.alignment.one_to_one import DEPTH

        output.note(f"{result.unpaired.shortened} clauses of {a.name} have more than {DEPTH} candidates; "
                    f"the best {DEPTH} of each took part in the choice")  # fmt: skip
    return result


def _narrowed(args: argparse.Namespace, result: "Alignment") -> "Alignment":
    """Return the pairs that were asked for, and say how many were dropped for their score."""
    if args.clause:
        result = _kept(result, lambda item: item.a in args.clause)
        if result.unpaired is not None:
            mine = tuple(clause for clause in result.unpaired.a if clause in args.clause)
            result = replace(result, unpaired=replace(result.unpaired, a=mine, b=()))
    before = len(result.candidates)
    if args.min_score is not None and not args.one_to_one:
        result = _kept(result, lambda item: item.score >= args.min_score)
        output.note(f"{before - len(result.candidates)} of {before} pairs are below {args.min_score}")
    before = len(result.candidates)
    if args.only_candidates:
        result = _kept(result, lambda item: not item.below_threshold)
        output.note(f"{before - len(result.candidates)} of {before} pairs are below the threshold and left out")
    return result


def _kept(result: "Alignment", wanted: "Callable[[Candidate], bool]") -> "Alignment":
    return replace(result, candidates=tuple(item for item in result.candidates if wanted(item)))


def _print(args: argparse.Namespace, result: "Alignment", a: "Side", b: "Side", loaded: "Corpus") -> None:
    frameworks = _frameworks(args, loaded)
    decided = _decided(frameworks, loaded)
    if args.format == "sssom":
        from comparator.formats.sssom import sssom

        given = _licence(args, loaded)
        output.write(sssom(result, a, b, date=today(), frameworks=frameworks, decided=decided, licence=given))
        return
    if args.format == "oscal":
        from datetime import UTC, datetime

        from comparator.formats.oscal import oscal

        now = datetime.now(UTC).isoformat(timespec="seconds")
        output.write_json(oscal(result, a, b, now=now, frameworks=frameworks, decided=decided))
        return
    if args.format == "json":
        from comparator.formats.records import alignment_record

        output.write_json(alignment_record(result, _differences(result, frameworks, loaded), decided))
    elif args.format in ("csv", "markdown"):
        from comparator.formats.alignments import alignment_csv, alignment_markdown

        write = alignment_csv if args.format == "csv" else alignment_markdown
        found = _differences(result, frameworks, loaded)
        language = args.language or "en"
        output.write(write(result, a, b, frameworks=frameworks, differences=found, decided=decided, language=language))
    else:
        shown = _shown(args, result)
        if args.explain:
            from comparator.cli.explanation import explain

            explain(shown, (a, b), frameworks, differences=_differences(shown, frameworks, loaded), decided=decided)
        else:
            _table(args, shown, a, b, decided)
        _summary(result, shown, a, b)
        if decided:
            from comparator.formats.decided import standing_note

            output.note(standing_note(result, decided))


def _shown(args: argparse.Namespace, result: "Alignment") -> "Alignment":
    """Return what a person reads first: of the pairs below the threshold only the nearest of each clause."""
    return result if args.all else _kept(result, lambda item: item.rank == 1 or not item.below_threshold)


def _differences(result: "Alignment", frameworks: "Frameworks", loaded: "Corpus") -> "Differences | None":
    a, b = frameworks
    if a is None or b is None:
        return None
    from comparator.comparison.differences import differences

    lefts, rights = ({clause.id: clause for clause in item.clauses} for item in (a, b))
    return {
        (item.a, item.b): differences((a, lefts[item.a]), (b, rights[item.b]), loaded.vocabularies)
        for item in result.candidates
    }


def _decided(frameworks: "Frameworks", loaded: "Corpus") -> "OnPairs":
    """Return the recorded decisions on the clauses of both frameworks; a file of clauses has none."""
    a, b = frameworks
    if a is None or b is None:
        return {}
    from comparator.comparison.decisions import decided_between

    return decided_between(loaded.mapping_sets, a.id, b.id)


def _frameworks(args: argparse.Namespace, loaded: "Corpus") -> "Frameworks":
    left, right = (None if name.endswith(".jsonl") else framework(name, loaded) for name in (args.a, args.b))
    return left, right


def _licence(args: argparse.Namespace, loaded: "Corpus") -> str:
    """Return the licence of the shipped data when both sides are shipped; what others wrote is theirs to license."""
    shipped = args.corpus is None and not args.add and args.a in loaded.frameworks and args.b in loaded.frameworks
    from comparator.formats.sssom import DATA_LICENCE, UNSPECIFIED_LICENCE

    return DATA_LICENCE if shipped else UNSPECIFIED_LICENCE


def _table(args: argparse.Namespace, result: "Alignment", a: "Side", b: "Side", decided: "OnPairs") -> None:
    lefts, rights = ({passage.id: passage for passage in side.passages} for side in (a, b))
    rows = []
    before = ""
    for item in result.candidates:
        mark = ("no candidate; nearest: " if item.rank == 1 else "below: ") if item.below_threshold else ""
        rows.append(
            (
                _label(lefts[item.a], args.language) if item.a != before else "",
                f"{item.score:.2f}{'*' if item.mutual else ' '}",
                mark + _label(rights[item.b], args.language),
                _relation(item, decided),
            )
        )
        before = item.a
    if args.all and result.unpaired is not None:
        rows += [(_label(lefts[clause], args.language), "", "no partner", "") for clause in result.unpaired.a]
        rows += [("no partner", "", _label(rights[clause], args.language), "") for clause in result.unpaired.b]
    recorded = any((item.a, item.b) in decided for item in result.candidates)
    headings = (a.name, "score", b.name, "recorded or suggested" if recorded else "suggestion")
    kept = [index for index in range(4) if index < 3 or any(row[index] for row in rows)]
    output.show(
        output.table(
            [headings[at] for at in kept], [[row[at] for at in kept] for row in rows], right=(1,), whole=(1, 3)
        )
    )


def _relation(item: "Candidate", decided: "OnPairs") -> str:
    found = decided.get((item.a, item.b))
    if found is not None:
        return f"recorded: {found.relation}"
    return "" if item.below_threshold or item.suggestion is None else item.suggestion.value


def _summary(result: "Alignment", shown: "Alignment", a: "Side", b: "Side") -> None:
    """Say on standard error what the table leaves out and what its marks mean."""
    if result.unpaired is not None:
        from comparator.formats.suggestions import unpaired_words

        left = result.unpaired
        output.note(unpaired_words(len(left.a), len(left.b), (a.name, b.name)) + " (--all lists them)")
    else:
        weak = sum(item.below_threshold for item in result.candidates if item.rank == 1)
        firsts = sum(item.rank == 1 for item in result.candidates)
        told = f"{firsts - weak} with a candidate in {b.name}, {weak} without"
        output.note(f"{counted(firsts, 'clause')} of {a.name}: {told}")
    if hidden := len(result.candidates) - len(shown.candidates):
        output.note(f"{hidden} weaker partners below the threshold are not shown (--all shows them)")
    marks = ["* each other's first choice"] if any(item.mutual for item in shown.candidates) else []
    if any(item.suggestion for item in shown.candidates):
        marks.append("a suggestion follows from what both texts name and was judged by nobody (--explain)")
    if marks:
        output.note("; ".join(marks))


def _label(passage: "Passage", language: str) -> str:
    text = pick(passage.title, language or "en") if passage.title else pick(passage.text, language or "en")
    return f"{passage.id}  {text if len(text) <= 70 else text[:69] + '…'}"
