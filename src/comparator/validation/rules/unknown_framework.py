"""A reference to a framework that is not there."""

from collections.abc import Iterator

from comparator.validation.kinds import Kind
from comparator.validation.places import select_strings, shown
from comparator.validation.subject import Finding, Rule, Subject

_PLACES = {
    Kind.FRAMEWORK: ("related.*.framework",),
    Kind.MAPPING: ("source", "target"),
}


def _check(subject: Subject) -> Iterator[Finding]:
    known = subject.context.frameworks
    if known is None:
        return
    own = subject.document.data.get("id") if subject.kind is Kind.FRAMEWORK else None
    for path, name in select_strings(subject.document.data, *_PLACES[subject.kind]):
        if name == own:
            yield Finding(path, f"{subject.owner(path)} names this framework itself", "name the other instrument")
        elif name not in known:
            from comparator.validation.nearest import did_you_mean  # late: a file that is right does not need it

            message = f"{subject.owner(path)} names the framework `{shown(name)}`, which is not in the corpus"
            otherwise = "check it together with this file"
            if subject.kind is Kind.FRAMEWORK:
                otherwise += ", or name the other instrument by `title`"
            yield Finding(path, message, did_you_mean(name, sorted(known)) or otherwise)


RULE = Rule(
    id="unknown-framework",
    kinds=frozenset(_PLACES),
    why="A link or a mapping to a framework that is not there can never be shown.",
    fix="Name the id of a framework of the corpus or of this run; name an instrument outside of it by `title`.",
    check=_check,
)
