"""A channel is the cosine of tf-idf vectors; the examples are small enough to compute by hand."""

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.alignment.channel import channel
from comparator.alignment.vectors import Vocabulary, counts, idf


def test_similarity_by_hand():
    # Three rows in all: `log` stands in two of them, `keep` and `fine` in one.
    found = channel([["log", "keep"]], [["log"], ["fine"]])
    w_log, w_keep = log(4 / 3) + 1, log(4 / 2) + 1
    expected = w_log / sqrt(w_log**2 + w_keep**2)

    assert expected == pytest.approx(0.6053, abs=1e-4)
    assert found.block(0, 1).tolist() == [[pytest.approx(expected, abs=1e-6), 0.0]]


def test_a_repeated_feature_counts_by_its_logarithm():
    found = channel([["log"] * 4 + ["keep"]], [["log"]])
    w_log, w_keep = (log(3 / 3) + 1) * (1 + log(4)), log(3 / 2) + 1

    assert found.pair(0, 0) == pytest.approx(w_log / sqrt(w_log**2 + w_keep**2), abs=1e-6)


def test_a_rare_feature_says_more_than_a_common_one():
    sides = [["system", "deepfake"], ["system"], ["system"]]
    found = channel(sides, [["system", "other"], ["deepfake", "other"]])

    assert found.pair(0, 1) > found.pair(0, 0)


def test_rarity_can_be_the_mean_of_both_sides():
    # `law` stands in one of one rows of `a`, and in one of three of `b`.
    a = [["law", "log"]]
    b = [["law"], ["log"], ["log"]]
    w_law = ((log(2 / 2) + 1) + (log(4 / 2) + 1)) / 2
    w_log = ((log(2 / 2) + 1) + (log(4 / 3) + 1)) / 2
    length = sqrt(w_law**2 + w_log**2)

    found = channel(a, b, together=False)

    assert found.block(0, 1).tolist() == [pytest.approx([w_law / length, w_log / length, w_log / length], abs=1e-6)]


def test_the_shares_of_the_features_add_up_to_the_similarity():
    found = channel([["log", "keep", "six"]], [["log", "keep", "fine"]])

    shares = found.shares(0, 0)

    assert set(shares) == {"log", "keep"}
    assert sum(shares.values()) == pytest.approx(found.pair(0, 0))
    assert found.pair(0, 0) == pytest.approx(found.block(0, 1)[0, 0], abs=1e-6)


@pytest.mark.parametrize("together", [True, False])
def test_nothing_is_like_nothing(together):
    found = channel([[], ["log"]], [[], ["log"]], together=together)

    assert found.block(0, 2).tolist() == [[0, 0], [0, pytest.approx(1)]]
    assert found.pair(0, 0) == 0
    assert found.shares(0, 1) == {}


def test_inverse_document_frequency_is_smoothed_and_at_least_one():
    matrix = counts([["log", "keep"], ["log"]], Vocabulary())

    assert idf(matrix).tolist() == pytest.approx([1.0, log(3 / 2) + 1])


FEATURES = st.lists(st.lists(st.sampled_from("abcdef"), max_size=8), min_size=1, max_size=6)


@given(FEATURES, FEATURES, st.booleans())
def test_similarities_are_shares_and_the_sides_can_be_swapped(a, b, together):
    forth = channel(a, b, together=together).block(0, len(a))
    back = channel(b, a, together=together).block(0, len(b))

    assert ((forth >= 0) & (forth <= 1)).all()
    np.testing.assert_allclose(forth, back.T, atol=1e-6)
