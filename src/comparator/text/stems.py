"""Cutting words down to what their inflected forms share."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from comparator.text.arabic import light_stem

SNOWBALL = {
    "fr": "french", "es": "spanish", "pt": "portuguese", "de": "german", "nl": "dutch", "ru": "russian",
}  # fmt: skip
"""Languages stemmed by Snowball (https://snowballstem.org)."""

_VOWELS = frozenset("aeiouy")
_MIN = 4
_SHORT = 2
"""Letters up to which a word is left alone: Snowball makes the Russian for AI the Russian for and."""


_WHOLE = {
    "en": "meet meets met",
    "de": "sich wurde wurden andere anderen anderer anderes anderem mehr",
    "nl": "over waar meer niet vallen valt gelden gebieden wijzen betrekking beschikken beschikt mening",
    "fr": "également portant porte portent vise visent visé visés visée visées visant donner donne donnent donnant "
    "donné",
    "es": "directa directo directamente",
    "pt": "outro outra outros outras pode podem poderá poderão podendo possa possam puder direta direto diretas "
    "diretos diretamente partir conta especial especiais devida devido dada dadas",
    "ar": "إليه إليها إليهم",
}
_LEFT_WHOLE = {code: frozenset(ordinary.split()) for code, ordinary in _WHOLE.items()}
"""Frequent words whose stem is that of a term which means something else: the Dutch for over is the stem of that for
government, the German for were is cut to that of dignity, the French for aimed at to that of visa. They are marked,
since no other stem ends in an underscore."""

_PORTUGUESE_SINGULAR = {"ões": "ão", "ães": "ão", "ãos": "ão", "ais": "al", "éis": "el", "óis": "ol"}
"""Plurals whose singular Snowball gives another stem."""
_PORTUGUESE_PLURAL = re.compile(f"(?<=[^\\W_]{{3}})(?:{'|'.join(_PORTUGUESE_SINGULAR)})$")
_POSSESSIVE = re.compile("['’]s?$")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


@cache
def _stemmer(name: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(name)


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a normalised word.

    English has a light stemmer of our own that undoes inflection only: Snowball's makes one stem of
    provider and provide, or of operator and operation, which are different things in this field.
    """
    if len(word) <= _SHORT:
        return word
    if is_left_whole(word, language):
        return word + "_"
    if language == "ar":
        return light_stem(word)
    if language == "vi":
        return vietnamese(word)
    if language == "pt":
        word = _PORTUGUESE_PLURAL.sub(lambda match: _PORTUGUESE_SINGULAR[match.group()], word)
    if language in SNOWBALL:
        return str(_stemmer(SNOWBALL[language]).stemWord(word))
    return english(word)


def is_left_whole(word: str, language: str) -> bool:
    """Return whether the word is a frequent one that no stemmer may cut."""
    return word in _LEFT_WHOLE.get(language, ())


def vietnamese(word: str) -> str:
    """Return the syllable with its tone mark at the end: both `hóa` and `hoá` are in use."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(_TONES.findall(letters))
    return unicodedata.normalize("NFC", _TONES.sub("", letters)) + tones if tones else word


def english(word: str) -> str:
    """Return `word` without plural, third person, past and participle endings, and without a last e."""
    word = _POSSESSIVE.sub("", word)
    if len(word) < _MIN or not word.isascii():
        return word
    word = _plural(word)
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2 and any(letter in _VOWELS for letter in base):
            if base[-1] == base[-2] and base[-1] not in "aeiouylsz":
                base = base[:-1]
            word = base + "y" if base.endswith("i") else base
            break
    return word[:-1] if word.endswith("e") and len(word) > _MIN - 1 else word


def _plural(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > _MIN:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
