"""Which words of two statements differ, by the edit script of their words (rapidfuzz opcodes)."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from comparator.model.candidate import Span
from comparator.text.normalise import fold

_UNSPACED = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['’.,-][^\W_{_UNSPACED}]+)*")
_CHARACTER = re.compile(rf"[{_UNSPACED}]")
_SHORTEST_RUN = 2
"""A single character that two texts share between strokes of difference says nothing, so it is marked too."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Stretches of both statements whose words the other statement lacks at that place, left to right."""

    a: tuple[Span, ...]
    b: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    form: str
    start: int
    end: int


def wording(a: str, b: str) -> Wording:
    """Return which words of two statements in one language differ.

    Case, width and the two Chinese scripts make no difference, nor does punctuation. In scripts with
    spaces the units are words; Han, Kana and Hangul are compared character by character, and at least two
    characters in a row must agree to count as the same.
    """
    a_words, b_words = _words(a), _words(b)
    a_equal, b_equal = [False] * len(a_words), [False] * len(b_words)
    for code in Indel.opcodes([word.form for word in a_words], [word.form for word in b_words]):
        if code.tag != "equal":
            continue
        run = a_words[code.src_start : code.src_end]
        if len(run) < _SHORTEST_RUN and _CHARACTER.match(run[0].form):
            continue
        a_equal[code.src_start : code.src_end] = [True] * len(run)
        b_equal[code.dest_start : code.dest_end] = [True] * len(run)
    return Wording(_spans(a_words, a_equal), _spans(b_words, b_equal))


def _words(text: str) -> list[_Word]:
    folded = fold(text)
    return [
        _Word(match.group(), *folded.source_span(match.start(), match.end())) for match in _WORD.finditer(folded.text)
    ]


def _spans(words: list[_Word], equal: list[bool]) -> tuple[Span, ...]:
    """Join neighbouring words that differ into one stretch."""
    spans: list[Span] = []
    joined = False
    for word, same in zip(words, equal, strict=True):
        if same:
            joined = False
        elif joined:
            spans[-1] = Span(spans[-1].start, word.end)
        else:
            spans.append(Span(word.start, word.end))
            joined = True
    return tuple(spans)
