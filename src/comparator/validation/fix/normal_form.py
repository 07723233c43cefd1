"""Texts that are not in Unicode's composed form (NFC)."""

import unicodedata
from copy import deepcopy

from comparator.corpus.reader import Document
from comparator.validation.fix.proposal import Proposal, Skip
from comparator.validation.fix.source import Source
from comparator.validation.places import value_at

COMPOSED = "not-nfc"

_MOST_MARKS = 30
"""Marks of a letter in text that can be brought into order as it comes (UAX #15, Stream-Safe Text Format)."""


def composed(document: Document) -> Proposal:
    """Compose the values that are written as they are; those with escapes are left alone, and so are comments."""
    if unicodedata.is_normalized("NFC", document.text):
        return Proposal(document.text, document.data)
    source = Source(document)
    data = deepcopy(document.data)
    skips: list[Skip] = []
    pieces: list[str] = []
    done = count = 0
    for path, spot, value in source.scalars():
        if not isinstance(value, str) or unicodedata.is_normalized("NFC", value):
            continue
        start, end = source.start(spot), source.end(spot)
        written = document.text[start:end]
        if not path or not _is_literal(written, value):
            skips.append(Skip(spot.line + 1, COMPOSED, "the text is not written as it is read"))
            continue
        if _has_endless_marks(value):
            skips.append(Skip(spot.line + 1, COMPOSED, f"a letter has more than {_MOST_MARKS} marks"))
            continue
        pieces += [document.text[done:start], unicodedata.normalize("NFC", written)]
        done = end
        count += 1
        value_at(data, path[:-1])[path[-1]] = unicodedata.normalize("NFC", value)
    return Proposal("".join([*pieces, document.text[done:]]), data, count, tuple(skips))


def _has_endless_marks(text: str) -> bool:
    """Tell whether a letter has more marks than any language uses; they take quadratic time to be put in order."""
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run > _MOST_MARKS:
            return True
    return False


def _is_literal(written: str, value: str) -> bool:
    """Tell whether the source of a scalar is its value, but for quotes, line folding and a block's header."""
    body = written
    if written.startswith((">", "|")):
        body = written.partition("\n")[2]
    elif written.startswith(("'", '"')):
        body = written[1:-1]
    return "".join(body.split()) == "".join(value.split())
