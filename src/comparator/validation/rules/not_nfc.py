"""Text that is not in Unicode normalization form C."""

import unicodedata
from collections.abc import Iterator

from comparator.validation.kinds import Kind
from comparator.validation.rules._strings import strings
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    document = subject.document
    # Every string of a normal file is normal, but for what its escapes put there.
    if unicodedata.is_normalized("NFC", document.text) and "\\" not in document.text:
        return
    for path, text, is_key in strings(document.data):
        if not unicodedata.is_normalized("NFC", text):
            what = "a key" if is_key else subject.label(path)
            yield Finding(path, f"{what} is not in Unicode normalization form C", "write it in NFC", is_key)


RULE = Rule(
    id="not-nfc",
    kinds=frozenset(Kind),
    why="The same word written in two ways is two words to every search, comparison and diff.",
    fix="Write letters with their accents, and Hangul syllables, as one character each (NFC); `--fix` does it.",
    check=_check,
)
