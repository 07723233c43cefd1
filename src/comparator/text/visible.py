"""Making text from files harmless on a terminal."""

import re
import unicodedata

_LINE_BREAKS = re.compile(r"[\r\n\t\v\f\x85\u2028\u2029]+")
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f]"
)
"""A control, bidirectional, zero-width or other character that a reader cannot see."""

_STRETCH = re.compile(r"\S{1,200}")
"""What is brought into NFC at a time."""


def visible(text: str) -> str:
    r"""Return `text` on one line, with every control, bidirectional and zero-width character spelled out.

    An escape sequence from a file becomes the harmless letters `\x1b[31m`; line breaks and tabs become a
    space. Everything else is kept, in NFC.
    """
    line = _LINE_BREAKS.sub(" ", text)
    shown = HIDDEN.sub(_spell, line)
    # Putting the marks of a letter in order takes quadratic time, and a hostile text gives one a million of them.
    return _STRETCH.sub(_composed, shown) if not unicodedata.is_normalized("NFC", shown) else shown


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())


def visible_lines(text: str) -> str:
    """Return `text` as `visible` does, but keep its line breaks."""
    return "\n".join(visible(line) for line in text.split("\n"))


def escape_hidden(text: str) -> str:
    """Return JSON text with every hidden character as the escape that JSON reads back as that character."""
    return HIDDEN.sub(_json_escape, text)


def _json_escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _spell(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
