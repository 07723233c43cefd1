"""Near-forms: a word that is a known one but for a scanning or typing error.

A wrong match costs more than a missed one, so an unknown word is taken for a known one only if letters
that scanners mix up explain the difference, or two letters changed places, or a letter is doubled or was
lost from a double; in long English words also if any one letter is missing or too many. A wrong letter is
not enough: `projection` is no misspelt protection.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

_MIN_SCANNED, _MIN_TYPED, _MIN_MISSING = 6, 8, 12
"""Letters that a word has at least: for scanning errors, typing errors, and one letter missing or too many."""
_MIXED_UP = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("l", "i"), ("1", "i"), ("|", "i"), ("0", "o"), ("5", "s"))


class NearForms:
    """Known words, found by what they look like."""

    def __init__(self, known: Iterable[str], language: str) -> None:
        self._may_miss_letters = language == "en"
        self._looks: dict[str, str] = {}
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for form in sorted(known):
            if len(form) >= _MIN_SCANNED - 1:
                self._looks.setdefault(look(form), form)
            if len(form) >= _MIN_TYPED - 1:
                self._by_letter[form[0]].append(form)

    def nearest(self, form: str) -> str:
        """Return the known word that `form` is with high likelihood, or an empty string."""
        if len(form) < _MIN_SCANNED:
            return ""
        if (scanned := self._looks.get(look(form))) is not None:
            return scanned
        if len(form) < _MIN_TYPED:
            return ""
        from rapidfuzz import process  # heavy, and not needed before the first unknown word
        from rapidfuzz.distance import OSA

        close = process.extract(form, self._by_letter.get(form[0], ()), scorer=OSA.distance, score_cutoff=1)
        return next((known for known, _, _ in close if self._explained(form, known)), "")

    def _explained(self, form: str, known: str) -> bool:
        """Return whether the one difference of two words is such as people make in typing."""
        if sorted(form) == sorted(known) or _single(form) == _single(known):
            return True
        return self._may_miss_letters and len(form) >= _MIN_MISSING and len(form) != len(known)


def look(word: str) -> str:
    """Return the word with letters that scanners mix up written alike: `rnodel` and `model` look the same."""
    for letters, alike in _MIXED_UP:
        word = word.replace(letters, alike)
    return word


def _single(word: str) -> str:
    """Return the word with every doubled letter written once."""
    return "".join(letter for letter, _ in groupby(word))
