"""Finding what the author probably meant."""

from collections.abc import Iterable

_CUTOFF = 60
"""Least likeness, of 100, that is worth a guess; `risk` and `risk-tiers` are below, typing slips far above."""
_LONGEST = 80
"""No key is longer; longer words are not looked up, so that a hostile file cannot make this slow."""
_MOST = 5_000
"""More keys than any real file has; among more, nothing is guessed."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the key of `known` that is most like `word`, or None when none is near.

    Case does not matter, and spaces and underscores count as hyphens.
    """
    choices = tuple(known)
    if len(word) > _LONGEST or len(choices) > _MOST:
        return None
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, choices, scorer=fuzz.ratio, processor=_plain, score_cutoff=_CUTOFF)
    return str(found[0]) if found is not None else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean ...?`, or an empty string when no key of `known` is near `word`."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near is not None else ""


def _plain(word: str) -> str:
    return word.casefold().replace(" ", "-").replace("_", "-")
