"""Choosing by bounds finds what looking at every pair finds, and looks at fewer."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.alignment.selection import SLACK, best_pairs


def choose(base, extra, bound, count, asked=None):
    """Choose from tables of bases, extras and upper bounds of the extras; `asked` collects the pairs looked at."""

    def extras(rows, columns):
        if asked is not None:
            asked.update(zip(rows.tolist(), columns.tolist(), strict=True))
        return extra[rows, columns]

    found = best_pairs(
        base.astype(np.float32),
        (base + bound).astype(np.float32),
        count,
        extras,
        lambda rows, columns: (base + extra)[rows, columns],
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
    shape = (rows, columns)
    base = generator.integers(0, 4, shape) / 4 if few_values else generator.random(shape)
    bound = generator.integers(0, 3, shape) / 4 if few_values else generator.random(shape)
    extra = bound * (generator.integers(0, 2, shape) if few_values else generator.random(shape))

    assert choose(base, extra, bound, count) == exhaustive(base + extra, count)


def test_errors_of_single_precision_decide_nothing():
    # In float32 both columns are the same, and the better one comes second.
    base = np.array([[0.5, 0.5 + 1e-12, 0.1]])
    none = np.zeros_like(base)

    assert choose(base, none, none, 1) == [(0, 1, 0.5 + 1e-12)]


def test_what_cannot_be_among_the_best_is_not_looked_at():
    base = np.array([[0.9, 0.5, 0.85, 0.1]])
    bound = np.full_like(base, 0.2)
    asked: set[tuple[int, int]] = set()

    assert choose(base, np.array([[0.0, 0.2, 0.2, 0.2]]), bound, 1, asked) == [(0, 2, pytest.approx(1.05))]
    assert asked == {(0, 0), (0, 2)}
    assert SLACK < 0.01  # or the bounds would cut nothing
