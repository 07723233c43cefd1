"""Arguments that several commands share."""

import argparse
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comparator.alignment.engines.base import Engine
    from comparator.comparison.kept import Kept
    from comparator.corpus.corpus import Corpus
    from comparator.model.framework import Framework
    from comparator.model.passage import Side
    from comparator.model.vocabulary import Text, Vocabularies


ENGINES = """, semantic (with a sentence encoder; needs the extra `semantic`), or a baseline whose scores are
no chances: token-set (rapidfuzz on the raw text), bm25, char-tfidf"""


OTHER_CODES = {"UK": "GB", "EL": "GR", "USA": "US"}
"""Codes in use that are not those of ISO 3166, with those that are."""


def add_corpus(parser: argparse.ArgumentParser) -> None:
    """Add `--corpus DIR` and `--add PATH`."""
    parser.add_argument(
        "--corpus",
        type=Path,
        metavar="DIR",
        help="folder of framework files (default: those that are shipped)",
    )
    parser.add_argument(
        "--add",
        type=Path,
        metavar="PATH",
        action="append",
        default=[],
        help="a framework or mapping file, or a folder of them, beside the corpus; may be given several times",
    )


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Add `--engine NAME` and `--no-cache`."""
    parser.add_argument("--engine", default="lexical", metavar="NAME", help=f"lexical (default){ENGINES}")
    add_no_cache(parser)


def add_no_cache(parser: argparse.ArgumentParser) -> None:
    """Add `--no-cache`."""
    parser.add_argument(
        "--no-cache", action="store_true", help="keep no results for the next run, and use none that are kept"
    )


def chosen_engine(args: argparse.Namespace, a: "Side", b: "Side") -> "str | Engine":
    """Return the engine that the arguments name, the default one by its name, which brings in no library.

    Says which languages of the two sides the engine does not know.

    Raises:
        InputError: There is none, or it needs an extra that is not installed.
    """
    from comparator.alignment.passages import languages
    from comparator.comparison.aligned import DEFAULT

    if args.engine == DEFAULT:
        left, right = languages(a.passages, b.passages, args.language)
        note_without_terms((*left, *right))
        return DEFAULT
    from comparator.alignment.engines import engine

    note_unknown(args.engine, a, b, args.language)
    return engine(args.engine, cache=not args.no_cache)


def note_unknown(engine_name: str, a: "Side", b: "Side", language: str = "") -> None:
    """Say in which of the languages in which two sides are read the semantic engine's encoder is of no use."""
    if engine_name != "semantic":
        return
    from comparator.alignment.engines.semantic import unknown_languages
    from comparator.alignment.passages import languages
    from comparator.cli.output import note

    left, right = languages(a.passages, b.passages, language)
    unknown = unknown_languages((*left, *right))
    if unknown:
        note(f"the encoder does not know {', '.join(unknown)}; there the lexical engine decides alone")


def note_without_terms(tags: Iterable[str]) -> None:
    """Say in which of the languages little can be found, because the lexicon has no terms in them."""
    from comparator.cli.output import note
    from comparator.text.languages import LEXICON, primary

    unknown = sorted(tag for tag in set(tags) if primary(tag) not in LEXICON)
    if unknown:
        note(f"the lexicon has no terms in {', '.join(unknown)}; docs/lexicon.md says how to add a language")


def kept(args: argparse.Namespace) -> "Kept":
    """Return the results of earlier runs, or nothing with `--no-cache`."""
    from comparator.comparison.kept import kept_results

    return kept_results(wanted=not args.no_cache)


def add_places(parser: argparse.ArgumentParser) -> None:
    """Add `--jurisdiction J` and `--group G`."""
    parser.add_argument(
        "--jurisdiction", action="append", metavar="J",
        help="jurisdiction or group key; may be given several times or with commas (default: all encoded)",
    )  # fmt: skip
    parser.add_argument("--group", action="append", metavar="G", help="group of jurisdictions, such as brics; likewise")


def places(args: argparse.Namespace, loaded: "Corpus") -> tuple[str, ...]:
    """Return the jurisdictions that `--jurisdiction` and `--group` name, in their order, or () for all.

    Raises:
        InputError: A key is not in the vocabulary; the message names the nearest.
    """
    return jurisdictions([*split(args.jurisdiction), *split(args.group)], loaded)


def add_as_of(parser: argparse.ArgumentParser, default: str = "today") -> None:
    """Add `--as-of DATE`; `default` says in the help what is shown without it."""
    parser.add_argument(
        "--as-of", type=day, default=None, metavar="DATE", help=f"what applies on this day (default: {default})"
    )


def day(text: str) -> str:
    """Return an ISO date, or fail with a line that argparse shows."""
    from comparator.comparison.time import iso_day

    try:
        return iso_day(text)
    except InputError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def applying(item: "Framework", as_of: str | None) -> "Framework":
    """Return the framework with only the clauses that apply on a day, and say how many; all without a day."""
    if not as_of:
        return item
    from comparator.cli.output import note
    from comparator.comparison.time import applying as on_day

    found = on_day(item, as_of)
    note(f"as of {as_of}: {len(found.clauses)} of {len(item.clauses)} clauses of {item.id} apply")
    return found


def today() -> str:
    """Return today's date."""
    return date.today().isoformat()


def positive(text: str) -> int:
    """Return a whole number above zero, or fail with a line that argparse shows."""
    if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) < 1:
        raise argparse.ArgumentTypeError(f"`{text}` is not a whole number above zero")
    return int(text)


