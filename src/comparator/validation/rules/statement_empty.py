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
            if isinstance(text, str) and not text[:1].isalnum() and not _LETTERS.search(text):
                return True
    for clause in subject.mappings("clauses.*"):
        titles, texts = clause.get("title"), clause.get("statement")
        if isinstance(titles, dict) and isinstance(texts, dict):
            for language, title in titles.items():
                text = texts.get(language)
                if isinstance(title, str) and isinstance(text, str):
                    # The first letters alone mostly tell them apart.
                    one, two = text[:1], title[:1]
                    apart = one.isalnum() and two.isalnum() and one.casefold()[0] != two.casefold()[0]
                    if not apart and _words(text) == _words(title):
                        return True
    return False


RULE = Rule(
    id="statement-empty",
    kinds=ONLY_FRAMEWORKS,
    why="Clauses are compared by what their statements say.",
    fix="Say in a sentence of your own who does what, when and towards whom.",
    check=_check,
    may_find=_may_find,
)
