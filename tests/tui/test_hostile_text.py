"""Text from files is data: it is never markup, and no control character of it reaches the terminal."""

from pathlib import Path

from comparator.tui.app import ComparatorApp
from comparator.tui.screens.clauses import ClausesScreen
from tests.tui.conftest import CORPUS, Driver

# YAML escapes, so that the file itself is plain: a red escape, a bell, a right-to-left override, markup.
EVIL = r"[bold red]x[/] [@click=app.quit]y[/] \x1b[31mred\a \u202Eevil ${HOME} [/nothing]"


def hostile(folder: Path) -> Path:
    text = (CORPUS / "frameworks" / "kr-trial-act.yaml").read_text(encoding="utf-8")
    text = text.replace("{en: Korean Trial Act, ko: 시험법}", f'{{en: "{EVIL}"}}')
    text = text.replace("{en: Keeping logs, ko: 로그의 보관}", f'{{en: "{EVIL}"}}')
    text = text.replace("cite: Art. 1\n", f'cite: "{EVIL}"\n')
    text = text.replace("title: 인공지능 시험법 (official text)", f'title: "{EVIL}"')
    text = text.replace("AI business operators keep the logs", "keep logs [/] [bold]")
    (folder / "hostile.yaml").write_text(text, encoding="utf-8")
    other = CORPUS / "frameworks" / "cn-trial-measures.yaml"
    (folder / "cn.yaml").write_text(other.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


async def test_hostile_text_is_shown_as_text_everywhere(tmp_path: Path):
    app = ComparatorApp(hostile(tmp_path), "2026-11-23")
    async with app.run_test(size=(200, 60)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        shown = [me.screen_text()]
        await me.choose("kr-trial-act", "cn-trial-measures")
        shown.append(me.screen_text())
        await me.press("y", "slash")
        await me.type("keep logs")
        await me.until(lambda: "clause" in me.screen_text())
        shown.append(me.screen_text())
        await me.press("escape", "m")
        await me.until(lambda: "Logging" in me.screen_text())
        await me.press("l", "enter")
        await me.until(lambda: isinstance(app.screen, ClausesScreen))
        shown.append(me.screen_text())
    for text in shown:
        assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert "[bold red]x[/] [@click=app.quit]y[/] \\x1b[31mred" in shown[1]
    assert app.failure is None


async def test_an_export_of_hostile_text_is_harmless(tmp_path: Path, monkeypatch):
    folder = tmp_path / "corpus"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    app = ComparatorApp(hostile(folder), "2026-11-23")
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        await me.choose("kr-trial-act", "cn-trial-measures")
        await me.press("e", "enter")
        written = tmp_path / "kr-trial-act--cn-trial-measures.csv"
        await me.until(written.exists)
    assert not {"\x1b", "\x07", "\u202e"} & set(written.read_text(encoding="utf-8"))
