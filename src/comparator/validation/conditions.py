"""How a run of the check is set up."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the files of a run are compared with, beside each other; nothing by default.

    Attributes:
        today: The day of the run, before which a source must have been checked, but not long before.
        references: A folder of official texts that statements must not repeat.
        base: The git revision whose clause ids must stay.
        extra: The ids of the rules that run though they are off by default, sorted.
    """

    today: date | None = None
    references: Path | None = None
    base: str | None = None
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setup:
    """All that a verdict on a file depends on beside the file and the data that are shipped.

    Attributes:
        vocabularies: The folder of vocabularies whose keys files may use.
        frameworks: The ids of the frameworks that a file may name, sorted, each with its file.
        conditions: What files are compared with.
    """

    vocabularies: Path
    frameworks: tuple[tuple[str, Path], ...] = ()
    conditions: Conditions = field(default_factory=Conditions)
