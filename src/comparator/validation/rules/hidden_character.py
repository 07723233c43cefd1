"""Characters that a reader cannot see: controls, bidirectional marks, zero-width characters, terminal escapes."""

import unicodedata
from collections.abc import Iterator

from comparator.corpus.reader import lines_in
from comparator.model.position import Position
from comparator.text.visible import HIDDEN
from comparator.validation.kinds import Kind
from comparator.validation.rules._strings import strings
from comparator.validation.subject import Finding, Rule, Subject

_JOINERS = "\u200c\u200d"
_HELP = "delete it; Persian and Indic words may keep their joiners"


def _check(subject: Subject) -> Iterator[Finding]:
    document = subject.document
    if not document.text.isascii():
        yield from _in_source(document.text)
    if "\\" in document.text:
        yield from _in_escapes(subject)


def _in_source(text: str) -> Iterator[Finding]:
    """Yield the hidden characters that stand in the source as they are, comments included."""
    if not any(character not in "\t\r\n" for character in HIDDEN.findall(text)):
        return
    for number, line in enumerate(lines_in(text), 1):
        for at in _hidden(line):
            if line[at] != "\t":
                place = Position(number, at + 1, number, at + 2)
                yield Finding((), f"the line holds {_name(line[at])}, which cannot be seen", _HELP, position=place)


def _in_escapes(subject: Subject) -> Iterator[Finding]:
    """Yield the strings that an escape in the source puts a hidden character into."""
    lines: list[str] = []
    for path, text, is_key in strings(subject.document.data):
        found = [text[at] for at in _hidden(text) if text[at] != "\n"]
        if not found:
            continue
        lines = lines or lines_in(subject.document.text)
        place = subject.document.position(path, key=is_key)
        source = _source(lines, place)
        character = next((item for item in dict.fromkeys(found) if item == "\t" or item not in source), None)
        if character is not None:
            what = "a key" if is_key else subject.label(path)
            message = f"{what} holds {_name(character)}, which cannot be seen"
            yield Finding(path, message, _HELP, is_key, position=place)


def _source(lines: list[str], place: Position) -> str:
    """Return the source at `place`."""
    if place.line == place.end_line:
        return lines[place.line - 1][place.column - 1 : place.end_column - 1]
    return "\n".join(lines[place.line - 1 : place.end_line])


def _hidden(text: str) -> Iterator[int]:
    for match in HIDDEN.finditer(text):
        at = match.start()
        if not (text[at] in _JOINERS and at and _joins(text[at - 1])):
            yield at


def _joins(letter: str) -> bool:
    """Return whether words in the script of `letter` are spelled with joiners."""
    return "\u0600" <= letter <= "\u06ff" or "\u0900" <= letter <= "\u109f" or "\u1780" <= letter <= "\u18af"


def _name(character: str) -> str:
    name = unicodedata.name(character, "").lower() or "a control character"
    return f"U+{ord(character):04X} ({name})"


def _may_find(subject: Subject) -> bool:
    return not subject.document.plain or any(joiner in subject.document.text for joiner in _JOINERS)


RULE = Rule(
    id="hidden-character",
    kinds=frozenset(Kind),
    why="Hidden characters make a file read otherwise than it is, break searches, and can attack a terminal.",
    fix="Delete the character.",
    check=_check,
    may_find=_may_find,
)
