"""What applied when. Days are ISO dates, which compare as strings."""

import re
from dataclasses import replace
from datetime import date

from comparator.corpus.corpus import Corpus
from comparator.model.errors import InputError
from comparator.model.framework import Clause, Force, Framework, LifecycleEvent
from comparator.model.vocabulary import pick

_BEGIN = ("in-force", "applies", "launched", "published", "adopted", "signed", "proposed")
"""Events from which an instrument without a later one counts, the first that is recorded."""
_END = ("repealed", "lapsed", "superseded", "ends")


def iso_day(text: str) -> str:
    """Return an ISO date.

    Raises:
        InputError: It is none.
    """
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError(f"`{text}` is not a date; write it as 2026-11-23") from None


def begins(framework: Framework) -> str:
    """Return the first day on which the instrument as a whole counts, or an empty string if none is known.

    For an instrument that is not in force (a bill, a signed treaty) this is the day it was published or
    proposed, and `Framework.force` says that it does not bind.
    """
    for event in _BEGIN:
        days = [item.on for item in framework.lifecycle if item.event == event]
        if days:
            return min(days)
    return ""


def ended(framework: Framework) -> str:
    """Return the day on which the instrument ended, or an empty string."""
    days = [item.on for item in framework.lifecycle if item.event in _END]
    return min(days) if days else ""


def first_day(clause: Clause, framework: Framework) -> str:
    """Return the first day on which the clause applies to anybody, or an empty string if none is known."""
    starts = [period.start or begins(framework) for period in clause.applies]
    return min(starts, default=begins(framework))


def applies_on(clause: Clause, framework: Framework, day: str) -> bool:
    """Return whether the clause applies to anybody on `day`."""
    return _applies(clause, begins(framework), ended(framework), day)


def _applies(clause: Clause, start: str, end: str, day: str) -> bool:
    if end and day >= end:
        return False
    if not clause.applies:
        return bool(start) and start <= day
    return any(
        (period.start or start) <= day and (not period.until or day <= period.until) for period in clause.applies
    )


def clauses_on(framework: Framework, day: str) -> tuple[Clause, ...]:
    """Return the clauses that apply to anybody on `day`."""
    start, end = begins(framework), ended(framework)
    return tuple(clause for clause in framework.clauses if _applies(clause, start, end, day))


def applying(framework: Framework, day: str) -> Framework:
    """Return the framework with only the clauses that apply on a day."""
    return replace(framework, clauses=clauses_on(framework, day))


def corpus_on(corpus: Corpus, day: str) -> Corpus:
    """Return the corpus with only the clauses that apply on a day; every framework stays."""
    return replace(corpus, frameworks={name: applying(item, day) for name, item in corpus.frameworks.items()})


def over(clause: Clause, framework: Framework, day: str) -> bool:
    """Return whether the clause has stopped applying by `day`."""
    end = ended(framework)
    if end and day >= end:
        return True
    return bool(clause.applies) and all(period.until and period.until < day for period in clause.applies)


def in_force(framework: Framework) -> bool:
    """Return whether the instrument is, or was, in force; bills, proposals and signed treaties are not."""
    return framework.force is not Force.NOT_IN_FORCE


def start_words(clause: Clause, framework: Framework) -> str:
    """Return the first day on which the clause applies, or for an instrument not in force what it is at."""
    if in_force(framework):
        return first_day(clause, framework)
    latest = max(framework.lifecycle, key=lambda event: event.on, default=None)
    return f"not in force ({event_words(latest)} {latest.on})" if latest else "not in force"


def event_words(event: LifecycleEvent, language: str = "en") -> str:
    """Return what happened, with the chamber where one of several passed a bill."""
    return f"{event.event} by {pick(event.chamber, language)}" if event.chamber else event.event


def binds(framework: Framework) -> bool:
    """Return whether the instrument has legal force."""
    return framework.force in (Force.BINDING, Force.MIXED)
