"""Reading the plain part of YAML that data files are written in, in half of the time of the full reader.

Line by line, with a regular expression for the forms that a line may have. Whatever is not surely one of those forms
is declined, and the full reader (corpus/reader.py), which knows all of YAML and says what is wrong, reads the file
instead. So nothing is decided here: what is read, libyaml reads as the same, and tests hold the two side by side.

What has been read here is also known to hold no tab, no two spaces in a row or at an end of a text, no character that
cannot be seen but joiners, no escape, and no key with other letters than a to z: checks need not look for these.

Read are block mappings and lists, flow ones, plain and quoted scalars of one or more lines, and folded and literal
blocks whose lines are all indented alike. Declined are, among others, anchors, aliases, tags, document marks, escapes,
complex and odd keys, keys that stand twice, blank lines in texts, comments behind values, and all white space that a
tidy file does not have.
"""

import re
from functools import lru_cache
from typing import Any

from comparator.corpus.scalars import FIRST_OF_NON_TEXT, Scalar, resolve


class DeclinedError(Exception):
    """The text is not surely of the forms that are read here."""


_KEY = "[A-Za-z_][A-Za-z0-9_-]{0,99}"
_LINE = re.compile(rf"( *+)(- ++)?+(?:({_KEY}+|'{_KEY}+'):(?: ++|(?=\n)))?+(.*+)\n")
"""Indentation, mark of an item, key, and the rest of a line."""
_SPACES = "\xa0\u202f\u3000\u200c\u200d"
"""Spaces that Python holds to be unprintable but libyaml to be letters, and joiners."""
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
"""Letters and marks that a reader cannot see."""
_STARTS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""Characters that start something else than a plain scalar, at least in some places."""
_START = re.escape("".join(sorted(_STARTS)))
_IN_FLOW = r"[^,:?#\[\]{}\n]*"
_ITEM = re.compile(
    rf" *(?:({_KEY}): +)?"
    rf"(?:([\[{{])(?![\]}}])|(?:(\[\]|{{}})|([^\s{_START}]{_IN_FLOW}(?::[\w/]{_IN_FLOW})*)"
    r"|'([^']*(?:''[^']*)*)'(?!')|\"([^\"\\]*)\")"
    r" *((?:[\]}] *)*)(,|\Z))"
)
"""What stands up to the next comma in brackets: a key; an opening bracket, or empty brackets, a plain, a single quoted
or a double quoted scalar, and closing brackets."""
_TERM = r"\w+(?:[ '-]\w+)*+"
_TERMS = re.compile(rf"\[{_TERM}(?:, {_TERM})*+\]")
"""A list of keys or terms in one line."""
_NOT_TEXT = frozenset(("null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"))
"""Keys that are no texts without quotes."""
_BLOCKS = {">-": (" ", ""), "|-": ("\n", ""), ">": (" ", "\n"), "|": ("\n", "\n")}
"""What joins the lines of a block, and what ends it."""
_EMPTY = {"[": list, "{": dict}
_CLOSES = {"]": list, "}": dict}

_SHORT = 32
"""Characters of scalars whose values are kept, since dates and words come back; a text does not."""
_Row = tuple[str, str, str, str]
_END: _Row = ("", "", "", "")

_MOST_DEEP = 30
_MOST_PARTS = 89_000
_SMALL = 66_000
"""Characters that cannot hold so many parts: three of them have four parts at most."""
_MOST_LINES = 50
"""Lines of one item in brackets."""


def _resolve(text: str) -> Scalar:
    return _resolve_short(text) if len(text) < _SHORT else resolve(text)


_resolve_short = lru_cache(maxsize=4096)(resolve)


def read(text: str) -> Any:
    """Return the plain data that `text` holds.

    Raises:
        DeclinedError: The full reader must read it.
    """
    lines = text.split("\n")
    if " \n" in text or lines[-1] or not _is_seen(text.replace("\n", "")):
        raise DeclinedError
    # The full reader has its limits, and says what is too much. A line has three parts at most outside of brackets, and
    # two more behind the mark of an item; within brackets each part has a sign before it.
    if len(text) > _SMALL and 3 * (len(lines) + sum(map(text.count, ("- ", ",", "[", "{")))) > _MOST_PARTS:
        raise DeclinedError
    try:
        return _read(_LINE.findall(text), lines)
    except ValueError:  # a number that cannot be held
        raise DeclinedError from None


def _is_seen(line: str) -> bool:
    """Return whether a line holds nothing that libyaml takes for a break or refuses, and nothing that is not seen."""
    if not line.isprintable():
        for space in _SPACES:
            line = line.replace(space, "")
        if not line.isprintable():
            return False
    return line.isascii() or not any(letter in line for letter in _UNSEEN)


def _read(rows: list[_Row], lines: list[str]) -> Any:  # noqa: PLR0912, PLR0915
    # One loop without calls for the usual line, since a framework has thousands of them.
    root: Any = None
    top: Any = None  # the mapping or list that the last value went into
    column = -1  # where its keys or marks stand
    stack: list[tuple[int, Any]] = []  # the same of all that is around it
    place = ""  # the last key of it, if it is a mapping
    waiting = False  # whether that value is still to come, on the next lines
    at, count = 0, len(rows)
    rows.append(_END)
    while at < count:
        indent, dash, key, rest = rows[at]
        at += 1
        start = len(indent)
        if dash or key:
            # Where it goes.
            if start == column and type(top) is (list if dash else dict):
                pass  # beside the last value
            elif waiting and (start > column or (dash and start == column)):
                stack.append((column, top))
                if len(stack) > _MOST_DEEP:
                    raise DeclinedError
                top[place] = top = [] if dash else {}
                column = start
            else:
                while column > start:
                    column, top = stack.pop()
                if not dash and stack and column == start and type(top) is list:
                    column, top = stack.pop()  # the marks of a list may stand below the key that holds it
                if column != start or type(top) is not (list if dash else dict):
                    if root is not None or start:
                        raise DeclinedError
                    root = top = [] if dash else {}
                    column = 0
            waiting = False
            if key:
                if dash:
                    stack.append((column, top))
                    inner: dict[str, Any] = {}
                    top.append(inner)
                    top = inner
                    column += len(dash)
                if key[0] == "'":
                    key = key[1:-1]
                elif key in _NOT_TEXT:
                    raise DeclinedError
                if key in top:
                    raise DeclinedError
                place = key
                if not rest:
                    waiting = True
                    top[key] = None
                    continue
        elif waiting and start > column and rest and rest[0] not in "#|>":
            waiting = False
            key = place
        elif not rest or rest[0] == "#":
            continue
        else:
            raise DeclinedError

        # What it is.
        value: Any = rest
        first = rest[0]
        if first not in _STARTS:
            if ": " in rest or " #" in rest or "  " in rest or rest[-1] == ":":
                raise DeclinedError
            after = rows[at]
            if after[2] or after[1] or not after[3]:
                if first in FIRST_OF_NON_TEXT:
                    value = _resolve(rest)
            else:
                value, at = _plain(rest, rows, at, column)
        elif first in "'\"":
            value, at = _quoted(rest, lines, at, column)
        elif first in "[{":
            value, at = _flow(rest, lines, at, column)
        elif rest in _BLOCKS:
            value, at = _block(rest, lines, at, column)
        else:
            raise DeclinedError
        if key:
            top[key] = value
        else:
            top.append(value)
    if root is None:
        raise DeclinedError
    return root


def _plain(first: str, rows: list[_Row], at: int, column: int) -> tuple[Scalar, int]:
    """Return a plain scalar that may go on in the next lines, as no key, item or comment does."""
    pieces = [first]
    while True:
        indent, dash, key, rest = rows[at]
        if dash or key or not rest or rest[0] == "#" or len(indent) <= column:
            break
        if ": " in rest or " #" in rest or "  " in rest or rest[-1] == ":":
            raise DeclinedError
        pieces.append(rest)
        at += 1
    return _resolve(first) if len(pieces) == 1 else " ".join(pieces), at


def _below(lines: list[str], at: int, column: int) -> str:
    """Return the line without its indentation, which must be deeper than `column`."""
    line = lines[at]
    bare = line.lstrip(" ")
    if not bare or len(line) - len(bare) <= column:
        raise DeclinedError
    return bare


def _quoted(rest: str, lines: list[str], at: int, column: int) -> tuple[str, int]:
    quote, body = rest[0], rest[1:]
    pieces: list[str] = []
    while True:
        unpaired = body.replace("''", "") if quote == "'" else body
        end = unpaired.find(quote)
        if end >= 0:
            break
        pieces.append(body)
        body = _below(lines, at, column)
        at += 1
    if end != len(unpaired) - 1:  # something stands behind it
        raise DeclinedError
    pieces.append(body[:-1])
    text = " ".join(pieces)
    if quote == "'":
        text = text.replace("''", "'")
    elif "\\" in text:
        raise DeclinedError
    return _tidy(text), at


def _tidy(text: str) -> str:
    if text and (text[0] == " " or text[-1] == " " or "  " in text):
        raise DeclinedError
    return text


def _block(rest: str, lines: list[str], at: int, column: int) -> tuple[str, int]:
    first = _below(lines, at, column)
    indent = lines[at][: -len(first)]
    size = len(indent)
    pieces: list[str] = []
    while (line := lines[at]).startswith(indent):
        if line[size] == " " or "  " in line[size:]:
            raise DeclinedError
        pieces.append(line[size:])
        at += 1
    while at < len(lines) - 1 and not lines[at]:
        at += 1
    if lines[at].startswith(indent):  # behind empty lines the block goes on
        raise DeclinedError
    joint, end = _BLOCKS[rest]
    return joint.join(pieces) + end, at


def _flow(rest: str, lines: list[str], at: int, column: int) -> tuple[Any, int]:  # noqa: PLR0912 - as above
    if _TERMS.fullmatch(rest):
        terms = rest[1:-1].split(", ")
        return [_resolve(term) if term[0] in FIRST_OF_NON_TEXT else term for term in terms], at
    text, place = rest, 0
    open_: list[Any] = []
    last_line = at + _MOST_LINES
    while True:
        match = _ITEM.match(text, place)
        if match is None or (match[8] == "" and len(match[7].replace(" ", "")) < len(open_)):
            # It may go on in the next line, which counts as a space.
            if at >= last_line:
                raise DeclinedError
            text = f"{text[place:]} {_below(lines, at, column)}"
            place = 0
            at += 1
            continue
        key, bracket, empty, plain, single, double, closing, comma = match.groups()
        last_line = at + _MOST_LINES
        place = match.end()
        value: Any
        if bracket:
            value = _EMPTY[bracket]()
        elif plain is not None:
            value = _tidy(plain.rstrip(" "))
            if value[0] in FIRST_OF_NON_TEXT:
                value = _resolve(value)
        elif empty:
            value = _EMPTY[empty[0]]()
        else:
            value = _tidy(double if single is None else single.replace("''", "'"))
        if not open_:
            if key or not (bracket or empty):
                raise DeclinedError
            root = value
        elif type(open_[-1]) is list:
            if key is not None:
                raise DeclinedError
            open_[-1].append(value)
        else:
            if key is None or key in _NOT_TEXT or key in open_[-1]:
                raise DeclinedError
            open_[-1][key] = value
        if bracket:
            open_.append(value)
            if len(open_) > _MOST_DEEP // 2:
                raise DeclinedError
            continue
        for sign in closing.replace(" ", ""):
            if not open_ or type(open_.pop()) is not _CLOSES[sign]:
                raise DeclinedError
        if not open_:
            if comma:
                raise DeclinedError
            return root, at
