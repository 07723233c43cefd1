"""The full reader: all of YAML, as far as data files may use it, with the places of values and of mistakes.

libyaml's events go into our own builder, which takes a third of the time of PyYAML's loader and lets us refuse what a
data file does not need: duplicate keys, anchors, aliases, merge keys, tags, several documents. Nothing is ever
constructed from a tag, and depth, size and the number of values are capped.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from comparator.corpus.lines import place_behind
from comparator.corpus.scalars import FIRST_OF_NON_TEXT, resolve
from comparator.corpus.spot import Spot, child_of
from comparator.model.errors import InputError, brief
from comparator.model.position import Position

MAX_DEPTH = 40
"""Deepest nesting that is read; the schemas need 9."""
MAX_PARTS = 90_000
"""Most keys, values and ends of lists and mappings that are read; the largest real framework has 40,000."""

_OTHER_BREAK = re.compile("[\x85\u2028\u2029]")
"""Line breaks of YAML 1.1, and of libyaml, that YAML 1.2 and editors do not count as such."""
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)
"""The mark that git puts above the first side of a conflict."""
_ENDS = (MappingEndEvent, SequenceEndEvent)
_PARSER = getattr(yaml, "CSafeLoader", None)  # used for its events only; it never constructs
_FIRST_OF_ODD_KEYS = FIRST_OF_NON_TEXT | {"<"}


def load(text: str, path: str) -> Any:
    """Parse YAML text into plain data.

    Args:
        text: The whole file.
        path: The name to show in errors.

    Raises:
        InputError: The text is not YAML, or uses a feature that data files here do not have.
    """
    if other := _OTHER_BREAK.search(text):
        raise InputError(
            f"the character U+{ord(other.group()):04X} (a line separator) is not allowed; end the line or take it out",
            path=path,
            position=place_behind(text[: other.start()]),
            rule="line-separator",
        )
    try:
        return _Builder(_parser(text, path), path, text).document()
    except yaml.YAMLError as error:
        if left := _CONFLICT.search(text):
            message = "not YAML: a merge conflict is left here; keep one side, and remove the marks"
            raise InputError(message, path=path, position=place_behind(text[: left.start()]), rule="yaml") from None
        raise InputError(_sentence(error), path=path, position=_mark(error, text), rule="yaml") from None
    except UnicodeEncodeError:
        raise InputError("the file has a lone surrogate, which is no character", path=path, rule="encoding") from None


def _parser(text: str, path: str) -> Any:
    if _PARSER is None:  # a PyYAML without libyaml
        raise InputError("PyYAML was built without libyaml; install a wheel of PyYAML", path=path)
    return _PARSER(text)


def _sentence(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    context = getattr(error, "context", None)
    return f"not YAML: {problem}" + (f" ({context})" if context else "")


def _mark(error: yaml.YAMLError, text: str) -> Position:
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:
        mark = context
    if mark is not None:
        # libyaml's end of a file is at the start of a line that is not there.
        written = text.rstrip("\r\n")
        place = min(Position(mark.line + 1, mark.column + 1), place_behind(written))
        # A bracket that is not closed is missed only in a line below; what is to be mended is where it opens.
        in_brackets = str(getattr(error, "context", None)).startswith("while parsing a flow")
        if in_brackets and context is not None and context.line + 1 < place.line:
            return Position(context.line + 1, context.column + 1)
        return place
    at = getattr(error, "position", None)
    if isinstance(at, int):
        return place_behind(text.encode()[:at].decode("utf-8", "ignore"))
    return Position(1, 1)


class _Builder:
    """Turns parser events into plain data, and refuses what is not allowed."""

    def __init__(self, parser: Any, path: str, text: str) -> None:
        self._parser = parser
        self._events = islice(iter(parser.get_event, None), MAX_PARTS)
        self._path = path
        self._text = text

    def document(self) -> Any:
        next(self._events)  # the start of the stream
        if type(next(self._events)) is yaml.StreamEndEvent:
            raise InputError("the file is empty", path=self._path, position=Position(1, 1), rule="empty")
        data = self._value(next(self._events), 0)
        next(self._events, None)  # the end of the document
        extra = next(self._events, None)
        if type(extra) is yaml.DocumentStartEvent:
            raise self._error(extra, "the file holds more than one document; keep one", "several-documents")
        return data

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise self._error(event, f"alias `*{brief(event.anchor)}` is not allowed; write the value out", "alias")
        self._plain(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if depth >= MAX_DEPTH:
            raise self._error(event, f"nesting is deeper than {MAX_DEPTH} levels", "too-deep")
        return self._mapping(depth) if kind is MappingStartEvent else self._list(depth)

    # The two loops below read most values in place, without a call for each: they are what takes the time.

    def _mapping(self, depth: int) -> dict[str, Any]:
        events = self._events
        mapping: dict[str, Any] = {}
        for event in events:
            if type(event) is MappingEndEvent:
                return mapping
            name = self._key(event)
            if name in mapping:
                Places(self._text, self._path).reach(())  # which raises, because it knows the first place
            value = next(events, None)
            if type(value) is ScalarEvent and value.tag is None and value.anchor is None:
                text = value.value
                special = value.implicit[0] and (not text or text[0] in FIRST_OF_NON_TEXT)
                mapping[name] = self._scalar(value) if special else text
            elif value is not None:
                mapping[name] = self._value(value, depth + 1)
        raise self._too_many()

    def _list(self, depth: int) -> list[Any]:
        items: list[Any] = []
        for event in self._events:
            if type(event) is SequenceEndEvent:
                return items
            items.append(self._value(event, depth + 1))
        raise self._too_many()

    def _key(self, event: Any) -> str:
        if type(event) is not ScalarEvent:
            if type(event) is yaml.AliasEvent:
                self._value(event, 0)
            self._plain(event)
            raise self._error(event, "a key must be a string, not a list or mapping", "key-type")
        if event.tag is not None or event.anchor is not None:
            self._plain(event)
        name: str = event.value
        if event.implicit[0] and (not name or name[0] in _FIRST_OF_ODD_KEYS):
            if name == "<<":
                raise self._error(event, "merge key `<<` is not allowed; write the keys out", "merge-key")
            if not isinstance(self._scalar(event), str):
                raise self._error(event, f"key `{brief(name)}` is not a string; put it in quotes", "key-type")
        return name

    def _plain(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._error(event, f"anchor `&{brief(event.anchor)}` is not allowed", "anchor")
        if event.tag is not None:
            raise self._error(event, f"tag `{brief(event.tag)}` is not allowed", "tag")

    def _scalar(self, event: Any) -> Any:
        if not event.implicit[0]:
            return event.value
        try:
            return resolve(event.value)
        except ValueError as error:
            raise self._error(event, str(error), "number") from None

    def _error(self, event: Any, message: str, rule: str) -> InputError:
        position = _within(_position(_spot(event)), place_behind(self._text))
        return InputError(message, path=self._path, position=position, rule=rule)

    def _too_many(self) -> InputError:
        message = f"the file has too many keys and values to be read (more than {MAX_PARTS:,} with the ends of lists)"
        return self._error(self._parser.get_event(), message, "too-many-values")


class Places:
    """The places of the values of a parsed text, found from the top, as far as they are asked for."""

    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._end = place_behind(text)
        self._get = _parser(text, path).get_event
        while type(first := self._get()) in (yaml.StreamStartEvent, yaml.DocumentStartEvent):
            pass
        self.root = _spot(first)
        self._growth = self._grow() if type(first) is not ScalarEvent else iter(())

    def reach(self, path: Sequence[str | int]) -> None:
        """Go on until the places of the value at `path`, and of all inside it, are known.

        Raises:
            InputError: A key stands twice.
        """
        while not path or child_of(self.root, path[0]) is None:
            if next(self._growth, None) is None:
                return

    def position(self, spot: Spot) -> Position:
        """Return the place of `spot`."""
        return _within(_position(spot), self._end)

    def _grow(self) -> Iterator[bool]:
        """Read on, and pause behind every value at the top level."""
        stack = [self.root]
        key: str | None = None  # the key read last, when its value comes next
        last = (0, 0)  # where the value read last ends
        while stack:
            spot = stack[-1]
            event = self._get()
            if type(event) in _ENDS:
                # The mark of a block's end is at what follows it, behind empty lines and comments.
                if event.end_mark.index != event.start_mark.index:
                    last = event.end_mark.line, event.end_mark.column
                spot.end_line, spot.end_column = last
                stack.pop()
            elif key is None and isinstance(spot.children, dict):
                key = event.value
                if key in spot.keys:
                    shown = brief(" ".join(key.split()))
                    message = f"key `{shown}` stands twice; the first is on line {spot.keys[key].line + 1}"
                    raise InputError(
                        message, path=self._path, position=self.position(_spot(event)), rule="duplicate-key"
                    )
                spot.keys[key] = _spot(event)
                continue
            else:
                child = _spot(event)
                if key is None:
                    spot.children.append(child)
                else:
                    spot.children[key] = child
                    key = None
                last = child.end_line, child.end_column
                if child.children is not None:
                    stack.append(child)
            if len(stack) == 1:
                yield True


def _within(position: Position, end: Position) -> Position:
    """Return `position`, or `end` where libyaml has put the end of a file into a line that is not there."""
    return position if position.line <= end.line else end


def _position(spot: Spot) -> Position:
    return Position(spot.line + 1, spot.column + 1, spot.end_line + 1, spot.end_column + 1)


def _spot(event: Any) -> Spot:
    start, end = event.start_mark, event.end_mark
    spot = Spot(start.line, start.column, end.line, end.column)
    if type(event) is MappingStartEvent:
        spot.children, spot.keys = {}, {}
    elif type(event) is SequenceStartEvent:
        spot.children = []
    return spot
