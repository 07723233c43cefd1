"""`comparator compare`: aligned clauses of two frameworks with their typed differences."""

import argparse
from typing import TYPE_CHECKING

from comparator.cli import output
from comparator.cli.arguments import (
    add_corpus,
    add_engine,
    check_language,
    chosen_engine,
    corpus,
    framework,
    positive,
    topics,
)
from comparator.model.vocabulary import pick

if TYPE_CHECKING:
    from comparator.comparison.compare import Pair
    from comparator.model.framework import Framework

HELP = "compare two frameworks clause by clause: who must do what, how strictly, by when"
EPILOG = """Direction words, such as "shorter deadline", are seen from A; none of them means better.

examples:
  comparator compare eu-ai-act kr-ai-basic-act --topic incident-reporting
  comparator compare cn-genai-interim-measures-2023 eu-ai-act --format json
  comparator compare eu-ai-act my-country.yaml --format markdown > comparison.md"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("a", metavar="A", help="id or file of the framework whose clauses are looked up")
    parser.add_argument("b", metavar="B", help="id or file of the framework in which partners are sought")
    parser.add_argument("--topic", default="", metavar="T", help="only pairs with a clause on this topic")
    parser.add_argument("--top", type=positive, default=1, metavar="K", help="partners for each clause (default: 1)")
    parser.add_argument("--all", action="store_true", help="in a table, also clauses for which there is no candidate")
    parser.add_argument("--language", default="", metavar="TAG", help="language of the statements")
    parser.add_argument("--format", choices=("table", "json", "csv", "markdown"), default="table",
                        help="table (default), json, csv or markdown")  # fmt: skip
    add_engine(parser)
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Compare and print."""
    from comparator.alignment.passages import from_framework
    from comparator.comparison.compare import compare

    loaded = corpus(args)
    a, b = framework(args.a, loaded), framework(args.b, loaded)
    check_language(args.language, (clause.statement for clause in (*a.clauses, *b.clauses)))
    if args.topic:
        topics([args.topic], loaded)
    engine = chosen_engine(args, from_framework(a), from_framework(b))
    with output.progress("comparing") as report:
        pairs = compare(
            a, b, loaded.vocabularies,
            topic=args.topic, top=args.top, engine_name=engine, language=args.language, progress=report,
        )  # fmt: skip
    if args.format == "json":
        from comparator.formats.records import pair_record

        output.write_json({"a": a.id, "b": b.id, "engine": args.engine, "pairs": [pair_record(pair) for pair in pairs]})
    elif args.format == "csv":
        from comparator.formats.pairs import pairs_csv

        output.write(pairs_csv(pairs, args.language or "en"))
    elif args.format == "markdown":
        from comparator.formats.pairs import pairs_markdown

        output.write(pairs_markdown(a, b, pairs, args.language or "en"))
    else:
        _table(args, pairs)
        if args.topic:
            _note_alone(args.topic, a, b, pairs)
    return 0 if pairs else 1


def _note_alone(topic: str, a: "Framework", b: "Framework", pairs: "tuple[Pair, ...]") -> None:
    """Say how many clauses of `b` on the topic no shown pair uses: they are not silence."""
    used = {pair.b.id for pair in pairs if not pair.candidate.below_threshold}
    of_a, of_b = ([clause for clause in item.clauses if topic in clause.topics] for item in (a, b))
    alone = [clause.cite for clause in of_b if clause.id not in used]
    output.note(f"clauses on {topic}: {len(of_a)} in {a.id}, {len(of_b)} in {b.id}")
    if alone:
        output.note(f"{len(alone)} of {b.id} stand in no pair above: {', '.join(alone)}")


def _table(args: argparse.Namespace, pairs: "tuple[Pair, ...]") -> None:
    from rich.padding import Padding
    from rich.text import Text

    from comparator.formats.suggestions import suggestion_words
    from comparator.text.visible import visible

    language = args.language or "en"
    shown = [pair for pair in pairs if args.all or not pair.candidate.below_threshold]
    blocks: list[Text | Padding] = []
    for pair in shown:
        mark = " (no candidate; the nearest)" if pair.candidate.below_threshold else ""
        heading = f"{pair.candidate.score:.2f}  {pair.a.cite}  ~  {pair.b.cite}{mark}"
        blocks.append(Text(visible(heading), style="bold"))
        for clause in (pair.a, pair.b):
            line = f"{clause.framework} {clause.cite}: {pick(clause.statement, language)}"
            blocks.append(Padding(Text(visible(line)), (0, 0, 0, 2), expand=False))
        for item in pair.differences:
            words = f" [{item.words}]" if item.words else ""
            line = f"{item.kind}: {item.a} | {item.b}{words}"
            blocks.append(Padding(Text(visible(line)), (0, 0, 0, 4), expand=False))
        if (told := suggestion_words(pair.candidate)) and not pair.candidate.below_threshold:
            blocks.append(Padding(Text(f"suggested relation: {told}"), (0, 0, 0, 4), expand=False))
        blocks.append(Text(""))
    output.show(*blocks)
    hidden = len(pairs) - len(shown)
    tail = f"; {hidden} clauses without a candidate are not shown (--all shows them)" if hidden else ""
    output.note(f"{len(shown)} pair{'' if len(shown) == 1 else 's'}{tail}")
