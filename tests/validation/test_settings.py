"""`[tool.comparator]` of the nearest pyproject.toml, and the options that come before it."""

from pathlib import Path

import pytest

from comparator.cli.main import run
from comparator.model.errors import InputError
from comparator.validation.diagnostic import Severity
from comparator.validation.settings import Settings, extra_rules, load_settings, override
from tests.validation.conftest import EXAMPLES

SPACES = EXAMPLES / "bad" / "white-space.yaml"
TOPIC = EXAMPLES / "bad" / "topic-without-support.yaml"


def write(folder: Path, text: str) -> None:
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


def validate(*arguments: object) -> int:
    return run(["validate", *map(str, arguments)], explore=lambda *_: 0)


def test_settings_of_the_nearest_project_file_apply(tmp_path):
    write(
        tmp_path,
        """
        [tool.comparator]
        select = ["white-space", "unknown-topic"]
        ignore = ["unknown-topic"]
        severity = {white-space = "error", near-copy = "off", topic-without-support = "warning"}
        references = "texts"
        """,
    )
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    found = load_settings(below)
    assert found.references == tmp_path / "texts"
    assert found.severity["white-space"] is Severity.ERROR
    assert [found.runs(rule) for rule in ("white-space", "unknown-topic", "near-copy", "unknown-role")] == [
        True,
        False,
        False,
        False,
    ]
    assert extra_rules(found) == ("topic-without-support",)


@pytest.mark.parametrize("text", ["", "[project]\nname = 'x'\n", "[tool.comparator]\n", "# comparator\n"])
def test_without_settings_everything_is_as_it_comes(text, tmp_path):
    write(tmp_path, text)
    assert load_settings(tmp_path) == Settings()
    assert extra_rules(Settings()) == ()


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("select = 'white-space'", "`select` must be a list of rule ids"),
        ("ignore = [1]", "`ignore` must be a list of rule ids"),
        ("ignore = ['white-spce']", "`white-spce`, which is no rule; did you mean `white-space`?"),
        ("severity = 'error'", "`severity` must be a table"),
        ("severity = {white-space = 'fatal'}", "the level `fatal`; it is one of error, warning, off"),
        ("severity = {white-space = []}", "the level `[]`"),
        ("severity = {encoding = 'off'}", "`encoding`, which is no rule"),
        ("references = 3", "`references` must be the name of a folder"),
        ("selct = []", "unknown key `selct`; its keys are select"),
        ("select = [", "not TOML"),
    ],
)
def test_a_bad_setting_is_said_with_the_file(setting, words, tmp_path):
    write(tmp_path, f"[tool.comparator]\n{setting}\n")
    with pytest.raises(InputError) as error:
        load_settings(tmp_path)
    assert words in error.value.message
    assert error.value.path == str(tmp_path / "pyproject.toml")


def test_the_command_line_comes_before_the_file():
    project = Settings(select=frozenset(("near-copy",)), severity={"near-copy": None, "white-space": None})
    found = override(project, select=["white-space"], ignore=["unknown-role"], severity=["white-space=warning"])
    assert found.select == frozenset(("white-space",))
    assert found.ignore == {"unknown-role"}
    assert found.severity == {"near-copy": None, "white-space": Severity.WARNING}


@pytest.mark.parametrize("option", [["--select", "no-rule"], ["--ignore", "x"], ["--severity", "white-space"]])
def test_a_wrong_option_is_one_line_and_exit_2(option, capsys):
    assert validate(SPACES, *option) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_warnings_alone_do_not_fail_unless_strict(capsys):
    assert validate(SPACES) == 0
    assert validate(SPACES, "--strict") == 1
    assert validate(SPACES, "--severity", "white-space=error") == 1
    assert "white-space" in capsys.readouterr().out


def test_what_is_not_selected_or_is_ignored_is_not_shown(capsys):
    missing = EXAMPLES / "bad" / "unknown-clause.yaml"
    assert validate(missing, "--select", "unknown-clause,unknown-role") == 1
    assert validate(missing, "--select", "unknown-role") == 0
    assert validate(missing, "--ignore", "unknown-clause", "--select", "unknown-clause") == 0
    assert validate(missing, "--severity", "unknown-clause=off") == 0
    capsys.readouterr()


def test_a_rule_that_is_off_runs_when_it_is_asked_for(capsys):
    assert validate(TOPIC, "--select", "topic-without-support", "--strict") == 1
    assert validate(TOPIC, "--severity", "topic-without-support=error") == 1
    assert "topic-without-support" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_always_a_finding(tmp_path, capsys):
    (tmp_path / "x.yaml").write_bytes(b"a: [")
    assert validate(tmp_path, "--select", "unknown-role") == 1
    capsys.readouterr()


def test_a_suppression_of_a_rule_that_does_not_run_is_not_unused(tmp_path, small, capsys):
    topic = "    topics: [logging]"
    path = small((topic, topic + "  # comparator: ignore[unknown-role] why"))
    assert "unused-suppression" in _rules(path, capsys)
    assert "unused-suppression" not in _rules(path, capsys, "--ignore", "unknown-role")


def _rules(path: Path, capsys, *options: str) -> str:
    validate(path, *options)
    return str(capsys.readouterr().out)
