"""Finding what the author probably meant.

A wrong guess does more harm than none: a key is offered when it is a slip of the pen away from what was written, or
when the two are made of the same words, and no other key is as near. What says the opposite is never offered.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_LONGEST = 80
"""No key is longer; longer words are not looked up, so that a hostile file cannot make this slow."""
_MOST = 2_000
"""More keys than any real file has; among more, nothing is guessed."""
_SLIPS = ((13, 3), (8, 2), (4, 1))
"""Least length of a word, and how many letters of it may be missing, wrong, too many or swapped."""
_SHORT = 8
"""Length of a key from which on one of its short words may have one such letter; codes are shorter."""
_COMMON = 40
"""A word that more keys share does not tell which of them was meant."""
_TURNING = frozenset(("not", "non", "no", "without", "anti", "draft", "former", "ex", "sub", "pre", "quasi", "by"))
"""Words that make of a key another thing, or turn it round: what is meant with them is not meant without."""
_FILLING = frozenset(("ai", "of", "the", "for", "and", "org"))
"""Words that keys have or lack without being about something else."""
_ENDINGS = (("xes", "x"), ("ches", "ch"), ("sses", "ss"), ("ies", "y"), ("ing", ""), ("s", ""))
"""Endings of words that keys are written with now and then, and what stands without them."""
_TELLING = 3
"""Letters of the longest of the words that two keys share; `US-WA` is not about `US`."""
_LOOKS_LIKE = str.maketrans("lioq", "1100")
"""Letters that are taken for digits."""


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys to choose from, as they are compared."""

    keys: Mapping[str, str]
    """Each key by how it is compared."""
    plain: Sequence[str]
    by_word: Mapping[str, Sequence[str]]
    """For each word of a key, without its ending, the keys that have it."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the key of `known` that was probably meant by `word`, or None when that cannot be told.

    Case does not matter, and spaces and underscores count as hyphens.
    """
    choices = tuple(known)
    if not word or len(word) > _LONGEST or len(choices) > _MOST:
        return None
    return _nearest(word, choices)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean ...?`, or an empty string when no key of `known` was plainly meant by `word`."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near is not None else ""


@lru_cache(maxsize=1_024)
def _nearest(word: str, choices: tuple[str, ...]) -> str | None:
    keys = _prepared(choices)
    plain = _plain(word)
    if plain in keys.keys:
        return keys.keys[plain]
    slips = dict(_slips(plain, keys))
    least = min(slips.values(), default=0)
    found = {key for key, count in slips.items() if count == least}
    if least != 1:  # one wrong letter says more than shared words
        found |= set(_of_the_same_words(plain, keys))
    if len(found) != 1:
        return None
    key = found.pop()
    return keys.keys[key] if key in slips or _is_about(_words(plain), _words(key)) else None


@lru_cache(maxsize=32)
def _prepared(choices: tuple[str, ...]) -> _Keys:
    keys: dict[str, str] = {}
    for choice in choices:
        keys.setdefault(_plain(choice), choice)
    by_word: dict[str, list[str]] = {}
    for key in keys:
        for word in _words(key):
            by_word.setdefault(word, []).append(key)
    return _Keys(keys, tuple(keys), by_word)


def _plain(word: str) -> str:
    return "-".join(word.casefold().replace("_", " ").replace("-", " ").split())


def _words(plain: str) -> frozenset[str]:
    """Return the words of a key that tell it from others, without their endings."""
    return frozenset(map(_stem, plain.split("-"))) - _FILLING


def _stem(word: str) -> str:
    """Return what `sandbox` and `sandboxes`, `penalty` and `penalties`, `report` and `reporting` share."""
    if len(word) < 4 or word.endswith("ss"):
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word


def _slips(plain: str, keys: _Keys) -> Iterator[tuple[str, int]]:
    """Yield each key that `plain` is a misspelling of, with the number of slips."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = _SLIPS[0][1] + 1  # with a hyphen
    for key, _, _ in process.extract(plain, keys.plain, scorer=OSA.distance, score_cutoff=most, limit=_COMMON):
        count = _slips_between(plain, key)
        if count is not None:
            yield key, count


def _slips_between(plain: str, key: str) -> int | None:
    """Return how many slips make `plain` of `key`; None when it is another word."""
    written, meant = plain.split("-"), key.split("-")
    if len(written) != len(meant):
        if any(map(str.isdigit, plain + key)):
            return None
        # A hyphen too many or too few is one slip.
        joined = plain.replace("-", ""), key.replace("-", "")
        slips = _slips_of_word(*joined, len(key))
        return slips + 1 if slips is not None and slips < 2 else None
    counts = [_slips_of_word(one, other, len(key)) for one, other in zip(written, meant, strict=True)]
    return None if None in counts else sum(count for count in counts if count is not None)


def _slips_of_word(written: str, meant: str, length: int) -> int | None:
    if written == meant:
        return 0
    if any(map(str.isdigit, written + meant)):
        # Another number is another clause, unless it was written with a letter.
        return 1 if written.translate(_LOOKS_LIKE) == meant.translate(_LOOKS_LIKE) else None
    if not written or not meant or written[0] != meant[0]:  # few slips are in the first letter, many words differ there
        return None
    from rapidfuzz.distance import OSA

    longer = max(len(written), len(meant))
    most = next((slips for least, slips in _SLIPS if longer >= least), 1 if length >= _SHORT else 0)
    count = OSA.distance(written, meant)
    return count if count <= most else None


def _of_the_same_words(plain: str, keys: _Keys) -> Iterator[str]:
    """Yield each key that has all words of `plain`, or none but words of `plain`."""
    written = _words(plain)
    if any(map(str.isdigit, plain)):
        return
    sharing = [keys.by_word.get(word, ()) for word in written]
    for key in dict.fromkeys(key for found in sharing if len(found) <= _COMMON for key in found):
        meant = _words(key)
        fewer, more = sorted((written, meant), key=len)
        # Where the rest of what was written belongs to another key, that one may be meant.
        if fewer <= more and not any(word in keys.by_word for word in written - meant):
            yield key


def _is_about(written: frozenset[str], meant: frozenset[str]) -> bool:
    """Return whether two keys, the words of one of which the other has too, are about the same."""
    rest = written ^ meant
    telling = max(map(len, written & meant)) >= _TELLING or not rest
    return telling and not rest & _TURNING and 2 * len(written) >= len(meant)
