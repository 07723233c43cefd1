"""Mapping sets are read into decisions; a bad one is refused with its place."""

from pathlib import Path

import pytest

from comparator.corpus.mappings import load_mapping_set
from comparator.model.errors import InputError
from comparator.model.mapping import Relation

GOOD = """
schema: 1
id: aa-bb
title: {en: AA and BB}
source: aa-act
target: bb-act
reviewers:
  - {id: first, name: First reviewer}
  - {id: second, name: Second reviewer, organisation: An institute}
mappings:
  - source: art-1
    target: sec-2
    relation: subset-of
    rationale: functional
    reason: {en: Both call for logs; only the second for all systems.}
    method: human
    confidence: 0.8
    reviewer: first
    on: 2026-11-23
reviews:
  - {source: art-1, target: sec-2, relation: intersects-with, reviewer: second, on: 2026-11-23}
"""


def test_decisions_and_second_decisions_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "aa-bb.yaml"
    path.write_text(GOOD, encoding="utf-8")
    found = load_mapping_set(path)
    (decision,), (review,) = found.mappings, found.reviews
    assert (decision.relation, decision.confidence, decision.on) == (Relation.SUBSET, 0.8, "2026-11-23")
    assert (review.relation, review.reviewer, review.confidence) == (Relation.INTERSECTS, "second", None)
    assert found.reviewers[1].organisation == "An institute"


def test_read_from_the_other_side_a_subset_is_a_superset() -> None:
    assert Relation.SUBSET.inverse is Relation.SUPERSET
    assert all(relation.inverse.inverse is relation for relation in Relation)
    assert Relation.INTERSECTS.inverse is Relation.INTERSECTS


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("subset-of", "part-of", "must be one of"), ("0.8", "high", "must be a number"), ("mappings:", "rows:", "has no")],
)
def test_a_bad_set_is_refused_with_its_place(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "aa-bb.yaml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=words) as caught:
        load_mapping_set(path)
    assert caught.value.position is not None