def corpus(args: argparse.Namespace) -> "Corpus":
    """Load the corpus that the arguments name.

    Raises:
        InputError: The folder or a file in it is bad.
    """
    from comparator.corpus.corpus import load_corpus

    loaded = load_corpus(args.corpus, args.add)
    if not loaded.frameworks:
        from comparator.cli.output import note

        note(f"{args.corpus}: no framework file (.yaml) is in this folder")
    return loaded


def framework(name: str, loaded: "Corpus") -> "Framework":
    """Return the framework that an id or the path of a file names.

    Raises:
        InputError: There is no such id, or the file is not a valid framework.
    """
    if name.endswith(".jsonl"):
        raise InputError("a file of clauses has no norms or dates to show; `comparator align` takes it", path=name)
    if not _is_path(name):
        if name not in loaded.frameworks and Path(name).is_file():
            raise InputError("this is neither a framework file (.yaml) nor a file of clauses (.jsonl)", path=name)
        return loaded.framework(name)
    from comparator.cli.output import note
    from comparator.corpus.corpus import load_framework
    from comparator.validation.check import check_file

    item = load_framework(Path(name), loaded.vocabularies)
    findings = len(check_file(Path(name)).diagnostics)
    if findings:
        what = "finding" if findings == 1 else "findings"
        note(f"{name} has {findings} {what}; `comparator validate {name}` shows what to mend")
    return item


def side(name: str, loaded: "Corpus") -> "Side":
    """Return one side of an alignment: a framework by id or path, or a `.jsonl` file of clauses.

    Raises:
        InputError: The name leads to nothing that can be aligned.
    """
    from comparator.alignment.passages import from_framework, read_clause_file

    if name.endswith(".jsonl"):
        return read_clause_file(Path(name))
    return from_framework(framework(name, loaded))


def check_language(tag: str, texts: "Iterable[Text]") -> None:
    """Check that at least one of the texts is in the language that was asked for, if one was.

    Raises:
        InputError: None is; the message names the languages that there are.
    """
    known = {name for text in texts for name in text} if tag else set()
    if tag and tag not in known:
        raise InputError(f"no clause has a statement in `{tag}`; there are {', '.join(sorted(known))}")


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.endswith((".yaml", ".yml", ".json"))


def topics(names: list[str], loaded: "Corpus") -> tuple[str, ...]:
    """Return topic keys after checking that they exist.

    Raises:
        InputError: A key is not in the vocabulary; the message names the nearest.
    """
    for name in names:
        if name not in loaded.vocabularies.topics:
            hint = near(name, loaded.vocabularies.topics, "`comparator list topics` shows the keys")
            raise InputError(f"there is no topic `{name}`{hint}")
    return tuple(dict.fromkeys(names))


def jurisdictions(names: list[str], loaded: "Corpus") -> tuple[str, ...]:
    """Return jurisdiction keys after checking that they exist; groups become their members.

    Raises:
        InputError: A key is not in the vocabulary; the message names the nearest.
    """
    vocabularies = loaded.vocabularies
    found: list[str] = []
    for name in names:
        if name in vocabularies.jurisdictions:
            found.append(name)
        elif name.upper() in vocabularies.jurisdictions:
            found.append(name.upper())
        elif name.lower() in vocabularies.groups:
            found += vocabularies.groups[name.lower()].members
        else:
            raise InputError(f"there is no jurisdiction or group `{name}`{_near_place(name, vocabularies)}")
    return tuple(dict.fromkeys(found))


def _near_place(name: str, vocabularies: "Vocabularies") -> str:
    """Return a hint at the place that somebody meant who wrote its name, another code, or a key with a slip."""
    wanted = name.casefold()
    places = vocabularies.jurisdictions.items()
    other = OTHER_CODES.get(name.upper(), "")
    called = [key for key, item in places if wanted in map(str.casefold, item.name.values())]
    called = called or [
        key for key, item in places if any(wanted in text.casefold().split() for text in item.name.values())
    ]
    meant = [other] if other in vocabularies.jurisdictions else called[:3]
    if meant:
        return _did_you_mean(meant)
    known = [*vocabularies.jurisdictions, *vocabularies.groups]
    return near(name, known, "`comparator list jurisdictions` and `comparator list groups` show the keys")


def measures(names: list[str], loaded: "Corpus") -> tuple[str, ...]:
    """Return measure keys after checking that they exist.

    Raises:
        InputError: A key is not in the vocabulary; the message names the nearest.
    """
    for name in names:
        if name not in loaded.vocabularies.measures:
            hint = near(name, loaded.vocabularies.measures, "`comparator list measures` shows the keys")
            raise InputError(f"there is no measure `{name}`{hint}")
    return tuple(dict.fromkeys(names))


def near(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a hint at the keys that a mistyped one may have meant, or else `otherwise`; empty without either."""
    import difflib

    names = list(known)
    found = [key for key in names if name and name.lower() in key.lower()][:3]
    found = found or difflib.get_close_matches(name, names, n=1)
    if found:
        return _did_you_mean(found)
    return f"; {otherwise}" if otherwise else ""


def _did_you_mean(keys: Iterable[str]) -> str:
    return f"; did you mean {' or '.join(f'`{key}`' for key in keys)}?"


def split(values: list[str] | None) -> list[str]:
    """Return the values of an option that may be given several times or with commas."""
    return [part.strip() for value in values or [] for part in value.split(",") if part.strip()]
