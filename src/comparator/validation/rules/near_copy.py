"""A statement that is nearly the same as that of another clause, in one file or in two."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from operator import xor
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
_BOUNDS = (1 << 30, 2 << 30, 3 << 30, 4 << 30)
"""Where the bins end, each of which gives a key. Copies share eight pairs of words in ten, and so nearly always one of
four keys."""
_LARGEST = (1 << 64) - 1
_PRIME = 4_294_967_291
"""The largest below 2 to the power of 32."""

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
    found: list[int] = []
    last: Mapping[str, Any] | None = None
    who = ""
    for _, clause, language, wording in _statements(subject):
        if clause is not last:
            last, who = clause, _bearer(clause)
        found += _keys_of(who, language, wording)
    return found


def _claims(subject: Subject) -> Iterator[Claim]:
    for index, clause, language, wording in _statements(subject):
        keys = _keys_of(_bearer(clause), language, wording)
        if keys:
            path = ("clauses", index, "statement", language)
            text = " ".join(_WORD.findall(wording.casefold()))
            # A duty of another bearer, or with other numbers, is another duty however alike the words are.
            same = f"{language} {_bearer(clause)} {' '.join(_NUMBER.findall(text))}"
            owner = f"{subject.document.path}\n{path}"
            for key in keys:
                yield Claim((same, str(key)), owner, path, subject.owner(path[:-1]), text)


def _bearer(clause: Mapping[str, Any]) -> str:
    bearer = clause.get("bearer")
    return " ".join(sorted(map(str, bearer))) if isinstance(bearer, list) else str(bearer)


def _keys_of(bearer: str, language: str, wording: str) -> list[int]:
    """Return numbers of which two statements with nearly the same words have one in common; none for a short one.

    Pairs of words are spread over four bins by a hash, and the two of each bin whose hashes are the smallest stand for
    it (min-wise hashing with one permutation). Where words are not parted, four characters count as a pair. The
    language, the bearer and the digits go into each number, since statements that differ in them are not compared.
    """
    folded = wording.casefold()
    unspaced = is_unspaced(language)
    if len(folded) < _SHORTEST[unspaced]:
        return []
    source = folded.encode("utf-8", "surrogatepass").translate(_SIGNS)
    if unspaced:
        ordered = sorted({window % _PRIME for window in _windows("".join(folded.split()))})
    else:
        words = source.split()
        hashes = list(map(crc32, words))
        ordered = sorted(set(map(xor, hashes, hashes[1:])))
    same = crc32(
        b" ".join(source.translate(_DIGITS).split()), crc32(f"{language} {bearer}".encode("utf-8", "surrogatepass"))
    )
    found: list[int] = []
    start = 0
    for bound in _BOUNDS:
        end = bisect_left(ordered, bound, start)
        if start < end:  # one that is alone in its bin stands there with the first of the next
            # The hash of a tuple of integers is the same in every process.
            found.append(hash((same, *ordered[start : start + 2])) & _LARGEST)
        start = end
    return found


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
