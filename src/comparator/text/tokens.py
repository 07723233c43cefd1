"""Words with their places, for scripts with and without spaces."""

import re
from dataclasses import dataclass

from comparator.text.languages import is_unspaced, primary
from comparator.text.normalise import Folded
from comparator.text.stems import stem

_VOWEL_MARKS = "\u064b-\u0652\u0670"
"""Arabic writes them above and below the letters, rarely and anywhere; they part no words."""
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_VOWEL_MARKS}])*(?:['’][^\W_]+)*")
_UNSPACED = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_OTHER_WORD = re.compile(rf"[^\W_{_UNSPACED}]+(?:['’][^\W_{_UNSPACED}]+)*")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu)['’]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its stem, and its place in the folded text."""

    form: str
    start: int
    end: int


def words(folded: Folded, language: str) -> list[Token]:
    """Return the words of a text in a script with spaces, stemmed; French elision is cut off."""
    code = primary(language)
    tokens = []
    for match in _WORD.finditer(folded.text):
        word, start = match.group(), match.start()
        if code == "fr" and (elided := _ELISION.match(word)):
            word, start = word[elided.end() :], start + elided.end()
        if word:
            tokens.append(Token(stem(word, code), start, match.end()))
    return tokens


def surface(folded: Folded, language: str) -> list[Token]:
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
    return tokens
