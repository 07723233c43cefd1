"""A statement that is nearly the same as that of another clause, in one file or in two."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import repeat
from typing import Any
from zlib import crc32

from comparator.text.languages import is_unspaced
from comparator.validation.diagnostic import Severity
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Claim, Claimant, CrossRule, Subject

_LIKENESS = 95
"""Likeness in percent from which two statements are copies; formulas that a law repeats are below."""
_SHORTEST = {False: 45, True: 15}
"""Characters below which statements may be alike by chance, with spaces between words and without."""
_PIECES = 3
"""Pieces from the midst of a statement that stand for it."""

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_DIGITS = bytes(code if chr(code) in "0123456789" else ord(" ") for code in range(256))
_CUTS = bytes(ord(" ") if code in b"fgpv" or code in range(0x80, 0xC0, 16) else code for code in range(256))
"""Cuts at four letters, a sixteenth of English text, and at a sixteenth of the bytes that end the letters of others."""


def _statements(subject: Subject) -> Iterator[tuple[int, Mapping[str, Any], str, str]]:
    """Yield the statements of clauses that may be compared: index, clause, language and wording."""
    clauses = subject.document.data.get("clauses")
    for index, clause in enumerate(clauses if isinstance(clauses, list) else ()):
        wordings = clause.get("statement") if isinstance(clause, dict) else None
        for language, wording in wordings.items() if isinstance(wordings, dict) else ():
            if isinstance(wording, str):
                yield index, clause, language, wording


def _keys(subject: Subject) -> list[int]:
    # As `_statements` goes through them, but without an iterator: this is the part of a run that takes longest.
    found: list[int] = []
    clauses = subject.document.data.get("clauses")
    for clause in clauses if isinstance(clauses, list) else ():
        wordings = clause.get("statement") if isinstance(clause, dict) else None
        if isinstance(wordings, dict):
            bearer = _bearer(clause)
            for language, wording in wordings.items():
                if isinstance(wording, str):
                    found += _keys_of(_start(language, bearer), language, wording)
    return found


def _claims(subject: Subject) -> Iterator[Claim]:
    for index, clause, language, wording in _statements(subject):
        bearer = _bearer(clause)
        keys = _keys_of(_start(language, bearer), language, wording)
        if keys:
            path = ("clauses", index, "statement", language)
            text = " ".join(_WORD.findall(wording.casefold()))
            # A duty of another bearer, or with other numbers, is another duty however alike the words are.
            same = f"{language} {bearer} {' '.join(_NUMBER.findall(text))}"
            owner = f"{subject.document.path}\n{path}"
            for key in keys:
                yield Claim((same, str(key)), owner, path, subject.owner(path[:-1]), text)


def _bearer(clause: Mapping[str, Any]) -> str:
    bearer = clause.get("bearer")
    if type(bearer) is list and len(bearer) == 1:  # as most are
        return str(bearer[0])
    return " ".join(sorted(map(str, bearer))) if isinstance(bearer, list) else str(bearer)


@lru_cache(maxsize=1024)
def _start(language: str, bearer: str) -> int:
    return crc32(f"{language} {bearer}".encode("utf-8", "surrogatepass"))


def _keys_of(start: int, language: str, wording: str) -> list[int]:
    """Return numbers of which two statements with nearly the same words have one in common; none for a short one.

    They stand for pieces of the text, without its signs: up to a half of it from either end, so that an edit in one
    half leaves the other; and for edits in both the longest of the pieces between certain letters, wherever these stand
    (content-defined chunks: Manber, Finding similar files in a large file system, 1994). The language, the bearer (in
    `start`) and the digits go into each number, since statements that differ in them are not compared.
    """
    folded = wording.casefold()
    if len(folded) < _SHORTEST[False] and len(folded) < _SHORTEST[is_unspaced(language)]:
        return []
    source = folded.encode("utf-8", "surrogatepass")
    text = source.translate(_CUTS, _SIGNS)
    same = crc32(b" ".join(source.translate(_DIGITS).split()), start)
    pieces = sorted(text.split(), key=len)[-_PIECES:]
    for size in _sizes(len(text)):
        pieces += text[:size], text[-size:]
    high = same << 32
    # Of the upper half the table keeps only a part; so the lower one, too, tells pieces of different claims apart.
    # A piece that stands there twice counts once, or the file would be read again to see that nothing is wrong.
    return [high | number for number in dict.fromkeys(map(crc32, pieces, repeat(same)))]


@lru_cache(maxsize=4096)
def _sizes(length: int) -> tuple[int, ...]:
    """Return how long the pieces at the ends of a text are: of a few sizes, so that those of a copy are as long.

    A copy may be a tenth shorter. So that both have one size in common, there are two near the steps between sizes.
    """
    return tuple({_step(length * 9 // 20), _step(length // 2)} - {0})


def _step(most: int) -> int:
    """Return the greatest power of two, or half as much again as one, that is at most this."""
    power = 1 << most.bit_length() >> 1
    return power + power // 2 if power + power // 2 <= most else power


def _message(first: Claimant, second: Claimant) -> str | None:
    text, other = first.claim.text, second.claim.text
    short, long = sorted((len(text), len(other)))
    if short < _SHORTEST[is_unspaced(str(second.claim.path[-1]))]:
        return None
    if 200 * short < _LIKENESS * (short + long):  # so different in length that nothing can make up for it
        return None
    from rapidfuzz import fuzz

    likeness = fuzz.ratio(text, other, score_cutoff=_LIKENESS)
    if not likeness:
        return None
    # Rounded down, so that 100 % means the same words.
    return (
        f"the statement of {second.claim.label} is {int(likeness)} % the same as that of {first.claim.label} "
        f"({first.place})"
    )


RULE = CrossRule(
    id="near-copy",
    kinds=ONLY_FRAMEWORKS,
    why="A copy is often a clause that was pasted to be changed and then forgotten.",
    fix="say in the statement what sets this clause apart, or remove one of the two",
    claims=_claims,
    message=_message,
    severity=Severity.WARNING,
    keys=_keys,
)
