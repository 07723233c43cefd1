"""What applied, applies and will apply on a day, and what changes in the months after it."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from comparator.comparison.time import applies_on, begins, in_force, over
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Clause, Framework, LifecycleEvent
from comparator.model.vocabulary import Dimension

MONTHS = 12
"""How far ahead changes are shown unless asked otherwise."""


class ChangeKind(StrEnum):
    """What changes on a day."""

    EVENT = "event"
    STARTS = "starts"
    ENDS = "ends"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Change:
    """What changes on an ISO day: an event of an instrument, or clauses that start, end or name it as due."""

    day: str
    kind: ChangeKind
    framework: Framework
    clauses: tuple[Clause, ...] = ()
    event: LifecycleEvent | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The clauses of one instrument on a day: those that applied before, apply, will apply, or have no day.

    For an instrument that is not in force (a bill, a signed treaty) all clauses are in `undated`: they
    apply on no day yet.
    """

    framework: Framework
    applied: tuple[Clause, ...]
    applies: tuple[Clause, ...]
    later: tuple[Clause, ...]
    undated: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Standings on `day`, and the changes after it up to and with `until`, in order."""

    day: str
    until: str
    standings: tuple[Standing, ...]
    changes: tuple[Change, ...]


def timeline(
    corpus: Corpus, day: str, *, months: int = MONTHS, jurisdictions: Sequence[str] = (), topics: Sequence[str] = ()
) -> Timeline:
    """Return what stands on `day` and what changes within `months` after it; without names, everywhere."""
    until = months_after(day, months)
    chosen = [
        framework
        for framework in sorted(corpus.frameworks.values(), key=lambda item: (item.jurisdiction, item.id))
        if not jurisdictions or framework.jurisdiction in jurisdictions
    ]
    dates = {key for key, measure in corpus.vocabularies.measures.items() if measure.dimension is Dimension.DATE}
    changes = [
        change
        for framework in chosen
        for change in _changes(framework, _on_topics(framework, topics), dates)
        if day < change.day <= until
    ]
    order = list(ChangeKind)
    return Timeline(
        day,
        until,
        tuple(standing(framework, _on_topics(framework, topics), day) for framework in chosen),
        tuple(sorted(changes, key=lambda item: (item.day, item.framework.id, order.index(item.kind)))),
    )


def standing(framework: Framework, clauses: Sequence[Clause], day: str) -> Standing:
    """Return where clauses of a framework stand on a day."""
    applied, applies, later, undated = [], [], [], []
    for clause in clauses:
        if over(clause, framework, day):
            applied.append(clause)
        elif not in_force(framework):
            undated.append(clause)
        elif applies_on(clause, framework, day):
            applies.append(clause)
        elif begins(framework) or clause.applies:
            later.append(clause)
        else:
            undated.append(clause)
    return Standing(framework, tuple(applied), tuple(applies), tuple(later), tuple(undated))


def months_after(day: str, months: int) -> str:
    """Return the same day of the month, or the last one there is, a number of months later."""
    start = date.fromisoformat(day)
    total = start.month - 1 + months
    year, month = start.year + total // 12, total % 12 + 1
    if year > date.max.year:
        return date.max.isoformat()
    return date(year, month, min(start.day, monthrange(year, month)[1])).isoformat()


def _on_topics(framework: Framework, topics: Sequence[str]) -> tuple[Clause, ...]:
    return tuple(clause for clause in framework.clauses if not topics or set(topics) & set(clause.topics))


def _changes(framework: Framework, clauses: Sequence[Clause], dates: set[str]) -> Iterator[Change]:
    """Yield every change of an instrument: its events, and for each day the clauses that start, end or fall due."""
    for event in framework.lifecycle:
        yield Change(event.on, ChangeKind.EVENT, framework, event=event)
    days: dict[tuple[str, ChangeKind], list[Clause]] = {}
    for clause in clauses:
        start = begins(framework)
        for period in clause.applies:
            if in_force(framework) and (period.start or start):
                days.setdefault((period.start or start, ChangeKind.STARTS), []).append(clause)
            if period.until:
                days.setdefault((period.until, ChangeKind.ENDS), []).append(clause)
        for parameter in clause.parameters:
            if parameter.measure in dates and isinstance(parameter.value, str):
                days.setdefault((parameter.value, ChangeKind.DUE), []).append(clause)
            elif parameter.by:
                days.setdefault((last_day(parameter.by), ChangeKind.DUE), []).append(clause)
    for (day, kind), found in days.items():
        yield Change(day, kind, framework, tuple({clause.id: clause for clause in found}.values()))


def last_day(point: str) -> str:
    """Return the day on which a target of an ISO year or day falls due: by 2030 is due on 2030-12-31."""
    return point if "-" in point else f"{point}-12-31"
