"""What the aligner finds in one passage: concepts, words, groups of letters and their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from comparator.model.passage import Passage
from comparator.model.vocabulary import pick
from comparator.text.lexicon import Lexicon
from comparator.text.normalise import Folded, fold
from comparator.text.tokens import Token, surface
from comparator.text.word_matcher import Mention

WORD_LETTERS = 6
"""Words count as equal when this many first letters are: it joins word families across kindred languages."""
REMEMBERED = 8192
"""Readings that are kept, so that a framework is read once however many others it is aligned with."""
_KEPT = 100_000
"""Cut words that are kept at most."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage as read in one language; places count in `source`, which is title, line break and text.

    What scores need is kept as plain strings: the concepts and the cut words, as often as they stand in the
    passage, and the symbols of `sequence.symbols`. Their places, which only evidence needs, are found again.
    """

    language: str
    source: str
    text_start: int
    folded: Folded
    lexicon: Lexicon
    concepts: tuple[str, ...]
    words: tuple[str, ...]
    symbols: tuple[str, ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Return the concepts of the lexicon with their places in the folded text."""
        return _found(self.folded, self.language, self.lexicon)[0]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Return the words with their places in the folded text."""
        return _found(self.folded, self.language, self.lexicon)[1]


def read(passage: Passage, language: str, lexicon: Lexicon) -> Reading:
    """Read one passage in one of its languages."""
    title = pick(passage.title, language) if passage.title else ""
    head = f"{title}\n" if title else ""
    return _read(head + passage.text[language], len(head), language, lexicon)


def read_all(passages: Sequence[Passage], tags: Sequence[str], lexicon: Lexicon) -> list[Reading]:
    """Read passages, each in the language at its place in `tags`."""
    return [read(passage, tag, lexicon) for passage, tag in zip(passages, tags, strict=True)]


def in_order(folded: Folded, mentions: Sequence[Mention], tokens: Sequence[Token]) -> list[tuple[str, int, int]]:
    """Return the concepts, and the words outside them, with their places, in the order of the text."""
    covered = bytearray(len(folded.text))
    for _, start, end in mentions:
        covered[start:end] = b"\x01" * (end - start)
    found = [(_cut[form][1], start, end) for form, start, end in tokens if not covered[start]]
    found += [(f"c:{concept}", start, end) for concept, start, end in mentions]
    found.sort(key=itemgetter(1))
    return found


class _Cut(dict[str, tuple[str, str]]):
    """The word that a form counts as, and its symbol: one string for all places of a word."""

    def __missing__(self, form: str) -> tuple[str, str]:
        if len(self) == _KEPT:
            self.clear()
        word = form[:WORD_LETTERS]
        self[form] = word, f"w:{word}"
        return self[form]


_cut = _Cut()


@lru_cache(maxsize=REMEMBERED)
def _read(source: str, text_start: int, language: str, lexicon: Lexicon) -> Reading:
    folded = fold(source)
    mentions, tokens = lexicon.mentions(folded, language), surface(folded, language)
    return Reading(
        language=language,
        source=source,
        text_start=text_start,
        folded=folded,
        lexicon=lexicon,
        concepts=tuple([concept for concept, _, _ in mentions]),
        words=tuple([_cut[form][0] for form, _, _ in tokens]),
        symbols=tuple([symbol for symbol, _, _ in in_order(folded, mentions, tokens)]),
    )


@lru_cache(maxsize=2048)  # evidence asks several times for each of a few passages
def _found(folded: Folded, language: str, lexicon: Lexicon) -> tuple[tuple[Mention, ...], tuple[Token, ...]]:
    return tuple(lexicon.mentions(folded, language)), tuple(surface(folded, language))
