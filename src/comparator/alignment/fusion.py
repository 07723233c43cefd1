"""One linear model over all parts of a score, on all pairs at once.

A weighted sum of cosines is one dot product: of the rows of all channels side by side, each times its
weight. So the channels are stacked into one matrix a side and multiplied once.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from comparator.alignment.channel import Channel
from comparator.alignment.products import Places, Products, pair_products
from comparator.alignment.vectors import Floats
from comparator.alignment.weights import Calibration


class Fusion:
    """The log odds of pairs of one kind, but for the sequence part, which is worth `order` times its similarity."""

    def __init__(self, parts: Iterable[tuple[float, Channel]], sequence: float, calibration: Calibration) -> None:
        """Stack the channels.

        Args:
            parts: Weight and channel of each part of the raw score, and the weights are not negative.
            sequence: The weight of the sequence part.
            calibration: The curve that the raw score goes through.
        """
        slope = calibration.slope
        used = [(np.float32(weight * slope), channel) for weight, channel in parts if weight]
        bounds = [(weight, *channel.bounds()) for weight, channel in used]
        self._bounds = Products(
            sparse.hstack([weight * left for weight, left, _ in bounds], format="csr"),
            sparse.hstack([right for _, _, right in bounds], format="csr"),
        )
        # By way of columns, which sorts the features of each row.
        self._left = sparse.hstack([weight * channel.left for weight, channel in used]).tocsc().tocsr()
        self._right = sparse.hstack([channel.right for _, channel in used]).tocsc().tocsr()
        self._offset = calibration.offset
        self.order = sequence * slope

    def bound(self, rows: Places) -> Floats:
        """Return what the log odds of some rows of `a` with every row of `b` are at most, exact to float32."""
        result = self._bounds.block(rows)
        result += np.float32(self._offset)
        return result

    def pairs(self, rows: Places, columns: Places) -> NDArray[np.float64]:
        """Return the log odds of single pairs, each the same whatever the others are."""
        return pair_products(self._left, self._right, rows, columns) + self._offset
