"""An order of rows and columns in which alike ones stand together, so that blocks appear."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
from scipy.spatial.distance import pdist

from comparator.comparison.agreement import STANCES, Stance
from comparator.comparison.matrix import Cell, Matrix

_STANCES = tuple(Stance)
FEWEST = 3
"""Two lines have one order."""


def clustered(table: Matrix) -> Matrix:
    """Return the matrix with rows and columns in seriated order.

    Cells are vectors of their stance and of whether it binds; rows and columns are ordered by average
    linkage with optimal leaf ordering (Bar-Joseph, Gifford and Jaakkola 2001). Equal ones keep the order of
    their keys, so the order in which they came does not matter.
    """
    rows = _order(table.cells, table.topics)
    turned = [[row[column] for row in table.cells] for column in range(len(table.columns))]
    columns = _order(turned, table.columns)
    return Matrix(
        table.day,
        tuple(table.topics[row] for row in rows),
        tuple(table.columns[column] for column in columns),
        tuple(tuple(table.cells[row][column] for column in columns) for row in rows),
        table.by,
    )


def _order(lines: Sequence[Sequence[Cell]], names: Sequence[str]) -> list[int]:
    """Return the places of the lines in their new order."""
    by_name = sorted(range(len(names)), key=lambda place: names[place])
    if len(by_name) < FEWEST:
        return by_name
    # The cells of a line are put in an order of their own, so that the order of the other axis has no effect.
    other = sorted(range(len(lines[0])), key=lambda at: (lines[0][at].topic, lines[0][at].column))
    table = np.array([[value for at in other for value in _vector(lines[place][at])] for place in by_name])
    distances: Any = pdist(table, "cityblock")
    tree: Any = optimal_leaf_ordering(linkage(distances, "average"), distances)
    found = [by_name[int(leaf)] for leaf in leaves_list(tree)]
    # A seriation read backwards is as good; the end whose name comes first begins.
    return found if names[found[0]] <= names[found[-1]] else found[::-1]


def _vector(cell: Cell) -> list[float]:
    """Return one place for each stance, and one for legal force."""
    stance = STANCES[cell.norm] if cell.norm else None
    return [float(stance is item) for item in _STANCES] + [float(cell.binding)]
