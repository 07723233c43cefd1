"""`comparator cooperation`: needs met by offers."""

import argparse
from typing import TYPE_CHECKING, Any

from comparator.cli import output
from comparator.cli.arguments import (
    add_as_of,
    add_corpus,
    add_no_cache,
    corpus,
    framework,
    jurisdictions,
    kept,
    split,
    today,
)
from comparator.model.vocabulary import pick
from comparator.text.counts import counted

if TYPE_CHECKING:
    from comparator.comparison.cooperation import Coverage, Match, TopicProgress
    from comparator.corpus.corpus import Corpus

GOALS = 17
MOST = 3
"""Offers that a table shows for a need; how many more fit is said."""
PROGRESS = ("un-res-78-311", "cn-ai-capacity-building-plan-2024")
"""Instruments on capacity-building whose topics are held against the recorded offers, where they are encoded."""

HELP = "match needs with offers, and with clauses of other countries that could serve as a model"
EPILOG = """An offer fits a need when it comes from somebody else, can reach the one in need, and shares a topic; fits
are ranked by the aligner. Needs for which no offer is recorded come first. A fit is a candidate, no promise of anybody.

examples:
  comparator cooperation
  comparator cooperation --for KE
  comparator cooperation --offers-of CN --sdg 4
  comparator cooperation --group developing-economies --format markdown > needs.md
  comparator cooperation --progress"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--for", dest="receivers", action="append", metavar="J",
        help="whose needs: jurisdiction or group key; may be given several times or with commas (default: all)",
    )  # fmt: skip
    parser.add_argument(
        "--group", dest="receivers", action="append", metavar="G", help="the needs of a group's members"
    )
    parser.add_argument("--offers-of", action="append", metavar="J", help="whose offers, likewise (default: all)")
    parser.add_argument(
        "--sdg", type=_goal, default=0, metavar="N", help="only needs to this development goal, 1 to 17"
    )
    parser.add_argument(
        "--progress", nargs="?", action="append", const="", metavar="ID",
        help="show which topics of an instrument have a recorded offer; without an id, those on capacity-building",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=("table", "json", "csv", "markdown"), default="table",
        help="table (default), json, csv or markdown",
    )  # fmt: skip
    add_as_of(parser)
    add_no_cache(parser)
    add_corpus(parser)


def _goal(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= GOALS:
        raise argparse.ArgumentTypeError(f"`{text}` is not a goal from 1 to {GOALS}")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Print what fits."""
    from comparator.comparison.cooperation import coverage, matches, topic_progress

    loaded = corpus(args)
    day = args.as_of or today()
    names = split(args.receivers)
    progress = [topic_progress(loaded, day, item) for item in (framework(n, loaded) for n in _measured(args, loaded))]
    with output.progress("matching needs") as report:
        found = matches(
            loaded, day,
            places=jurisdictions(names, loaded), givers=jurisdictions(split(args.offers_of), loaded), sdg=args.sdg,
            progress=report, kept=kept(args),
        )  # fmt: skip
    groups = [name.lower() for name in names if name.lower() in loaded.vocabularies.groups]
    covered = coverage(loaded, day, found, groups)
    if args.format == "json":
        from comparator.formats.cooperation import cooperation_record

        output.write_json({"as_of": day, **cooperation_record(found, covered, progress)})
    elif args.format == "csv":
        from comparator.formats.cooperation import cooperation_csv

        output.write(cooperation_csv(found))
    elif args.format == "markdown":
        from comparator.formats.cooperation import cooperation_markdown
        from comparator.text.lexicon import shipped_lexicon

        output.write(cooperation_markdown(found, day, loaded.vocabularies, shipped_lexicon()))
    else:
        # Asked for progress alone, a reader wants no list of needs before it.
        asked = bool(names or args.offers_of or args.sdg or not progress)
        _show(found if asked else (), covered if asked else ((), ()), progress, loaded)
        if asked:
            _say(found, day)
    return 0 if found or progress else 1


def _measured(args: argparse.Namespace, loaded: "Corpus") -> list[str]:
    """Return the instruments whose topics are held against the offers."""
    asked = split([name for name in args.progress or [] if name])
    if args.progress is not None and not asked:
        return [name for name in PROGRESS if name in loaded.frameworks]
    return asked


def _say(found: "tuple[Match, ...]", day: str) -> None:
    met = sum(bool(match.fits) for match in found)
    if not found:
        output.note(f"no need is recorded as of {day} for what was asked")
        return
    output.note(
        f"{counted(len(found), 'need')} as of {day}: {len(found) - met} without a fitting offer, "
        f"{met} with one or more; needs and offers are only those that instruments record"
    )


def _show(
    found: "tuple[Match, ...]",
    covered: "tuple[tuple[Coverage, ...], tuple[Coverage, ...]]",
    progress: "list[TopicProgress]",
    loaded: "Corpus",
) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from comparator.formats.cooperation import model_words, progress_lines, summary
    from comparator.text.visible import visible

    blocks: list[Any] = []

    def line(words: str, indent: int = 0, style: str = "") -> None:
        blocks.append(Padding(Text(visible(words), style=style), (0, 0, 0, indent), expand=False))

    for step in progress:
        for indent, words in progress_lines(step, loaded.vocabularies):
            line(words, indent, "" if indent else "bold")
        blocks.append(Text(""))
    if len(found) > 1:
        for words in summary(found):
            line(words)
        blocks.append(Text(""))
    for match in found:
        record = match.need.record
        line(f"{match.place} needs {record.kind}  {match.need.framework.id} {record.cite}", style="bold")
        line(pick(record.statement), 2)
        _offers(match, loaded, line)
        for item in match.models:
            line(f"could serve as a model: {model_words(item, loaded.vocabularies)}", 4)
        blocks.append(Text(""))
    for title, part, offers in zip(
        ("needs by group", "needs by Sustainable Development Goal"),
        covered,
        ("offers by its members", "offers that serve it"),
        strict=True,
    ):
        if part:
            rows = [
                (item.name, ", ".join(item.places), *map(str, (item.needs, item.met, item.close, item.offers)))
                for item in part
            ]
            line(title, style="bold")
            headings = ("", "of", "needs", "with an offer", "more than a topic", offers)
            blocks += [output.table(headings, rows, right=(2, 3, 4, 5)), Text("")]
    output.show(*blocks)


def _offers(match: "Match", loaded: "Corpus", line: Any) -> None:
    from comparator.formats.cooperation import no_offer_words, why
    from comparator.text.lexicon import shipped_lexicon

    if not match.fits:
        line(no_offer_words(match), 4)
    for fit in match.fits[:MOST]:
        given = fit.offer.record
        line(f"{', '.join(fit.offer.owners)} offers {given.kind}  {fit.offer.framework.id} {given.cite}", 4)
        line(pick(given.statement), 6)
        line(f"why: {why(fit, match.place, loaded.vocabularies, shipped_lexicon())}", 6)
    more = len(match.fits) - MOST
    if more > 0:
        line(f"and {counted(more, 'more offer')} on its topics (--format json has all)", 4)
