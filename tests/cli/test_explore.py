"""`comparator` and `comparator explore`: the terminal app on a terminal, and words about it elsewhere."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from comparator.cli.main import COMMANDS, run


class App:
    """Stands in for the terminal app; knows with which folder it was opened."""

    def __init__(self) -> None:
        self.opened: list[Path | None] = []
        self.added: list[list[Path]] = []
        self.code = 0

    def __call__(self, folder: Path | None, added: Sequence[Path]) -> int:
        self.opened.append(folder)
        self.added.append(list(added))
        return self.code


@pytest.fixture
def app() -> App:
    return App()


@pytest.fixture
def start(app, monkeypatch) -> Callable[..., int]:
    """Run the command line with standard input and output that are terminals, but for those that are named."""

    def call(*arguments: str, not_a_terminal: str = "") -> int:
        for name in ("stdin", "stdout"):
            monkeypatch.setattr(getattr(sys, name), "isatty", lambda answer=name != not_a_terminal: answer)
        return run(arguments, explore=app)

    return call


def test_on_a_terminal_no_command_opens_the_app(start, app):
    assert start() == 0
    assert app.opened == [None]


def test_explore_opens_the_app_and_passes_the_folder_and_the_exit_code_on(start, app):
    app.code = 3
    assert start("explore", "--corpus", "my-frameworks") == 3
    app.code = 0
    assert start("explore") == 0
    assert app.opened == [Path("my-frameworks"), None]


def test_explore_takes_files_beside_the_corpus(start, app):
    assert start("explore", "--add", "my-country.yaml", "--add", "more/") == 0
    assert app.added == [[Path("my-country.yaml"), Path("more")]]


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_when_either_end_is_no_terminal_no_command_prints_the_overview(start, app, capsys, stream):
    assert start(not_a_terminal=stream) == 0
    shown = capsys.readouterr()
    assert app.opened == []
    assert all(f"  {command} " in shown.out for command in COMMANDS)
    assert shown.err == ""


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_explore_without_a_terminal_is_wrong_use(start, app, capsys, stream):
    assert start("explore", not_a_terminal=stream) == 2
    assert app.opened == []
    assert "explore needs a terminal" in capsys.readouterr().err
