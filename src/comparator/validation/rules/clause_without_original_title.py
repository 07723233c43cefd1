"""A clause whose title is translated only, among clauses that give theirs in the original."""

from collections.abc import Iterator

from comparator.text.languages import primary
from comparator.validation.diagnostic import Severity
from comparator.validation.places import select_mappings
from comparator.validation.rules._original import lacks_original, original_languages
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    languages = original_languages(subject)
    if not languages:
        return
    titled = [path for path, clause in select_mappings(subject.document.data, "clauses.*") if "title" in clause]
    lacking = [path for path in titled if lacks_original(subject.document.data["clauses"][path[1]]["title"], languages)]
    # Where most clauses have none, the file as a whole leaves them out, as for an instrument without headings.
    if len(lacking) * 2 < len(titled):
        for path in lacking:
            message = f"the title of {subject.label(path)} is not given in {' or '.join(languages)}, as others here are"
            yield Finding((*path, "title"), message, f"add the original title under `{languages[0]}`", at_key=True)


def _may_find(subject: Subject) -> bool:
    languages = original_languages(subject)
    wanted = set(map(primary, languages))
    return bool(languages) and any(
        wanted.isdisjoint(map(primary, title)) for title in subject.mappings("clauses.*.title")
    )


RULE = Rule(
    id="clause-without-original-title",
    kinds=ONLY_FRAMEWORKS,
    why="A reader who checks a clause against its source looks for its heading as it stands there.",
    fix="Give the clause's title in a language of `languages` too.",
    check=_check,
    may_find=_may_find,
    severity=Severity.WARNING,
)
