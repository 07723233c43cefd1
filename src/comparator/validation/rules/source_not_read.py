"""A record that rests on nothing but texts that the encoder did not read."""

from collections.abc import Iterator

from comparator.validation.places import select_mappings, select_strings
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject

_HOLDERS = ("clauses.*", "absent.*", "reservations.*", "cooperation.offers.*", "cooperation.needs.*")
_NOT_READ = "official-not-read"


def _check(subject: Subject) -> Iterator[Finding]:
    sources = select_mappings(subject.document.data, "sources.*")
    unread = {str(source.get("id")) for _, source in sources if source.get("kind") == _NOT_READ}
    if not unread:
        return
    for holder in _HOLDERS:
        for path, record in select_mappings(subject.document.data, holder):
            named = {name for place in ("source", "source.*") for _, name in select_strings(record, place)}
            if named and named <= unread:
                message = f"{subject.label(path)} rests on nothing that was read: {', '.join(sorted(named))}"
                yield Finding((*path, "source"), message, "name the copy, translation or report that was read as well")


def _may_find(subject: Subject) -> bool:
    unread = {str(source.get("id")) for source in subject.mappings("sources.*") if source.get("kind") == _NOT_READ}
    if not unread:
        return False
    named = (record.get("source") for record in subject.mappings(*_HOLDERS))
    return any(not unread.isdisjoint(map(str, source if isinstance(source, list) else (source,))) for source in named)


RULE = Rule(
    id="source-not-read",
    kinds=ONLY_FRAMEWORKS,
    why="What a law says can only be known from a text of it, or from a report that somebody read.",
    fix="Add the source that was read, or leave the clause out and say so in `notes`.",
    check=_check,
    may_find=_may_find,
)
