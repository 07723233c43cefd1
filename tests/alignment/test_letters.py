"""Groups of letters: those inside words, counted as one would by hand, with equal columns put together."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comparator.alignment.channel import channel
from comparator.alignment.letters import GROUPS, letter_channel, letter_counts
from tests.text.multilingual import any_texts

TEXTS = st.lists(any_texts, max_size=4)


def by_hand(text: str) -> Counter[str]:
    padded = [f" {word} " for word in text.split()]
    return Counter(word[at : at + size] for word in padded for size in GROUPS for at in range(len(word) - size + 1))


def test_groups_stay_inside_words_and_know_their_edges():
    assert sorted(by_hand("ai act")) == [" ac", " act", " act ", " ai", " ai ", "act", "act ", "ai ", "ct "]

    matrix, copies = letter_counts(["ai act"])

    # All nine stand in one text once each, but three in one word and six in the other.
    assert sorted(copies.tolist()) == [3, 6]
    assert matrix.toarray().tolist() == [[1, 1]]


def test_groups_that_always_come_together_share_a_column():
    matrix, copies = letter_counts(["log", "log log", "logs"])

    # Of both words: ` lo`, `log`, ` log`. Of `log` alone: `og `, `log `, ` log `. Of `logs`: `ogs`, `gs `, ...
    table = {tuple(column): int(many) for column, many in zip(matrix.toarray().T.tolist(), copies, strict=True)}
    assert table == {(1, 2, 1): 3, (1, 2, 0): 3, (0, 0, 1): 6}


@given(TEXTS)
@example(["aaaa aaaa", "aaaa"])
@example(["\ud800 x", ""])
def test_products_of_counts_are_those_of_counting_by_hand(texts):
    matrix, copies = letter_counts(texts)
    dense = matrix.toarray()
    counted = [by_hand(text) for text in texts]

    found = (dense * copies) @ dense.T
    expected = [[sum(one[group] * other[group] for group in one) for other in counted] for one in counted]
    np.testing.assert_array_equal(found, np.array(expected).reshape(found.shape))


@given(st.lists(any_texts, min_size=1, max_size=4), st.lists(any_texts, min_size=1, max_size=4))
def test_similarities_are_those_of_a_channel_of_all_groups(a, b):
    merged = letter_channel(a, b).block(0, len(a))
    whole = channel(*([list(by_hand(text).elements()) for text in side] for side in (a, b))).block(0, len(a))

    assert merged == pytest.approx(whole, abs=1e-5)
