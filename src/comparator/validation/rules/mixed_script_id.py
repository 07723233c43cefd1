"""An id or key with letters of another script that look like Latin ones."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from comparator.validation.kinds import Kind
from comparator.validation.places import Path, shown
from comparator.validation.schema import is_valid, schema_of
from comparator.validation.subject import Finding, Rule, Subject

_LOOKS_LIKE = str.maketrans(
    "авеёзікмнорстухьѕјһԁԛԝԍӏАВЕКМНОРСТУХЅІЈαβεικνορτυχνωΑΒΕΖΗΙΚΜΝΟΡΤΥΧօսոհցքաɑɡıℓ",
    "abee3ikmhopctyxbsjhdqwgiABEKMHOPCTYXSIJabeikvoptuxvwABEZHIKMNOPTYXouuhggaagil",
)
"""Cyrillic, Greek, Armenian and other letters that are easily taken for a Latin one."""

_NAMES = frozenset(
    (
        "id", "parent", "part", "refs", "source", "target", "topic", "topics", "bearer", "counterparty", "scope",
        "clause", "clauses", "replaces", "measure", "set", "domain", "broader", "within", "reviewer", "jurisdiction",
        "form", "norm",
    )
)  # fmt: skip
"""The keys whose values, or whose lists of values, are ids or keys."""

_ONLY_ASCII = re.compile(r"\^(?:[A-Za-z0-9|()*+?{},-]|\[[A-Za-z0-9-]+\])+\$")
"""Patterns of the schemas that no other than ASCII characters fit."""
_LONGEST = 200
"""More characters than the schemas, which say so, let an id have."""


def _check(subject: Subject) -> Iterator[Finding]:
    if subject.document.text.isascii() and "\\" not in subject.document.text:
        return
    for path, text, is_key in _names((), subject.document.data):
        if len(text) > _LONGEST:
            continue
        plain = unicodedata.normalize("NFKC", text).translate(_LOOKS_LIKE)
        odd = next(character for character in text if not character.isascii())
        if not plain.isascii() and len({_script(letter) for letter in text if letter.isalpha()}) < 2:
            continue  # plainly in another script, which the schema says
        what = f"the key `{shown(text)}`" if is_key else f"{subject.label(path)}, `{shown(text)}`,"
        message = f"{what} mixes scripts: `{odd}` is U+{ord(odd):04X} ({unicodedata.name(odd, 'unnamed').lower()})"
        yield Finding(path, message, f"write `{shown(plain)}`" if plain.isascii() else "write a to z alone", is_key)


def _names(path: Path, data: Any, *, named: bool = False) -> Iterator[tuple[Path, str, bool]]:
    """Yield the path of each key and id that is not all ASCII, the string, and whether it is a key."""
    if isinstance(data, dict):
        for key, value in data.items():
            if not key.isascii():
                yield (*path, key), key, True
            named = key in _NAMES
            if named or isinstance(value, dict | list):
                yield from _names((*path, key), value, named=named)
    elif isinstance(data, list):
        for index, item in enumerate(data):
            if named or isinstance(item, dict | list):
                yield from _names((*path, index), item, named=named)
    elif isinstance(data, str) and not data.isascii():
        yield path, data, False


def _script(letter: str) -> str:
    """Return the first word of the name of a letter, which is its script."""
    return unicodedata.name(letter, "?").split()[0]


def _may_find(subject: Subject) -> bool:
    if subject.document.text.isascii() and subject.document.plain:
        return False
    # What the schema accepts has names in known places only, and what was read as plain has ASCII keys.
    if not subject.document.plain or not is_valid(subject):
        return True
    return not "".join(subject.strings(*_places(subject.kind))).isascii()


@cache
def _places(kind: Kind) -> tuple[str, ...]:
    """Return where names stand in a file of this kind that its schema lets be of any characters."""
    schema = schema_of(kind)
    return tuple(dict.fromkeys(_named("", schema, schema, named=False)))


def _named(above: str, node: Mapping[str, Any], schema: Mapping[str, Any], *, named: bool) -> Iterator[str]:
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].removeprefix("#/$defs/")]
    if named and "enum" not in node and not _ONLY_ASCII.fullmatch(node.get("pattern", "")):
        yield above
    for key, child in node.get("properties", {}).items():
        yield from _named(f"{above}.{key}" if above else key, child, schema, named=key in _NAMES)
    if isinstance(node.get("items"), dict):
        yield from _named(f"{above}.*", node["items"], schema, named=named)
    for branch in node.get("anyOf", ()):
        yield from _named(above, branch, schema, named=named)


RULE = Rule(
    id="mixed-script-id",
    kinds=frozenset(Kind),
    why="Two ids that look the same, but are not, send a reader and every reference to the wrong place.",
    fix="Write ids and keys with the letters a to z of the Latin script.",
    check=_check,
    may_find=_may_find,
)
