"""Recorded decisions stand before candidates, and the page of a pair says who decided, when and why."""

from dataclasses import replace

import pytest

from comparator.corpus.corpus import load_corpus
from comparator.model.mapping import Mapping, MappingSet, Relation, Reviewer
from comparator.tui import work
from comparator.tui.app import ComparatorApp
from comparator.tui.clipboard import as_text
from tests.tui.conftest import Driver, squeezed

A, B = "cn-trial-measures", "kr-trial-act"


@pytest.fixture
def decided(monkeypatch):
    """Let readers have decided on art. 6 and art. 2 of the two instruments, in a file that starts with Korea."""
    rows = (
        Mapping(
            "art-2", "art-6", Relation.SUPERSET, "r1", "2026-10-01", "functional", "human", 0.8,
            {"en": "A [b]why[/b]."},
        ),
        Mapping("art-1", "art-5", Relation.NONE, "r1", "2026-10-01"),
        Mapping("art-1", "art-4", Relation.INTERSECTS, "nobody", "2026-10-02"),
    )  # fmt: skip
    sets = {"kr-cn": MappingSet("kr-cn", {}, B, A, (Reviewer("r1", "First reader", "Some ministry"),), rows)}
    monkeypatch.setattr(
        work, "load_corpus", lambda folder, added: replace(load_corpus(folder, added), mapping_sets=sets)
    )


async def test_recorded_pairs_come_first_with_their_relation(app: ComparatorApp, decided):
    async with app.run_test(size=(230, 60)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose(A, B)
        await me.until(lambda: bool(me.main._rows))
        recorded = [row for row in me.main._rows if row.pair is not None and row.pair.relation is not None]
        assert recorded == list(me.main._rows[:2])
        assert {(row.clause.id, row.pair.b.id, row.pair.relation) for row in recorded if row.pair} == {
            ("art-6", "art-2", Relation.SUBSET),
            ("art-4", "art-1", Relation.INTERSECTS),
        }
        shown = squeezed(me.screen_text())
        assert "2 recorded" in shown
        assert "recorded B Art. 2(1) Label on generated content subset-of" in shown
        assert not any(row.pair.b.id == "art-1" for row in me.main._rows if row.pair and row.clause.id == "art-5")


async def test_the_page_says_who_decided_when_and_why(app: ComparatorApp, decided):
    async with app.run_test(size=(230, 60)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose(A, B)
        me.main.show_clause("kr-trial-act/art-2")
        await me.until(lambda: "recorded: subset-of" in me.screen_text())
        shown = squeezed(me.screen_text())
        for words in (
            "a reader's decision",
            "Relation A subset-of B",
            "Why A [b]why[/b].",
            "Who, when First reader, Some ministry; 2026-10-01",
            "How rationale functional; method human; confidence 0.8",
            "Set kr-cn",
        ):
            assert words in shown
        assert "found by machine" not in shown
        assert me.main.explorer is not None
        row = me.main._rows[me.pairs.cursor]
        assert "Recorded relation: subset-of" in as_text(row, me.main.explorer.spoken)
        me.main.show_clause("cn-trial-measures/art-4")
        await me.until(lambda: "nobody; 2026-10-02" in squeezed(me.screen_text()))


async def test_swapped_sides_turn_the_relation(app: ComparatorApp, decided):
    async with app.run_test(size=(230, 60)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose(B, A)
        me.main.show_clause("kr-trial-act/art-2")
        await me.until(lambda: "Relation A superset-of B" in squeezed(me.screen_text()))


async def test_a_candidate_says_that_a_machine_found_it(app: ComparatorApp):
    async with app.run_test(size=(230, 60)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose(A, B)
        await me.until(lambda: "found by machine, not a recorded mapping" in squeezed(me.screen_text()))
        assert "Recorded decision" not in me.screen_text()
        assert "0 recorded" not in me.screen_text()
