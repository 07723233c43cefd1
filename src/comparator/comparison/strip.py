"""Where a size stands between the smallest and the largest of its scale, for strip plots."""

from math import log10

LOGARITHMIC_FROM = 50.0
"""Ratio of the largest to the smallest size from which the scale is logarithmic, so that small values stay apart."""


def is_logarithmic(low: float, high: float) -> bool:
    """Return whether sizes between `low` and `high` are drawn on a logarithmic scale."""
    return low > 0 and high / low >= LOGARITHMIC_FROM


def share(size: float, low: float, high: float) -> float:
    """Return the place of `size` between `low` (0) and `high` (1); 0.5 where all sizes are equal.

    Sizes outside, which do not apply on the day that was asked for, stand at the edge.
    """
    if high <= low:
        return 0.5
    if is_logarithmic(low, high):
        if size <= 0:
            return 0.0
        place = (log10(size) - log10(low)) / (log10(high) - log10(low))
    else:
        place = (size - low) / (high - low)
    return min(1.0, max(0.0, place))
