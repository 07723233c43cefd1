"""Plain scalars by the YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#103-core-schema).

Only `true` and `false` are booleans, so `NO` stays Norway; dates and sexagesimal numbers stay strings.
"""

import math
import re

from comparator.model.errors import brief

MAX_DIGITS = 400
"""Longest number that is read; a longer one is refused (`int()` of many digits takes quadratic time)."""

FIRST_OF_NON_TEXT = frozenset("~nNtTfF+-.0123456789")
"""The first characters of plain scalars that may be no text; the empty scalar is none either."""

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEX = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")

Scalar = str | int | float | bool | None


def resolve(text: str) -> Scalar:
    """Return the value of a plain scalar.

    Raises:
        ValueError: The scalar is a number that cannot be held (infinite, not a number, or too long);
            the message is one sentence.
    """
    if text in _NULL:
        return None
    first = text[0]
    if first in "tTfF":
        return _BOOL.get(text, text)
    if first not in "+-.0123456789":
        return text
    return _number(text)


def _number(text: str) -> Scalar:
    if _NOT_FINITE.match(text):
        raise ValueError(f"`{text}` is not a number that can be compared")
    integer = _INT.match(text)
    if not integer and not _OCTAL.match(text) and not _HEX.match(text):
        return _float(text) if _FLOAT.match(text) else text
    if len(text) > MAX_DIGITS:
        raise ValueError(f"the number has {len(text)} characters; at most {MAX_DIGITS} are read")
    return int(text) if integer else int(text, 0)


def _float(text: str) -> float:
    if len(text) > MAX_DIGITS:
        raise ValueError(f"the number has {len(text)} characters; at most {MAX_DIGITS} are read")
    value = float(text)
    if math.isinf(value):
        raise ValueError(f"`{brief(text)}` is too large for a number")
    return value
