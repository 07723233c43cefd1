"""`comparator validate --fix` and `--diff`: what is written, and what is shown."""

import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from comparator.cli.main import run
from comparator.model.errors import InputError
from comparator.validation.fix.diff import unified_diff
from comparator.validation.fix.files import mend_file, write
from tests.validation.conftest import EXAMPLES

GOOD = (EXAMPLES / "good" / "small.yaml").read_bytes()
BAD = GOOD.replace(b"force: binding\n", b"force: binding \n")


def validate(*arguments: object) -> int:
    def explore(_: Path | None, __: Sequence[Path]) -> int:
        raise AssertionError("the app was opened")

    return run(["validate", *map(str, arguments)], explore=explore)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_bytes(BAD)
    return path


def test_fix_writes_and_shows_what_is_left(bad, capsys):
    bad.write_bytes(BAD.replace(b"[logging]", b"[loging]"))
    assert validate(bad, "--fix") == 1
    assert bad.read_bytes() == GOOD.replace(b"[logging]", b"[loging]")
    out, err = capsys.readouterr()
    assert "unknown-topic" in out
    assert "white-space" not in out
    assert err.startswith("1 file mended: 1 white-space\n")


def test_diff_shows_and_writes_nothing(bad, capsys):
    assert validate(bad, "--diff") == 1
    assert bad.read_bytes() == BAD
    out, err = capsys.readouterr()
    assert "-force: binding \n+force: binding\n" in out
    assert err == "1 file would be mended: 1 white-space\n"


def test_fix_with_diff_shows_and_writes(bad, capsys):
    assert validate(bad, "--fix", "--diff") == 0
    assert bad.read_bytes() == GOOD
    assert "+force: binding\n" in capsys.readouterr().out
    assert validate(bad, "--fix", "--diff") == 0
    assert capsys.readouterr() == ("", "nothing to mend\n")


def test_a_folder_is_mended_and_a_broken_file_in_it_is_left_alone(bad, capsys):
    broken = bad.with_name("broken.yaml")
    broken.write_bytes(b"id: [ \n")
    assert validate(bad.parent, "--fix") == 1
    assert bad.read_bytes() == GOOD
    assert broken.read_bytes() == b"id: [ \n"
    assert "left alone" in capsys.readouterr().err


def test_what_is_left_alone_is_said(bad, capsys):
    bad.write_bytes(GOOD + b"cooperation:\n  offers:\n    - {source: act, id: x}\n")
    validate(bad, "--diff")
    assert f"{bad}:32: key-order left alone: it is in flow style" in capsys.readouterr().err


def test_standard_input_is_mended_to_standard_output(monkeypatch, capsysbinary):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + BAD)))
    assert validate("--stdin-filename", "small.yaml", "--fix") == 0
    assert capsysbinary.readouterr().out == b"\xef\xbb\xbf" + GOOD


@pytest.mark.parametrize(
    "arguments", [["--fix"], ["--diff"], ["x", "--fix", "--watch"], ["x", "--diff", "--format", "json"]]
)
def test_options_that_do_not_go_together(arguments, capsys):
    assert validate(*arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_mode_link_and_mark_stay_and_no_other_file_is_left(bad):
    bad.write_bytes(b"\xef\xbb\xbf" + BAD)
    bad.chmod(0o640)
    link = bad.with_name("link.yaml")
    link.symlink_to(bad.name)
    write(mend_file(link))
    assert link.is_symlink()
    assert bad.read_bytes() == b"\xef\xbb\xbf" + GOOD
    assert bad.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in bad.parent.iterdir()) == ["link.yaml", "small.yaml"]


def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(bad, monkeypatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    file = mend_file(bad)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left"):
        write(file)
    assert bad.read_bytes() == BAD
    assert list(bad.parent.iterdir()) == [bad]


def test_what_somebody_else_wrote_in_the_meantime_is_not_lost(bad):
    file = mend_file(bad)
    bad.write_bytes(BAD + b"# mine\n")
    with pytest.raises(InputError, match="changed while"):
        write(file)
    assert bad.read_bytes() == BAD + b"# mine\n"


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize("content", [BAD, BAD.replace(b"\n", b"\r\n"), BAD[:-1]])
def test_the_diff_is_a_patch(bad, content, capsysbinary):
    bad.write_bytes(content)
    validate(bad, "--diff")
    patch = capsysbinary.readouterr().out.replace(str(bad).encode(), b"small.yaml")
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], cwd=bad.parent, input=patch, check=True)
    assert bad.read_bytes() == GOOD


def test_on_a_terminal_hidden_characters_are_spelled_out_and_white_space_is_marked():
    shown = "".join(unified_diff("a\u202eb\t\r\n", "a\u202eb\n", "x\x1b.yaml", terminal=True, color=True))
    assert "\u202e" not in shown
    assert "\r" not in shown
    assert "x\x1b" not in shown
    assert "-a\\u202eb\x1b[41m\\t\\r\x1b[0m" in shown
    plain = "".join(unified_diff("a \n", "a\n", "x", terminal=True, color=False))
    assert "\x1b" not in plain
