"""An id that stands twice in one file."""

from collections.abc import Iterator, Mapping

from comparator.validation.kinds import VOCABULARIES, Kind
from comparator.validation.places import Path, select_strings, shown
from comparator.validation.subject import Finding, Rule, Subject

_ENTRIES = (("entries.*.id",), ("domains.*.id",), ("groups.*.id",))
_SPACES: Mapping[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.FRAMEWORK: (
        ("clauses.*.id",),
        ("parts.*.id",),
        ("sources.*.id",),
        ("reservations.*.id",),
        ("cooperation.offers.*.id", "cooperation.needs.*.id"),
    ),
    Kind.MAPPING: (("reviewers.*.id",),),
    Kind.LEXICON: (("concepts.*.id",),),
} | dict.fromkeys(VOCABULARIES, _ENTRIES)
"""For each kind the places whose ids share one space of names."""


def _check(subject: Subject) -> Iterator[Finding]:
    for places in _SPACES[subject.kind]:
        firsts: dict[str, Path] = {}
        for path, name in select_strings(subject.document.data, *places):
            first = firsts.setdefault(name, path)
            if first != path:
                line = subject.document.position(first).line
                message = f"the id `{shown(name)}` stands twice; the first is on line {line}"
                yield Finding(path, message, "give one of the two another id")


def _may_find(subject: Subject) -> bool:
    spaces = (subject.strings(*places) for places in _SPACES[subject.kind])
    return any(len(set(names)) < len(names) for names in spaces)


RULE = Rule(
    id="duplicate-id",
    kinds=frozenset(_SPACES),
    why="References, mappings and discussions name things by id, so an id means one thing.",
    fix="Give one of the two another id; ids of clauses follow the citation.",
    check=_check,
    may_find=_may_find,
)
