"""Finding terms in scripts with spaces: the longest sequence of stems that is a term."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from comparator.text.compounds import LANGUAGES as COMPOUNDING
from comparator.text.compounds import Compounds
from comparator.text.languages import primary
from comparator.text.near import NearForms
from comparator.text.normalise import Folded, fold_text
from comparator.text.stems import stem
from comparator.text.tokens import Token, words
from comparator.text.variants import variants

ACCENTED = frozenset(("fr", "es", "pt", "de", "nl", "vi"))
"""Languages that are also met without their accents; see `plain`."""

_GLUE = {
    "en": frozenset(("the", "a", "an")),
    "fr": frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "un", "une", "à", "au", "aux")),
    "es": frozenset(("de", "del", "la", "el", "los", "las", "un", "una", "al")),
    "pt": frozenset(("de", "do", "da", "dos", "das", "o", "a", "os", "as", "um", "uma", "ao", "à")),
    "de": frozenset(("der", "die", "das", "des", "dem", "den", "ein", "eine", "einer", "eines", "einem", "einen")),
    "nl": frozenset(("de", "het", "een")),
}
"""Articles, and prepositions that melt with them, which come and go inside a term: `gestion de riesgos`,
`gestion de los riesgos`."""
_MAX_GLUE = 2
_STUMP = 3
"""Letters up to which a stem says too little by itself."""


class Match(NamedTuple):
    """A concept and its place in the folded text."""

    concept: str
    start: int
    end: int


class _Node:
    """A place in the trie of stems: the stems that may follow, and the terms that end here."""

    __slots__ = ("next", "terms")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.terms: list[tuple[str, str]] = []


class WordMatcher:
    """Longest match of stemmed word sequences, in a trie of words.

    Where terms of several concepts share a stem, the one that is written most like the text is meant. A
    word that no term uses is looked up in other forms: without a clitic, in an older spelling, without a
    scanning error, or as a compound.
    """

    def __init__(self, terms: Iterable[tuple[str, str]], language: str, *, without_accents: bool = False) -> None:
        """Read (term, concept) pairs; `without_accents` adds each term as it is written without accents."""
        self._language = primary(language)
        self._glue = _GLUE.get(self._language, frozenset())
        self._root = _Node()
        self._known: set[str] = set()
        for term, concept in terms:
            folded = fold_text(term)
            bare = plain(folded)
            # One Vietnamese syllable without its marks is any of a dozen words.
            if not (without_accents and self._language == "vi" and " " not in bare and bare != folded):
                self._add(bare if without_accents else folded, concept)
                self._add(folded, concept)
        self._near = NearForms(self._known, self._language)
        self._others: dict[str, tuple[str, ...]] = {}
        self._compounds = (
            Compounds(lambda word: stem(word, self._language) in self._known, lambda word: bool(self._single(word)))
            if self._language in COMPOUNDING
            else None
        )

    def _add(self, folded: str, concept: str) -> None:
        node = self._root
        tokens = words(Folded(folded), self._language)
        last = len(tokens) - 1
        for place, token in enumerate(tokens):
            if 0 < place < last and folded[token.start : token.end] in self._glue:
                continue
            self._known.add(token.form)
            node = node.next.setdefault(token.form, _Node())
        wording = folded[tokens[0].start : tokens[-1].end] if tokens else ""
        if wording and (wording, concept) not in node.terms:
            node.terms.append((wording, concept))

    def find(self, folded: Folded) -> list[Match]:
        """Return the matches, left to right, without overlaps."""
        text, tokens = folded.text, words(folded, self._language)
        found: list[Match] = []
        at = 0
        while at < len(tokens):
            # Most words begin no term; they are passed over before any way is walked.
            node, length = (None, 0) if self._begins_nothing(tokens[at]) else self._longest(text, tokens, at)
            if node is not None:
                start, end = tokens[at].start, tokens[at + length - 1].end
                found.append(Match(_meant(node, text[start:end]), start, end))
            elif self._compounds is not None and tokens[at].form not in self._known:
                found += self._inside(self._compounds, text, tokens[at])
            at += length or 1
        return found

    def _begins_nothing(self, token: Token) -> bool:
        return token.form in self._known and token.form not in self._root.next

    def _longest(self, text: str, tokens: Sequence[Token], at: int) -> tuple[_Node | None, int]:
        """Return where the longest term that starts at a token ends, and its length in tokens."""
        best: tuple[_Node | None, int] = (None, 0)
        open_ways = [(self._root, at, 0)]
        while open_ways:
            node, place, skipped = open_ways.pop()
            length = place - at
            longer = not skipped and bool(node.terms) and length > best[1]
            if longer and (length > 1 or not self._too_short(tokens[at], node)):
                best = node, length
            if place == len(tokens):
                continue
            token = tokens[place]
            if (following := self._step(node, token, text)) is not None:
                open_ways.append((following, place + 1, 0))
            if place > at and skipped < _MAX_GLUE and text[token.start : token.end] in self._glue:
                open_ways.append((node, place + 1, skipped + 1))
        return best

    def _too_short(self, token: Token, node: "_Node") -> bool:
        """Return whether a word is but the stump of a term: the Dutch for `can` is that of the Dutch for `chance`.

        Russian words may lose their ending in the genitive plural, so there it says nothing.
        """
        if len(token.form) > _STUMP or self._language == "ru":
            return False
        return token.end - token.start < min(len(wording) for wording, _ in node.terms)

    def _step(self, node: "_Node", token: Token, text: str) -> "_Node | None":
        following = node.next.get(token.form)
        if following is not None or token.form in self._known:
            return following
        for form in self._other_forms(text[token.start : token.end], token.form):
            if (following := node.next.get(form)) is not None:
                return following
        return None

    def _other_forms(self, word: str, form: str) -> tuple[str, ...]:
        if word not in self._others:
            others = tuple(other for other in variants(word, self._language) if other in self._known)
            self._others[word] = others or tuple(filter(None, (self._near.nearest(form),)))
        return self._others[word]

    def _single(self, word: str) -> list[tuple[str, str]]:
        node = self._root.next.get(stem(word, self._language))
        return node.terms if node is not None else []

    def _inside(self, compounds: Compounds, text: str, token: Token) -> Iterator[Match]:
        """Yield the terms inside a compound."""
        word = text[token.start : token.end]
        for start, end in compounds.parts(word):
            node = self._root.next.get(stem(word[start:end], self._language))
            if node is not None and node.terms:
                yield Match(_meant(node, word[start:end]), token.start + start, token.start + end)


def plain(text: str) -> str:
    """Return normalised text without accents, as it is typed where a keyboard lacks them."""
    stripped = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(character for character in stripped if not unicodedata.combining(character))


def _meant(node: _Node, wording: str) -> str:
    """Return the concept whose term is written most like the text; the first of those that are alike."""
    terms = node.terms
    if len({concept for _, concept in terms}) == 1:
        return terms[0][1]
    from rapidfuzz.distance import Indel  # heavy, and few stems are shared

    return max(terms, key=lambda term: Indel.normalized_similarity(term[0], wording))[1]
