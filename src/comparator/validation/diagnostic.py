"""What a check found, and where."""

from dataclasses import dataclass
from enum import StrEnum

from comparator.model.position import Position


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding in one file.

    `message` is one sentence without a full stop; `help` says how to mend it, or is empty. Both may hold
    text from the file and are made visible by the formatter, not here.
    """

    path: str
    position: Position
    rule: str
    message: str
    severity: Severity = Severity.ERROR
    help: str = ""
