"""Checking files against the small vocabularies of this folder, which do not change with the shipped ones."""

from collections.abc import Callable
from pathlib import Path

import pytest

from comparator.validation.check import FileReport, check_paths
from comparator.validation.diagnostic import Diagnostic

HERE = Path(__file__).parent
VOCABULARIES = HERE / "vocabularies"
EXAMPLES = HERE / "examples"

Check = Callable[..., list[Diagnostic]]


@pytest.fixture
def check() -> Check:
    """Return the findings of all files below the paths."""

    def findings(*paths: Path) -> list[Diagnostic]:
        return [item for report in reports(*paths) for item in report.diagnostics]

    return findings


def reports(*paths: Path) -> list[FileReport]:
    return list(check_paths(paths, VOCABULARIES))


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
