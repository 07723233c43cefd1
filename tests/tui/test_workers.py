"""Long work: first paint before it, superseded work dropped, errors carried out of threads."""

import threading
from pathlib import Path

import pytest

from comparator.comparison import compare as compare_module
from comparator.corpus.corpus import load_corpus
from comparator.model.errors import InputError
from comparator.tui.app import ComparatorApp, run_app
from comparator.tui.messages import AlignmentDone
from tests.tui.conftest import CORPUS, Driver, squeezed


async def test_the_screen_is_painted_before_the_corpus_is_read(app: ComparatorApp, monkeypatch):
    gate = threading.Event()

    def slow(folder, added):
        gate.wait(20)
        return load_corpus(folder, added)

    monkeypatch.setattr("comparator.tui.work.load_corpus", slow)
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await pilot.pause()
        assert "reading the frameworks" in me.screen_text()
        await me.press("m", "slash", "n", "y", "2", "1", "enter", "b")  # nothing to work on yet, and no harm
        gate.set()
        await me.opened()


async def test_a_superseded_alignment_does_not_change_the_screen(app: ComparatorApp, monkeypatch):
    gate = threading.Event()
    real = compare_module.compare

    def slow(a, b, vocabularies, **more):
        if b.id == "ke-trial-strategy":
            gate.wait(20)
        return real(a, b, vocabularies, **more)

    monkeypatch.setattr(compare_module, "compare", slow)
    async with app.run_test(size=(120, 40)) as pilot:
        me = Driver(app, pilot)
        await me.opened()
        me.main.choose("a", "cn-trial-measures")
        me.main.choose("b", "ke-trial-strategy")
        await pilot.pause()
        assert "Aligning Chinese Trial Measures with Kenyan Trial Strategy" in squeezed(me.screen_text())
        me.main.choose("b", "kr-trial-act")
        await me.aligned()
        gate.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        explorer = me.main.explorer
        assert explorer is not None
        assert explorer.key == ("cn-trial-measures", "kr-trial-act")
        assert {row.pair.b.framework for row in me.main._rows if row.pair} == {"kr-trial-act"}
        # A result that comes late all the same is kept for later, and not shown.
        me.main.post_message(AlignmentDone(("cn-trial-measures", "ke-trial-strategy", False, ""), ()))
        await pilot.pause()
        assert {row.pair.b.framework for row in me.main._rows if row.pair} == {"kr-trial-act"}


async def test_an_error_in_a_thread_ends_the_app_with_that_error(tmp_path: Path):
    (tmp_path / "bad.yaml").write_text("id: [unclosed\n", encoding="utf-8")
    app = ComparatorApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await Driver(app, pilot).until(lambda: app.failure is not None)
    assert isinstance(app.failure, InputError)
    assert "bad.yaml" in str(app.failure)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)


def test_run_app_needs_standard_error_to_draw_on(monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: False)
    with pytest.raises(InputError, match="standard error"):
        run_app(None)


@pytest.mark.usefixtures("terminal")
def test_run_app_raises_what_ended_the_app(tmp_path: Path, monkeypatch):
    def fake_run(self):
        self.failure = InputError("the file is broken")

    monkeypatch.setattr(ComparatorApp, "run", fake_run)
    with pytest.raises(InputError, match="the file is broken"):
        run_app(tmp_path)


@pytest.mark.usefixtures("terminal")
def test_run_app_returns_the_exit_code(monkeypatch):
    monkeypatch.setattr(ComparatorApp, "run", lambda self: None)
    assert run_app(CORPUS / "frameworks") == 0


@pytest.mark.usefixtures("terminal")
def test_a_folder_that_is_not_there_is_known_before_the_terminal_is_taken_over(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(ComparatorApp, "run", lambda self: pytest.fail("the app was started"))
    with pytest.raises(InputError, match="no such folder"):
        run_app(tmp_path / "missing")


async def test_an_empty_folder_is_shown_as_empty(tmp_path: Path):
    app = ComparatorApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        me = Driver(app, pilot)
        await me.until(lambda: me.main.explorer is not None)
        assert "no framework files (*.yaml) here" in me.screen_text(), "the pane that is on the screen says it"
        await me.press("2")
        assert "holds no framework files" in me.screen_text()
        await me.press("m", "escape", "slash", "escape", "q")
