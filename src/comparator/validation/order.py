"""The order in which keys are written, and items of lists whose order has no meaning."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from comparator.validation.kinds import Kind
from comparator.validation.places import Path, select, select_mappings
from comparator.validation.schema import schema_of

_CLAUSE_LISTS = ("clauses.*.refs",)
"""Sets of clause ids; the clauses of an offer or need are no set, as encoders put the main one first."""
_SHORT = 400
"""Characters of all keys of a mapping together; those of the schema have fewer."""
_IN_ORDER: set[tuple[str, tuple[str, ...]]] = set()
"""Patterns with keys that were found to be in order, since most mappings have the same ones."""
_MOST = 4096
"""So many are kept."""
_NUMBER_LISTS = ("cooperation.offers.*.sdgs", "cooperation.needs.*.sdgs")
"""Sets of numbers."""


PATTERNS = {
    "": "",
    "sources.*": "source",
    "parts.*": "part",
    "clauses.*": "clause",
    "cooperation.offers.*": "cooperationRecord",
    "cooperation.needs.*": "cooperationRecord",
}
"""Where mappings stand whose keys have an order, and the definition in the schema that has it."""


def keys_out_of_order(data: Any) -> Iterator[tuple[Path, list[str]]]:
    """Yield each mapping of a framework whose keys are not in the order of the schema.

    A mapping with an unknown key is passed over: nobody knows where that one belongs.

    Returns:
        The path to the mapping, and its keys in their right order.
    """
    for pattern, rank in _ranks().items():
        for path, mapping in [((), data)] if not pattern else select_mappings(data, pattern):
            if not isinstance(mapping, dict) or any(key not in rank for key in mapping):
                continue
            wanted = sorted(mapping, key=rank.__getitem__)
            if wanted != list(mapping):
                yield path, wanted


def is_in_order(pattern: str, mapping: Mapping[str, Any]) -> bool:
    """Return whether the keys of a mapping where the pattern, one of `PATTERNS`, leads are surely in the right order.

    Keys with an unknown one among them are. Of long ones nothing is sure, because what is kept must be short.
    """
    keys = tuple(mapping)
    if (pattern, keys) in _IN_ORDER:
        return True
    if len("".join(keys)) >= _SHORT:
        return False
    ranks = [_ranks()[pattern].get(key, -1) for key in keys]
    in_order = -1 in ranks or ranks == sorted(ranks)
    if in_order and len(_IN_ORDER) < _MOST:
        _IN_ORDER.add((pattern, keys))
    return in_order


def items_out_of_order(data: Any) -> Iterator[tuple[Path, list[int]]]:
    """Yield each list of a framework that is meant as a set and is not in order.

    Clause ids go in the order of the clauses, numbers by size. A list with an unknown or a double item is
    passed over.

    Returns:
        The path to the list, and the indexes of its items in their right order.
    """
    places: dict[str, int] = {}
    for pattern in _CLAUSE_LISTS:
        for path, items in select(data, pattern):
            if not places:
                ids = [clause.get("id") for _, clause in select_mappings(data, "clauses.*")]
                places = {name: index for index, name in enumerate(ids) if isinstance(name, str)}
            if isinstance(items, list) and all(isinstance(item, str) and item in places for item in items):
                yield from _out_of_order(path, [places[item] for item in items])
    for pattern in _NUMBER_LISTS:
        for path, items in select(data, pattern):
            if isinstance(items, list) and all(type(item) is int for item in items):
                yield from _out_of_order(path, items)


def _out_of_order(path: Path, ranks: Sequence[int]) -> Iterator[tuple[Path, list[int]]]:
    wanted = sorted(range(len(ranks)), key=ranks.__getitem__)
    if wanted != list(range(len(ranks))) and len(set(ranks)) == len(ranks):
        yield path, wanted


@cache
def _ranks() -> Mapping[str, Mapping[str, int]]:
    """Return for each pattern of a path the rank of the keys there."""
    schema = schema_of(Kind.FRAMEWORK)
    definitions = schema["$defs"]
    return {
        pattern: {key: rank for rank, key in enumerate((definitions[name] if name else schema)["properties"])}
        for pattern, name in PATTERNS.items()
    }
