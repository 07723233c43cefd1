"""How far jurisdictions agree on a topic: a level, and always the counts behind it.

A level describes a set of jurisdictions, never one of them, and silence is not disagreement.
"""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import compress

from comparator.comparison.matrix import By, Cell, CellState, Matrix, matrix
from comparator.corpus.corpus import Corpus
from comparator.model.framework import Norm


class Level(StrEnum):
    """How far the jurisdictions that were considered agree on one topic."""

    COMMON = "common"
    MAJORITY = "majority"
    DIVERGENT = "divergent"
    SINGLE = "single"
    SILENT = "silent"
    NOT_ENCODED = "not-encoded"


class Stance(StrEnum):
    """What kind of rule a jurisdiction has on a topic; duties and bans are one kind, for both bind."""

    DUTY = "duty"
    RIGHT = "right"
    PERMISSION = "permission"
    RECOMMENDATION = "recommendation"
    AIM = "aim"
    INSTITUTION = "institution"
    DEFINITION = "definition"


STANCES: Mapping[Norm, Stance] = {
    Norm.OBLIGATION: Stance.DUTY,
    Norm.PROHIBITION: Stance.DUTY,
    Norm.RIGHT: Stance.RIGHT,
    Norm.PERMISSION: Stance.PERMISSION,
    Norm.RECOMMENDATION: Stance.RECOMMENDATION,
    Norm.AIM: Stance.AIM,
    Norm.INSTITUTION: Stance.INSTITUTION,
    Norm.DEFINITION: Stance.DEFINITION,
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """One topic across the jurisdictions that were considered.

    `considered` are those with an instrument in the corpus; `not_encoded` are those without, which count
    for nothing. `holders` maps each stance to the jurisdictions that have it, `binding` are those whose
    stance stands in an instrument with legal force, `not_in_force` those whose stance stands only in bills,
    proposals and the like, `upcoming` those with rules only at a later day.
    """

    topic: str
    level: Level
    considered: tuple[str, ...]
    holders: Mapping[Stance, tuple[str, ...]]
    binding: tuple[str, ...]
    not_in_force: tuple[str, ...]
    upcoming: tuple[str, ...]
    absent: tuple[str, ...]
    silent: tuple[str, ...]
    not_encoded: tuple[str, ...]

    @property
    def covering(self) -> tuple[str, ...]:
        """The jurisdictions with a rule on the topic, in the order in which they were considered."""
        having = {name for names in self.holders.values() for name in names}
        return tuple(name for name in self.considered if name in having)


def level(considered: int, stances: Sequence[Stance]) -> Level:
    """Return the level for the stances of those who cover a topic, out of `considered` jurisdictions.

    Common: all cover it, with one stance. Majority: more than half of those who cover it share a stance.
    Divergent: two or more cover it, and no stance is shared by more than half of them. Single: one covers
    it. Silent: none does. Not encoded: there is nobody to consider. Silence is no disagreement, so those who
    are silent keep a topic from being common, and from nothing else.
    """
    if not considered:
        return Level.NOT_ENCODED
    if not stances:
        return Level.SILENT
    if len(stances) == 1:
        return Level.SINGLE
    largest = max(Counter(stances).values())
    if largest == considered:
        return Level.COMMON
    return Level.MAJORITY if largest * 2 > len(stances) else Level.DIVERGENT


def agreement(table: Matrix) -> tuple[Agreement, ...]:
    """Return the agreement on each topic of a matrix, in its order."""
    return tuple(_row(topic, cells) for topic, cells in zip(table.topics, table.cells, strict=True))


@dataclass(frozen=True, slots=True)
class Among:
    """The agreement within one set of jurisdictions, topic by topic.

    `considered` are its members (or their instruments) in the corpus; `not_encoded` are members without an instrument.
    """

    name: str
    considered: tuple[str, ...]
    not_encoded: tuple[str, ...]
    rows: tuple[Agreement, ...]


def among(
    corpus: Corpus,
    day: str,
    sets: Mapping[str, Sequence[str]],
    *,
    topics: Sequence[str] = (),
    by: By = By.JURISDICTION,
) -> tuple[Among, ...]:
    """Return the agreement on `day` within each set of jurisdictions, all on the same topics in the same order.

    Args:
        corpus: The instruments.
        day: An ISO day.
        sets: Jurisdictions by the name of their set; an empty set stands for all that have an instrument.
        topics: Only these topics; all when empty.
        by: Whether jurisdictions are counted, or their instruments one by one.
    """
    encoded = corpus.jurisdictions()
    found = []
    for name, places in sets.items():
        table = matrix(corpus, day, topics=topics, jurisdictions=places, by=by)
        missing = tuple(place for place in places if place not in encoded)
        considered = tuple(column for column in table.columns if column not in missing)
        found.append(Among(name, considered, missing, agreement(table)))
    return tuple(found)


def only(sets: Sequence[Among], levels: Container[Level]) -> tuple[Among, ...]:
    """Return the sets with only the topics that have one of the levels in at least one set."""
    kept = [any(row.level in levels for row in rows) for rows in zip(*(item.rows for item in sets), strict=True)]
    return tuple(replace(item, rows=tuple(compress(item.rows, kept))) for item in sets)


def _row(topic: str, cells: Sequence[Cell]) -> Agreement:
    def places(*states: CellState) -> tuple[str, ...]:
        return tuple(cell.column for cell in cells if cell.state in states)

    standing = [cell for cell in cells if cell.state is CellState.NORM and cell.norm is not None]
    stances = {cell.column: STANCES[cell.norm] for cell in standing if cell.norm is not None}
    not_encoded = places(CellState.NOT_ENCODED)
    considered = tuple(cell.column for cell in cells if cell.column not in not_encoded)
    return Agreement(
        topic=topic,
        level=level(len(considered), list(stances.values())),
        considered=considered,
        holders={
            stance: names
            for stance in Stance
            if (names := tuple(place for place, held in stances.items() if held is stance))
        },
        binding=tuple(cell.column for cell in standing if cell.binding),
        not_in_force=tuple(cell.column for cell in standing if not cell.in_force),
        upcoming=places(CellState.FUTURE),
        absent=places(CellState.ABSENT),
        silent=places(CellState.SILENT),
        not_encoded=not_encoded,
    )
