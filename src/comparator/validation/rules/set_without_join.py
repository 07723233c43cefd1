"""Values that belong together without a rule that says how."""

from collections.abc import Iterator
from typing import Any

from comparator.validation.places import Path, select_mappings, select_strings, shown
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject

_HOLDERS = ("clauses.*", "cooperation.offers.*", "cooperation.needs.*")


def _check(subject: Subject) -> Iterator[Finding]:
    data = subject.document.data
    for place in _HOLDERS:
        length = place.count(".") + 1
        used, joined = (_names(data, f"{place}.{key}.*", length) for key in ("parameters", "joins"))
        joined_names = set(joined.values())
        # A join may also hold conditions only, in words.
        joins = select_mappings(data, f"{place}.joins.*")
        explained = set(used.values()) | {(path[:length], join.get("set")) for path, join in joins if join.get("also")}
        for path, (holder, name) in used.items():
            if (holder, name) not in joined_names:
                message = f"{subject.label(holder)} puts a value into the set `{shown(name)}`, which no join explains"
                yield Finding(path, message, f"add `joins: [{{set: {shown(name)}, rule: ...}}]`")
        for path, (holder, name) in joined.items():
            if (holder, name) not in explained:
                message = f"{subject.label(holder)} joins the set `{shown(name)}`, which no parameter is in"
                yield Finding(path, message, f"put `set: {shown(name)}` on the parameters that it joins")


def _names(data: Any, place: str, length: int) -> dict[Path, tuple[Path, str]]:
    """Return for the path of each `set` at `place` the path of what holds it, which is so long, and its name."""
    return {path: (path[:length], name) for path, name in select_strings(data, f"{place}.set")}


def _may_find(subject: Subject) -> bool:
    return any(subject.values(f"{place}.parameters.*.set") or subject.values(f"{place}.joins") for place in _HOLDERS)


RULE = Rule(
    id="set-without-join",
    kinds=ONLY_FRAMEWORKS,
    why="An amount and a share are a fine only when it is known whether the higher or the lower counts.",
    fix="Give every `set` of a clause an entry in `joins` with its rule, and the other way round.",
    check=_check,
    may_find=_may_find,
)
