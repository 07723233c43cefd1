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
_MAY_BE_ROOT = frozenset(("ان", "ون", "ين"))
"""Endings that as often belong to a short word, as in the Arabic for storage."""
_ATTACHED = frozenset("وفبلك")
_LEFT = 3
"""A cut leaves at least this many letters, or one more where the ending may belong to the word."""


def light_stem(word: str) -> str:
    """Return the word without article, what stands before the article, pronoun and endings of number and gender."""
    word = word.translate(_ALIKE)
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _LEFT:
            word = word[len(article) :]
            break
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) > len(pronoun) + _LEFT:
            word = _bare(word[: -len(pronoun)])
            break
    for ending in _ENDINGS:
        left = len(word) - len(ending)
        if word.endswith(ending) and left >= _LEFT + (ending in _MAY_BE_ROOT):
            return _bare(word[:left])
    return word


def without_attached(word: str) -> tuple[str, ...]:
    """Return the stems of the word without one, and without two, conjunctions and prepositions of one letter.

    The letters may as well belong to the word, so this is tried only where the whole word is unknown.
    """
    word = word.translate(_ALIKE)
    found = []
    for _ in range(2):
        if word[:1] not in _ATTACHED or len(word) <= _LEFT:
            break
        word = word[1:]
        found.append(light_stem(word))
    return tuple(found)


def _bare(word: str) -> str:
    """Return the word without the feminine or plural ending that a pronoun or a further ending had hidden."""
    for ending in ("ات", "ت"):
        if word.endswith(ending) and len(word) >= len(ending) + _LEFT:
            return word[: -len(ending)]
    return word
