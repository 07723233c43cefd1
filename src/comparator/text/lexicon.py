"""The concept lexicon, and finding its terms in texts.

A concept is one idea of the field with its terms in many languages. Texts in different languages meet in
the concepts they name, with no model in between.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from comparator.corpus.cursor import Cursor
from comparator.corpus.reader import read_document
from comparator.corpus.resources import data_root
from comparator.model.vocabulary import Text
from comparator.text.languages import is_unspaced, lexicon_columns, primary
from comparator.text.normalise import Folded, fold_text
from comparator.text.word_matcher import ACCENTED, Mention, WordMatcher


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea of the field.

    `noun` is how a drafted sentence names it, by language; a concept without one is too general to be named.
    """

    id: str
    terms: Mapping[str, tuple[str, ...]]
    topics: tuple[str, ...] = ()
    noun: Text = field(default_factory=dict)

    def named(self, language: str) -> str:
        """Return the noun phrase for a list in a sentence: that of the language, else the first term in it."""
        if language in self.noun:
            return self.noun[language]
        return self.terms.get(language, (self.noun.get("en", self.id),))[0]


class Lexicon:
    """Concepts by id, with a matcher for each language that is built when it is first asked for."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.concepts = {concept.id: concept for concept in concepts}
        self._characters: dict[str, _CharacterMatcher] = {}
        self._words: dict[tuple[str, bool], WordMatcher] = {}

    def mentions(self, folded: Folded, language: str) -> list[Mention]:
        """Return the concepts that a text names, left to right, longest term first, without overlaps."""
        code = primary(language)
        if is_unspaced(language):
            if code not in self._characters:
                self._characters[code] = _CharacterMatcher(self._terms(language), spaced=code == "ko")
            return self._characters[code].find(folded.text)
        bare = code in ACCENTED and folded.text.isascii()
        if (code, bare) not in self._words:
            self._words[code, bare] = WordMatcher(self._terms(language), language, without_accents=bare)
        return self._words[code, bare].find(folded)

    def _terms(self, language: str) -> list[tuple[str, str]]:
        columns = lexicon_columns(language)
        return [
            (term, concept.id)
            for concept in self.concepts.values()
            for column in columns
            for term in concept.terms.get(column, ())
        ]


class _CharacterMatcher:
    """Longest match in scripts without spaces; white space in the text is skipped.

    Korean sets spaces between words, but not always the same ones: there a term may have spaces that it
    lacks in the lexicon, unless it would begin with the last character of a word. That is a particle; behind a
    digit it is a unit, as in 10일 이내.
    """

    def __init__(self, terms: Iterable[tuple[str, str]], *, spaced: bool) -> None:
        self._spaced = spaced
        self._concepts: dict[str, str] = {}
        self._longest: dict[str, int] = {}
        for term, concept in terms:
            key = "".join(fold_text(term).split())
            if key:
                self._concepts.setdefault(key, concept)
                self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def find(self, text: str) -> list[Mention]:
        places = [index for index, character in enumerate(text) if not character.isspace()]
        solid = "".join(text[index] for index in places)
        found: list[Mention] = []
        at, end = 0, len(solid)
        while at < end:
            for size in range(min(self._longest.get(solid[at], 0), end - at), 0, -1):
                concept = self._concepts.get(solid[at : at + size])
                if (
                    concept is not None
                    and not (self._spaced and size > 1 and self._from_particle(text, places[at], places[at + 1]))
                    and self._whole(text, places[at], places[at + size - 1] + 1)
                ):
                    found.append(Mention(concept, places[at], places[at + size - 1] + 1))
                    at += size
                    break
            else:
                at += 1
        return found

    @staticmethod
    def _from_particle(text: str, start: int, second: int) -> bool:
        """Return whether the character at `start` ends a word that began before it, and the next is of another."""
        return second > start + 1 and start > 0 and text[start - 1].isalpha()

    @staticmethod
    def _whole(text: str, start: int, end: int) -> bool:
        """Return whether a Latin term, such as AI, is not just a piece of a longer Latin word."""
        edges = (text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1])
        return not any(len(edge) == 2 and edge.isascii() and edge.isalnum() for edge in edges)


def load_lexicon(folder: Path) -> Lexicon:
    """Load every lexicon file in `folder`.

    Raises:
        InputError: A file is bad.
    """
    concepts: list[Concept] = []
    for path in sorted(folder.glob("*.yaml")):
        root = Cursor.root(read_document(path), "the lexicon")
        concepts += [
            Concept(
                id=item.string("id"),
                terms=item.string_lists("terms"),
                topics=item.strings("topics"),
                noun=item.text("noun"),
            )
            for item in root.items("concepts", "concept", required=True)
        ]
    return Lexicon(concepts)


@cache
def shipped_lexicon() -> Lexicon:
    """Return the lexicon that comes with the package, loaded once."""
    return load_lexicon(data_root() / "lexicon")
