"""A citation that two clauses share."""

from collections.abc import Iterator
from typing import Any

from comparator.validation.diagnostic import Severity
from comparator.validation.places import Path, select_mappings, shown
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    firsts: dict[str, tuple[Path, dict[str, Any]]] = {}
    for path, clause in select_mappings(subject.document.data, "clauses.*"):
        cite = clause.get("cite")
        if not isinstance(cite, str) or not cite.strip():
            continue
        first_path, first = firsts.setdefault(_plain(cite), (path, clause))
        if first is not clause and not _expected(first, clause):
            line = subject.document.position((*first_path, "cite")).line
            message = f"{subject.label(path)} has the citation `{shown(cite)}`, which is already on line {line}"
            yield Finding((*path, "cite"), message, "say which part each clause is, as in `, second part`")


def _expected(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Return whether one citation is right for both: an old and a new wording, or one clause written twice."""
    ids = first.get("id"), second.get("id")
    return ids[0] == ids[1] or first.get("replaces") == ids[1] or second.get("replaces") == ids[0]


def _may_find(subject: Subject) -> bool:
    cites = [_plain(cite) for cite in subject.strings("clauses.*.cite")]
    return len(set(cites)) < len(cites)


def _plain(cite: str) -> str:
    return " ".join(cite.casefold().split())


RULE = Rule(
    id="citation-twice",
    kinds=ONLY_FRAMEWORKS,
    why="Two clauses with one citation cannot be told apart in a table, and often one is a slip of the pen.",
    fix="Mend the citation that is wrong, or say which part of the passage each clause is.",
    check=_check,
    may_find=_may_find,
    severity=Severity.WARNING,
)
