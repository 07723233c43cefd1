"""A day: the lists, the pairs and the matrix follow it, and an empty one brings everything back."""

import pytest
from textual.widgets import Input

from comparator.tui.app import ComparatorApp
from comparator.tui.screens.day import DayScreen
from comparator.tui.screens.export import ExportScreen
from comparator.tui.screens.matrix import MatrixScreen
from tests.tui.conftest import Driver, squeezed

A, B = "cn-trial-measures", "kr-trial-act"


async def go_to(me: Driver, day: str) -> None:
    await me.press("D")
    await me.until(lambda: isinstance(me.app.screen, DayScreen))
    me.app.screen.query_one(Input).value = ""
    await me.type(day)
    await me.press("enter")


async def test_the_list_holds_only_what_applies_and_the_status_says_the_day(app: ComparatorApp):
    async with app.run_test(size=(160, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.to(B)
        await me.press("enter")
        assert [row.clause.id for row in me.main._rows] == ["art-1", "art-2", "art-3"]
        assert "as of" not in me.screen_text()
        await go_to(me, "2026-11-23")
        await me.until(lambda: "as of 2026-11-23 (D: other)" in me.screen_text())
        assert [row.clause.id for row in me.main._rows] == ["art-1", "art-3"]
        assert "Korean Trial Act 2 " in squeezed(me.screen_text()), "the tree counts what applies"
        await go_to(me, "")
        await me.until(lambda: len(me.main._rows) == 3)
        assert "as of" not in me.screen_text()
        assert "Korean Trial Act 3 " in squeezed(me.screen_text())


async def test_pairs_are_aligned_among_what_applies(app: ComparatorApp):
    async with app.run_test(size=(160, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose(B, A)
        assert {row.clause.id for row in me.main._rows} == {"art-1", "art-2", "art-3"}
        await go_to(me, "2026-11-23")
        await me.until(lambda: {row.clause.id for row in me.main._rows} == {"art-1", "art-3"})
        await go_to(me, "2024-01-01")
        await me.until(lambda: "As of 2024-01-01: 0 clauses of A and 3" in squeezed(me.screen_text()))


async def test_a_topic_without_a_clause_on_the_day_says_so(app: ComparatorApp):
    async with app.run_test(size=(160, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await go_to(me, "1900-01-01")
        await me.until(lambda: "as of 1900-01-01 (D: other)" in me.screen_text())
        await me.to("logging")
        await me.press("enter")
        await me.until(lambda: "As of 1900-01-01: no clause on “Logging”" in squeezed(me.screen_text()))


@pytest.mark.parametrize("text", ["2026-13-01", "today", "2026", "2026-1-1", "[b]2026[/b]"])
async def test_a_bad_day_is_told_and_asked_for_again(app: ComparatorApp, text):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.press("D")
        await me.until(lambda: isinstance(app.screen, DayScreen))
        app.screen.query_one(Input).value = text
        await me.press("enter")
        await me.until(lambda: f"`{text}` is not a date; write it as 2026-11-23" in squeezed(me.screen_text()))
        await me.press("escape")
        await me.until(lambda: app.screen is me.main)
        assert me.main.explorer is not None
        assert me.main.explorer.day == ""


async def test_the_matrix_follows_the_day_and_takes_one(app: ComparatorApp):
    async with app.run_test(size=(160, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await go_to(me, "2024-01-01")
        await me.press("m")
        await me.until(lambda: "Which norm holds where on 2024-01-01" in me.screen_text())
        await go_to(me, "2027-08-01")
        await me.until(lambda: "Which norm holds where on 2027-08-01" in me.screen_text())
        assert isinstance(app.screen, MatrixScreen)
        assert me.main.explorer is not None
        assert me.main.explorer.day == "2027-08-01"
        await go_to(me, "")
        await me.until(lambda: "Which norm holds where on 2026-11-23" in me.screen_text())


async def test_a_clause_that_does_not_apply_is_not_gone_to_and_the_app_says_why(app: ComparatorApp):
    async with app.run_test(size=(160, 40), notifications=True) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose(A, B)
        await go_to(me, "2026-11-23")
        await me.aligned()
        before = me.main.explorer.key if me.main.explorer else ()
        me.main.show_clause("kr-trial-act/art-2")
        await me.until(lambda: "art-2 does not apply on 2026-11-23" in squeezed(me.screen_text()))
        assert me.main.explorer is not None
        assert me.main.explorer.key == before


async def test_the_name_of_an_export_has_the_day(app: ComparatorApp):
    async with app.run_test(size=(160, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose(A, B)
        await go_to(me, "2026-11-23")
        await me.aligned()
        await me.until(lambda: bool(me.main._rows))
        await me.press("e")
        await me.until(lambda: isinstance(app.screen, ExportScreen))
        assert app.screen.query_one("#file-name", Input).value == f"{A}--{B}--2026-11-23.csv"


async def test_the_same_day_again_changes_nothing(app: ComparatorApp):
    async with app.run_test(size=(160, 40)) as pilot:
        me = Driver(app, pilot)
        await me.press("D")
        assert app.screen is me.main, "there is no corpus yet"
        await me.opened()
        await go_to(me, "2026-11-23")
        await me.until(lambda: app.screen is me.main)
        rows = me.main._rows
        await go_to(me, "2026-11-23")
        await me.until(lambda: app.screen is me.main)
        assert me.main._rows == rows
