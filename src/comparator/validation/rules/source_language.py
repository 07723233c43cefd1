"""An official source in a language in which the text does not count."""

from collections.abc import Iterator

from comparator.text.languages import primary
from comparator.validation.diagnostic import Severity
from comparator.validation.places import select_mappings, shown
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject

_OFFICIAL = ("official", "official-not-read")
_PROPOSAL = "proposal"
"""The form of what may rest on the texts of others, as a draft of common ground does."""


def _check(subject: Subject) -> Iterator[Finding]:
    if subject.document.data.get("form") == _PROPOSAL:
        return
    languages = subject.strings("languages.*")
    counting = {primary(tag) for tag in languages}
    for path, source in select_mappings(subject.document.data, "sources.*"):
        language = source.get("language")
        if not counting or source.get("kind") not in _OFFICIAL or not isinstance(language, str):
            continue
        if primary(language) not in counting:
            owner, where = subject.owner((*path, "language")), ", ".join(map(shown, languages))
            message = f"{owner} is official and in `{shown(language)}`, but `languages` has only {where}"
            help_ = f"add `{shown(language)}` to `languages`, or say in `kind` that it is a translation"
            yield Finding((*path, "language"), message, help_)


def _may_find(subject: Subject) -> bool:
    counting = {primary(tag) for tag in subject.strings("languages.*")}
    return not counting.issuperset(map(primary, subject.strings("sources.*.language")))


RULE = Rule(
    id="source-language",
    kinds=ONLY_FRAMEWORKS,
    why="A text in a language that does not count is a translation, and a doubt about it is settled in another text.",
    fix="List every language in which the text counts in `languages`, and give translations their `kind`.",
    check=_check,
    severity=Severity.WARNING,
    may_find=_may_find,
)
