"""Walking plain data, and naming places in it in the words of the field."""

from collections.abc import Iterator
from typing import Any

from comparator.model.errors import brief

Path = tuple[str | int, ...]
"""The way from the top of a file to a value: keys of mappings and indexes of lists."""

_NOUNS = {
    "clauses": "clause",
    "parts": "part",
    "sources": "source",
    "lifecycle": "lifecycle event",
    "related": "related instrument",
    "absent": "absence",
    "reservations": "reservation",
    "offers": "offer",
    "needs": "need",
    "parameters": "parameter",
    "joins": "join",
    "sanctions": "sanction",
    "history": "change",
    "applies": "period",
    "exceptions": "exception",
    "notes": "note",
    "also": "condition",
    "entries": "entry",
    "domains": "domain",
    "groups": "group",
    "concepts": "concept",
    "mappings": "mapping",
    "reviewers": "reviewer",
}
"""What one item of a list is called."""


def select(data: Any, pattern: str) -> Iterator[tuple[Path, Any]]:
    """Yield the path and value of everything that `pattern` leads to.

    Args:
        data: Plain data of any shape; where it is not as the pattern expects, nothing is yielded.
        pattern: Keys joined by dots, with `*` for every item of a list: `clauses.*.topics.*`.
    """
    yield from _select(data, pattern, object)


def select_strings(data: Any, *patterns: str) -> Iterator[tuple[Path, str]]:
    """Yield what `select` yields for each of `patterns`, where the value is a string."""
    for pattern in patterns:
        yield from _select(data, pattern, str)


def select_mappings(data: Any, *patterns: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield what `select` yields for each of `patterns`, where the value is a mapping."""
    for pattern in patterns:
        yield from _select(data, pattern, dict)


def _select(data: Any, pattern: str, wanted: type) -> list[tuple[Path, Any]]:
    """Return what `pattern` leads to and is of the type `wanted`.

    Step by step and without a call for each value, because most rules spend their time here. Values of another type
    than the next step needs are passed over at once: a list of a million numbers costs next to nothing.
    """
    steps = pattern.split(".")
    found: list[tuple[Path, Any]] = [((), data)]
    for step, after in zip(steps, [*steps[1:], ""], strict=True):
        kind: Any = wanted if not after else list if after == "*" else dict
        inner = after if kind is dict else ""
        if step == "*":
            found = [
                ((*path, at), item)
                for path, value in found
                if isinstance(value, list)
                for at, item in enumerate(value)
                if isinstance(item, kind) and (not inner or inner in item)
            ]
        else:
            found = [
                ((*path, step), value[step])
                for path, value in found
                if isinstance(value, dict) and step in value and isinstance(value[step], kind)
            ]
    return found


def value_at(data: Any, path: Path) -> Any:
    """Return the value that `path`, which must exist, leads to."""
    for step in path:
        data = data[step]
    return data


def label(data: Any, path: Path, whole: str) -> str:
    """Return the name of the place at `path`: "`cite` of clause `art-5`".

    Args:
        data: The whole file.
        path: The way to the place, which must exist.
        whole: The name of the file as a whole, such as "the framework".
    """
    names: list[str] = []
    for depth in range(1, len(path) + 1):
        step, above = path[depth - 1], path[depth - 2] if depth > 1 else None
        if isinstance(step, str):
            names.append(f"`{shown(step)}`")
            continue
        item = value_at(data, path[:depth])
        if isinstance(above, str) and above in _NOUNS:
            names[-1] = _item(_NOUNS[above], item, step)
        else:
            names.append(f"item {step + 1}")
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            del names[:-1]  # its own id names it well enough
    return " of ".join(reversed(names)) if names else whole


def _item(noun: str, item: Any, index: int) -> str:
    name = item.get("id") if isinstance(item, dict) else None
    return f"{noun} `{shown(name)}`" if isinstance(name, str) else f"{noun} {index + 1}"


def owner(data: Any, path: Path, whole: str) -> str:
    """Return the name of the mapping that the place at `path` belongs to: "clause `art-5`"."""
    while path and not isinstance(path[-1], str):
        path = path[:-1]
    return label(data, path[:-1], whole)


def shown(value: Any) -> str:
    """Return a value as a message quotes it, with its end cut off when it is long."""
    return brief({None: "null", True: "true", False: "false"}[value] if _is_word(value) else str(value))


def _is_word(value: Any) -> bool:
    return value is None or isinstance(value, bool)
