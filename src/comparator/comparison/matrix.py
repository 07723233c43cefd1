"""Topics by jurisdictions or instruments: what norm holds where.

Silence, known absence and not encoded stay apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from comparator.comparison.time import applies_on, binds, in_force, over
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


class By(StrEnum):
    """What the columns of a matrix are."""

    JURISDICTION = "jurisdiction"
    INSTRUMENT = "instrument"


class CellState(StrEnum):
    """What a cell knows."""

    NORM = "norm"
    FUTURE = "future"
    ABSENT = "absent"
    SILENT = "silent"
    NOT_ENCODED = "not-encoded"


@dataclass(frozen=True, slots=True)
class Cell:
    """One topic in one column (a jurisdiction, or an instrument) on a day.

    `norm` is the first by `NORM_ORDER` among the `clauses`, which are those that apply (or, in a future
    cell, will apply); `binding` says whether a clause with that norm stands in an instrument with legal
    force, and `in_force` whether one stands in an instrument that is in force (bills and proposals are not).
    `upcoming` are clauses that do not apply yet, beside those that do.
    """

    topic: str
    column: str
    state: CellState
    norm: Norm | None
    binding: bool
    clauses: tuple[Clause, ...]
    upcoming: tuple[Clause, ...] = ()
    in_force: bool = True

    @property
    def count(self) -> int:
        """How many of the clauses have the norm that names the cell."""
        return sum(clause.norm is self.norm for clause in self.clauses)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Cells by row (topic) and column (jurisdiction or instrument) on a day."""

    day: str
    topics: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    by: By = By.JURISDICTION


def matrix(
    corpus: Corpus,
    day: str,
    *,
    topics: Sequence[str] = (),
    jurisdictions: Sequence[str] = (),
    by: By = By.JURISDICTION,
) -> Matrix:
    """Return what holds on `day`; without topics or jurisdictions, all topics and all encoded jurisdictions.

    By instrument, the columns are the ids of the instruments of these jurisdictions.
    """
    rows = tuple(topics) or tuple(corpus.vocabularies.topics)
    places = tuple(jurisdictions) or corpus.jurisdictions()
    inside = {place: [item for item in corpus.frameworks.values() if item.jurisdiction == place] for place in places}
    if by is By.INSTRUMENT:
        inside = {item.id: [item] for place in places for item in inside[place]}
    return Matrix(
        day,
        rows,
        tuple(inside),
        tuple(tuple(_cell(row, column, inside[column], day) for column in inside) for row in rows),
        by,
    )


def _cell(topic: str, column: str, frameworks: Sequence[Framework], day: str) -> Cell:
    keyed = [(item, clause) for item in frameworks for clause in item.clauses if topic in clause.topics]
    current: list[tuple[Framework, Clause]] = []
    future: list[tuple[Framework, Clause]] = []
    for item, clause in keyed:
        if applies_on(clause, item, day):
            current.append((item, clause))
        elif not over(clause, item, day):
            future.append((item, clause))
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
    standing = any(clause.norm is norm and in_force(item) for item, clause in chosen)
    return Cell(topic, column, state, norm, binding, tuple(clause for _, clause in chosen), upcoming, standing)


def named_norm(norms: Sequence[Norm]) -> Norm | None:
    """Return the norm that names a cell: the first group that occurs, and its most frequent member."""
    for group in NORM_ORDER:
        if any(norm in group for norm in norms):
            return max(group, key=norms.count)
    return None
