"""`comparator topics`: likely topics of clauses, with the reasons."""

import argparse
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.cli import output
from comparator.cli.arguments import add_corpus, corpus, note_without_terms, positive
from comparator.text.counts import counted
from comparator.text.visible import visible

if TYPE_CHECKING:
    from comparator.comparison.topics import Suggestion
    from comparator.corpus.corpus import Corpus
    from comparator.model.passage import Passage, Side

HELP = "suggest topics for clauses that have none, with the concepts and words that speak for each"
EPILOG = """FILE is a framework file, finished or not, the id of a framework, a .jsonl file with one clause a line
{"id", "lang", "title", "text"}, or plain text (.txt, .md), where every paragraph counts as a clause.

A suggestion is a proposal of the machine. The chance beside it is about how often such a suggestion was what a
person had recorded; `python benchmarks/topics.py` measures it, each framework by what the others teach.

examples:
  comparator topics my-country.yaml
  comparator topics my-country.yaml --format yaml      to be pasted into the file
  comparator topics us-nist-ai-rmf --all --top 2       beside the topics that are recorded
  comparator topics decree.txt --language fr"""

LIKELY = 0.5
"""Chance from which a topic is written as such for pasting; the first one is always."""
_PLAIN_ID = re.compile(r"[a-z][a-z0-9-]*")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("file", metavar="FILE", help="a framework file or id, a .jsonl file of clauses, or plain text")
    parser.add_argument("--top", type=positive, default=3, metavar="N", help="topics for each clause (default: 3)")
    parser.add_argument("--all", action="store_true", help="also clauses that have topics")
    parser.add_argument(
        "--language", default="en", metavar="TAG", help="language of plain text, or of the statements (default: en)"
    )
    parser.add_argument("--format", choices=("table", "yaml", "json"), default="table",
                        help="table (default), yaml or json")  # fmt: skip
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Suggest and print."""
    loaded = corpus(args)
    side = _side(args, loaded)
    wanted = [passage for passage in side.passages if args.all or not passage.topics]
    if not wanted:
        output.note(f"every clause of {side.name} has topics; --all shows what would be suggested for them")
        return 1
    found = _suggestions(args, loaded, side, wanted)
    if args.format == "json":
        from dataclasses import asdict

        output.write_json(
            [
                {"id": item.id, "recorded": list(item.topics), "suggested": [asdict(one) for one in suggested]}
                for item, suggested in found
            ]
        )
    elif args.format == "yaml":
        output.write("\n".join(line for item, suggested in found for line in _yaml(item, suggested)))
    else:
        _table(found, recorded=args.all)
    silent = sum(not suggested for _, suggested in found)
    note_without_terms(tag for passage in wanted for tag in passage.text)
    output.note(f"{side.name}: {counted(len(found) - silent, 'clause')} with a suggestion, {silent} without")
    return 0 if len(found) > silent else 1


def _side(args: argparse.Namespace, loaded: "Corpus") -> "Side":
    from comparator.alignment.drafts import read_draft
    from comparator.alignment.passages import from_framework

    if args.file in loaded.frameworks or not Path(args.file).suffix:
        return from_framework(loaded.framework(args.file))
    return read_draft(Path(args.file), args.language)


def _suggestions(
    args: argparse.Namespace, loaded: "Corpus", side: "Side", wanted: "list[Passage]"
) -> "list[tuple[Passage, tuple[Suggestion, ...]]]":
    from comparator.alignment.passages import from_framework
    from comparator.comparison.topics import TopicModel
    from comparator.text.lexicon import shipped_lexicon

    # What a file says about itself is no evidence, or every recorded topic would be suggested again.
    teachers = [item for name, item in loaded.frameworks.items() if name != side.name]
    passages = [passage for item in teachers for passage in from_framework(item).passages]
    model = TopicModel(loaded.vocabularies.topics, shipped_lexicon(), passages)
    return [(passage, model.suggest(passage, top=args.top, language=args.language)) for passage in wanted]


def _table(found: "list[tuple[Passage, tuple[Suggestion, ...]]]", *, recorded: bool) -> None:
    rows: list[tuple[str, ...]] = []
    for passage, suggested in found:
        for rank, item in enumerate(suggested):
            known = "recorded" if item.topic in passage.topics else ""
            rows.append((passage.id if rank == 0 else "", item.topic, f"{item.chance:.2f}", _why(item), known))
        if not suggested:
            rows.append((passage.id, "nothing speaks for a topic", "", "", ""))
    width = 5 if recorded else 4
    headings = ("clause", "topic", "chance", "because of", "")
    output.show(output.table(headings[:width], [row[:width] for row in rows], right=(2,), whole=(0, 1)))


def _why(suggestion: "Suggestion") -> str:
    return ", ".join(f"{item.kind} {item.name} ({item.wording})" for item in suggestion.support)


def _yaml(passage: "Passage", suggested: "tuple[Suggestion, ...]") -> list[str]:
    """Return lines that are YAML with nothing alive from the file: other ids are quoted, and reasons are comments."""
    name = passage.id if _PLAIN_ID.fullmatch(passage.id) else json.dumps(passage.id)
    likely = [item.topic for rank, item in enumerate(suggested) if rank == 0 or item.chance >= LIKELY]
    lines = [f"- id: {name}", f"  topics: [{', '.join(likely)}]"]
    return lines + [f"  # {item.topic} {item.chance:.2f}: {visible(_why(item))}" for item in suggested]
