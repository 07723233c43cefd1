"""A file whose name is not its id."""

from collections.abc import Iterator
from pathlib import PurePath

from comparator.validation.kinds import Kind
from comparator.validation.places import shown
from comparator.validation.subject import Finding, Rule, Subject

_KEYS = {Kind.FRAMEWORK: "id", Kind.MAPPING: "id", Kind.LEXICON: "lexicon"}


def _check(subject: Subject) -> Iterator[Finding]:
    key = _KEYS[subject.kind]
    name, stem = subject.document.data.get(key), PurePath(subject.document.path).stem
    if isinstance(name, str) and name != stem:
        message = f"{subject.owner((key,))} has the id `{shown(name)}`, but its file is named `{shown(stem)}.yaml`"
        yield Finding((key,), message, "rename the file, or mend the id")


RULE = Rule(
    id="id-not-as-file-name",
    kinds=frozenset(_KEYS),
    why="People and tools find an instrument by the name of its file.",
    fix="Name the file after the id.",
    check=_check,
)
