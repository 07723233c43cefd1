"""Topics by jurisdictions: what norm holds where. Silence, known absence and not encoded stay apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from comparator.comparison.time import applies_on, binds, over
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Clause, Framework, Norm

NORM_ORDER = (
    (Norm.PROHIBITION, Norm.OBLIGATION),
    (Norm.RIGHT,),
    (Norm.PERMISSION,),
    (Norm.RECOMMENDATION,),
    (Norm.AIM,),
    (Norm.INSTITUTION,),
    (Norm.DEFINITION,),
)
"""Which norm a cell names when its clauses have several: what binds, then what guides, then what describes.

Bans and duties both bind, so the more frequent of the two names the cell.
"""


class CellState(StrEnum):
    """What a cell knows."""

    NORM = "norm"
    FUTURE = "future"
    ABSENT = "absent"
    SILENT = "silent"
    NOT_ENCODED = "not-encoded"


@dataclass(frozen=True, slots=True)
class Cell:
    """One topic in one jurisdiction on a day.

    `norm` is the first by `NORM_ORDER` among the `clauses`, which are those that apply (or, in a future
    cell, will apply); `binding` says whether a clause with that norm stands in an instrument with legal
    force. `upcoming` are clauses that do not apply yet, beside those that do.
    """

    topic: str
    jurisdiction: str
    state: CellState
    norm: Norm | None
    binding: bool
    clauses: tuple[Clause, ...]
    upcoming: tuple[Clause, ...] = ()

    @property
    def count(self) -> int:
        """How many of the clauses have the norm that names the cell."""
        return sum(clause.norm is self.norm for clause in self.clauses)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Cells by row (topic) and column (jurisdiction) on a day."""

    day: str
    topics: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


def matrix(corpus: Corpus, day: str, *, topics: Sequence[str] = (), jurisdictions: Sequence[str] = ()) -> Matrix:
    """Return what holds on `day`; without topics or jurisdictions, all topics and all encoded jurisdictions."""
    rows = tuple(topics) or tuple(corpus.vocabularies.topics)
    columns = tuple(jurisdictions) or corpus.jurisdictions()
    by_jurisdiction = {
        column: [item for item in corpus.frameworks.values() if item.jurisdiction == column] for column in columns
    }
    return Matrix(
        day,
        rows,
        columns,
        tuple(tuple(_cell(row, column, by_jurisdiction[column], day) for column in columns) for row in rows),
    )


def _cell(topic: str, jurisdiction: str, frameworks: Sequence[Framework], day: str) -> Cell:
    keyed = [(item, clause) for item in frameworks for clause in item.clauses if topic in clause.topics]
    current = [(item, clause) for item, clause in keyed if applies_on(clause, item, day)]
    future = [(item, clause) for item, clause in keyed if (item, clause) not in current and not over(clause, item, day)]
    state, chosen = CellState.SILENT, current or future
    if chosen:
        state = CellState.NORM if current else CellState.FUTURE
    elif not frameworks:
        state = CellState.NOT_ENCODED
    elif any(absence.topic == topic for item in frameworks for absence in item.absent):
        state = CellState.ABSENT
    norm = named_norm([clause.norm for _, clause in chosen])
    binding = any(clause.norm is norm and binds(item) for item, clause in chosen)
    upcoming = tuple(clause for _, clause in future) if current else ()
    return Cell(topic, jurisdiction, state, norm, binding, tuple(clause for _, clause in chosen), upcoming)


def named_norm(norms: Sequence[Norm]) -> Norm | None:
    """Return the norm that names a cell: the first group that occurs, and its most frequent member."""
    for group in NORM_ORDER:
        if any(norm in group for norm in norms):
            return max(group, key=norms.count)
    return None
