"""Arabic words without the small words and endings that are written onto them.

Conjunction, preposition and article stand before a word with no space, and pronouns behind it. The order of
cutting follows the light10 stemmer (Larkey, Ballesteros, Connell: Light Stemming for Arabic Information
Retrieval, 2007), with the pronouns of more persons. Broken plurals change the inside of a word, so the
lexicon lists them.
"""

_VOWEL_MARKS = (*range(0x064B, 0x0653), 0x0670)
_ALIKE = str.maketrans("أإآٱىؤئة", "اااايويه", "ـ" + "".join(map(chr, _VOWEL_MARKS)))
_ARTICLES = ("وبال", "وكال", "ولل", "وال", "فال", "بال", "كال", "ال", "لل")
_PRONOUNS = ("هما", "كما", "هم", "هن", "كم", "كن", "ها", "نا")
_ENDINGS = ("ات", "ان", "ون", "ين", "يه", "ه", "ي")
_PREPOSITIONS = frozenset("بلكف")
_LEFT = 3
"""A cut leaves at least this many letters."""


def light_stem(word: str) -> str:
    """Return the word without conjunction, article, pronoun and the endings of number and gender."""
    word = word.translate(_ALIKE)
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _LEFT - 1:
            word = word[len(article) :]
            break
    else:
        if word.startswith("و") and len(word) > _LEFT + 1:
            word = word[1:]
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) >= len(pronoun) + _LEFT:
            word = _bare(word[: -len(pronoun)])
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _LEFT:
            return _bare(word[: -len(ending)])
    return word


def without_preposition(word: str) -> str:
    """Return the stem of the word without a preposition or conjunction of one letter, or nothing if it has none.

    The letter may as well belong to the word, so this is tried only where the whole word is unknown.
    """
    word = word.translate(_ALIKE)
    if word.startswith("و") and len(word) > _LEFT + 1:
        word = word[1:]
    return light_stem(word[1:]) if word[:1] in _PREPOSITIONS and len(word) > _LEFT else ""


def _bare(word: str) -> str:
    """Return the word without the feminine or plural ending that a pronoun or a further ending had hidden."""
    for ending in ("ات", "ت"):
        if word.endswith(ending) and len(word) >= len(ending) + _LEFT:
            return word[: -len(ending)]
    return word
