"""Events and periods whose days run backwards."""

from collections.abc import Iterator

from comparator.validation.places import select, select_mappings
from comparator.validation.rules._dates import is_day
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject

_PERIODS = ("clauses.*.applies.*", "cooperation.offers.*.applies.*", "cooperation.needs.*.applies.*")
_SEQUENCES = ("lifecycle", "clauses.*.history")


def _check(subject: Subject) -> Iterator[Finding]:
    data = subject.document.data
    for pattern in _SEQUENCES:
        for path, events in select(data, pattern):
            latest = ""
            for event_path, event in select_mappings(events, "*"):
                day = str(event.get("on"))
                if not is_day(day):
                    continue
                if day < latest:
                    where = (*path, *event_path)
                    message = f"{subject.label(where)} is on {day}, before the one above it on {latest}"
                    yield Finding((*where, "on"), message, "list events in the order of their days")
                latest = max(latest, day)
    for path, period in select_mappings(data, *_PERIODS):
        start, end = period.get("from"), period.get("until")
        if is_day(start) and is_day(end) and str(end) < str(start):
            message = f"{subject.label(path)} ends on {end}, before it starts on {start}"
            yield Finding((*path, "until"), message, "`until` is the last day on which the clause applies")


def _may_find(subject: Subject) -> bool:
    for events in (events for pattern in _SEQUENCES for events in subject.values(pattern)):
        days = [str(event.get("on")) for event in events if isinstance(event, dict)] if isinstance(events, list) else []
        if days != sorted(days):
            return True
    return any(str(period.get("until", "x")) < str(period.get("from", "")) for period in subject.mappings(*_PERIODS))


RULE = Rule(
    id="lifecycle-order",
    kinds=ONLY_FRAMEWORKS,
    why="Timelines and the law as of a day are read from these dates.",
    fix="List events in the order of their days, and look up the date that is out of order.",
    check=_check,
    may_find=_may_find,
)
