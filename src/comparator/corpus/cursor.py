"""Typed access to parsed data; a value of the wrong type is an error with its place."""

from collections.abc import Iterator
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar

from comparator.corpus.reader import Document
from comparator.model.errors import InputError
from comparator.model.vocabulary import Text

E = TypeVar("E", bound=StrEnum)


class Cursor:
    """A mapping inside a document, with the path that leads to it."""

    __slots__ = ("data", "document", "label", "path")

    def __init__(self, document: Document, path: tuple[str | int, ...], data: Any, label: str) -> None:
        self.document = document
        self.path = path
        self.label = label
        if not isinstance(data, dict):
            raise self.error(f"{label} must be a mapping of keys to values")
        self.data: dict[str, Any] = data

    @classmethod
    def root(cls, document: Document, label: str) -> "Cursor":
        """Return a cursor at the top of `document`."""
        return cls(document, (), document.data, label)

    def error(self, message: str, *steps: str | int) -> InputError:
        """Return an error at the value that `steps` lead to."""
        return InputError(
            message,
            path=self.document.path,
            position=self.document.position((*self.path, *steps)),
            rule="structure",
        )

    def _get(self, key: str, kind: type | UnionType, words: str, default: Any) -> Any:
        value = self.data.get(key, default)
        if value is None:
            raise self.error(f"{self.label} has no `{key}`")
        if not isinstance(value, kind) or isinstance(value, bool) != (kind is bool):
            raise self.error(f"`{key}` of {self.label} must be {words}", key)
        return value

    def string(self, key: str, default: str | None = None) -> str:
        """Return the string at `key`; without a default the key is required."""
        return str(self._get(key, str, "a string", default))

    def flag(self, key: str) -> bool:
        """Return the boolean at `key`, which is required."""
        return bool(self._get(key, bool, "true or false", None))

    def number(self, key: str) -> float | None:
        """Return the number at `key`, or None when the key is absent."""
        if key not in self.data:
            return None
        return float(self._get(key, int | float, "a number", None))

    def enum(self, key: str, kind: type[E], default: E | None = None) -> E:
        """Return the member of `kind` whose value stands at `key`."""
        name = self.string(key, default.value if default is not None else None)
        try:
            return kind(name)
        except ValueError:
            known = ", ".join(member.value for member in kind)
            raise self.error(f"`{key}` of {self.label} is `{name}`; it must be one of {known}", key) from None

    def text(self, key: str, *, required: bool = False) -> Text:
        """Return the text by language at `key`; a required one has at least one language."""
        value = self._get(key, dict, "a mapping of language to text", None if required else {})
        if required and not value:
            raise self.error(f"`{key}` of {self.label} has no text in any language", key)
        return self._text(value, key)

    def _text(self, value: Any, *steps: str | int) -> Text:
        if not isinstance(value, dict):
            raise self.error(f"`{steps[0]}` of {self.label} must be a mapping of language to text", *steps)
        for language, wording in value.items():
            if not isinstance(wording, str):
                raise self.error(f"`{steps[0]}` of {self.label} has no text for `{language}`", *steps, language)
        return value

    def texts(self, key: str) -> tuple[Text, ...]:
        """Return the list of texts by language at `key`."""
        items = self._get(key, list, "a list", [])
        return tuple(self._text(item, key, index) for index, item in enumerate(items))

    def strings(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return the list of strings at `key`."""
        items = self._get(key, list, "a list", None if required else [])
        for index, item in enumerate(items):
            if not isinstance(item, str):
                raise self.error(f"`{key}` of {self.label} must hold strings", key, index)
        return tuple(items)

    def integers(self, key: str) -> tuple[int, ...]:
        """Return the list of integers at `key`."""
        items = self._get(key, list, "a list", [])
        for index, item in enumerate(items):
            if not isinstance(item, int) or isinstance(item, bool):
                raise self.error(f"`{key}` of {self.label} must hold whole numbers", key, index)
        return tuple(items)

    def string_lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return the mapping of string to list of strings at `key`."""
        mapping = self._get(key, dict, "a mapping", {})
        inner = Cursor(self.document, (*self.path, key), mapping, f"`{key}` of {self.label}")
        return {name: inner.strings(name) for name in mapping}

    def mapping(self, key: str) -> "Cursor":
        """Return a cursor at the mapping at `key`, empty when the key is absent."""
        value = self._get(key, dict, "a mapping", {})
        return Cursor(self.document, (*self.path, key), value, f"`{key}` of {self.label}")

    def items(self, key: str, noun: str, *, required: bool = False) -> Iterator["Cursor"]:
        """Yield a cursor for each mapping in the list at `key`; the label is the noun and the id."""
        for index, item in enumerate(self._get(key, list, "a list", None if required else [])):
            name = item.get("id") if isinstance(item, dict) else None
            label = f"{noun} `{name}`" if isinstance(name, str) else f"{noun} {index + 1}"
            yield Cursor(self.document, (*self.path, key, index), item, label)
