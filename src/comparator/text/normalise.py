"""Normalising text so that equal words compare equal, with the way back to the original places.

NFKC, case folding and, for Han characters, folding of Traditional to Simplified forms (OpenCC), so that
a clause in zh-Hant meets one in zh-Hans.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Normalised text; `origin[i]` is the place in the source of character `i`, None when it is the same.

    The last item of `origin` is the length of the source.
    """

    text: str
    origin: tuple[int, ...] | None = None

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the source that the stretch `start:end` of the folded text came from."""
        if self.origin is None or start >= end:
            return start, end
        # The place of the next character takes along an accent that joined the last letter.
        return self.origin[start], max(self.origin[end - 1] + 1, self.origin[end])


@cache
def _traditional_to_simplified() -> dict[int, str]:
    from opencc import OpenCC

    ranges = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
    # A line for each character, so that OpenCC cannot see phrases across them.
    characters = [chr(code) for start, end in ranges for code in range(start, end)]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(old): new for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1}


def has_han(text: str) -> bool:
    """Return whether `text` has a Han character."""
    return _HAN.search(text) is not None


def to_simplified(text: str) -> str:
    """Return `text` with Traditional Han characters folded to Simplified ones, one for one."""
    return text.translate(_traditional_to_simplified()) if has_han(text) else text


@lru_cache(maxsize=65_536)
def _fold_character(character: str) -> tuple[str, bool]:
    """Return the normalised form of one character, and whether it joins what stands before.

    The accent of a decomposed letter does, and so does the rest of a decomposed Hangul syllable.
    """
    piece = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", character).casefold())
    return piece, bool(unicodedata.combining(piece[0])) or "\u1161" <= piece[0] <= "\u11c2"


def fold(text: str) -> Folded:
    """Return the normalised form of `text`; lengths may differ, and the origin of each character is kept."""
    if text.isascii():
        return Folded(text.lower())
    folds = [_fold_character(character) for character in text]
    if all(len(piece) == 1 and not joins for piece, joins in folds):
        return Folded(to_simplified("".join([piece for piece, _ in folds])))
    pieces: list[str] = []
    origin: list[int] = []
    for index, (piece, joins) in enumerate(folds):
        if pieces and joins:
            start = len(origin) - len(pieces[-1])
            origin += [index] * len(piece)
            pieces[-1] = unicodedata.normalize("NFC", pieces[-1] + piece)
            del origin[start + len(pieces[-1]) :]
            continue
        pieces.append(piece)
        origin += [index] * len(piece)
    folded = to_simplified("".join(pieces))
    return Folded(folded, (*origin, len(text)))


def fold_text(text: str) -> str:
    """Return only the normalised text."""
    return fold(text).text
