"""Calibration error and refusals, against figures computed by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.alignment.measures import expected_calibration_error, rank_measures, refused_at

CHANCES = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


def error(chances, right):
    return expected_calibration_error(np.array(chances), np.array(right, dtype=float))


def test_the_calibration_error_by_hand():
    # Two predictions near .95 of which one is right, two near .15 of which none is.
    assert error([0.95, 0.95, 0.15, 0.15], [1, 0, 0, 0]) == pytest.approx(0.5 * (0.95 - 0.5) + 0.5 * 0.15)


def test_over_and_underconfidence_cancel_within_a_bin_only():
    assert error([0.5, 0.5], [1, 0]) == pytest.approx(0)
    assert error([0.55, 0.65], [1, 0]) == pytest.approx((0.45 + 0.65) / 2)


@pytest.mark.parametrize(("chance", "right", "expected"), [(1.0, 1, 0), (1.0, 0, 1), (0.0, 0, 0), (0.0, 1, 1)])
def test_the_ends_of_the_scale_count(chance, right, expected):
    assert error([chance], [right]) == expected


@settings(max_examples=50)
@given(CHANCES)
def test_the_calibration_error_is_a_share_and_no_less_than_the_gap_of_the_means(found):
    chances, right = [chance for chance, _ in found], [float(truth) for _, truth in found]

    assert abs(np.mean(chances) - np.mean(right)) - 1e-9 <= error(chances, right) <= 1 + 1e-9


KEPT = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05])


@pytest.mark.parametrize(
    ("recall", "strangers", "refused"),
    [
        (0.5, [0.45, 0.55, 0.1, 0.5], 0.5),  # five are kept from 0.5 on; a stranger at 0.5 is kept with them
        (0.9, [0.45, 0.05, 0.1, 0.5], 0.25),
        (0.9, [0.0, 0.0], 1.0),
        (1.0, [0.05, 0.9], 0.0),
    ],
)
def test_what_is_refused_where_a_share_is_kept(recall, strangers, refused):
    assert refused_at(recall, KEPT, np.array(strangers)) == refused


def test_an_engine_that_scores_all_alike_refuses_nothing():
    assert refused_at(0.5, np.ones(10), np.ones(4)) == 0


def test_recall_counts_the_partners_among_the_first():
    scores = np.linspace(1, 0, 12, dtype=np.float32)
    partners = np.zeros(12, dtype=bool)
    partners[[0, 4, 5, 11]] = True
    found = rank_measures(scores, partners)

    assert (found.hit1, found.recall5, found.recall10) == (1, 2 / 4, 3 / 4)
