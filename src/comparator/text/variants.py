"""Other stems under which a word may stand in the lexicon, tried when its own stem is unknown."""

import re
from collections.abc import Callable, Iterator, Mapping

from comparator.text.arabic import without_attached
from comparator.text.stems import is_left_whole, stem

VARYING = frozenset(("ar", "de", "fr", "nl", "ru"))
"""Languages whose words have further stems."""

_LATIN_LOOKALIKES = str.maketrans("aceopxykmhtb", "асеорхукмнтв")


_GERMAN_PARTICIPLE = re.compile("te[mnrs]?$")


def variants(word: str, language: str) -> tuple[str, ...]:
    """Return further stems of a normalised word, the likeliest first."""
    if language == "ar":
        return without_attached(word)
    if language == "ru":
        return _russian(word)
    if language in _INFLECTED and len(word) >= _SHORTEST and not is_left_whole(word, language):
        forms = _INFLECTED[language](word)
        return tuple(dict.fromkeys(stem(form, language) for form in forms))
    return ()


def _dutch(word: str) -> Iterator[str]:
    """Undo what Snowball leaves: `beoordeelt`, `geregistreerd`, `chatbots`, and the plural `wachtwoorden`."""
    if word.endswith(("t", "d")):
        for base in (word[:-1], *([word[2:-1]] if word.startswith("ge") else [])):
            yield base
            yield base + "en"
    elif word.endswith("s") and not word.endswith("ens"):  # volgens and tijdens are no plurals
        yield word[:-1]
    elif word.endswith("den"):
        yield word[:-2]


def _german(word: str) -> Iterator[str]:
    """Undo the endings of verbs that Snowball leaves: `speichert`, `verarbeitet`, `gespeicherte`."""
    word = _GERMAN_PARTICIPLE.sub("t", word)
    if word.endswith("t"):
        for base in (word[:-1], *([word[2:-1]] if word.startswith("ge") else [])):
            yield base + "n"
            yield base + "en"


def _french(word: str) -> Iterator[str]:
    """Return the infinitive of a verb whose forms have several stems for Snowball: `notifie`, `notifier`."""
    for ending in ("ent", "ées", "ée", "és", "es", "é", "e"):
        if word.endswith(ending):
            yield word.removesuffix(ending) + "er"
            return


_INFLECTED: Mapping[str, Callable[[str], Iterator[str]]] = {"de": _german, "fr": _french, "nl": _dutch}
_SHORTEST = 6
"""Letters from which on a word is long enough for a guess at its ending."""


def _russian(word: str) -> tuple[str, ...]:
    """Undo what Snowball takes for a verb ending, a vowel that comes and goes, and Latin letters in a scan."""
    cyrillic = word.translate(_LATIN_LOOKALIKES)
    found = [stem(cyrillic, "ru"), stem(cyrillic + "а", "ru")]
    if len(word) > 4 and cyrillic[-2] in "ое" and cyrillic[-1] in "кн":
        found.append(stem(cyrillic[:-2] + cyrillic[-1] + "а", "ru"))
    return tuple(found)
