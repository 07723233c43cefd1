"""Findings that a comment silences; imports nothing that a verdict from the cache does not need."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from comparator.validation.diagnostic import Diagnostic

UNUSED = "unused-suppression"
WITHOUT_REASON, UNKNOWN_RULE = "suppression-without-reason", "suppression-unknown-rule"


@dataclass(frozen=True, slots=True)
class Silence:
    """One rule that a comment silences between two places, each a line and a column from 1, the last excluded.

    `unused` is the finding when there is nothing to silence.
    """

    rule: str
    first: tuple[int, int]
    last: tuple[int, int]
    unused: Diagnostic


def silenced(
    found: Sequence[Diagnostic], silences: Iterable[Silence], runs: Callable[[str], bool]
) -> tuple[Diagnostic, ...]:
    """Return the findings that are left, with one for each silence that silences nothing.

    Args:
        found: The findings of one file.
        silences: What the comments of that file silence.
        runs: Whether the rule of this id runs; a silence of one that does not is no finding.
    """
    places: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for index, item in enumerate(found):
        places[item.rule].append((item.position.line, item.position.column, index))
    # By place, so that many comments on many findings are not compared one by one.
    covers = {rule: [0] * (len(items) + 1) for rule, items in places.items()}
    for items in places.values():
        items.sort()
    unused: list[Diagnostic] = []
    for silence in silences:
        items = places.get(silence.rule, [])
        first, last = bisect_left(items, (*silence.first, 0)), bisect_left(items, (*silence.last, 0))
        if first < last:
            covers[silence.rule][first] += 1
            covers[silence.rule][last] -= 1
        elif runs(silence.rule):
            unused.append(silence.unused)
    gone = {
        place[-1]
        for rule, items in places.items()
        for place, count in zip(items, accumulate(covers[rule]), strict=False)
        if count
    }
    return (*(item for index, item in enumerate(found) if index not in gone), *unused)
