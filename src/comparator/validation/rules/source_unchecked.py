"""A source that was not looked at for long, or will only be."""

from collections.abc import Iterator
from datetime import date, timedelta

from comparator.validation.diagnostic import Severity
from comparator.validation.places import select_strings
from comparator.validation.rules._dates import is_day
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject

_LONG = timedelta(days=3 * 366)
_AHEAD = timedelta(days=1)
"""Where the day begins earlier than here."""


def _check(subject: Subject) -> Iterator[Finding]:
    today = subject.context.conditions.today
    if today is None:
        return
    for path, day in select_strings(subject.document.data, "sources.*.checked"):
        if not is_day(day):
            continue
        checked = date.fromisoformat(day)
        if checked - today > _AHEAD:
            message = f"{subject.label(path)} is {day}, which is after today ({today})"
            yield Finding(path, message, "write the day on which you opened the source and read it")
        elif today - checked > _LONG:
            message = f"{subject.label(path)} is {day}, more than three years before today ({today})"
            yield Finding(path, message, "open the source again, compare the clauses with it, and write the day")


RULE = Rule(
    id="source-unchecked",
    kinds=ONLY_FRAMEWORKS,
    why="Laws are amended and pages move, so a reader must know on which day our reading was right.",
    fix="Open the source, compare the clauses with it, and write the day into `checked`.",
    check=_check,
    severity=Severity.WARNING,
)
