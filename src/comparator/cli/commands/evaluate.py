"""`comparator evaluate`: how good an engine is on published crosswalks."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.cli import output
from comparator.cli.arguments import add_engine
from comparator.model.errors import InputError

if TYPE_CHECKING:
    from comparator.alignment.evaluation import Evaluation

HELP = "score an engine on published crosswalks: where does the published partner rank?"
EPILOG = """A folder holds a.jsonl and b.jsonl (one clause a line: id, lang, title, text) and gold.tsv (a_id, b_id).
Published crosswalks are incomplete, so the measures are of rank and recall: hit@1, hit@5, mean reciprocal
rank and mean average precision, with 95 % bootstrap intervals.

examples:
  comparator evaluate my-crosswalk/
  comparator evaluate crosswalks/* --baselines
  comparator evaluate my-crosswalk/ --engine bm25 --format json"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR", help="folder with a.jsonl, b.jsonl, gold.tsv")
    parser.add_argument("--baselines", action="store_true", help="also run token-set, bm25 and char-tfidf")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="table (default) or json")
    add_engine(parser)


def run(args: argparse.Namespace) -> int:
    """Evaluate and print."""
    from comparator.alignment.engines import BASELINES, engine
    from comparator.alignment.evaluation import evaluate, read_crosswalk

    engine(args.engine)  # a wrong name is refused before any work
    names = dict.fromkeys((args.engine, *(BASELINES if args.baselines else ())))
    crosswalks = [read_crosswalk(folder) for folder in _folders(args.folders)]
    results: list[Evaluation] = []
    for crosswalk in crosswalks:
        for name in names:
            with output.progress(f"{crosswalk.name}, {name}") as report:
                results.append(evaluate(crosswalk, name, report))
    if args.format == "json":
        output.write_json([_record(result) for result in results])
    else:
        rows = [
            (result.set, result.engine, str(result.queries), *(_figure(result, key) for key in _MEASURES))
            for result in results
        ]
        output.show(
            output.table(("set", "engine", "queries", "hit@1", "hit@5", "MRR", "MAP"), rows, right=(2, 3, 4, 5, 6))
        )
        output.note("figures with 95 % bootstrap intervals over the queries")
    return 0


def _folders(paths: list[Path]) -> list[Path]:
    """Return the folders among the paths; files beside them, as `crosswalks/*` brings, are skipped and named."""
    files = [path for path in paths if path.is_file()]
    if len(files) == len(paths):
        raise InputError(
            "this is a file; a crosswalk is a folder with a.jsonl, b.jsonl and gold.tsv", path=str(paths[0])
        )
    for path in files:
        output.note(f"{path} is a file and is skipped")
    return [path for path in paths if path not in files]


_MEASURES = ("hit1", "hit5", "mrr", "map")


def _figure(result: "Evaluation", key: str) -> str:
    value, low, high = (getattr(item, key) for item in (result.measures, result.low, result.high))
    return f"{value:.3f} [{low:.2f}, {high:.2f}]"


def _record(result: "Evaluation") -> dict[str, object]:
    return {
        "set": result.set,
        "engine": result.engine,
        "queries": result.queries,
        **{key: round(getattr(result.measures, key), 4) for key in _MEASURES},
        "interval": {
            key: [round(getattr(result.low, key), 4), round(getattr(result.high, key), 4)] for key in _MEASURES
        },
    }
