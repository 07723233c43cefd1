"""A safe YAML 1.2 reader that keeps the place of every value.

The C parser's events go into our own builder, which takes half the time of PyYAML's loader and lets us
refuse what a data file does not need: duplicate keys, anchors, aliases, merge keys, tags, several
documents. Nothing is ever constructed from a tag, and depth and size are capped.
"""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from comparator.corpus.scalars import resolve
from comparator.model.errors import InputError
from comparator.model.position import Position

MAX_BYTES = 8_000_000
"""Largest file that is read; the largest real framework is below 1 MB."""
MAX_DEPTH = 40
"""Deepest nesting that is read; the schemas need 9."""

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""What ends a line, for positions."""

_OTHER_BREAK = re.compile("[\x85\u2028\u2029]")
"""Line breaks of YAML 1.1, and of libyaml, that YAML 1.2 and editors do not count as such."""
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_PARSER = getattr(yaml, "CSafeLoader", None)  # used for its events only; it never constructs
_BOMS = ((b"\xff\xfe", "UTF-16 or UTF-32"), (b"\xfe\xff", "UTF-16"), (b"\x00\x00\xfe\xff", "UTF-32"))


_NO_KEYS: dict[str, "Spot"] = {}


class Spot:
    """The place of one value, and of the values inside it.

    `line` and `column` count from 0 here; `Document.position` turns them into a `Position`.
    """

    __slots__ = ("children", "column", "end_column", "end_line", "keys", "line")

    def __init__(self, line: int, column: int, end_line: int, end_column: int) -> None:
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column
        self.children: Any = None  # dict by key, list by index, or None for a scalar
        self.keys: dict[str, Spot] = _NO_KEYS


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: plain data, the text it came from and the place of every value."""

    path: str
    text: str
    data: Any
    spot: Spot

    def position(self, path: Sequence[str | int], *, key: bool = False) -> Position:
        """Return the place of the value at `path`, or of its key when `key` is true.

        Where the path leads nowhere, the place of the nearest value around it is returned.
        """
        spot = self.spot
        for depth, step in enumerate(path):
            last = depth == len(path) - 1
            if key and last and isinstance(step, str) and step in spot.keys:
                return _position(spot.keys[step])
            child = _child(spot, step)
            if child is None:
                break
            spot = child
        return _position(spot)


def _child(spot: Spot, step: str | int) -> Spot | None:
    children: dict[str, Spot] | list[Spot] | None = spot.children
    if isinstance(children, dict) and isinstance(step, str):
        return children.get(step)
    if isinstance(children, list) and isinstance(step, int) and 0 <= step < len(children):
        return children[step]
    return None


def _position(spot: Spot) -> Position:
    return Position(spot.line + 1, spot.column + 1, spot.end_line + 1, spot.end_column + 1)


def read_document(path: Path) -> Document:
    """Read and parse one YAML file.

    Raises:
        InputError: The file cannot be read, is too large, is not UTF-8, or is not YAML as it is used here.
    """
    return parse(decode(read_bytes(path), str(path)), str(path))


def read_bytes(path: Path) -> bytes:
    """Read a regular file of at most `MAX_BYTES`; devices, pipes and directories are refused unopened.

    Raises:
        InputError: The file is missing, not regular, too large, or not readable.
    """
    name = str(path)
    try:
        # Non-blocking, so that a pipe put in the place of the file cannot hold us up.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        raise InputError(_reason(error), path=name, rule="file-unreadable") from None
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        what = "a directory, not a file" if stat.S_ISDIR(mode) else "not a regular file"
        raise InputError(f"this is {what}", path=name, rule="file-unreadable")
    with os.fdopen(descriptor, "rb") as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise InputError(
            f"the file is larger than {MAX_BYTES // 1_000_000} MB, the most that is read",
            path=name,
            rule="file-too-large",
        )
    return content


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "permission to read the file is denied"
    if isinstance(error, IsADirectoryError):
        return "this is a directory, not a file"
    reason = error.strerror if isinstance(error, OSError) else None
    return f"the file cannot be read ({reason or error})"


