"""`comparator validate --watch`: again after every save, until ctrl-c."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from comparator.cli import watch
from tests.cli.conftest import CORPUS


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "laws" / "north-act.yaml"
    path.parent.mkdir()
    path.write_bytes((CORPUS / "north-act.yaml").read_bytes())
    return path


@pytest.fixture
def run_through(shipped, monkeypatch):
    """Run `--watch` with one action in place of each wait, and ctrl-c behind the last."""

    def call(*actions, path: Path):
        left = iter(actions)

        def wait(_):
            action = next(left, None)
            if action is None:
                raise KeyboardInterrupt
            action()

        monkeypatch.setattr("comparator.cli.watch.time.sleep", wait)
        return shipped("validate", path, "--watch")

    return call


def spoil(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("[logging]", "[loging]"), encoding="utf-8")


def test_a_saved_mistake_is_shown_and_ctrl_c_ends_with_130(run_through, law):
    result = run_through(lambda: spoil(law), path=law.parent)
    assert result.code == 130
    assert "did you mean `logging`?" in result.out
    assert result.err.splitlines() == [
        "1 file, 4 clauses, no finding",
        "watching for changes; ctrl-c ends",
        "1 file, 4 clauses, 1 finding in 1 file",
        "watching for changes; ctrl-c ends",
        "",
        "comparator: interrupted",
    ]


def test_nothing_is_checked_while_nothing_changes(run_through, law):
    result = run_through(lambda: None, lambda: None, path=law)
    assert result.err.count("no finding") == 1


def test_a_new_file_in_the_folder_counts_as_a_change(run_through, law):
    result = run_through(lambda: (law.parent / "b.yaml").write_text("a: 1\n", encoding="utf-8"), path=law.parent)
    assert "b.yaml:1:1: unknown-kind" in result.out


def test_a_file_that_is_away_for_a_moment_ends_nothing(run_through, law):
    text = law.read_bytes()
    result = run_through(law.unlink, lambda: law.write_bytes(text), path=law)
    assert "there is no such file" in result.err
    assert result.err.count("no finding") == 2


def test_the_screen_is_cleared_on_a_terminal_only(run_through, law, monkeypatch):
    assert "\x1b[2J" not in run_through(path=law).out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert run_through(path=law).out.startswith("\x1b[H\x1b[2J")


@pytest.mark.parametrize("options", [["--format", "json"], ["--stdin-filename", "x.yaml"]])
def test_options_that_do_not_go_with_it_are_wrong_use(shipped, options):
    result = shipped("validate", "--watch", *options)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)


def test_it_looks_twice_a_second():
    assert watch.INTERVAL == 0.5


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_a_process_of_its_own_sees_a_save_and_ends_on_ctrl_c(law, tmp_path):
    err = tmp_path / "err"
    command = [sys.executable, "-m", "comparator", "validate", str(law), "--watch"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with err.open("wb") as stream:
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=stream)
    try:
        wait_for(err, "watching for changes", 1)
        spoil(law)
        wait_for(err, "watching for changes", 2)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 130
    assert b"did you mean `logging`?" in out


def wait_for(path: Path, text: str, times: int) -> None:
    deadline = time.monotonic() + 30
    while path.read_text(encoding="utf-8").count(text) < times:
        assert time.monotonic() < deadline, path.read_text(encoding="utf-8")
        time.sleep(0.05)
