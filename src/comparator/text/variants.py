"""Other stems under which a word may stand in the lexicon, tried when its own stem is unknown."""

from comparator.text.arabic import without_attached
from comparator.text.stems import stem

VARYING = frozenset(("ar", "ru"))
"""Languages whose words have further stems."""

_LATIN_LOOKALIKES = str.maketrans("aceopxykmhtb", "асеорхукмнтв")


def variants(word: str, language: str) -> tuple[str, ...]:
    """Return further stems of a normalised word, the likeliest first."""
    if language == "ar":
        return without_attached(word)
    if language == "ru":
        return _russian(word)
    return ()


def _russian(word: str) -> tuple[str, ...]:
    """Undo what Snowball takes for a verb ending, a vowel that comes and goes, and Latin letters in a scan."""
    cyrillic = word.translate(_LATIN_LOOKALIKES)
    found = [stem(cyrillic, "ru"), stem(cyrillic + "а", "ru")]
    if len(word) > 4 and cyrillic[-2] in "ое" and cyrillic[-1] in "кн":
        found.append(stem(cyrillic[:-2] + cyrillic[-1] + "а", "ru"))
    return tuple(found)
