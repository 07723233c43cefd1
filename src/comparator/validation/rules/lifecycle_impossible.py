"""Events that no instrument can have, or that contradict what the file says of its force."""

from collections.abc import Iterator
from typing import Any

from comparator.validation.places import Path, select_mappings
from comparator.validation.rules._dates import is_day
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject

_ENDS = frozenset(("repealed", "lapsed", "ends"))
"""Events after which there are no others; one that is superseded may still be repealed."""
_IN_FORCE = frozenset(("promulgated", "in-force", "applies"))
"""Events that a text has only when it is no draft any more."""
_PASSED = "passed"
"""The vote of one of several chambers."""
_DRAFTS = frozenset(("bill", "proposal"))


def _check(subject: Subject) -> Iterator[Finding]:
    data = subject.document.data
    listed = select_mappings(data, "lifecycle.*")
    events = [(path, event) for path, event in listed if isinstance(event.get("event"), str)]
    yield from _after_the_end(events)
    for path, event in events:
        if (event["event"] == _PASSED) != ("chamber" in event):
            verb = "names a chamber" if "chamber" in event else "names no chamber"
            message = f"the event `{event['event']}` {verb}"
            yield Finding((*path, "event"), message, f"name the chamber with `{_PASSED}`, and with no other event")
    form, force = data.get("form"), data.get("force")
    if isinstance(form, str) and form in _DRAFTS:
        if force == "binding":
            yield Finding(("force",), f"the framework is a {form} and has the force `binding`", "write `not-in-force`")
        for path, event in events:
            if event["event"] in _IN_FORCE:
                message = f"the framework is a {form}, and was {event['event']} on {event.get('on')}"
                yield Finding((*path, "event"), message, "mend the event, or the form: what is in force is no draft")
    elif force == "not-in-force":
        today = str(subject.context.conditions.today or "")
        past = {event["event"]: event["on"] for _, event in events if is_day(event.get("on")) and event["on"] <= today}
        if "in-force" in past and not past.keys() & (_ENDS | {"superseded"}):
            message = f"the framework has the force `not-in-force`, and came into force on {past['in-force']}"
            yield Finding(("force",), message, "mend the force, or add the event that ended it")


def _after_the_end(events: list[tuple[Path, dict[str, Any]]]) -> Iterator[Finding]:
    end = ""
    for path, event in events:
        name = event["event"]
        if end and name != "superseded":
            message = f"the event `{name}` comes after `{end}`, which ends the instrument"
            yield Finding((*path, "event"), message, "mend one of the two; what came anew is another instrument")
        end = end or (name if name in _ENDS else "")


RULE = Rule(
    id="lifecycle-impossible",
    kinds=ONLY_FRAMEWORKS,
    why="What is in force on a day, and what was a draft, is read from form, force and lifecycle together.",
    fix="Look the event up in the source; a bill that became law is encoded as the law.",
    check=_check,
)
