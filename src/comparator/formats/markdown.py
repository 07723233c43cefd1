"""Text from files inside Markdown, where it must stay text."""

import re

from comparator.text.visible import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def escape(text: str) -> str:
    """Return `text` on one line with every character that Markdown or HTML reads as markup escaped."""
    return _SPECIAL.sub(r"\\\1", visible(text))
