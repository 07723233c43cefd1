"""`comparator validate` from the outside: exit code, standard output, standard error."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from comparator.cli.main import run
from tests.validation.conftest import EXAMPLES


def validate(*arguments: object) -> int:
    def explore(_: Path | None, __: Sequence[Path]) -> int:
        raise AssertionError("the app was opened")

    return run(["validate", *map(str, arguments)], explore=explore)


def test_findings_are_data_and_the_summary_is_narration(capsys):
    assert validate(EXAMPLES / "bad" / "missing-key.yaml") == 1
    out, err = capsys.readouterr()
    assert "missing-key.yaml:22:9: missing-key: clause `art-1` has no `cite`\n" in out
    assert "\x1b" not in out
    assert err == "1 file, 1 clause, 1 finding in 1 file\n"


def test_json(capsys):
    assert validate(EXAMPLES / "bad" / "missing-key.yaml", "--format", "json") == 1
    [found] = json.loads(capsys.readouterr().out)
    assert (found["line"], found["rule"]) == (22, "missing-key")


def test_a_clean_file(capsys):
    assert validate(EXAMPLES / "good" / "small.yaml", "--format", "json") == 0
    out, err = capsys.readouterr()
    assert out == "[]\n"
    assert err == "1 file, 1 clause, no finding\n"


@pytest.mark.parametrize("arguments", [["no\x1bsuch.yaml"], ["--format", "xml"], ["--nonsense"]])
def test_wrong_use_is_one_line_and_exit_2(arguments, capsys):
    assert validate(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_an_empty_folder_is_wrong_use(tmp_path, capsys):
    assert validate(tmp_path) == 2
    assert "there is no .yaml file in this folder" in capsys.readouterr().err


def test_colour_needs_a_terminal_and_no_no_color(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    validate(EXAMPLES / "bad" / "missing-key.yaml")
    assert "\x1b[" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    validate(EXAMPLES / "bad" / "missing-key.yaml")
    assert "\x1b[" not in capsys.readouterr().out


def test_two_runs_print_the_same_bytes(capsys):
    validate(EXAMPLES / "bad")
    first = capsys.readouterr()
    validate(EXAMPLES / "bad")
    assert capsys.readouterr() == first


def test_without_a_path_all_shipped_data_are_checked_and_have_no_finding(capsys):
    code = validate()
    out, err = capsys.readouterr()
    assert out == ""
    assert code == 0
    assert err.endswith("no finding\n")
