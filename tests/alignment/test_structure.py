"""The structural part: what both files record about topic, norm, bearer and measure."""

import pytest

from comparator.alignment.structure import BEARER, MEASURES, NORM, TOPICS, structure
from comparator.model.passage import Passage


def recorded(topics=(), norm="", bearer=(), measures=()) -> Passage:
    return Passage("c1", {"en": "x"}, topics=topics, norm=norm, bearer=bearer, measures=measures)


FULL = recorded(("logging",), "obligation", ("provider",), ("log-retention",))


def pair(a: Passage, b: Passage) -> float:
    found = structure([a], [b])
    assert found is not None
    return found.pair(0, 0)


def test_clause_files_record_nothing_so_there_is_no_structure():
    assert structure([Passage("c1", {"en": "x"})], [FULL]) is None
    assert structure([FULL], [Passage("c1", {"en": "x"})]) is None


def test_the_shares_of_the_keys_add_up_to_one():
    assert pytest.approx(1) == TOPICS + NORM + BEARER + MEASURES
    assert pair(FULL, FULL) == pytest.approx(1)


def test_each_key_adds_its_share():
    assert pair(FULL, recorded(("logging",))) == pytest.approx(TOPICS)
    assert pair(FULL, recorded(("logging",), "obligation")) == pytest.approx(TOPICS + NORM)
    assert pair(FULL, recorded(("audit",), "right", ("provider",))) == pytest.approx(BEARER)
    assert pair(FULL, recorded(("audit",), "right", ("user",), ("log-retention",))) == pytest.approx(MEASURES)
    assert pair(FULL, recorded(("audit",), "right", ("user",))) == 0


def test_two_clauses_that_record_no_norm_do_not_agree_on_one():
    assert pair(recorded(("logging",)), recorded(("logging",))) == pytest.approx(TOPICS)


def test_a_rare_topic_says_more_than_a_common_one():
    a = [recorded(("risk-management", "deepfake"))]
    b = [recorded(("deepfake",)), recorded(("risk-management",)), recorded(("risk-management",))]
    found = structure(a, b)

    assert found is not None
    assert found.pair(0, 0) > found.pair(0, 1)


def test_a_pair_scores_as_in_its_block():
    a, b = [FULL, recorded(("audit",), "right")], [recorded(("audit", "logging"), "obligation"), FULL]
    found = structure(a, b)

    assert found is not None
    for row, values in enumerate(found.block(0, 2)):
        assert [found.pair(row, column) for column in range(2)] == pytest.approx(values.tolist())
