r"""Showing what a fix changes, as a unified diff."""

import difflib
from collections.abc import Iterator

from comparator.text.visible import visible

_RESET, _BOLD, _CYAN = "\x1b[0m", "\x1b[1m", "\x1b[36m"
_HUES = {"-": "\x1b[31m", "+": "\x1b[32m", "@": _CYAN}
_BAD_SPACE = "\x1b[41m"


def unified_diff(old: str, new: str, name: str, *, terminal: bool, color: bool) -> Iterator[str]:
    """Yield the lines of the diff, each with its line feed.

    Args:
        old: The text before.
        new: The text after.
        name: The file, as it is shown.
        terminal: Whether the diff is read on a terminal, where every hidden character is spelled out;
            otherwise it is a patch to apply, byte for byte.
        color: Whether to colour it.
    """
    shown = visible(name)
    lines = difflib.unified_diff(_lines(old), _lines(new), f"a/{shown}", f"b/{shown}")
    for number, line in enumerate(lines):
        body, end = (line[:-1], "\n") if line.endswith("\n") else (line, "\n\\ No newline at end of file\n")
        if terminal:
            body = _painted(body, _BOLD if number < 2 else _HUES.get(body[:1], ""), color=color)
        yield body + end


def _lines(text: str) -> list[str]:
    """Return the lines with their line feeds, and nothing else taken for a line break."""
    return [piece for piece in _split(text) if piece]


def _split(text: str) -> Iterator[str]:
    *whole, rest = text.split("\n")
    yield from (line + "\n" for line in whole)
    yield rest


def _painted(body: str, hue: str, *, color: bool) -> str:
    kept = body.rstrip(" \t\r") if body[1:] else body
    tail = body[len(kept) :].replace("\r", "\\r").replace("\t", "\\t")
    text = visible(kept)
    if not color or not hue:
        return text + tail
    marked = f"{_BAD_SPACE}{tail}" if tail else ""
    return f"{hue}{text}{marked}{_RESET}"
