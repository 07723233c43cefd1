"""Exit codes 0 (done), 3 (internal error) and 130 (interrupted); 1 and 2 stand with the commands and bad input."""

import errno
import re
from pathlib import Path

import pytest

from comparator import __version__
from comparator.cli.main import COMMANDS


@pytest.fixture
def breaks(monkeypatch):
    """Make every command that loads the corpus raise an error half-way."""

    def with_error(error: BaseException) -> None:
        def load(folder, added):
            print("half an answer")
            raise error

        monkeypatch.setattr("comparator.corpus.corpus.load_corpus", load)

    return with_error


def test_a_bug_ends_with_3_one_line_and_the_path_of_a_log(shipped, breaks):
    breaks(RuntimeError("the roof\n\x1b[31mis on fire"))
    result = shipped("list", "--format", "json")
    assert result.code == 3
    assert result.err.count("\n") == 1
    assert r"internal error (RuntimeError: the roof \x1b[31mis on fire)" in result.err
    assert "Traceback" not in result.err
    place = re.search(r"a log is in (.+)\n", result.err)
    assert place
    log = Path(place[1]).read_text(encoding="utf-8")
    assert f"comparator {__version__}" in log
    assert "arguments: ['list', '--format', 'json']" in log
    assert "Traceback" in log
    assert "RuntimeError: the roof" in log


def test_every_bug_gets_a_log_of_its_own(shipped, breaks):
    breaks(KeyError("x"))
    lines = {shipped("list").err, shipped("matrix").err}
    assert len({line.rpartition(" ")[2] for line in lines}) == 2


def test_a_log_that_cannot_be_written_is_said(shipped, breaks, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError

    monkeypatch.setattr("platformdirs.user_log_path", refuse)
    breaks(ValueError("x"))
    result = shipped("list")
    assert result.code == 3
    assert result.err == "comparator: internal error (ValueError: x), and no log could be written\n"


def test_interrupting_ends_with_130_and_no_traceback(shipped, breaks):
    breaks(KeyboardInterrupt())
    result = shipped("list")
    assert result.code == 130
    assert result.err.strip() == "comparator: interrupted"


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version(shipped, flag):
    result = shipped(flag)
    assert (result.code, result.out, result.err) == (0, f"comparator {__version__}\n", "")


@pytest.mark.parametrize("flag", ["--help", "-h", "help"])
def test_help_is_the_overview(shipped, flag):
    result = shipped(flag)
    assert (result.code, result.out, result.err) == (0, shipped().out, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_examples(shipped, command):
    result = shipped(command, "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"usage: comparator {command} ")
    assert f"\n  comparator {command}" in result.out.partition("examples:")[2]


def test_a_full_disk_is_one_line_and_2_not_a_bug(shipped, breaks):
    breaks(OSError(errno.ENOSPC, "No space left on device"))
    result = shipped("list")
    assert result.code == 2
    assert result.err == "comparator: No space left on device\n"
