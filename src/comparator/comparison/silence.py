"""Why a jurisdiction has no clause on a topic that applies: silence, a known absence and a later day differ."""

from collections.abc import Iterable, Sequence

from comparator.comparison.time import over
from comparator.model.framework import Framework

Lacking = tuple[tuple[str, ...], tuple[str, ...]]


def lacking(topic: str, places: Iterable[str], frameworks: Sequence[Framework], day: str) -> Lacking:
    """Return which of some jurisdictions are known to set no rule on a topic, and which have a clause for a later day.

    Args:
        topic: The topic.
        places: Jurisdictions without a clause on it that applies.
        frameworks: The instruments that are looked at.
        day: An ISO day.
    """
    absent, upcoming = [], []
    for place in places:
        own = [item for item in frameworks if item.jurisdiction == place]
        if any(topic in clause.topics and not over(clause, item, day) for item in own for clause in item.clauses):
            upcoming.append(place)
        elif any(absence.topic == topic for item in own for absence in item.absent):
            absent.append(place)
    return tuple(absent), tuple(upcoming)
