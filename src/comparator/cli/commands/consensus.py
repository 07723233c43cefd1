"""`comparator consensus`: a draft that could become common ground."""

import argparse
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from comparator.cli import output
from comparator.cli.arguments import (
    add_as_of,
    add_corpus,
    add_no_cache,
    add_places,
    corpus,
    kept,
    places,
    split,
    today,
    topics,
)
from comparator.model.errors import InputError
from comparator.model.framework import Force
from comparator.model.vocabulary import pick
from comparator.text.counts import counted

if TYPE_CHECKING:
    from comparator.comparison.consensus import Draft
    from comparator.corpus.corpus import Corpus

PILLARS = ("development-strategy", "governance-rule", "technical-standard")
ALL = "all"

HELP = "derive a draft of common ground, topic by topic, from what countries already have"
EPILOG = """A draft clause has the strongest norm that every supporter holds at least: an obligation only where all
oblige. It names the concepts they share, ranges of their values, who supports it by which clause, who goes further and
who is silent. Only instruments with legal force count unless --include says otherwise. Nobody has adopted the draft.

examples:
  comparator consensus
  comparator consensus --at-least 2/3 --group brics --include all
  comparator consensus --topic incident-reporting --format markdown --language en,zh-Hans
  comparator consensus --format yaml > consensus-draft.yaml
  comparator align consensus-draft.yaml ke-ai-strategy-2025-2030"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--at-least", type=share, default=2, metavar="N",
        help="how many jurisdictions must cover a topic: a number, or a share such as 2/3 or 50%% (default: 2)",
    )  # fmt: skip
    parser.add_argument("--pillar", action="append", choices=PILLARS, help="only instruments of this pillar")
    parser.add_argument(
        "--include", action="append", choices=(Force.VOLUNTARY.value, Force.NOT_IN_FORCE.value, ALL), default=[],
        help="also instruments that are voluntary, or not in force (bills, proposals), or all",
    )  # fmt: skip
    parser.add_argument("--topic", action="append", metavar="T", help="only these topics")
    parser.add_argument(
        "--language", action="append", metavar="TAG", help="languages of the sentences: en, zh-Hans (default: both)"
    )
    parser.add_argument(
        "--format", choices=("table", "yaml", "markdown", "json"), default="table",
        help="table (default), yaml (a framework file), markdown or json",
    )  # fmt: skip
    add_places(parser)
    add_as_of(parser)
    add_no_cache(parser)
    add_corpus(parser)


def share(text: str) -> int | Fraction:
    """Return a number of jurisdictions, or a share above 0 and up to 1, or fail with a line that argparse shows."""
    try:
        if text.endswith("%"):
            value: int | Fraction = Fraction(text[:-1]) / 100
        else:
            value = Fraction(text) if "/" in text or "." in text else int(text)
    except (ValueError, ZeroDivisionError):
        value = 0
    if value <= 0 or (isinstance(value, Fraction) and value > 1):
        raise argparse.ArgumentTypeError(f"`{text}` is not a number of jurisdictions or a share such as 2/3")
    return value


def run(args: argparse.Namespace) -> int:
    """Derive the draft and print it."""
    from comparator.comparison.consensus import Rule, consensus, drawn_on
    from comparator.comparison.links import links
    from comparator.formats.consensus import draft_framework, draft_markdown, draft_record
    from comparator.formats.draft_words import LANGUAGES
    from comparator.text.lexicon import shipped_lexicon

    languages = split(args.language) or list(LANGUAGES)
    for tag in languages:
        if tag not in LANGUAGES:
            raise InputError(f"a draft is written in {' and '.join(LANGUAGES)}, not in `{tag}`")
    loaded = corpus(args)
    rule = Rule(
        day=args.as_of or today(),
        at_least=args.at_least,
        jurisdictions=places(args, loaded),
        pillars=tuple(dict.fromkeys(args.pillar or ())),
        forces=forces(args.include),
        topics=topics(split(args.topic), loaded),
    )
    with output.progress("aligning") as report:
        found = links(loaded, drawn_on(loaded, rule), report, kept=kept(args))
    draft = consensus(loaded, rule, found, kept=kept(args))
    vocabularies, lexicon = loaded.vocabularies, shipped_lexicon()
    if args.format == "json":
        output.write_json(draft_record(draft, vocabularies, lexicon))
    elif args.format == "yaml":
        from comparator.formats.framework_file import framework_yaml

        if draft.clauses:
            framework = draft_framework(draft, vocabularies, lexicon)
            output.write(framework_yaml(framework))
            output.note(f"the name of its file is to be {framework['id']}.yaml, as `comparator validate` asks")
    elif args.format == "markdown":
        output.write(draft_markdown(draft, vocabularies, lexicon, languages))
    else:
        _table(draft, loaded, languages if args.language else ["en"])
    return 0 if draft.clauses else 1


def forces(included: list[str]) -> tuple[Force, ...]:
    """Return the kinds of force that are drawn on."""
    found = [Force.BINDING, Force.MIXED]
    found += [Force(name) for name in included if name != ALL]
    return tuple(Force) if ALL in included else tuple(dict.fromkeys(found))


def _table(draft: "Draft", loaded: "Corpus", languages: Sequence[str]) -> None:
    """Print an overview, then the sentences."""
    from rich.padding import Padding
    from rich.text import Text

    from comparator.formats.consensus import norm_words, rule_words, silent_words
    from comparator.formats.draft_words import statement
    from comparator.text.lexicon import shipped_lexicon
    from comparator.text.visible import visible

    rows: list[Any] = []
    blocks: list[Any] = []
    for clause in draft.clauses:
        title = pick(loaded.vocabularies.topics[clause.topic].title)
        total = len(clause.support) + len(clause.silent)
        grouped = ", ".join(item.place for item in clause.support if item.grouped)
        apart = ", ".join(item.place for item in clause.support if not item.grouped)
        rows.append(
            (
                title,
                norm_words(clause, "en"),
                f"{len(clause.support)} of {total}",
                " ".join(part for part in (grouped, f"({apart})" if apart else "") if part),
                ", ".join(clause.further),
                ", ".join(silent_words(clause, "en")),
            )
        )
        wording = statement(clause, loaded.vocabularies, shipped_lexicon())
        blocks += [Text(""), Text(visible(title), style="bold")]
        blocks += [Padding(Text(visible(wording[tag])), (0, 0, 0, 2), expand=False) for tag in languages]
    if rows:
        headings = ("topic", "norm", "covered", "aligned (outside)", "go further", "silent")
        output.show(output.table(headings, rows), *blocks)
    clauses, fewer = len(draft.clauses), len(draft.left_out)
    output.note(
        f"{rule_words(draft)}: {counted(clauses, 'clause')}; {fewer} topic"
        f"{' is' if fewer == 1 else 's are'} covered by fewer. --format markdown shows what each follows from"
    )
