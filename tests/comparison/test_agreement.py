"""The level of a topic follows from counts that are always there."""

import pytest

from comparator.comparison.agreement import Level, Stance, agreement, level
from comparator.comparison.matrix import matrix
from comparator.model.framework import Force, Norm
from comparator.model.vocabulary import Vocabularies
from tests.builders import clause, corpus_of, framework

DAY = "2026-01-01"
NO_VOCABULARIES = Vocabularies({}, {}, {}, {}, {}, {}, {}, {})


@pytest.mark.parametrize(
    ("considered", "stances", "expected"),
    [
        (3, [], Level.SILENT),
        (3, [Stance.DUTY], Level.SINGLE),
        (3, [Stance.DUTY] * 3, Level.COMMON),
        (3, [Stance.DUTY] * 2, Level.MAJORITY),
        (4, [Stance.DUTY] * 2, Level.DIVERGENT),
        (2, [Stance.DUTY, Stance.AIM], Level.DIVERGENT),
        (1, [Stance.DUTY], Level.SINGLE),
    ],
)
def test_levels(considered: int, stances: list[Stance], expected: Level) -> None:
    assert level(considered, stances) is expected


def test_holders_force_silence_and_what_is_not_encoded_stay_apart() -> None:
    loaded = corpus_of(
        NO_VOCABULARIES,
        framework("aa-act", clause(norm=Norm.PROHIBITION, topics=("logging",)), jurisdiction="AA"),
        framework(
            "bb-guide", clause(norm=Norm.RECOMMENDATION, topics=("logging",)), jurisdiction="BB", force=Force.VOLUNTARY
        ),
        framework("cc-act", clause(topics=("audit",)), jurisdiction="CC"),
    )
    table = matrix(loaded, DAY, topics=("logging",), jurisdictions=("AA", "BB", "CC", "DD"))
    (row,) = agreement(table)
    assert row.level is Level.DIVERGENT
    assert row.holders == {Stance.DUTY: ("AA",), Stance.RECOMMENDATION: ("BB",)}
    assert row.binding == ("AA",)
    assert (row.silent, row.not_encoded, row.considered) == (("CC",), ("DD",), ("AA", "BB", "CC"))
    assert row.covering == ("AA", "BB")
