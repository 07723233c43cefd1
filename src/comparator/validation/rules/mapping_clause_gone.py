"""A mapping of a clause that its framework does not have."""

from collections.abc import Iterator

from comparator.validation.kinds import Kind
from comparator.validation.places import select_strings, shown
from comparator.validation.rules._clauses import clause_ids
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    from comparator.validation.nearest import did_you_mean  # late: a file that is right does not need it

    frameworks = subject.context.frameworks or {}
    for side in ("source", "target"):
        framework = subject.document.data.get(side)
        file = frameworks.get(framework) if isinstance(framework, str) else None
        clauses = clause_ids(file) if file is not None else None
        if clauses is None:
            continue
        for path, name in select_strings(subject.document.data, f"mappings.*.{side}"):
            if name not in clauses:
                message = f"{subject.owner(path)} names the clause `{shown(name)}`, which `{framework}` does not have"
                guess = did_you_mean(name, sorted(clauses))
                yield Finding(path, message, guess or "take the row out, or name its successor")


RULE = Rule(
    id="mapping-clause-gone",
    kinds=frozenset((Kind.MAPPING,)),
    why="A decision on a clause that is gone is lost without a word, and with it the work of its reviewer.",
    fix="Name a clause of the framework; where a clause was renamed, its new id.",
    check=_check,
)
