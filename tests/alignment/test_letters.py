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

    found = letter_counts(["ai act"])

    # All nine stand in one text once each, but three in one word and six in the other.
    assert sorted(found.copies.tolist()) == [3, 6]
    assert found.matrix.toarray().tolist() == [[1, 1]]


def test_groups_that_always_come_together_share_a_column():
    found = letter_counts(["log", "log log", "logs"])

    # Of both words: ` lo`, `log`, ` log`. Of `log` alone: `og `, `log `, ` log `. Of `logs`: `ogs`, `gs `, ...
    columns = map(tuple, found.matrix.toarray().T.tolist())
    assert dict(zip(columns, found.copies.tolist(), strict=True)) == {(1, 2, 1): 3, (1, 2, 0): 3, (0, 0, 1): 6}


def test_groups_that_mostly_come_together_are_of_one_kind():
    # `logs` stands in one text and `log` in ten, so the groups of both are of the kind of those of `log` alone.
    found = letter_counts([*["log"] * 10, "logs"])
    kinds = dict(zip(map(tuple, found.matrix.toarray()[-2:].T.tolist()), found.kinds.tolist(), strict=True))

    assert kinds[1, 1] == kinds[1, 0] != kinds[0, 1]


@given(TEXTS)
@example(["aaaa aaaa", "aaaa"])
@example(["\ud800 x", ""])
def test_products_of_counts_are_those_of_counting_by_hand(texts):
    found = letter_counts(texts)
    dense = found.matrix.toarray()
    counted = [by_hand(text) for text in texts]

    products = (dense * found.copies) @ dense.T
    expected = [[sum(one[group] * other[group] for group in one) for other in counted] for one in counted]
    np.testing.assert_array_equal(products, np.array(expected).reshape(products.shape))


@given(st.lists(any_texts, min_size=1, max_size=4), st.lists(any_texts, min_size=1, max_size=4))
def test_similarities_are_those_of_a_channel_of_all_groups(a, b):
    merged = letter_channel(a, b).block(0, len(a))
    whole = channel(*([list(by_hand(text).elements()) for text in side] for side in (a, b))).block(0, len(a))

    assert merged == pytest.approx(whole, abs=1e-5)


@given(st.lists(any_texts, min_size=1, max_size=4), st.lists(any_texts, min_size=1, max_size=4))
def test_no_similarity_is_above_its_bound(a, b):
    groups = letter_channel(a, b)
    left, right = groups.bounds()

    assert (groups.block(0, len(a)) <= (left @ right.T).toarray() + 1e-5).all()
