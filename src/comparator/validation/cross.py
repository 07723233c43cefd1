"""What a file claims across the files of a run, as plain data that goes through a cache and between processes."""

from collections.abc import Iterable
from dataclasses import dataclass

from comparator.model.position import Position
from comparator.validation.diagnostic import Diagnostic
from comparator.validation.report import FileReport

Place = tuple[int, int, int, int]
"""Line, column, end line and end column."""
Claimed = tuple[str, tuple[str, ...], str, Place, str, str]
"""Rule, name, owner, place, label and text of a claim; the file is that of the verdict."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The report on one file by itself, and what the file claims in a run."""

    report: FileReport
    claims: tuple[Claimed, ...] = ()


class Ledger:
    """The first claim to each name in a run so far."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, tuple[str, ...]], tuple[str, Claimed]] = {}

    def enter(self, file: str, claims: Iterable[Claimed]) -> list[Diagnostic]:
        """Enter the claims of `file`, and return what is wrong with those whose name is taken."""
        found: list[Diagnostic] = []
        for claim in claims:
            first_file, first = self._first.setdefault(claim[:2], (file, claim))
            if first[2] != claim[2]:
                found += _conflict(first_file, first, file, claim)
        return list(dict.fromkeys(found))  # two owners may meet in several names


def _conflict(first_file: str, first: Claimed, file: str, claim: Claimed) -> list[Diagnostic]:
    # Imported when two claims meet, because the rules import much that a verdict from the cache does not need.
    from comparator.validation.rules import CROSS_RULES
    from comparator.validation.subject import Claim

    rule = next(rule for rule in CROSS_RULES if rule.id == claim[0])
    one, two = (
        Claim(name, owner, where, Position(*place), label, text)
        for where, (_, name, owner, place, label, text) in ((first_file, first), (file, claim))
    )
    message = rule.message(one, two)
    if message is None:
        return []
    return [Diagnostic(file, two.position, rule.id, message, rule.severity, rule.fix)]
