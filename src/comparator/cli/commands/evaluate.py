"""`comparator evaluate`: how good the engines are on crosswalks."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.cli import output
from comparator.cli.arguments import add_corpus, add_no_cache, corpus, note_unknown, note_without_terms, split
from comparator.model.errors import InputError

if TYPE_CHECKING:
    from comparator.alignment.crosswalk import Crosswalk
    from comparator.alignment.evaluation import Evaluation

HELP = "score the engines on crosswalks: where does the published partner rank, and what does a score mean?"
EPILOG = """A crosswalk is a folder with three files in UTF-8, or a mapping set of this project (a .yaml file):
  a.jsonl, b.jsonl   one clause a line: {"id": "...", "lang": "en", "title": "...", "text": "..."}; title may be
                     left out; "law" limits a query to the candidates of the laws of its partners
  gold.tsv           one pair a line: the id in a.jsonl, a tab, the id in b.jsonl; further columns are not read

Published crosswalks are incomplete, so the measures are of rank and recall, with 95 % bootstrap intervals. Clauses
about other fields, which come with this program, are asked among the others to see whether they are refused.

examples:
  comparator evaluate my-crosswalk/
  comparator evaluate crosswalks/* --engine lexical --baselines
  comparator evaluate my-crosswalk/ --engine bm25,semantic --format json
  comparator evaluate mappings/eu-kr.yaml --format markdown > how-good.md"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "folders", nargs="+", type=Path, metavar="DIR",
        help="folder with a.jsonl, b.jsonl, gold.tsv, or a mapping set",
    )  # fmt: skip
    parser.add_argument(
        "--engine", action="append", metavar="NAME",
        help="an engine, or several with commas: lexical, semantic, token-set, bm25, char-tfidf "
        "(default: all that can run here)",
    )  # fmt: skip
    parser.add_argument(
        "--baselines", action="store_true",
        help="beside those of --engine also token-set, bm25 and char-tfidf, which run anyway without --engine",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=("table", "json", "markdown"), default="table", help="table (default), json or markdown"
    )
    add_no_cache(parser)
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Evaluate and print."""
    from comparator.alignment.engines import NAMES, available, engine
    from comparator.alignment.evaluation import evaluate
    from comparator.alignment.other_fields import other_fields
    from comparator.alignment.passages import languages

    # Wrong names are refused before any work.
    engines = [engine(name, cache=not args.no_cache) for name in _names(args)]
    crosswalks = _crosswalks(args)
    for name in () if args.engine else sorted(set(NAMES) - set(available())):
        output.note(f"the {name} engine is left out: its extra is not installed")
    results: list[Evaluation] = []
    for crosswalk in crosswalks:
        left, right = languages(crosswalk.a.passages, crosswalk.b.passages)
        note_without_terms((*left, *right))
        others = other_fields(left)
        for chosen in engines:
            note_unknown(chosen.name, crosswalk.a, crosswalk.b)
            with output.progress(f"{crosswalk.name}, {chosen.name}") as report:
                results.append(evaluate(crosswalk, chosen, report, others=others))
    _print(args.format, results)
    return 0


def _names(args: argparse.Namespace) -> tuple[str, ...]:
    from comparator.alignment.engines import BASELINES, available

    named = split(args.engine)
    if named:
        return tuple(dict.fromkeys((*named, *(BASELINES if args.baselines else ()))))
    return available()


def _crosswalks(args: argparse.Namespace) -> "list[Crosswalk]":
    """Read the crosswalks; files beside them, as `crosswalks/*` brings, are skipped and named."""
    from comparator.alignment.crosswalk import read_crosswalk, read_mapping_set

    wanted = [path for path in args.folders if not path.is_file() or path.suffix in (".yaml", ".yml")]
    if not wanted:
        message = "this is a file; a crosswalk is a folder with a.jsonl, b.jsonl and gold.tsv, or a mapping set (.yaml)"
        raise InputError(message, path=str(args.folders[0]))
    for path in args.folders:
        if path not in wanted:
            output.note(f"{path} is a file and is skipped")
    loaded = corpus(args) if any(path.is_file() for path in wanted) else None
    return [read_mapping_set(path, loaded) if loaded and path.is_file() else read_crosswalk(path) for path in wanted]


def _print(form: str, results: "list[Evaluation]") -> None:
    from comparator.formats.evaluations import evaluation_record, markdown, tables

    if form == "json":
        output.write_json([evaluation_record(result) for result in results])
    elif form == "markdown":
        output.write(markdown(results))
    else:
        from rich.text import Text

        for table in tables(results):
            shown = output.table(table.headings, table.rows, right=table.figures, whole=(0, 1))
            output.show(Text(f"{table.title}\n", style="bold"), shown, Text(""))
            output.note(f"{table.title}: {table.about}")
