"""Choosing by bounds finds what looking at every pair finds, and looks at fewer."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.alignment.selection import SLACK, best_pairs


def choose(base, over, extra, extra_bound, count, scored=None):
    """Choose from tables; a score is base and extra, and `over` is by how much the base is overestimated.

    `scored` collects the pairs that were scored.
    """

    def score(rows, columns):
        if scored is not None:
            scored.update(zip(rows.tolist(), columns.tolist(), strict=True))
        return (base + extra)[rows, columns]

    found = best_pairs(
        (base + over + extra_bound).astype(np.float32),
        (base + over).astype(np.float32),
        count,
        lambda rows, columns: extra[rows, columns],
        score,
    )
    return [(int(row), int(column), float(score)) for row, column, score in zip(*found, strict=True)]


def exhaustive(scores, count):
    return [
        (row, column, values[column])
        for row, values in enumerate(scores.tolist())
        for column in sorted(range(len(values)), key=lambda column: -values[column])[:count]
    ]


@settings(max_examples=200)
@given(st.integers(0, 2**32 - 1), st.integers(1, 5), st.integers(1, 120), st.integers(1, 6), st.booleans())
def test_the_choice_is_that_of_scoring_every_pair(seed, rows, columns, count, few_values):
    generator = np.random.default_rng(seed)

    def numbers():
        return generator.integers(0, 4, (rows, columns)) / 4 if few_values else generator.random((rows, columns))

    base, over, bound = numbers(), numbers(), numbers()
    extra = bound * (generator.integers(0, 2, bound.shape) if few_values else generator.random(bound.shape))

    assert choose(base, over, extra, bound, count) == exhaustive(base + extra, count)


def test_errors_of_single_precision_decide_nothing():
    # In float32 both columns are the same, and the better one comes second.
    base = np.array([[0.5, 0.5 + 1e-12, 0.1]])
    none = np.zeros_like(base)

    assert choose(base, none, none, none, 1) == [(0, 1, 0.5 + 1e-12)]


def test_what_cannot_be_among_the_best_is_not_scored():
    base = np.array([[0.9, 0.5, 0.85, 0.8, 0.1]])
    none, extra_bound = np.zeros_like(base), np.full_like(base, 0.2)
    extra = np.array([[0.0, 0.2, 0.2, 0.0, 0.2]])
    scored: set[tuple[int, int]] = set()

    assert choose(base, none, extra, extra_bound, 1, scored) == [(0, 2, pytest.approx(1.05))]
    # The first has the highest bound. The fourth could be better, but its extra says that it is not.
    assert scored == {(0, 0), (0, 2)}
    assert SLACK < 0.01  # or the bounds would cut nothing
