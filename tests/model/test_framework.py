"""The nouns: what can be asked of them, and that they cannot be changed."""

import dataclasses

import pytest

from comparator.model.framework import USUAL_STRENGTH, Norm, Part, Source
from tests.builders import clause, framework


@pytest.fixture
def act():
    return framework(
        "kr-act",
        clause("art-31-1", framework="kr-act"),
        clause("art-32", framework="kr-act"),
        sources=(Source("act", "Act", "https://example.org/act", "ko", "official", "2026-01-01"),),
        parts=(Part("ch-4", "Chapter 4", {"en": "Safety"}),),
    )


def test_clauses_sources_and_parts_are_found_by_id(act):
    assert act.clause("art-32").cite == "Art. art-32"
    assert act.source("act").language == "ko"
    assert act.part("ch-4").title == {"en": "Safety"}


@pytest.mark.parametrize("look_up", ["clause", "source", "part"])
def test_an_unknown_id_is_none(act, look_up):
    assert getattr(act, look_up)("nowhere") is None


def test_the_key_of_a_clause_names_it_in_the_whole_corpus(act):
    assert [clause.key for clause in act.clauses] == ["kr-act/art-31-1", "kr-act/art-32"]


def test_nouns_cannot_be_changed(act):
    with pytest.raises(dataclasses.FrozenInstanceError):
        act.id = "other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        act.clauses[0].norm = Norm.RIGHT


def test_every_norm_has_a_usual_strength():
    assert set(USUAL_STRENGTH) == set(Norm)
