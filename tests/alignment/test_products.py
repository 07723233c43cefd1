"""Products of sparse rows: common columns densely, rare ones sparsely, and the same sums either way."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse

from comparator.alignment import products
from comparator.alignment.products import Products, pair_products

VALUES = st.sampled_from([0, 0, 0, 0.25, 0.5, 1])


def tables() -> st.SearchStrategy[tuple[np.ndarray, np.ndarray]]:
    sizes = st.tuples(st.integers(1, 6), st.integers(1, 6), st.integers(0, 8))
    return sizes.flatmap(
        lambda size: st.tuples(
            arrays(np.float32, (size[0], size[2]), elements=VALUES),
            arrays(np.float32, (size[1], size[2]), elements=VALUES),
        )
    )


@settings(max_examples=60)
@given(tables(), st.sampled_from([0.0, 0.2, 2.0]), st.sampled_from([1, 4096]))
def test_a_block_is_the_product_whatever_counts_as_common(both, share, most):
    left, right = both
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(products, "DENSE", share)
        patch.setattr(products, "MOST_DENSE", most)
        found = Products(sparse.csr_matrix(left), sparse.csr_matrix(right))
    rows = np.arange(len(left))[::-2]

    np.testing.assert_allclose(found.block(rows), left[rows] @ right.T, atol=1e-6)


@given(tables(), st.data())
def test_single_pairs_are_the_product_and_do_not_depend_on_their_company(both, data):
    left, right = both
    sides = sparse.csr_matrix(left), sparse.csr_matrix(right)
    place = st.tuples(st.integers(0, len(left) - 1), st.integers(0, len(right) - 1))
    rows, columns = np.array(data.draw(st.lists(place, min_size=1, max_size=9))).T

    together = pair_products(*sides, rows, columns)

    np.testing.assert_allclose(together, (left @ right.T)[rows, columns], atol=1e-6)
    alone = [pair_products(*sides, rows[[at]], columns[[at]])[0] for at in range(len(rows))]
    assert together.tolist() == alone
