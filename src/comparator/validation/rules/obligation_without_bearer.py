"""A duty that binds nobody."""

from collections.abc import Iterator

from comparator.validation.places import select_mappings
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject

_DUTIES = ("obligation", "prohibition")


def _check(subject: Subject) -> Iterator[Finding]:
    for path, clause in select_mappings(subject.document.data, "clauses.*"):
        norm = clause.get("norm")
        if norm in _DUTIES and not clause.get("bearer"):
            help_ = "add `bearer`, with `anyone` when it binds everybody, or choose another norm"
            yield Finding((*path, "norm"), f"{subject.label(path)} has the norm `{norm}` but no bearer", help_)


def _may_find(subject: Subject) -> bool:
    return any(clause.get("norm") in _DUTIES and not clause.get("bearer") for clause in subject.mappings("clauses.*"))


RULE = Rule(
    id="obligation-without-bearer",
    kinds=ONLY_FRAMEWORKS,
    why="Who must act is half of a duty, and the first thing that differs between countries.",
    fix="Add `bearer`; `anyone` when everybody is bound. What binds nobody is an aim, institution or definition.",
    check=_check,
    may_find=_may_find,
)
