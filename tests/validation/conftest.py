"""Checking files against the small vocabularies of this folder, which do not change with the shipped ones."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from comparator.validation.check import FileReport, check_paths
from comparator.validation.conditions import Conditions
from comparator.validation.diagnostic import Diagnostic

HERE = Path(__file__).parent
VOCABULARIES = HERE / "vocabularies"
EXAMPLES = HERE / "examples"
TODAY = date(2026, 11, 23)
CONDITIONS = Conditions(today=TODAY, references=HERE / "references")
"""What the examples are compared with; a day that does not move, and a folder of invented official wording."""

Check = Callable[..., list[Diagnostic]]


@pytest.fixture
def check() -> Check:
    """Return the findings of all files below the paths."""

    def findings(*paths: Path, conditions: Conditions = CONDITIONS) -> list[Diagnostic]:
        return [item for report in reports(*paths, conditions=conditions) for item in report.diagnostics]

    return findings


def reports(*paths: Path, conditions: Conditions = CONDITIONS) -> list[FileReport]:
    return list(check_paths(paths, VOCABULARIES, conditions))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return an empty git repository."""
    git(tmp_path, "init", "--quiet")
    return tmp_path


def commit(repository: Path) -> None:
    """Commit everything in the repository."""
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "x")


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@law.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a right framework file, with pieces of its text replaced."""

    def write(*edits: tuple[str, str]) -> Path:
        text = (EXAMPLES / "good" / "small.yaml").read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text, f"{old!r} is not in the example"
            text = text.replace(old, new, 1)
        path = tmp_path / "small.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
