"""A statement that is nearly the same as that of another clause, in one file or in two."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from zlib import crc32

from comparator.text.languages import is_unspaced
from comparator.validation.diagnostic import Severity
from comparator.validation.places import select_mappings
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.rules._texts import statements
from comparator.validation.subject import Claim, CrossRule, Subject

_LIKENESS = 95
"""Likeness in percent from which two statements are copies; formulas that a law repeats are below."""
_SHORTEST = {False: 45, True: 15}
"""Characters below which statements may be alike by chance, with spaces between words and without."""
_SKETCHES = 4
"""Claims of a statement. Copies share eight pairs of words in ten, and so nearly always one of four sketches."""

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")


def _claims(subject: Subject) -> Iterator[Claim]:
    document = subject.document
    bearers = {path: _bearer(clause) for path, clause in select_mappings(document.data, "clauses.*")}
    for path, language, wording in statements(subject, "clauses.*.statement"):
        unspaced = is_unspaced(language)
        text = " ".join(_WORD.findall(wording.casefold()))
        if len(text) < _SHORTEST[unspaced]:
            continue
        # A duty of another bearer, or with other numbers, is another duty however alike the words are.
        same = f"{language} {bearers[path[:2]]} {' '.join(_NUMBER.findall(text))}"
        owner, position, name = f"{document.path}\n{path}", document.position(path), subject.owner(path[:-1])
        for sketch in _sketches(text, unspaced=unspaced):
            yield Claim((same, sketch), owner, document.path, position, name, text)


def _bearer(clause: Mapping[str, object]) -> str:
    bearer = clause.get("bearer")
    return " ".join(sorted(map(str, bearer))) if isinstance(bearer, list) else str(bearer)


def _sketches(text: str, *, unspaced: bool) -> Iterator[str]:
    """Yield short strings of which two texts with nearly the same words have one in common.

    Pairs of words are spread over as many bins as there are sketches, and the two of each bin whose hashes are the
    smallest stand for it (min-wise hashing with one permutation). Where words are not parted, three characters count
    as a pair.
    """
    if unspaced:
        units = {text[at : at + 3] for at in range(len(text) - 2)}
    else:
        units = {f"{one} {two}" for one, two in pairwise(text.split())}
    bins: tuple[list[int], ...] = tuple([] for _ in range(_SKETCHES))
    for unit in units:
        value = crc32(unit.encode("utf-8", "surrogatepass"))
        bins[value % _SKETCHES].append(value)
    for number, values in enumerate(bins):
        if values:
            yield f"{number} {' '.join(f'{value:x}' for value in sorted(values)[:2])}"


def _message(first: Claim, second: Claim) -> str | None:
    one, two = sorted((len(first.text), len(second.text)))
    if 200 * one < _LIKENESS * (one + two):  # so different in length that nothing can make up for it
        return None
    from rapidfuzz import fuzz

    likeness = fuzz.ratio(first.text, second.text, score_cutoff=_LIKENESS)
    if not likeness:
        return None
    # Rounded down, so that 100 % means the same words.
    return (
        f"the statement of {second.label} is {int(likeness)} % the same as that of {first.label} "
        f"({first.file}:{first.position.line})"
    )


RULE = CrossRule(
    id="near-copy",
    kinds=ONLY_FRAMEWORKS,
    why="A copy is often a clause that was pasted to be changed and then forgotten.",
    fix="say in the statement what sets this clause apart, or remove one of the two",
    claims=_claims,
    message=_message,
    severity=Severity.WARNING,
)
