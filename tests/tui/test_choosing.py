"""Choosing instruments and topics, by keyboard and by mouse."""

from dataclasses import replace

import pytest
from textual.widgets import Input

from comparator.comparison import compare as compare_module
from comparator.comparison.matrix import Cell, CellState
from comparator.corpus.corpus import load_corpus
from comparator.model.framework import Norm
from comparator.tui.app import ComparatorApp
from comparator.tui.hints import dividers
from comparator.tui.messages import IndexBuilt
from comparator.tui.paint import fit_before
from comparator.tui.screens.clauses import ClausesScreen
from comparator.tui.screens.matrix import describe
from comparator.tui.screens.search import SearchScreen
from comparator.tui.theme import DARK, LIGHT, Palette, colours
from comparator.tui.widgets.catalogue import Entry
from comparator.tui.widgets.grid import MatrixGrid, cell_text
from comparator.tui.widgets.page import Page
from comparator.tui.widgets.pair_list import PairList
from tests.tui.conftest import Driver, squeezed


async def test_the_first_screen_says_what_to_do(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        text = squeezed(me.screen_text())
        assert "Enter makes the instrument under the cursor A" in text
        assert "3 instruments, 8 clauses" in text
        assert "Republic of Korea 대한민국" in text


async def test_one_instrument_alone_lists_its_clauses(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.to("kr-trial-act")
        await me.press("enter")
        assert [row.clause.id for row in me.main._rows] == ["art-1", "art-2", "art-3"]
        assert "AI business operators keep the logs" in squeezed(me.screen_text())


async def test_a_topic_alone_lists_its_clauses_in_every_instrument(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.to("children")
        await me.press("enter")
        assert [row.clause.key for row in me.main._rows] == ["cn-trial-measures/art-6", "ke-trial-strategy/goal-2"]
        assert "cn-trial-measures" in me.screen_text(), "clauses of several instruments say whose they are"
        await me.press("1", "enter")
        assert not me.main._rows, "choosing a topic again lists all topics"


async def test_choosing_the_other_sides_instrument_swaps_the_sides(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose("cn-trial-measures", "kr-trial-act")
        await me.to("cn-trial-measures")
        await me.press("shift+enter")
        explorer = me.main.explorer
        assert explorer is not None
        assert explorer.key == ("kr-trial-act", "cn-trial-measures")


async def test_pairs_are_aligned_once(app: ComparatorApp, monkeypatch):
    calls: list[str] = []
    real = compare_module.compare

    def counting(a, b, vocabularies, **more):
        calls.append(a.id)
        return real(a, b, vocabularies, **more)

    monkeypatch.setattr(compare_module, "compare", counting)
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose("cn-trial-measures", "kr-trial-act")
        await me.press("s")
        await me.aligned()
        await me.press("s")
        await me.aligned()
        assert calls == ["cn-trial-measures", "kr-trial-act"]


async def test_a_narrow_terminal_shows_one_pane_at_a_time(app: ComparatorApp):
    async with app.run_test(size=(80, 24)) as pilot:
        me = Driver(app, pilot)
        await me.opened()

        def shown() -> tuple[bool, ...]:
            return tuple(bool(widget.region) for widget in (me.catalogue, me.pairs, me.main.query_one(Page)))

        assert shown() == (True, False, False)
        await me.choose("cn-trial-measures", "kr-trial-act")
        assert shown() == (False, True, False), "with both sides chosen the pairs come up"
        await me.press("enter")
        assert shown() == (False, False, True)
        await me.press("escape", "escape")
        assert shown() == (True, False, False)
        await pilot.click("#tabs", offset=(20, 0))
        assert shown() == (False, True, False)
        await me.press("l")
        assert shown() == (False, False, True)


@pytest.mark.parametrize(("size", "name"), [((80, 24), "-narrow"), ((120, 40), "-medium"), ((200, 60), "-wide")])
async def test_every_line_fits_the_terminal(app: ComparatorApp, size, name):
    from rich.cells import cell_len

    async with app.run_test(size=size) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        assert me.main.has_class(name)
        await me.choose("cn-trial-measures", "kr-trial-act")
        await me.press("L")
        for keys in (["2"], ["3"], ["m"]):
            await me.press(*keys)
            assert {cell_len(line) for line in me.screen_text().split("\n")} == {size[0]}


async def test_the_mouse_chooses_everything(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        explorer = me.main.explorer
        assert explorer is not None

        await pilot.click("#side-a")
        await me.until(lambda: isinstance(app.screen, SearchScreen))
        await pilot.click("#hits", offset=(5, 0))
        await me.until(lambda: app.screen is me.main)
        assert explorer.a == "cn-trial-measures"

        await pilot.click("#side-b")
        await me.until(lambda: isinstance(app.screen, SearchScreen))
        await me.type("korean")
        search = app.screen
        assert isinstance(search, SearchScreen)
        await me.until(lambda: bool(search._hits) and search._hits[0].key == "kr-trial-act")
        await pilot.click("#hits", offset=(5, 0))
        await me.aligned()
        assert explorer.b == "kr-trial-act"

        await pilot.click("#pairs", offset=(30, 3))
        assert me.pairs.cursor == 1
        await pilot.click("#pairs", offset=(30, 2), times=2)
        assert me.main.query_one(Page).has_focus

        await pilot.click("#swap")
        assert explorer.key == ("kr-trial-act", "cn-trial-measures")

        kenya = Entry("framework", "ke-trial-strategy")
        line = next(node.line for node in me.catalogue._all(me.catalogue.root) if node.data == kenya)
        await pilot.click("#catalogue", offset=(12, line + 1))
        assert explorer.a == "ke-trial-strategy"


async def test_the_mouse_opens_a_cell_of_the_matrix(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.press("m")
        await me.until(lambda: "Logging" in me.screen_text())
        grid = app.screen.query_one(MatrixGrid)
        column = grid._topic_width + grid._edges[2] + 1
        await pilot.click("#grid", offset=(column, 2))
        assert grid.cursor == (0, 2)
        await pilot.click("#grid", offset=(column, 2))
        await me.until(lambda: "AI business operators keep the logs" in squeezed(me.screen_text()))


async def test_clauses_that_only_b_has_on_a_topic_stand_below_a_divider(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose("ke-trial-strategy", "kr-trial-act")
        me.main.filter("labels")
        await pilot.pause()
        assert [(row.clause.key, row.only_b) for row in me.main._rows] == [("kr-trial-act/art-2", True)]
        text = squeezed(me.screen_text())
        assert "not in A; only in B: 1" in text
        assert "A has no clause on this topic; B has 1 (s swaps)" in text
        assert "No listed pair has this clause of B." in text


async def test_the_divider_is_in_view_when_every_row_is_below_the_threshold(app: ComparatorApp):
    async with app.run_test(size=(80, 24)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose("ke-trial-strategy", "cn-trial-measures")
        me.main._rows = tuple(row for row in me.main._rows if row.below_threshold) * 12
        assert me.main.explorer is not None
        me.pairs.show(me.main._rows, me.main.explorer.spoken, dividers(me.main.explorer, me.main._rows))
        await me.press("2", "G", "g")
        await pilot.pause()
        assert "no candidate: " in me.screen_text()


async def test_only_b_chosen_says_how_to_choose_a(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        me.main.choose("b", "kr-trial-act")
        await pilot.pause()
        assert "Choose A (Enter on an instrument" in squeezed(me.screen_text())


async def test_the_first_screen_of_a_small_terminal_says_what_to_do(app: ComparatorApp):
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        assert "Enter makes one A, b makes one B, ? all keys" in me.screen_text()
        await me.press("g", "b")
        await pilot.pause()
        assert "This is a heading" in me.screen_text()


def test_a_label_is_cut_so_that_its_count_stays_whole():
    assert fit_before("世界人工智能合作组织", " 141", 12) == "世界人…"
    assert fit_before("Short", " 141", 12) == "Short"


def test_a_cell_tells_its_norm_among_all_clauses_and_those_to_come():
    clauses = load_corpus().frameworks["kr-trial-act"].clauses
    first, later = clauses[0], clauses[1]
    other = replace(first, norm=Norm.DEFINITION)
    cell = Cell("logging", "KR", CellState.NORM, Norm.OBLIGATION, True, (first, other, other), (later,) * 7)
    palette = Palette.of({**colours(dark=True)})
    assert cell_text(cell, palette, pending=False).plain == " O 1/3+7"
    assert cell_text(cell, palette, pending=True).plain == " O°1/3+7"
    assert cell_text(replace(cell, clauses=(first, first), upcoming=()), palette, pending=False).plain == " O 2"
    assert describe(cell, pending=False) == "obligation, binding, 1 of 3 clauses, 7 more not yet applying"
    assert describe(replace(cell, clauses=(first,), upcoming=()), pending=True) == (
        "obligation, in an instrument not in force, 1 clause"
    )


async def test_a_cells_dialog_lists_what_does_not_apply_yet_with_its_first_day(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        corpus = load_corpus()
        clauses = corpus.frameworks["kr-trial-act"].clauses
        cell = Cell("labels", "KR", CellState.NORM, Norm.OBLIGATION, True, clauses[:1], clauses[1:2])
        app.push_screen(ClausesScreen(corpus, "Labels", cell, "", "en"))
        await me.until(lambda: isinstance(app.screen, ClausesScreen))
        shown = squeezed(me.screen_text())
        assert shown.index("Art. 1") < shown.index("not yet applying") < shown.index("from 2027-07-01")


async def test_the_theme_changes_and_everything_is_painted_again(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        assert app.theme == DARK
        await me.choose("cn-trial-measures", "kr-trial-act")
        before = app.export_screenshot()
        await me.press("t")
        await pilot.pause()
        assert app.theme == LIGHT
        assert app.theme_variables["side-a"] in app.export_screenshot()
        assert app.theme_variables["side-a"] not in before


async def test_wording_that_differs_can_be_hidden(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose("cn-trial-measures", "kr-trial-act")
        assert "wording that differs (d hides it)" in squeezed(me.screen_text())
        await me.press("d")
        assert "d marks the wording that differs" in squeezed(me.screen_text())


async def test_search_takes_chinese_and_goes_to_a_topic(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.press("slash")
        await me.until(lambda: isinstance(app.screen, SearchScreen))
        search = app.screen
        assert isinstance(search, SearchScreen)
        search.query_one(Input).value = "日志"
        await me.until(lambda: bool(search._hits))
        place = next(index for index, hit in enumerate(search._hits) if hit.key == "logging")
        await me.press(*["down"] * place, "enter")
        explorer = me.main.explorer
        assert explorer is not None
        await me.until(lambda: explorer.topic == "logging")
        assert me.main.query_one(PairList).display


async def test_a_search_without_result_says_so(app: ComparatorApp):
    async with app.run_test(size=(80, 24)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.press("slash")
        await me.type("xqzvwk")
        await me.until(lambda: "nothing found" in me.screen_text())
        await me.press("enter", "escape")
        assert app.screen is me.main


async def test_keys_that_need_a_pair_say_so_without_one(app: ComparatorApp):
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.press("y", "e", "s", "n", "x", "L", "d")
        await pilot.pause()
        shown = squeezed(me.screen_text())
        assert "There is no pair to copy yet." in shown
        assert "There are no pairs to export yet" in shown


async def test_the_help_names_every_key(app: ComparatorApp):
    async with app.run_test(size=(120, 200)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.press("f1")
        text = squeezed(me.screen_text())
        for words in (
            "Let A and B change places",
            "Copy the pair",
            "Write the listed pairs",
            "?, F1",
        ):
            assert words in text
        await me.press("escape")
        assert app.screen is me.main


async def test_the_footer_is_not_crowded(app: ComparatorApp):
    async with app.run_test(size=(80, 24)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        for keys in (["1"], ["2"], ["3"], ["m"]):
            await me.press(*keys)
            await pilot.pause()
            shown = [active for active in app.screen.active_bindings.values() if active.binding.show]
            assert len({active.binding.action for active in shown if not active.binding.system}) <= 9


async def test_every_movement_key_of_the_lists_works(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose("cn-trial-measures", "kr-trial-act")
        await me.press("2", "G")
        assert me.pairs.cursor == 2
        await me.press("pageup")
        assert me.pairs.cursor == 0
        await me.press("pagedown", "k", "up", "j")
        assert me.pairs.cursor == 1
        await me.press("h")
        assert me.catalogue.has_focus

        await me.press("m")
        await me.until(lambda: "Logging" in me.screen_text())
        grid = app.screen.query_one(MatrixGrid)
        await me.press("G", "l", "l", "l", "h", "k")
        assert grid.cursor == (2, 1)
        await me.press("pagedown", "g", "down")
        assert grid.cursor == (1, 1)
        await me.press("t", "escape")
        assert app.screen is me.main


async def test_a_clause_found_from_the_matrix_screen_is_shown_on_the_main_screen(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose("cn-trial-measures", "kr-trial-act")
        await me.to("logging")
        await me.press("enter", "m")
        await me.until(lambda: "Logging" in me.screen_text())
        await me.press("slash")
        await me.type("goal 2")
        search = app.screen
        assert isinstance(search, SearchScreen)
        await me.until(lambda: bool(search._hits) and search._hits[0].key == "ke-trial-strategy/goal-2")
        await me.press("enter")
        await me.until(lambda: app.screen is me.main)
        explorer = me.main.explorer
        assert explorer is not None
        await me.aligned()
        assert (explorer.a, explorer.topic) == ("ke-trial-strategy", ""), "the topic would have hidden the clause"
        assert me.main._rows[me.pairs.cursor].clause.id == "goal-2"


async def test_a_cell_without_clauses_says_what_is_known(app: ComparatorApp):
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.press("m")
        await me.until(lambda: "Children" in me.screen_text())
        await me.press("G", "l", "l", "enter")
        await me.until(lambda: "The Act sets no rule on children." in me.screen_text())
        await me.press("escape")
        assert "known to set no rule" in squeezed(me.screen_text())


async def test_search_waits_for_the_index_and_the_field_can_be_emptied(app: ComparatorApp):
    async with app.run_test(size=(80, 24)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.until(lambda: app._index is not None)
        index, app._index = app._index, None
        await me.press("slash", "l", "o", "g")
        await me.until(lambda: "the index is still being built" in me.screen_text())
        assert index is not None
        app.on_index_built(IndexBuilt(index))
        await me.until(lambda: "Logging" in me.screen_text())
        await me.press("down", "up", "backspace", "backspace", "backspace")
        search = app.screen
        assert isinstance(search, SearchScreen)
        await me.until(lambda: not search._hits)
