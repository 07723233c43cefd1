"""Writing pairs to a file: whole, in the current folder, and never over another file."""

from pathlib import Path

import pytest
from textual.widgets import Input

from comparator.model.errors import InputError
from comparator.tui.app import ComparatorApp
from comparator.tui.screens.export import ExportScreen
from comparator.tui.writing import write_new
from tests.tui.conftest import Driver, squeezed


def test_a_new_file_is_written_whole(tmp_path: Path):
    write_new(tmp_path / "pairs.csv", "表\r\n")
    assert (tmp_path / "pairs.csv").read_bytes() == "表\r\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["pairs.csv"]


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path):
    (tmp_path / "pairs.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="choose another name"):
        write_new(tmp_path / "pairs.csv", "yours")
    assert (tmp_path / "pairs.csv").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["pairs.csv"]


def test_a_file_system_without_links_serves_too(tmp_path: Path, monkeypatch):
    def refuse(self, target):
        raise PermissionError("links are not supported here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_new(tmp_path / "pairs.md", "text")
    assert (tmp_path / "pairs.md").read_text(encoding="utf-8") == "text"
    with pytest.raises(InputError, match="choose another name"):
        write_new(tmp_path / "pairs.md", "other")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path):
    with pytest.raises(InputError, match="cannot be written to"):
        write_new(tmp_path / "missing" / "pairs.csv", "text")


async def test_rows_below_the_threshold_are_written_only_when_asked_for(
    app: ComparatorApp, tmp_path: Path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose("cn-trial-measures", "kr-trial-act")
        below = sum(row.below_threshold for row in me.main._rows)
        assert 0 < below < 3
        for keys, name, count in (([], "few.csv", 3 - below), (["tab", "space", "shift+tab"], "all.csv", 3)):
            await me.press("e", *keys)
            await pilot.pause()
            assert f"Export {count} pair" in squeezed(me.screen_text())
            app.screen.query_one(Input).value = name
            await me.press("enter")
            await me.until((tmp_path / name).exists)
            assert len((tmp_path / name).read_text(encoding="utf-8").splitlines()) == count + 1


async def test_the_prompt_says_why_a_name_will_not_do(app: ComparatorApp, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken.csv").write_text("mine", encoding="utf-8")
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose("cn-trial-measures", "kr-trial-act")
        await me.press("e")
        for name, reason in (
            ("taken.csv", "choose another name"),
            ("../out.csv", "without a folder"),
            ("", "must end in .csv or .md"),
            (".csv", "without a folder"),
            ("pairs.xlsx", "must end in .csv or .md"),
        ):
            app.screen.query_one(Input).value = name
            await me.press("enter")
            await pilot.pause()
            assert reason in squeezed(me.screen_text())
            assert isinstance(app.screen, ExportScreen)
        app.screen.query_one(Input).value = "pairs.md"
        await me.press("enter")
        await me.until((tmp_path / "pairs.md").exists)
    page = (tmp_path / "pairs.md").read_text(encoding="utf-8")
    assert "Art. 5 and Art. 1" in page
    assert (tmp_path / "taken.csv").read_text(encoding="utf-8") == "mine"
