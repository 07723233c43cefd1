"""Every string of a file, whatever its place."""

from collections.abc import Iterator
from typing import Any

from comparator.validation.places import Path


def strings(data: Any) -> Iterator[tuple[Path, str, bool]]:
    """Yield the path of each string and key, the string, and whether it is a key, from top to bottom."""
    stack: list[tuple[Path, Any, bool]] = [((), data, False)]
    while stack:
        path, value, is_key = stack.pop()
        if isinstance(value, str):
            yield path, value, is_key
        elif isinstance(value, dict):
            for key in reversed(value):
                where = (*path, key)
                stack += ((where, value[key], False), (where, key, True))
        elif isinstance(value, list):
            stack += (((*path, index), value[index], False) for index in reversed(range(len(value))))
