"""`comparator compare`: aligned clauses of two frameworks with their typed differences."""

import argparse
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
    jurisdictions,
    kept,
    positive,
    split,
    today,
    topics,
)
from comparator.model.errors import InputError
from comparator.model.vocabulary import pick
from comparator.text.counts import counted

if TYPE_CHECKING:
    from comparator.comparison.across import Across
    from comparator.comparison.compare import Pair
    from comparator.corpus.corpus import Corpus
    from comparator.model.framework import Framework

HELP = "compare clause by clause, two frameworks or one topic across many: who must do what, how strictly, by when"
EPILOG = """Recorded decisions come first; a clause that has one gets no candidates. With --as-of only clauses that
apply on the day are compared. Direction words, such as "shorter deadline", are seen from A and rank nobody.

examples:
  comparator compare eu-ai-act kr-ai-basic-act --topic incident-reporting
  comparator compare --topic synthetic-content-label --across CN,KR,EU
  comparator compare cn-genai-interim-measures-2023 eu-ai-act --format json
  comparator compare eu-ai-act my-country.yaml --format markdown > comparison.md"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "a", metavar="A", nargs="?", default="", help="id or file of the framework whose clauses are looked up"
    )
    parser.add_argument(
        "b", metavar="B", nargs="?", default="", help="id or file of the framework in which partners are sought"
    )
    parser.add_argument(
        "--across", action="append", metavar="J,K,L",
        help="instead of A and B: jurisdictions or groups whose clauses on --topic are grouped and compared",
    )  # fmt: skip
    parser.add_argument("--topic", default="", metavar="T", help="only pairs with a clause on this topic")
    parser.add_argument("--top", type=positive, default=1, metavar="K", help="partners for each clause (default: 1)")
    parser.add_argument("--all", action="store_true", help="in a table, also clauses for which there is no candidate")
    parser.add_argument("--language", default="", metavar="TAG", help="language of the statements")
    parser.add_argument("--format", choices=("table", "json", "csv", "markdown"), default="table",
                        help="table (default), json, csv or markdown")  # fmt: skip
    add_as_of(parser, default="all clauses; with --across, today")
    add_engine(parser)
    add_corpus(parser)


def run(args: argparse.Namespace) -> int:
    """Compare and print."""
    from comparator.alignment.passages import from_framework
    from comparator.comparison.compare import compare
    from comparator.comparison.links import decisions

    loaded = corpus(args)
    if args.across:
        return _across(args, loaded)
    if not args.a or not args.b:
        raise InputError("name two frameworks A and B, or a topic and jurisdictions with --topic T --across J,K,L")
    a, b = (applying(framework(name, loaded), args.as_of) for name in (args.a, args.b))
    check_language(args.language, (clause.statement for clause in (*a.clauses, *b.clauses)))
    if args.topic:
        topics([args.topic], loaded)
    engine = chosen_engine(args, from_framework(a), from_framework(b))
    with output.progress("comparing") as report:
        pairs = compare(
            a, b, loaded.vocabularies,
            topic=args.topic, top=args.top, engine_name=engine, language=args.language,
            decided=decisions(loaded), progress=report, kept=kept(args),
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


def _across(args: argparse.Namespace, loaded: "Corpus") -> int:
    """Compare one topic across several jurisdictions and print the groups."""
    from comparator.comparison.across import across
    from comparator.comparison.links import links

    if args.a or not args.topic:
        raise InputError("--across goes with --topic T and without A and B")
    (topic,) = topics([args.topic], loaded)
    places = jurisdictions(split(args.across), loaded)
    frameworks = [item for item in loaded.frameworks.values() if item.jurisdiction in places]
    with output.progress("aligning") as report:
        found = links(loaded, frameworks, report, kept=kept(args)) if len(frameworks) > 1 else {}
    result = across(loaded, topic, places, args.as_of or today(), found)
    language = args.language or "en"
    if args.format == "json":
        from comparator.formats.across import across_record

        output.write_json(across_record(result))
    elif args.format == "csv":
        from comparator.formats.across import across_csv

        output.write(across_csv(result))
    elif args.format == "markdown":
        from comparator.formats.across import across_markdown

        output.write(across_markdown(result, loaded.vocabularies, language))
    else:
        _show_across(result, loaded, language)
    return 0 if result.groups or result.alone else 1


def _show_across(result: "Across", loaded: "Corpus", language: str) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from comparator.formats.across import across_lines
    from comparator.text.visible import visible

    blocks: list[Text | Padding] = []
    for indent, words in across_lines(result, loaded.vocabularies, language):
        if not indent and blocks:
            blocks.append(Text(""))
        blocks.append(Padding(Text(visible(words), style="" if indent else "bold"), (0, 0, 0, indent), expand=False))
    output.show(*blocks)
    groups, alone = len(result.groups), len(result.alone)
    output.note(
        f"{result.topic} as of {result.day}: {counted(groups, 'group')} of clauses that meet, "
        f"{counted(alone, 'clause')} that meet none"
    )


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

    from comparator.formats.pairs import standing
    from comparator.formats.suggestions import suggestion_words
    from comparator.text.visible import visible

    language = args.language or "en"
    shown = [pair for pair in pairs if args.all or not pair.candidate.below_threshold]
    blocks: list[Text | Padding] = []
    for pair in shown:
        mark = ", no candidate; the nearest" if pair.candidate.below_threshold else ""
        heading = f"{pair.a.cite}  ~  {pair.b.cite}  ({standing(pair)}{mark})"
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
    output.note(f"{counted(len(shown), 'pair')}{tail}")
