"""What the aligner finds in one passage: concepts, words, groups of letters and their order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from comparator.alignment.letters import GROUPS
from comparator.model.passage import Passage
from comparator.model.vocabulary import pick
from comparator.text.lexicon import Lexicon, Mention
from comparator.text.normalise import Folded, fold
from comparator.text.tokens import Token, surface

WORD_LETTERS = 6
"""Words count as equal when this many first letters are: it joins word families across kindred languages."""
REMEMBERED = 8192
"""Readings that are kept, so that a framework is read once however many others it is aligned with."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage as read in one language; places count in `source`, which is title, line break and text."""

    language: str
    source: str
    text_start: int
    folded: Folded
    mentions: tuple[Mention, ...]
    tokens: tuple[Token, ...]

    def concepts(self) -> Counter[str]:
        """Count the concepts that the passage names."""
        return Counter(mention.concept for mention in self.mentions)

    def words(self) -> Counter[str]:
        """Count the words of the passage, cut to their first letters."""
        return Counter(token.form[:WORD_LETTERS] for token in self.tokens)

    def letters(self) -> Counter[str]:
        """Count the groups of letters inside words, with a space at both ends of a word."""
        groups: Counter[str] = Counter()
        for word in self.folded.text.split():
            padded = f" {word} "
            for size in GROUPS:
                groups.update(padded[at : at + size] for at in range(len(padded) - size + 1))
        return groups


def read(passage: Passage, language: str, lexicon: Lexicon) -> Reading:
    """Read one passage in one of its languages."""
    title = pick(passage.title, language) if passage.title else ""
    head = f"{title}\n" if title else ""
    return _read(head + passage.text[language], len(head), language, lexicon)


@lru_cache(maxsize=REMEMBERED)
def _read(source: str, text_start: int, language: str, lexicon: Lexicon) -> Reading:
    folded = fold(source)
    return Reading(
        language=language,
        source=source,
        text_start=text_start,
        folded=folded,
        mentions=tuple(lexicon.mentions(folded, language)),
        tokens=surface(folded, language),
    )


def read_all(passages: Sequence[Passage], tags: Sequence[str], lexicon: Lexicon) -> list[Reading]:
    """Read passages, each in the language at its place in `tags`."""
    return [read(passage, tag, lexicon) for passage, tag in zip(passages, tags, strict=True)]
