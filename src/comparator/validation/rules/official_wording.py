"""A statement that repeats the official text word by word."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from comparator.model.errors import InputError
from comparator.validation.places import shown
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.rules._texts import STATEMENTS, statements
from comparator.validation.subject import Finding, Rule, Subject

WORDS, CHARACTERS = 12, 20
"""Length of a run that is a quotation, in words, or in characters of scripts whose words are short or unparted."""

_PLACES = (*STATEMENTS, "clauses.*.exceptions.*")
_SUFFIXES = frozenset((".txt", ".md"))
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_CHARACTER = f"[{_EAST_ASIAN}]"
_WORD = f"[^\\W_{_EAST_ASIAN}]+"

Runs = Mapping[int, str]
"""The hash of every run of a folder, and the name of a file that holds it."""


def _check(subject: Subject) -> Iterator[Finding]:
    folder = subject.context.conditions.references
    if folder is None:
        return
    runs = _runs_of(folder)
    for path, language, wording in statements(subject, *_PLACES):
        for unit, size, pieces in _streams(wording):
            found = [(at, runs[key]) for at, key in _windows(pieces, size) if key in runs]
            if found:
                start, name = found[0]
                length = size + _further([at for at, _ in found])
                quoted = ("" if unit == "characters" else " ").join(pieces[start : start + length])
                message = (
                    f"the {shown(language)} text of {subject.owner(path[:-1])} repeats {length} {unit} "
                    f"of {name}: `{shown(quoted)}`"
                )
                yield Finding(path, message, "say it in your own words; the citation leads to the official ones")


def _further(starts: list[int]) -> int:
    """Return by how much the first run goes on: how many of the next starts follow without a gap."""
    count = 0
    for before, after in pairwise(starts):
        if after != before + 1:
            break
        count += 1
    return count


def _streams(text: str) -> Iterator[tuple[str, int, list[str]]]:
    """Yield what is compared of a text, without case and punctuation: unit, length of a run, and the pieces."""
    folded = text.casefold()
    yield "words", WORDS, re.findall(_WORD, folded)
    yield "characters", CHARACTERS, re.findall(_CHARACTER, folded)


def _windows(pieces: list[str], size: int) -> Iterator[tuple[int, int]]:
    for at in range(len(pieces) - size + 1):
        yield at, hash(tuple(pieces[at : at + size]))


@lru_cache(maxsize=1)
def _runs_of(folder: Path) -> Runs:
    """Read every text below `folder`.

    Raises:
        InputError: The folder cannot be read, or holds no text.
    """
    try:
        files = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file())
        texts = [(path.name, path.read_text(encoding="utf-8", errors="replace")) for path in files]
    except OSError as error:
        raise InputError(f"the references cannot be read ({error.strerror})", path=str(folder)) from None
    if not texts:
        raise InputError("there is no .txt or .md file in this folder of references", path=str(folder))
    runs: dict[int, str] = {}
    for name, text in texts:
        for _, size, pieces in _streams(text):
            for _, key in _windows(pieces, size):
                runs.setdefault(key, name)
    return runs


RULE = Rule(
    id="official-wording",
    kinds=ONLY_FRAMEWORKS,
    why="Statements are our own words, under our licence; official wording is often neither short nor free.",
    fix="Say it in your own words. The rule runs when `references` names a folder of .txt or .md files.",
    check=_check,
)
