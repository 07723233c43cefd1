"""What the check of one file gives back; imports nothing that a verdict from the cache does not need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comparator.corpus.lines import lines_in
from comparator.model.errors import InputError
from comparator.model.position import Position
from comparator.validation.diagnostic import Diagnostic
from comparator.validation.silence import Silence

if TYPE_CHECKING:
    from comparator.validation.kinds import Kind

MAX_FINDINGS = 1_000
"""Findings of one file that are worked out; a file with more says so."""

_START = Position(1, 1)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What the check of one file found.

    Attributes:
        path: The file, as the caller named it.
        kind: What kind of file it is; None when that cannot be told.
        diagnostics: The findings in the order of their places.
        clauses: How many clauses the file holds.
        lines: The source lines that findings point at, by line number from 1.
        silences: What the comments of the file silence; `diagnostics` still holds it until the run is settled.
    """

    path: str
    kind: "Kind | None" = None
    diagnostics: tuple[Diagnostic, ...] = ()
    clauses: int = 0
    lines: dict[int, str] = field(default_factory=dict)
    silences: tuple[Silence, ...] = ()


def unread(error: InputError, text: str = "") -> FileReport:
    """Return the report on a file that could not be read, or not as YAML."""
    diagnostic = Diagnostic(error.path, error.position or _START, error.rule, error.message)
    return FileReport(error.path, None, (diagnostic,), 0, lines_of(text, [diagnostic]))


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings of one file by their places, and of too many only the first and a word on the rest."""
    ordered = sorted(found, key=lambda item: (item.position, item.rule, item.message))
    if len(ordered) > MAX_FINDINGS:
        last = ordered[MAX_FINDINGS - 1]
        message = f"the file has more than {MAX_FINDINGS:,} findings; the rest is not shown"
        ordered[MAX_FINDINGS:] = [Diagnostic(last.path, last.position, "too-many-findings", message)]
    return tuple(ordered)


def lines_of(text: str, found: Sequence[Diagnostic]) -> dict[int, str]:
    """Return the lines of `text` that the findings point at."""
    if not found:
        return {}
    lines = lines_in(text)
    wanted = sorted({diagnostic.position.line for diagnostic in found})
    return {number: lines[number - 1] for number in wanted if number <= len(lines)}
