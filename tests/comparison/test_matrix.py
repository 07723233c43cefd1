"""The matrix: what norm holds on a topic, and five kinds of not knowing one that stay apart."""

import pytest

from comparator.comparison.matrix import Cell, CellState, matrix
from comparator.model.framework import Absence, Force, Framework, Norm
from tests.builders import clause, corpus_of, framework, life, period

TOPIC = "logging"
DAY = "2026-01-01"


def on(topic: str = TOPIC, norm: Norm = Norm.OBLIGATION, clause_id: str = "c1", **more):
    return clause(clause_id, norm, topics=(topic,), **more)


@pytest.fixture
def cell(vocabularies):
    """Return the cell of the topic in jurisdiction AA, for a corpus of these frameworks."""

    def look(*frameworks: Framework, day: str = DAY) -> Cell:
        found = matrix(corpus_of(vocabularies, *frameworks), day, topics=[TOPIC], jurisdictions=["AA"])
        return found.cells[0][0]

    return look


def test_a_cell_shows_the_norm_that_holds_and_its_clauses(cell):
    found = cell(framework("act", on(), on("audit", clause_id="c2")))

    assert (found.topic, found.column, found.state) == (TOPIC, "AA", CellState.NORM)
    assert (found.norm, found.binding) == (Norm.OBLIGATION, True)
    assert [item.id for item in found.clauses] == ["c1"]


@pytest.mark.parametrize(
    ("norms", "shown"),
    [
        ([Norm.RECOMMENDATION, Norm.OBLIGATION], Norm.OBLIGATION),
        ([Norm.DEFINITION, Norm.INSTITUTION], Norm.INSTITUTION),
        ([Norm.AIM, Norm.RECOMMENDATION], Norm.RECOMMENDATION),
        ([Norm.RECOMMENDATION, Norm.PERMISSION], Norm.PERMISSION),
        ([Norm.PERMISSION, Norm.RIGHT], Norm.RIGHT),
        ([Norm.RIGHT, Norm.RIGHT, Norm.PROHIBITION], Norm.PROHIBITION),
    ],
)
def test_what_binds_comes_before_what_guides_and_that_before_what_describes(cell, norms, shown):
    assert cell(framework("act", *(on(norm=norm, clause_id=f"c{n}") for n, norm in enumerate(norms)))).norm is shown


@pytest.mark.parametrize(
    ("norms", "shown", "count"),
    [
        ([Norm.PROHIBITION, Norm.OBLIGATION, Norm.OBLIGATION], Norm.OBLIGATION, 2),
        ([Norm.OBLIGATION, Norm.PROHIBITION, Norm.PROHIBITION, Norm.AIM], Norm.PROHIBITION, 2),
        ([Norm.OBLIGATION, Norm.PROHIBITION], Norm.PROHIBITION, 1),
    ],
)
def test_of_bans_and_duties_the_more_frequent_names_the_cell(cell, norms, shown, count):
    found = cell(framework("act", *(on(norm=norm, clause_id=f"c{n}") for n, norm in enumerate(norms))))

    assert (found.norm, found.count) == (shown, count)


def test_a_norm_binds_where_one_instrument_with_it_has_legal_force(cell):
    code = framework("code", on(), force=Force.VOLUNTARY)

    assert not cell(code).binding
    assert not cell(code, framework("act", on(norm=Norm.AIM))).binding  # the act does not have that norm
    assert cell(code, framework("act", on())).binding


def test_a_norm_that_will_apply_is_future(cell):
    found = cell(framework("act", on(applies=period("2027-12-02"))))

    assert (found.state, found.norm) == (CellState.FUTURE, Norm.OBLIGATION)
    assert [item.id for item in found.clauses] == ["c1"]


def test_what_holds_now_stands_before_what_will_and_both_are_told(cell):
    found = cell(
        framework("act", on(applies=period("2027-12-02"), norm=Norm.PROHIBITION), on(norm=Norm.AIM, clause_id="c2"))
    )

    assert (found.state, found.norm) == (CellState.NORM, Norm.AIM)
    assert [item.id for item in found.clauses] == ["c2"]
    assert [item.id for item in found.upcoming] == ["c1"]


def test_what_is_over_holds_no_more(cell):
    repealed = framework("old", on(), lifecycle=life(("in-force", "2020-01-01"), ("repealed", "2024-05-14")))
    relief = framework("act", on(applies=period("2025-01-01", until="2025-12-31")))

    assert cell(repealed, relief).state is CellState.SILENT
    assert cell(repealed, relief, day="2024-05-13").state is CellState.NORM


def test_an_act_repealed_before_it_applied_never_holds(cell):
    withdrawn = framework("bill", on(), lifecycle=life(("in-force", "2026-06-30"), ("repealed", "2026-05-14")))

    assert cell(withdrawn).state is CellState.FUTURE
    assert cell(withdrawn, day="2026-07-01").state is CellState.SILENT


def test_known_absence_silence_and_not_encoded_stay_apart(cell):
    absent = framework("act", on("audit"), absent=(Absence(TOPIC, {"en": "No rule on logs."}, "act"),))
    silent = framework("act", on("audit"), absent=(Absence("licensing", {"en": "No licences."}, "act"),))
    elsewhere = framework("other", on(), jurisdiction="BB")

    assert cell(absent).state is CellState.ABSENT
    assert cell(silent).state is CellState.SILENT
    assert cell(elsewhere).state is CellState.NOT_ENCODED
    for found in (cell(absent), cell(silent), cell(elsewhere)):
        assert (found.norm, found.binding, found.clauses) == (None, False, ())


def test_a_rule_elsewhere_in_the_country_outweighs_an_absence(cell):
    act = framework("act", on("audit"), absent=(Absence(TOPIC, {"en": "No rule on logs."}, "act"),))

    assert cell(act, framework("decree", on())).state is CellState.NORM


def test_rows_and_columns_are_as_asked_or_all(vocabularies):
    corpus = corpus_of(vocabularies, framework("b", on(), jurisdiction="BB"), framework("a", on(), jurisdiction="AA"))

    asked = matrix(corpus, DAY, topics=["audit", TOPIC], jurisdictions=["BB"])
    assert (asked.day, asked.topics, asked.columns) == (DAY, ("audit", TOPIC), ("BB",))
    assert [[found.state for found in row] for row in asked.cells] == [[CellState.SILENT], [CellState.NORM]]
    whole = matrix(corpus, DAY)
    assert whole.topics == tuple(vocabularies.topics)
    assert whole.columns == ("AA", "BB")


def test_the_shipped_corpus_on_two_days(corpus):
    def state(day: str) -> CellState:
        return matrix(corpus, day, topics=["social-scoring"], jurisdictions=["EU"]).cells[0][0].state

    # The ban of social scoring in the EU applies from 2 February 2025, half a year after the act entered into force.
    assert state("2025-02-01") is CellState.FUTURE
    assert state("2025-02-02") is CellState.NORM
