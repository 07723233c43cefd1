"""Finding what the author probably meant."""

from collections.abc import Iterable

_CUTOFF = 60
"""Least likeness, of 100, that is worth a guess; `risk` and `risk-tiers` are below, typing slips far above."""
_LONGEST = 80
"""No key is longer; longer words are not looked up, so that a hostile file cannot make this slow."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the key of `known` that is most like `word`, or None when none is near.

    Case does not matter, and spaces and underscores count as hyphens.
    """
    if len(word) > _LONGEST:
        return None
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (only files with findings need it)

    found = process.extractOne(word, tuple(known), scorer=fuzz.ratio, processor=_plain, score_cutoff=_CUTOFF)
    return str(found[0]) if found is not None else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean ...?`, or an empty string when no key of `known` is near `word`."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near is not None else ""


def _plain(word: str) -> str:
    return word.casefold().replace(" ", "-").replace("_", "-")
