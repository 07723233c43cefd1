"""One whole exploration, by keyboard alone, from opening the app to quitting it."""

import csv
import io

import pytest

from comparator.tui.app import ComparatorApp
from comparator.tui.screens.clauses import ClausesScreen
from comparator.tui.screens.main import MainScreen
from comparator.tui.screens.matrix import MatrixScreen
from comparator.tui.screens.search import SearchScreen
from comparator.tui.widgets.page import Page
from tests.tui.conftest import Driver, squeezed


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_a_person_explores_with_keys(app: ComparatorApp, size, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)

    async with app.run_test(size=size) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        explorer = me.main.explorer
        assert explorer is not None

        # Choose two instruments: their clauses are aligned and listed, best first.
        await me.choose("cn-trial-measures", "kr-trial-act")
        assert explorer.key == ("cn-trial-measures", "kr-trial-act")
        rows = me.main._rows
        assert len(rows) == 3
        assert {(row.clause.cite, row.pair.b.cite) for row in rows if row.pair} >= {
            ("Art. 4", "Art. 2(1)"),
            ("Art. 5", "Art. 1"),
        }
        await me.press("2")
        assert "Record keeping" in me.screen_text()

        # Walk the pairs from any pane, and read the differences.
        log = next(index for index, row in enumerate(rows) if row.clause.id == "art-5")
        for _ in range(log - me.pairs.cursor):
            await me.press("n")
        assert me.pairs.cursor == log
        await me.press("enter")
        assert me.main.query_one(Page).has_focus
        page = squeezed(me.screen_text())
        assert "≥ 6 months" in page
        assert "shorter retention" in page
        await me.press("p")
        assert me.pairs.cursor == max(0, log - 1)

        # Another language, as far as the clauses have it.
        await me.press("L")
        assert explorer.language in {"ko", "zh-Hans"}
        while explorer.language != "zh-Hans":
            await me.press("L")
        await me.press("2", "g")
        assert "生成内容标识" in me.screen_text()

        # Filter by a topic.
        await me.to("logging")
        await me.press("enter")
        assert explorer.topic == "logging"
        assert me.main._rows[0].clause.id == "art-5"
        for row in me.main._rows:
            assert row.pair is not None
            assert "logging" in (*row.pair.a.topics, *row.pair.b.topics)

        # Export the candidates that are listed.
        await me.press("e")
        await me.press("enter")
        written = tmp_path / "cn-trial-measures--kr-trial-act--logging.csv"
        await me.until(written.exists)
        table = list(csv.DictReader(io.StringIO(written.read_text(encoding="utf-8"))))
        assert len(table) == sum(not row.below_threshold for row in me.main._rows)
        assert (table[0]["a_cite"], table[0]["b_cite"]) == ("Art. 5", "Art. 1")
        assert table[0]["a_statement"].startswith("提供者")

        # All topics again; copy a pair.
        await me.press("x")
        assert explorer.topic == ""
        await me.press("y")
        assert copied and "Art. 5" in copied[0] and "Score: " in copied[0]

        # Swap sides: the other instrument is looked up now.
        await me.press("s")
        await me.aligned()
        assert explorer.key == ("kr-trial-act", "cn-trial-measures")

        # Search with a slip, and go to the clause.
        await me.press("slash")
        await me.until(lambda: isinstance(app.screen, SearchScreen))
        await me.type("human oversigt")
        search = app.screen
        assert isinstance(search, SearchScreen)
        await me.until(lambda: any(hit.kind == "clause" for hit in search._hits))
        place = next(index for index, hit in enumerate(search._hits) if hit.key == "kr-trial-act/art-3")
        await me.press(*["down"] * place, "enter")
        await me.until(lambda: isinstance(app.screen, MainScreen))
        assert me.main._rows[me.pairs.cursor].clause.id == "art-3"

        # The matrix: a cell, its clauses, and one of them in context.
        await me.press("m")
        await me.until(lambda: isinstance(app.screen, MatrixScreen) and "Human oversight" in me.screen_text())
        await me.press("j", "j", "l")
        assert squeezed("Human oversight, Kenya: aim, not binding, 1 clause") in squeezed(me.screen_text())
        await me.press("enter")
        await me.until(lambda: isinstance(app.screen, ClausesScreen))
        assert "works towards supervision by people" in squeezed(me.screen_text())
        await me.press("enter")
        await me.until(lambda: isinstance(app.screen, MainScreen))
        await me.until(lambda: explorer.a == "ke-trial-strategy" and not explorer.must_align())
        assert me.main._rows[me.pairs.cursor].clause.id == "goal-1"

        await me.press("q")
    assert app.return_code == 0
    assert app.failure is None
