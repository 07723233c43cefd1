"""A clause whose id is no longer what it was."""

from collections.abc import Iterator
from pathlib import Path

from comparator.corpus.reader import decode, parse
from comparator.model.errors import InputError
from comparator.validation.places import select_mappings, select_strings, shown
from comparator.validation.revision import content_at
from comparator.validation.rules._references import ONLY_FRAMEWORKS, ids
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    base = subject.context.conditions.base
    if base is None:
        return
    old = content_at(Path(subject.document.path), base)
    if old is None:
        return
    try:
        before = parse(decode(old, subject.document.path), subject.document.path)
    except InputError:  # what was no framework then had no ids
        return
    now, then = ids(subject, "clauses.*.id"), {name for _, name in select_strings(before.data, "clauses.*.id")}
    gone = {
        cite: clause["id"]
        for _, clause in select_mappings(before.data, "clauses.*")
        for _, cite in select_strings(clause, "cite")
        if isinstance(clause.get("id"), str) and clause["id"] not in now
    }
    for path, clause in select_mappings(subject.document.data, "clauses.*"):
        name, cite = clause.get("id"), clause.get("cite")
        if isinstance(name, str) and name not in then and isinstance(cite, str) and cite in gone:
            old_name = shown(gone[cite])
            message = f"the clause `{shown(cite)}` has the id `{shown(name)}`, and had `{old_name}` in {shown(base)}"
            yield Finding((*path, "id"), message, f"write `{old_name}` again")


RULE = Rule(
    id="id-changed",
    kinds=ONLY_FRAMEWORKS,
    why="Mappings, links and discussions name clauses by id, and all of them break when an id changes.",
    fix="Give the clause its old id again, whatever its citation is now. The rule runs when `--base` names a revision.",
    check=_check,
)
