"""A statement that says nothing."""

import re
from collections.abc import Iterator

from comparator.validation.places import Path, select_mappings, shown
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.rules._texts import statements
from comparator.validation.subject import Finding, Rule, Subject

_LETTERS = re.compile(r"[^\W_]+")

_NOTE = re.compile(r"\W*(?:TODO|FIXME|TBD|TBC|XXX)\b")
"""How notes to oneself start; the capitals tell them from the Spanish word."""
_NOTES = frozenset(("todo", "to do", "tbd", "tbc", "n/a", "placeholder", "lorem ipsum", "statement", "xxx", "test"))


def _check(subject: Subject) -> Iterator[Finding]:
    titles: dict[Path, dict[str, object]] = {}
    for path, clause in select_mappings(subject.document.data, "clauses.*"):
        title = clause.get("title")
        if isinstance(title, dict):
            titles[path] = title
    for path, language, text in statements(subject):
        name = f"the {shown(language)} statement of {subject.owner(path[:-1])}"
        title_ = titles.get(path[:-2], {}).get(language)
        if not text:
            continue  # the schema says that
        if _NOTE.match(text) or text.strip(" .!?").casefold() in _NOTES:
            yield Finding(path, f"{name} is a note that it is still to be written", "write it, or leave the clause out")
        elif not _words(text):
            yield Finding(path, f"{name} has no word", "say in a sentence of your own who does what")
        elif isinstance(title_, str) and _words(text) == _words(title_):
            yield Finding(path, f"{name} only repeats the title", "say in a sentence of your own who does what")


def _words(text: str) -> list[str]:
    return _LETTERS.findall(text.casefold())


RULE = Rule(
    id="statement-empty",
    kinds=ONLY_FRAMEWORKS,
    why="Clauses are compared by what their statements say, and a blank, a title or a note to oneself says nothing.",
    fix="Say in a sentence of your own who does what, when and towards whom.",
    check=_check,
)
