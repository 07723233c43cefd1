"""Values that belong together without a rule that says how."""

from collections.abc import Iterator

from comparator.validation.places import select_mappings, select_strings, shown
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject

_PLACES = ("clauses.*", "cooperation.offers.*", "cooperation.needs.*")


def _check(subject: Subject) -> Iterator[Finding]:
    for path, holder in select_mappings(subject.document.data, *_PLACES):
        if "parameters" not in holder and "joins" not in holder:
            continue
        used = list(select_strings(holder, "parameters.*.set"))
        joined = list(select_strings(holder, "joins.*.set"))
        # A join may also hold conditions only, in words.
        worded = {join.get("set") for _, join in select_mappings(holder, "joins.*") if join.get("also")}
        used_names, joined_names = {name for _, name in used}, {name for _, name in joined}
        if used_names == joined_names:
            continue
        name_of = subject.label(path)
        for where, name in used:
            if name not in joined_names:
                message = f"{name_of} puts a value into the set `{shown(name)}`, which no join explains"
                yield Finding((*path, *where), message, f"add `joins: [{{set: {shown(name)}, rule: ...}}]`")
        for where, name in joined:
            if name not in used_names and name not in worded:
                message = f"{name_of} joins the set `{shown(name)}`, which no parameter is in"
                yield Finding((*path, *where), message, f"put `set: {shown(name)}` on the parameters that it joins")


def _may_find(subject: Subject) -> bool:
    return any(subject.values(f"{place}.parameters.*.set") or subject.values(f"{place}.joins") for place in _PLACES)


RULE = Rule(
    id="set-without-join",
    kinds=ONLY_FRAMEWORKS,
    why="An amount and a share are a fine only when it is known whether the higher or the lower counts.",
    fix="Give every `set` of a clause an entry in `joins` with its rule, and the other way round.",
    check=_check,
    may_find=_may_find,
)
