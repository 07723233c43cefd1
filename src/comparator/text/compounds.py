"""Known words inside German and Dutch compounds.

A compound is cut where all its parts are known words, joined directly or by a linking letter. Otherwise a
long known word may stand at its start or end; a short one there is too often chance.
"""

from collections.abc import Callable
from functools import lru_cache

LANGUAGES = frozenset(("de", "nl"))
"""Languages that write compounds as one word."""

_LINKS = ("", "s", "es", "n", "en", "e")
_MIN_COMPOUND, _MAX_COMPOUND = 9, 60
_MIN_PART, _MIN_LONG_TERM = 4, 7
_PREFIXES = frozenset(("gegen", "wieder", "unter", "über", "miss", "nicht", "onder", "over", "tegen", "weder", "niet"))
"""Beginnings that turn a word into another one, as `Unterrecht` would be no kind of law."""

Part = tuple[int, int]
"""Start and end of a part in its compound."""


class Compounds:
    """Cuts the compounds of one language."""

    def __init__(self, is_known: Callable[[str], bool], is_term: Callable[[str], bool]) -> None:
        """Take two tests of a normalised word: does the lexicon use it anywhere, and is it a term by itself."""
        self._is_known = is_known
        self._is_term = is_term
        self.parts = lru_cache(maxsize=50_000)(self._parts)

    def _parts(self, word: str) -> tuple[Part, ...]:
        """Return the parts of `word` that are known, left to right; none if it is no such compound."""
        if not _MIN_COMPOUND <= len(word) <= _MAX_COMPOUND:
            return ()
        return self._whole(word, 0, {}) or self._edge(word)

    def _whole(self, word: str, start: int, tried: dict[int, tuple[Part, ...]]) -> tuple[Part, ...]:
        """Return parts that make up all of `word` from `start`, or none."""
        if start in tried:
            return tried[start]
        tried[start] = ()
        if start and self._is_known(word[start:]):
            tried[start] = ((start, len(word)),)
            return tried[start]
        for end in range(len(word) - _MIN_PART, start + _MIN_PART - 1, -1):
            if (part := self._part(word, start, end)) is not None and (rest := self._whole(word, end, tried)):
                tried[start] = (part, *rest)
                break
        return tried[start]

    def _part(self, word: str, start: int, end: int) -> Part | None:
        """Return the known word that ends at `end`, linking letters left off."""
        for link in _LINKS:
            stop = end - len(link)
            if stop - start >= _MIN_PART and word[stop:end] == link and self._is_known(word[start:stop]):
                return start, stop
        return None

    def _edge(self, word: str) -> tuple[Part, ...]:
        """Return a long term at the start of `word`, or at its end."""
        for end in range(len(word) - _MIN_PART, _MIN_LONG_TERM - 1, -1):
            for link in _LINKS:
                stop = end - len(link)
                if stop >= _MIN_LONG_TERM and word[stop:end] == link and self._is_term(word[:stop]):
                    return ((0, stop),)
        for start in range(_MIN_PART, len(word) - _MIN_LONG_TERM + 1):
            if word[:start] not in _PREFIXES and self._is_term(word[start:]):
                return ((start, len(word)),)
        return ()
