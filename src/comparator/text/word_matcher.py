"""Finding terms in scripts with spaces: the longest sequence of stems that is a term."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from comparator.text.compounds import LANGUAGES as COMPOUNDING
from comparator.text.compounds import Compounds
from comparator.text.languages import primary
from comparator.text.near import NearForms
from comparator.text.normalise import Folded, fold_text
from comparator.text.stems import stem
from comparator.text.tokens import Token, words
from comparator.text.variants import VARYING, variants

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


class Mention(NamedTuple):
    """A concept named at a place of the folded text."""

    concept: str
    start: int
    end: int


_mention: Callable[[tuple[str, int, int]], Mention] = partial(tuple.__new__, Mention)
"""What `Mention._make` does, in half the time."""


class _Node:
    """A place in the trie of stems: the stems that may follow, and the terms that end here."""

    __slots__ = ("concepts", "next", "terms")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.terms: list[tuple[str, str]] = []
        self.concepts: set[str] = set()


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
        self._glue_forms = frozenset(stem(word, self._language) for word in self._glue)
        self._root = _Node()
        self._known: set[str] = set()
        for term, concept in terms:
            folded = fold_text(term)
            bare = plain(folded)
            # One Vietnamese syllable without its marks is any of a dozen words.
            if not (without_accents and self._language == "vi" and " " not in bare and bare != folded):
                self._add(bare if without_accents else folded, concept)
                self._add(folded, concept)
        self._settled = set(self._known)
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
            node.concepts.add(concept)

    def find(self, folded: Folded) -> list[Mention]:
        """Return what is named, left to right, without overlaps."""
        text, tokens = folded.text, words(folded, self._language)
        first, settled, glue = self._root.next, self._settled, self._glue_forms
        found: list[Mention] = []
        past, last = 0, len(tokens) - 1
        for at, token in enumerate(tokens):
            if at < past:
                continue
            form, start, end = token
            node = first.get(form)
            if node is None and form not in settled:
                node = self._by_other_form(self._root, text[start:end], form)
            if node is not None:
                # Most often the next word can be no part of the term, and no way is walked.
                after = tokens[at + 1][0] if node.next and at < last else ""
                if after and (after in node.next or after not in settled or after in glue):
                    node, past = self._longest(node, text, tokens, at)
                elif node.terms and (len(form) > _STUMP or not self._too_short(token, node)):
                    past = at + 1
                else:
                    node = None
            if node is not None and text[start:end] in self._glue and self._reaches_past(past, text, tokens, at + 1):
                node, past = None, at + 1
            if node is not None:
                end = tokens[past - 1].end
                found.append(_mention((_meant(node, text[start:end]), start, end)))
            elif self._compounds is not None and form not in self._known:
                found += self._inside(self._compounds, text, token)
        return found

    def _longest(self, first: _Node, text: str, tokens: Sequence[Token], at: int) -> tuple[_Node | None, int]:
        """Return where the longest term that starts at a token ends, and the place of the token after it.

        `first` is where the token itself leads.
        """
        best, past = None, at
        open_ways = [(first, at + 1, 0)]
        while open_ways:
            node, place, skipped = open_ways.pop()
            longer = not skipped and place > past and node.terms
            if longer and (place > at + 1 or not self._too_short(tokens[at], node)):
                best, past = node, place
            if not node.next or place == len(tokens):
                continue
            form, start, end = tokens[place]
            following = node.next.get(form)
            if following is None and form not in self._settled:
                following = self._by_other_form(node, text[start:end], form)
            if following is not None:
                open_ways.append((following, place + 1, 0))
            if form in self._glue_forms and skipped < _MAX_GLUE and text[start:end] in self._glue:
                open_ways.append((node, place + 1, skipped + 1))
        return best, past

    def _reaches_past(self, past: int, text: str, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a term that starts at a token ends later than `past`."""
        node = self._root.next.get(tokens[at].form) if at < past else None
        return node is not None and self._longest(node, text, tokens, at)[1] > past

    def _too_short(self, token: Token, node: _Node) -> bool:
        """Return whether a word is but the stump of a term: the Dutch for `can` is that of the Dutch for `chance`.

        Russian words may lose their ending in the genitive plural, so there it says nothing.
        """
        if len(token.form) > _STUMP or self._language == "ru":
            return False
        return token.end - token.start < min(len(wording) for wording, _ in node.terms)

    def _by_other_form(self, node: _Node, word: str, form: str) -> _Node | None:
        """Return where an unknown word leads from a node, taken for a known one."""
        others = self._others.get(word)
        if others is None:
            variant = tuple(other for other in variants(word, self._language) if other in self._known)
            others = self._others[word] = variant or tuple(filter(None, (self._near.nearest(form),)))
            if not others and self._language not in VARYING:
                self._settled.add(form)
        for other in others:
            if (following := node.next.get(other)) is not None:
                return following
        return None

    def _single(self, word: str) -> list[tuple[str, str]]:
        node = self._root.next.get(stem(word, self._language))
        return node.terms if node is not None else []

    def _inside(self, compounds: Compounds, text: str, token: Token) -> Iterator[Mention]:
        """Yield the terms inside a compound."""
        word = text[token.start : token.end]
        for start, end in compounds.parts(word):
            node = self._root.next.get(stem(word[start:end], self._language))
            if node is not None and node.terms:
                yield Mention(_meant(node, word[start:end]), token.start + start, token.start + end)


def plain(text: str) -> str:
    """Return normalised text without accents, as it is typed where a keyboard lacks them."""
    stripped = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(character for character in stripped if not unicodedata.combining(character))


def _meant(node: _Node, wording: str) -> str:
    """Return the concept whose term is written most like the text; the first of those that are alike."""
    if len(node.concepts) == 1:
        return node.terms[0][1]
    from rapidfuzz.distance import Indel  # heavy, and few stems are shared

    return max(node.terms, key=lambda term: Indel.normalized_similarity(term[0], wording))[1]
