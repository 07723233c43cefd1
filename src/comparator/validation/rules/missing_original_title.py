"""An instrument whose title is not given in the language that it is written in."""

from collections.abc import Iterator

from comparator.validation.rules._original import lacks_original, original_languages
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject


def _check(subject: Subject) -> Iterator[Finding]:
    languages = original_languages(subject)
    if languages and lacks_original(subject.document.data.get("title"), languages):
        message = f"the title of the framework is not given in {' or '.join(languages)}, in which the text counts"
        yield Finding(("title",), message, f"add the original title under `{languages[0]}`", at_key=True)


RULE = Rule(
    id="missing-original-title",
    kinds=ONLY_FRAMEWORKS,
    why="Lawyers know and search an instrument by its own title; one translated title may fit several instruments.",
    fix="Give `title` in a language of `languages` too, as the instrument itself has it.",
    check=_check,
)
