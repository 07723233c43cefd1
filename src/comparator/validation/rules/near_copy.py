"""A statement that is nearly the same as that of another clause, in one file or in two."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import repeat
from operator import mod, xor
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
_MIDDLE = {False: 1 << 31, True: 1 << 29}
"""Half of what a hash of a pair may be, with spaces between words and without."""
_FEW = 4
"""With fewer hashes than this on one side of the middle, two pairs may be the same."""
_LARGEST = (1 << 64) - 1
_PRIME = 1_073_741_789
"""The largest below 2 to the power of 30; Python divides by it and sorts what remains faster than by a greater one."""

_is_unspaced = lru_cache(maxsize=256)(is_unspaced)

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_SIGNS = bytes(code if chr(code).isalnum() or code > 127 or code == ord("_") else ord(" ") for code in range(256))
_DIGITS = bytes(code if chr(code) in "0123456789" else ord(" ") for code in range(256))


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
    return " ".join(sorted(map(str, bearer))) if isinstance(bearer, list) else str(bearer)


@lru_cache(maxsize=1024)
def _start(language: str, bearer: str) -> int:
    return crc32(f"{language} {bearer}".encode("utf-8", "surrogatepass"))


def _keys_of(start: int, language: str, wording: str) -> list[int]:
    """Return numbers of which two statements with nearly the same words have one in common; none for a short one.

    Every pair of words has a hash, and the two that come first from each of four points on stand for the statement:
    up from the least and from the middle, and down from the middle and from the greatest (min-wise hashing with one
    permutation). Where words are not parted, four characters count as a pair. The language, the bearer (in `start`)
    and the digits go into each number, since statements that differ in them are not compared.
    """
    folded = wording.casefold()
    unspaced = _is_unspaced(language)
    if len(folded) < _SHORTEST[unspaced]:
        return []
    source = folded.encode("utf-8", "surrogatepass").translate(_SIGNS)
    if unspaced:
        ordered = sorted(set(map(mod, _windows("".join(folded.split())), repeat(_PRIME))))
    else:
        hashes = list(map(crc32, source.split()))
        ordered = sorted(map(xor, hashes, hashes[1:]))
    same = crc32(b" ".join(source.translate(_DIGITS).split()), start)
    middle = bisect_left(ordered, _MIDDLE[unspaced])
    # The hash of a tuple of integers is the same in every process.
    if _FEW <= middle <= len(ordered) - _FEW:
        return [
            hash((same, ordered[0], ordered[1])) & _LARGEST,
            hash((same, ordered[middle - 2], ordered[middle - 1])) & _LARGEST,
            hash((same, ordered[middle], ordered[middle + 1])) & _LARGEST,
            hash((same, ordered[-2], ordered[-1])) & _LARGEST,
        ]
    pairs = ordered[:2], ordered[max(0, middle - 2) : middle], ordered[middle : middle + 2], ordered[-2:]
    return list(dict.fromkeys(hash((same, *pair)) & _LARGEST for pair in pairs if pair))


def _windows(text: str) -> list[int]:
    """Return each run of four characters as a number."""
    units = memoryview(text.encode("utf-16-le", "surrogatepass"))
    found: list[int] = []
    for offset in range(0, 8, 2):
        found += units[offset : offset + (len(units) - offset) // 8 * 8].cast("Q").tolist()
    return found


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
