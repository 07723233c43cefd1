"""Words with their places, for scripts with and without spaces."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from comparator.text.languages import is_unspaced, primary
from comparator.text.normalise import Folded
from comparator.text.stems import stem

_VOWEL_MARKS = "\u064b-\u0652\u0670"
"""Arabic writes them above and below the letters, rarely and anywhere; they part no words."""
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_VOWEL_MARKS}])*(?:['’][^\W_]+)*")
_UNSPACED = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_OTHER_WORD = re.compile(rf"[^\W_{_UNSPACED}]+(?:['’][^\W_{_UNSPACED}]+)*")
_LONG = 40
"""Letters from which on a piece between spaces is not worth keeping: it will not come again."""
_KEPT = 100_000
"""Pieces of a language that are kept at most."""
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu)['’]")


class Token(NamedTuple):
    """A word: its stem, and its place in the folded text.

    A text has dozens, and a named tuple is made in a third of the time of a frozen dataclass.
    """

    form: str
    start: int
    end: int


_token: Callable[[tuple[str, int, int]], Token] = partial(tuple.__new__, Token)
"""What `Token._make` does, in half the time."""


class _Pieces(dict[str, tuple[tuple[str, int, int], ...]]):
    """Stem, start and end of the words of each piece between spaces, found when a piece is first asked for."""

    def __init__(self, code: str) -> None:
        self._code = code

    def __missing__(self, piece: str) -> tuple[tuple[str, int, int], ...]:
        found = tuple(_words(piece, self._code))
        if len(piece) <= _LONG:
            if len(self) == _KEPT:
                self.clear()
            self[piece] = found
        return found


_pieces = lru_cache(maxsize=32)(_Pieces)


@lru_cache(maxsize=1)  # the lexicon and `surface` ask for the same words, one after the other
def words(folded: Folded, language: str) -> tuple[Token, ...]:
    """Return the words of a text in a script with spaces, stemmed; French elision is cut off."""
    known = _pieces(primary(language))
    tokens: list[Token] = []
    at = 0
    # The same pieces come again and again, and no word reaches over a space.
    for piece in folded.text.split(" "):
        for form, start, end in known[piece]:
            tokens.append(_token((form, at + start, at + end)))
        at += len(piece) + 1
    return tuple(tokens)


def _words(text: str, code: str) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if code == "fr" and (elided := _ELISION.match(word)):
            word, start = word[elided.end() :], start + elided.end()
        if word:
            yield stem(word, code), start, match.end()


def surface(folded: Folded, language: str) -> tuple[Token, ...]:
    """Return the words of a text for overlap within a language.

    In scripts with spaces these are stems. Runs of Han, Kana and Hangul give overlapping pairs of
    characters, which serve as words where no spaces tell them apart; a Latin word or number may touch them.
    """
    if not is_unspaced(language):
        return words(folded, language)
    text = folded.text
    tokens = [Token(match.group(), match.start(), match.end()) for match in _OTHER_WORD.finditer(text)]
    for run in _UNSPACED_RUN.finditer(text):
        start, end = run.span()
        if end - start == 1:
            tokens.append(Token(text[start:end], start, end))
        tokens += [Token(text[at : at + 2], at, at + 2) for at in range(start, end - 1)]
    return tuple(tokens)
