"""White space that is at the end of lines, is a tab, is doubled, or ends lines in the way of Windows."""

import re
from collections.abc import Iterator

from comparator.corpus.reader import lines_in
from comparator.model.position import Position
from comparator.validation.diagnostic import Severity
from comparator.validation.kinds import Kind
from comparator.validation.rules._strings import strings
from comparator.validation.subject import Finding, Rule, Subject

_TABS = re.compile(r"\t+")
_DOUBLE = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_QUOTED = re.compile(
    r"[\"'](?:(?<=[\s\[{,:].)(?:[ \t]|$)"  # white space behind an opening quote
    r"|(?<=[\s].)[ \t]*(?:[,\]}:#]|$))",  # or before a closing one
    re.MULTILINE,
)


def _check(subject: Subject) -> Iterator[Finding]:
    text = subject.document.text
    yield from _in_lines(text)
    if _may_be_in_strings(text):
        yield from _in_strings(subject)


def _in_lines(text: str) -> Iterator[Finding]:
    if "\r" in text:
        before = lines_in(text[: text.index("\r")])
        place = Position(len(before), len(before[-1]) + 1)
        yield _at(place, "lines end with a carriage return (CRLF or CR)", "end lines with LF alone")
    if "\t" in text or " \n" in text or " \r" in text or text.endswith(" "):
        for number, line in enumerate(lines_in(text), 1):
            body = line.rstrip(" \t")
            for match in _TABS.finditer(body):
                place = Position(number, match.start() + 1, number, match.end() + 1)
                yield _at(place, "the line holds a tab", "write spaces")
            if body != line:
                place = Position(number, len(body) + 1, number, len(line) + 1)
                yield _at(place, "the line ends with white space", "delete it")
    if text and not text.endswith(("\n", "\r")):
        last = lines_in(text)
        place = Position(len(last), len(last[-1]) + 1)
        yield _at(place, "the last line has no line end", "end the file with a line feed")


def _at(place: Position, message: str, help_: str) -> Finding:
    return Finding((), message, help_, position=place)


def _may_be_in_strings(text: str) -> bool:
    """Return whether strings can be at fault; most files need no walk through them."""
    doubled = any("  " in line.lstrip() for line in text.split("\n"))
    return doubled or "\t" in text or "\\" in text or _QUOTED.search(text) is not None


def _in_strings(subject: Subject) -> Iterator[Finding]:
    for path, text, is_key in strings(subject.document.data):
        if path[-1:] == ("cite",) and not is_key:
            continue  # the rule on the form of citations says it
        if text.startswith((" ", "\t")) or text.endswith((" ", "\t")):
            fault = "starts or ends with white space"
        elif _DOUBLE.search(text):
            fault = "has two spaces in a row"
        else:
            continue
        what = "a key" if is_key else subject.label(path)
        yield Finding(path, f"{what} {fault}", "delete the extra white space", is_key)


def _may_find(subject: Subject) -> bool:
    return not subject.document.plain


RULE = Rule(
    id="white-space",
    kinds=frozenset(Kind),
    why="White space that nobody sees makes differences that nobody meant.",
    fix="Delete it; `comparator validate --fix` does it, and an editor that reads .editorconfig adds none.",
    check=_check,
    may_find=_may_find,
    severity=Severity.WARNING,
)
