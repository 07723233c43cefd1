"""The level of a topic follows from counts that are always there."""

from collections.abc import Mapping

import pytest

from comparator.comparison.agreement import Level, Stance, agreement, level
from comparator.comparison.matrix import By, matrix
from comparator.model.framework import Force, Framework, Norm
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
        (4, [Stance.DUTY] * 2, Level.MAJORITY),
        (2, [Stance.DUTY, Stance.AIM], Level.DIVERGENT),
        (9, [Stance.DUTY, Stance.DUTY, Stance.AIM], Level.MAJORITY),
        (4, [Stance.DUTY, Stance.DUTY, Stance.AIM, Stance.RIGHT], Level.DIVERGENT),
        (1, [Stance.DUTY], Level.SINGLE),
        (0, [], Level.NOT_ENCODED),
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


def test_a_bill_covers_a_topic_and_is_counted_as_not_in_force() -> None:
    loaded = corpus_of(
        NO_VOCABULARIES,
        framework("aa-act", clause(topics=("logging",)), jurisdiction="AA"),
        framework("bb-bill", clause(topics=("logging",)), jurisdiction="BB", force=Force.NOT_IN_FORCE),
    )
    (row,) = agreement(matrix(loaded, DAY, topics=("logging",)))
    assert (row.level, row.binding, row.not_in_force) == (Level.COMMON, ("AA",), ("BB",))


def test_by_instrument_each_instrument_is_a_column() -> None:
    loaded = corpus_of(
        NO_VOCABULARIES,
        framework("aa-act", clause(topics=("logging",)), jurisdiction="AA"),
        framework("aa-guide", clause(topics=("audit",)), jurisdiction="AA"),
    )
    table = matrix(loaded, DAY, topics=("logging",), by=By.INSTRUMENT)
    assert table.columns == ("aa-act", "aa-guide")
    assert agreement(table)[0].level is Level.SINGLE


def test_a_silent_country_or_a_copy_never_changes_who_holds_what() -> None:
    act = framework("aa-act", clause(topics=("logging",)), jurisdiction="AA")
    copy = framework("aa-copy", clause(topics=("logging",), framework="aa-copy"), jurisdiction="AA")
    silent = framework("zz-act", jurisdiction="ZZ")
    other = framework("bb-act", clause(norm=Norm.AIM, topics=("logging",)), jurisdiction="BB")

    def holders(*items: Framework) -> Mapping[Stance, tuple[str, ...]]:
        return agreement(matrix(corpus_of(NO_VOCABULARIES, *items), DAY, topics=("logging",)))[0].holders

    assert holders(act, other) == holders(other, act, copy, silent)
