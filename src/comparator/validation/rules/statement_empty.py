"""A statement that says nothing."""

import re
from collections.abc import Iterator

from comparator.validation.places import Path, select_mappings, shown
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.rules._texts import STATEMENTS, statements
from comparator.validation.subject import Finding, Rule, Subject

_LETTERS = re.compile(r"[^\W_]+")


def _check(subject: Subject) -> Iterator[Finding]:
    titles: dict[Path, dict[str, object]] = {}
    for path, clause in select_mappings(subject.document.data, "clauses.*"):
        title = clause.get("title")
        if isinstance(title, dict):
            titles[path] = title
    for path, language, text in statements(subject):
        title_ = titles.get(path[:-2], {}).get(language)
        if not text:
            continue  # the schema says that
        if not _words(text):
            fault = "has no word"
        elif isinstance(title_, str) and _words(text) == _words(title_):
            fault = "only repeats the title"
        else:
            continue
        message = f"the {shown(language)} statement of {subject.owner(path[:-1])} {fault}"
        yield Finding(path, message, "say in a sentence of your own who does what")


def _words(text: str) -> list[str]:
    return _LETTERS.findall(text.casefold())


def _may_find(subject: Subject) -> bool:
    for wordings in subject.mappings(*STATEMENTS):
        for text in wordings.values():
            if isinstance(text, str) and not _LETTERS.search(text):
                return True
    for clause in subject.mappings("clauses.*"):
        title, wordings = clause.get("title"), clause.get("statement")
        if isinstance(title, dict) and isinstance(wordings, dict):
            for language, text in wordings.items():
                other = title.get(language)
                if (
                    isinstance(text, str)
                    and isinstance(other, str)
                    and _starts_alike(text.casefold(), other.casefold())
                ):
                    return True
    return False


def _starts_alike(text: str, title: str) -> bool:
    """Return whether the words of a text may be those of a title, by the first, and then by all of them."""
    first, other = _LETTERS.search(text), _LETTERS.search(title)
    if first is None or other is None or first.group() != other.group():
        return False
    return _words(text) == _words(title)


RULE = Rule(
    id="statement-empty",
    kinds=ONLY_FRAMEWORKS,
    why="Clauses are compared by what their statements say.",
    fix="Say in a sentence of your own who does what, when and towards whom.",
    check=_check,
    may_find=_may_find,
)
