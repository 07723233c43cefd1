"""A statement that says nothing."""

import re
from collections.abc import Iterator

from comparator.validation.places import Path, select_mappings, shown
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.rules._texts import STATEMENTS, statements
from comparator.validation.subject import Finding, Rule, Subject

_LETTERS = re.compile(r"[^\W_]+")

_MARKS = ("TODO", "FIXME", "TBD", "TBC", "XXX")
_NOTE = re.compile(rf"\W*(?:{'|'.join(_MARKS)})\b")
"""How notes to oneself start; the capitals tell them from the Spanish word."""
_NOTES = frozenset(("todo", "to do", "tbd", "tbc", "n/a", "placeholder", "lorem ipsum", "statement", "xxx", "test"))
_SIGNS = " .!?"
"""What may stand around a note."""
_LONG = 20
"""Characters that no note has without such signs."""


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
        mend = "say in a sentence of your own who does what"
        if _is_note(text):
            fault, mend = "is a note that it is still to be written", "write it, or leave the clause out"
        elif not _words(text):
            fault = "has no word"
        elif isinstance(title_, str) and _words(text) == _words(title_):
            fault = "only repeats the title"
        else:
            continue
        message = f"the {shown(language)} statement of {subject.owner(path[:-1])} {fault}"
        yield Finding(path, message, mend)


def _is_note(text: str) -> bool:
    """Return whether a text is a note that it is still to be written."""
    return bool(_NOTE.match(text)) or text.strip(_SIGNS).casefold() in _NOTES


def _words(text: str) -> list[str]:
    return _LETTERS.findall(text.casefold())


def _may_find(subject: Subject) -> bool:
    texts = [text for wordings in subject.mappings(*STATEMENTS) for text in wordings.values() if isinstance(text, str)]
    if any(map("\n".join(texts).__contains__, _MARKS)):
        return True
    # A long text that starts with a letter and has signs at its end only once is none of `_NOTES`.
    unsure = [text for text in texts if len(text) <= _LONG or text[-2] in _SIGNS or not text[0].isalnum()]
    if any(_is_note(text) or not _LETTERS.search(text) for text in unsure):
        return True
    for clause in subject.mappings("clauses.*"):
        titles, wordings = clause.get("title"), clause.get("statement")
        if isinstance(titles, dict) and isinstance(wordings, dict):
            for language, title in titles.items():
                wording = wordings.get(language)
                if isinstance(title, str) and isinstance(wording, str):
                    # The first letters alone mostly tell them apart.
                    one, two = wording[:1], title[:1]
                    apart = one.isalnum() and two.isalnum() and one.casefold()[0] != two.casefold()[0]
                    if not apart and _words(wording) == _words(title):
                        return True
    return False


RULE = Rule(
    id="statement-empty",
    kinds=ONLY_FRAMEWORKS,
    why="Clauses are compared by what their statements say, and a blank, a title or a note to oneself says nothing.",
    fix="Say in a sentence of your own who does what, when and towards whom.",
    check=_check,
    may_find=_may_find,
)
