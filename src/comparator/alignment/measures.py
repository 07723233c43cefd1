"""Measures of rank, of calibration and of abstention, from scores and what is known to be right."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.vectors import Floats

RESAMPLES = 2000
"""Bootstrap resamples of the queries (percentile interval, Efron and Tibshirani 1993)."""
SEED = 20250726
BINS = 10
"""Bins of equal width of the calibration error."""
RECALLS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Where the abstention curve is read."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Measures of rank, each 0 to 1.

    `hit1` and `hit5` are the shares of queries with a published partner among the first one and five candidates,
    `mrr` the mean reciprocal rank of the first partner, `map` the mean average precision, `recall5` and `recall10`
    the mean shares of a query's partners among its first five and ten.
    """

    hit1: float
    hit5: float
    mrr: float
    map: float
    recall5: float
    recall10: float


def rank_measures(scores: Floats, partners: NDArray[np.bool_]) -> Measures:
    """Return the measures of one query.

    Among equal scores a published partner ranks last, so ties cannot flatter an engine.

    Args:
        scores: The score of each candidate.
        partners: Which of them are published partners; at least one is.
    """
    others = np.sort(scores[~partners])
    ordered = np.sort(scores[partners])[::-1]
    # The rank of the k-th published partner: the k before it and every other candidate not below it.
    ahead = len(others) - np.searchsorted(others, ordered, side="left")
    ranks = ahead + np.arange(1, len(ordered) + 1)
    first = int(ranks[0])
    return Measures(
        hit1=float(first == 1),
        hit5=float(first <= 5),
        mrr=1 / first,
        map=float(np.mean(np.arange(1, len(ranks) + 1) / ranks)),
        recall5=float(np.mean(ranks <= 5)),
        recall10=float(np.mean(ranks <= 10)),
    )


def mean(found: Sequence[Measures]) -> Measures:
    """Return the mean of each measure."""
    return Measures(*(float(value) for value in _table(found).mean(axis=0)))


def interval(found: Sequence[Measures]) -> tuple[Measures, Measures]:
    """Return the bounds of 95 % of the bootstrap means of each measure over the queries."""
    table = _table(found)
    generator = np.random.default_rng(SEED)
    means = np.stack([table[generator.integers(0, len(table), len(table))].mean(axis=0) for _ in range(RESAMPLES)])
    low, high = np.percentile(means, (2.5, 97.5), axis=0)
    return Measures(*(float(value) for value in low)), Measures(*(float(value) for value in high))


def _table(found: Sequence[Measures]) -> NDArray[np.float64]:
    return np.array([astuple(item) for item in found])


def expected_calibration_error(chances: NDArray[np.floating], right: NDArray[np.floating]) -> float:
    """Return the expected calibration error, 0 to 1 (Guo et al. 2017).

    Predictions are put into ten bins of equal width by their chance; the error is the mean over the bins, weighted
    by how many predictions each holds, of the gap between the mean chance and the share that is right.
    """
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    gaps = np.bincount(bins, weights=chances - right, minlength=BINS)
    return float(np.abs(gaps).sum() / max(1, len(chances)))


def refused_at(recall: float, kept: NDArray[np.floating], strangers: NDArray[np.floating]) -> float:
    """Return the share of queries without a partner that are refused where `recall` of those with one are kept.

    Args:
        recall: The share of queries with a partner whose first candidate is to stand.
        kept: The score of the first candidate of each query with a partner.
        strangers: The same of each query without one.
    """
    ordered = np.sort(kept)[::-1]
    threshold = ordered[min(len(ordered), int(np.ceil(recall * len(ordered) - 1e-9))) - 1]
    return float((strangers < threshold).mean())
