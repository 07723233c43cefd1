"""Days of a clause that lie outside the life of its instrument."""

from collections.abc import Iterator
from typing import Any

from comparator.validation.places import select_mappings
from comparator.validation.rules._dates import is_day
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject

_PERIODS = ("clauses.*.applies.*", "cooperation.offers.*.applies.*", "cooperation.needs.*.applies.*")
_CHANGES = ("clauses.*.history.*",)
_DAYS = (*(f"{place}.{key}" for place in _PERIODS for key in ("from", "until")), "clauses.*.history.*.on")
_ENDS = frozenset(("repealed", "lapsed", "ends"))
"""Events after which nothing of the instrument applies; one that is superseded may go on for old cases."""


def _check(subject: Subject) -> Iterator[Finding]:
    data = subject.document.data
    days = sorted((event["on"], str(event.get("event"))) for event in _events(data))
    if not days:
        return
    first, first_event = days[0]
    end, end_event = days[-1] if days[-1][1] in _ENDS else ("", "")
    for keys, places in ((("from", "until"), _PERIODS), (("on",), _CHANGES)):
        for path, mapping in select_mappings(data, *places):
            for key in keys:
                day = mapping.get(key)
                if not is_day(day):
                    continue
                name = subject.label((*path, key))
                if str(day) < first:
                    message = f"{name} is {day}, before the first event of the instrument ({first_event} on {first})"
                    yield Finding((*path, key), message, "mend the day, or add the earlier event to `lifecycle`")
                elif end and str(day) > end:
                    message = f"{name} is {day}, after the end of the instrument ({end_event} on {end})"
                    yield Finding((*path, key), message, "mend the day, or the event in `lifecycle`")


def _events(data: Any) -> Iterator[dict[str, Any]]:
    for _, event in select_mappings(data, "lifecycle.*"):
        if is_day(event.get("on")):
            yield event


def _may_find(subject: Subject) -> bool:
    days = [day for day in subject.strings(*_DAYS) if is_day(day)]
    known = [day for day in subject.strings("lifecycle.*.on") if is_day(day)]
    return bool(days and known) and (min(days) < min(known) or max(days) > max(known))


RULE = Rule(
    id="application-before-lifecycle",
    kinds=ONLY_FRAMEWORKS,
    why="A clause cannot apply or change before its instrument exists, or after it has ended.",
    fix="Look the day up in the source, or complete `lifecycle` with the event that is missing.",
    check=_check,
    may_find=_may_find,
)
