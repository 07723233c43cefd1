"""Where texts by language and language tags stand in each kind of file, as its schema says."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from comparator.validation.kinds import Kind
from comparator.validation.places import Path
from comparator.validation.schema import schema_of
from comparator.validation.subject import Subject

_TAG = "^[a-z]{2,3}"
"""How each pattern for language tags starts in the schemas, and no other pattern does."""
_BY_LANGUAGE, _ONE = "by language", "tag"

_Tree = Mapping[str, Any]


def by_language(subject: Subject) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield each mapping whose keys are language tags, with its path."""
    for path, value in _walk((), subject.document.data, _places(subject.kind)):
        if isinstance(value, dict):
            yield path, value


def texts(subject: Subject) -> Iterator[tuple[Path, str, str]]:
    """Yield the path, the language tag and the wording of each text by language."""
    for path, value in by_language(subject):
        for tag, wording in value.items():
            if isinstance(wording, str):
                yield (*path, tag), tag, wording


def tags(subject: Subject) -> Iterator[tuple[Path, str, bool]]:
    """Yield the path of each language tag, the tag, and whether it is a key."""
    for path, value in _walk((), subject.document.data, _places(subject.kind)):
        if isinstance(value, dict):
            for tag in value:
                yield (*path, tag), tag, True
        else:
            yield path, value, False


def tags_in_use(subject: Subject) -> set[str]:
    """Return every language tag that `tags` yields."""
    return {*texts_by_tag(subject), *subject.strings(*_patterns(subject.kind, _ONE))}


def texts_by_tag(subject: Subject) -> Mapping[str, list[str]]:
    """Return the wordings that `texts` yields, by their language tags, without their paths."""
    return subject.once("texts by tag", _texts_by_tag)


def _texts_by_tag(subject: Subject) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for pattern in _patterns(subject.kind, _BY_LANGUAGE):
        for value in subject.values(pattern):
            for tag, wording in value.items() if isinstance(value, dict) else ():
                texts = found[tag]
                if isinstance(wording, str):
                    texts.append(wording)
    return found


@cache
def _patterns(kind: Kind, what: str) -> tuple[str, ...]:
    """Return where `what` stands, as `Subject.values` reads it."""
    return tuple(_flat("", _places(kind), what))


def _flat(above: str, tree: _Tree | str, what: str) -> Iterator[str]:
    if isinstance(tree, Mapping):
        for key, below in tree.items():
            yield from _flat(f"{above}.{key}" if above else key, below, what)
    elif tree == what:
        yield above


def _walk(path: Path, data: Any, tree: _Tree | str) -> Iterator[tuple[Path, dict[str, Any] | str]]:
    if tree == _BY_LANGUAGE:
        if isinstance(data, dict):
            yield path, data
    elif tree == _ONE:
        if isinstance(data, str):
            yield path, data
    elif isinstance(data, dict) and isinstance(tree, Mapping):
        for key, below in tree.items():
            if key in data:
                yield from _walk((*path, key), data[key], below)
    elif isinstance(data, list) and isinstance(tree, Mapping) and "*" in tree:
        for index, item in enumerate(data):
            yield from _walk((*path, index), item, tree["*"])


@cache
def _places(kind: Kind) -> _Tree:
    schema = schema_of(kind)
    tree = _tree(schema, schema)
    return tree if isinstance(tree, dict) else {}


def _tree(node: Mapping[str, Any], schema: Mapping[str, Any]) -> _Tree | str:
    """Return the keys that lead to languages below a node of the schema; no node refers to itself."""
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].removeprefix("#/$defs/")]
    if node.get("pattern", "").startswith(_TAG):
        return _ONE
    if any(pattern.startswith(_TAG) for pattern in node.get("patternProperties", {})):
        return _BY_LANGUAGE
    below = {key: _tree(child, schema) for key, child in node.get("properties", {}).items()}
    if isinstance(node.get("items"), dict):
        below["*"] = _tree(node["items"], schema)
    return {key: tree for key, tree in below.items() if tree}
