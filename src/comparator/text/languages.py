"""Languages as the aligner sees them: how words are told apart and which lexicon column serves a tag."""

UNSPACED = frozenset(("zh", "ja", "ko", "th", "lo", "km", "my"))
"""Primary tags whose texts are matched character by character. Korean writes spaces, but between phrases
rather than words, and the same term is spaced in several ways."""


LEXICON = frozenset(("en", "zh", "ja", "ko", "fr", "es", "pt", "de", "nl", "ar", "ru", "vi"))
"""Primary tags of the languages in which the shipped lexicon has terms, known without reading it."""


_PRIMARY = {tag: tag for tag in ("en", "zh", "ja", "ko", "fr", "es", "pt", "de", "nl", "ar", "ru", "vi", "sw")}
"""Tags that most texts have, which need no work."""


def primary(tag: str) -> str:
    """Return the primary language of a BCP 47 tag, in lower case: `zh` for `zh-Hant-TW`."""
    return _PRIMARY.get(tag) or tag.split("-", 1)[0].lower()


def is_unspaced(tag: str) -> bool:
    """Return whether texts in this language are matched character by character."""
    return primary(tag) in UNSPACED


def lexicon_columns(tag: str) -> tuple[str, ...]:
    """Return the lexicon columns that serve texts in this language.

    Both Chinese columns serve both scripts, because Traditional characters are folded to Simplified ones
    and each script's regional words occur in the other's texts.
    """
    language = primary(tag)
    return ("zh-Hans", "zh-Hant") if language == "zh" else (language,)
