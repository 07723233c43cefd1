"""A clause or key that refers to itself, or stands within itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from comparator.validation.kinds import Kind
from comparator.validation.places import select_mappings, shown
from comparator.validation.subject import Finding, Rule, Subject

_ABOVE = {
    Kind.FRAMEWORK: ("clauses.*", "parent"),
    Kind.ROLES: ("entries.*", "broader"),
    Kind.SCOPES: ("entries.*", "broader"),
}
"""Where records stand in a file of each kind, and the key that names the one above a record."""
_MOST = 4
"""Records of a circle that are named."""
_HELP = "name another, or leave the key out"


def _check(subject: Subject) -> Iterator[Finding]:
    places, key = _ABOVE[subject.kind]
    records = {
        name: (path, record)
        for path, record in select_mappings(subject.document.data, places)
        if isinstance(name := record.get("id"), str)
    }
    for circle in _circles({name: record.get(key) for name, (_, record) in records.items()}):
        path = (*records[circle[0]][0], key)
        shown_ = [f"`{shown(name)}`" for name in (*circle[:_MOST], circle[0])]
        if len(circle) > _MOST:
            shown_.insert(-1, f"{len(circle) - _MOST} more")
        yield Finding(path, f"{subject.owner(path)} stands within itself: {' in '.join(shown_)}", _HELP)
    for name, (path, record) in records.items():
        refs = record.get("refs")
        if isinstance(refs, list) and name in refs:
            yield Finding(
                (*path, "refs", refs.index(name)), f"{subject.owner((*path, 'refs'))} refers to itself", _HELP
            )
        if record.get("replaces") == name:
            yield Finding((*path, "replaces"), f"{subject.owner((*path, 'replaces'))} replaces itself", _HELP)


def _circles(above: Mapping[str, Any]) -> Iterator[list[str]]:
    """Yield the records of each circle, from the one that stands first on, in the order of the way up."""
    order = {name: at for at, name in enumerate(above)}
    done: set[str] = set()
    for start in above:
        way: dict[str, None] = {}
        name: Any = start
        while isinstance(name, str) and name in above and name not in done and name not in way:
            way[name] = None
            name = above[name]
        if isinstance(name, str) and name in way:
            circle = list(way)[list(way).index(name) :]
            first = circle.index(min(circle, key=order.__getitem__))
            yield circle[first:] + circle[:first]
        done.update(way)


def _may_find(subject: Subject) -> bool:
    places, key = _ABOVE[subject.kind]
    # Nearly always what is above stands above in the file too, and then no way leads back.
    before: set[str] = set()
    for record in subject.mappings(places):
        name, upper, refs = record.get("id"), record.get(key), record.get("refs")
        if type(name) is not str:
            continue
        if (upper is not None and not (type(upper) is str and upper in before)) or record.get("replaces") == name:
            return True
        if refs and type(refs) is list and name in refs:
            return True
        before.add(name)
    return False


RULE = Rule(
    id="refers-to-itself",
    kinds=frozenset(_ABOVE),
    why="A reader who follows the reference comes back to where they were, and what is above or meant stays unknown.",
    fix="Name the clause or key that is meant, or leave the reference out.",
    check=_check,
    may_find=_may_find,
)