def decode(content: bytes, path: str) -> str:
    """Decode UTF-8, with or without a byte order mark.

    Raises:
        InputError: The bytes are in another encoding; the position is that of the first bad byte.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            raise InputError(
                f"the file is {name}; save it as UTF-8", path=path, position=Position(1, 1), rule="encoding"
            )
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8",
            path=path,
            position=_place(content[: error.start].decode("utf-8")),
            rule="encoding",
        ) from None


def parse(text: str, path: str) -> Document:
    """Parse YAML text into plain data with positions.

    Args:
        text: The whole file.
        path: The name to show in errors.

    Raises:
        InputError: The text is not YAML, or uses a feature that data files here do not have.
    """
    if _PARSER is None:  # a PyYAML without libyaml
        raise InputError("PyYAML was built without libyaml; install a wheel of PyYAML", path=path)
    if other := _OTHER_BREAK.search(text):
        raise InputError(
            f"the character U+{ord(other.group()):04X} (a line separator) is not allowed; end the line or take it out",
            path=path,
            position=_place(text[: other.start()]),
            rule="line-separator",
        )
    try:
        parser = _PARSER(text)
        return _Builder(parser, path, text).document()
    except yaml.YAMLError as error:
        raise InputError(_sentence(error), path=path, position=_mark(error, text), rule="yaml") from None
    except UnicodeEncodeError:
        raise InputError("the file has a lone surrogate, which is no character", path=path, rule="encoding") from None


def _sentence(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    context = getattr(error, "context", None)
    return f"not YAML: {problem}" + (f" ({context})" if context else "")


def _mark(error: yaml.YAMLError, text: str) -> Position:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        # libyaml's end of a file is at the start of a line that is not there.
        written = text.rstrip("\r\n")
        return min(Position(mark.line + 1, mark.column + 1), _place(written))
    at = getattr(error, "position", None)
    if isinstance(at, int):
        return _place(text.encode()[:at].decode("utf-8", "ignore"))
    return Position(1, 1)


def _place(before: str) -> Position:
    """Return the place behind the text `before`."""
    lines = LINE_BREAK.split(before)
    return Position(len(lines), len(lines[-1]) + 1)


class _Builder:
    """Turns parser events into plain data and spots, without recursion."""

    def __init__(self, parser: Any, path: str, text: str) -> None:
        self._parser = parser
        self._path = path
        self._text = text

    def document(self) -> Document:
        events = self._events()
        first = next(events, None)
        if first is None:
            raise InputError("the file is empty", path=self._path, position=Position(1, 1), rule="empty")
        data, spot = self._build(first, events)
        extra = next(events, None)
        if extra is not None:
            raise self._error(extra, "the file holds more than one document; keep one", "several-documents")
        return Document(self._path, self._text, data, spot)

    def _events(self) -> Iterator[Any]:
        get = self._parser.get_event
        while (event := get()) is not None:
            kind = type(event)
            if kind is yaml.AliasEvent:
                raise self._error(event, f"alias `*{event.anchor}` is not allowed; write the value out", "alias")
            if kind in (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent):
                if event.anchor is not None:
                    raise self._error(event, f"anchor `&{event.anchor}` is not allowed", "anchor")
                if event.tag is not None:
                    raise self._error(event, f"tag `{event.tag}` is not allowed", "tag")
                yield event
            elif kind in _ENDS:
                yield event

    def _error(self, event: yaml.Event, message: str, rule: str) -> InputError:
        return InputError(message, path=self._path, position=_position(_spot(event)), rule=rule)

    def _build(self, first: Any, events: Iterator[Any]) -> tuple[Any, Spot]:
        if type(first) is yaml.ScalarEvent:
            return self._scalar(first), _spot(first)
        root, root_spot = self._open(first)
        stack: list[tuple[Any, Spot]] = [(root, root_spot)]
        key: str | None = None  # the key read last, when its value comes next
        while stack:
            container, spot = stack[-1]
            event = next(events)
            kind = type(event)
            if kind in _ENDS:
                spot.end_line, spot.end_column = event.end_mark.line, event.end_mark.column
                stack.pop()
                continue
            if key is None and isinstance(container, dict):
                key = self._key(event, container, spot)
                continue
            scalar = kind is yaml.ScalarEvent
            if not scalar and len(stack) >= MAX_DEPTH:
                raise self._error(event, f"nesting is deeper than {MAX_DEPTH} levels", "too-deep")
            value, child = (self._scalar(event), _spot(event)) if scalar else self._open(event)
            if key is None:
                container.append(value)
                spot.children.append(child)
            else:
                container[key] = value
                spot.children[key] = child
                key = None
            if not scalar:
                stack.append((value, child))
        return root, root_spot

    def _open(self, event: yaml.Event) -> tuple[Any, Spot]:
        spot = _spot(event)
        if type(event) is yaml.MappingStartEvent:
            spot.children, spot.keys = {}, {}
            return {}, spot
        spot.children = []
        return [], spot

    def _key(self, event: yaml.Event, mapping: dict[str, Any], spot: Spot) -> str:
        if type(event) is not yaml.ScalarEvent:
            raise self._error(event, "a key must be a string, not a list or mapping", "key-type")
        name = event.value
        if event.implicit[0]:
            if name == "<<":
                raise self._error(event, "merge key `<<` is not allowed; write the keys out", "merge-key")
            if not isinstance(self._resolve(event), str):
                raise self._error(event, f"key `{name}` is not a string; put it in quotes", "key-type")
        if name in mapping or name in spot.keys:
            line = spot.keys[name].line + 1
            raise self._error(event, f"key `{name}` stands twice; the first is on line {line}", "duplicate-key")
        spot.keys[name] = _spot(event)
        return str(name)

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        return self._resolve(event) if event.implicit[0] else event.value

    def _resolve(self, event: yaml.ScalarEvent) -> Any:
        try:
            return resolve(event.value)
        except ValueError as error:
            raise self._error(event, str(error), "number") from None


def _spot(event: Any) -> Spot:
    start, end = event.start_mark, event.end_mark
    return Spot(start.line, start.column, end.line, end.column)
