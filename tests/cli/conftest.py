"""Running the command line: in this process for what it prints, in a process of its own for how it meets the system."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from comparator.cli.main import run

CORPUS = Path(__file__).parent / "corpus"
"""Three instruments of two to four clauses: north-act (en), east-rules (en, zh-Hans), south-strategy (en)."""


@dataclass(frozen=True)
class Result:
    """What a run left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.out.splitlines()]


Call = Callable[..., Result]


def no_explore(folder: Path | None, added: Sequence[Path]) -> int:
    raise AssertionError("this command opens no terminal app")


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch, tmp_path):
    """Keep the settings of whoever runs the tests away, and crash logs out of their home."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "PAGER", "MANPAGER", "LESS", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


@pytest.fixture
def shipped(capsys) -> Call:
    """Run a command on the shipped frameworks."""

    def call(*arguments: str | Path) -> Result:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments], explore=no_explore)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def small(shipped, vocabularies, monkeypatch) -> Call:
    """Run a command on the small corpus beside these tests, with the vocabularies read once for all of them."""
    monkeypatch.setattr("comparator.corpus.corpus.load_vocabularies", lambda folder: vocabularies)

    def call(command: str, *arguments: str | Path) -> Result:
        result: Result = shipped(command, *arguments, "--corpus", CORPUS)
        return result

    return call


@pytest.fixture
def process(tmp_path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a shell line in a process of its own; `comparator` in it is this checkout."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "comparator"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m comparator "$@"\n', encoding="utf-8")
    command.chmod(0o755)

    def call(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
        path = f"{folder}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "-c", f"set -o pipefail; {line}"],
            env=os.environ | {"PATH": path, "PYTHONPATH": os.pathsep.join(sys.path)} | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return call


def clause_file(path: Path, *clauses: dict[str, str]) -> Path:
    """Write a `.jsonl` file of clauses."""
    path.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in clauses), encoding="utf-8")
    return path


@pytest.fixture
def english(tmp_path) -> Path:
    return clause_file(
        tmp_path / "english.jsonl",
        {"id": "e1", "lang": "en", "title": "Logs", "text": "Providers keep logs of high-risk AI systems."},
        {"id": "e2", "lang": "en", "title": "Incidents", "text": "Providers report serious incidents to authorities."},
        {"id": "e3", "lang": "en", "title": "Trails", "text": "Villages groom every ski trail before sunrise."},
    )


@pytest.fixture
def chinese(tmp_path) -> Path:
    return clause_file(
        tmp_path / "chinese.jsonl",
        {"id": "z1", "lang": "zh-Hant", "title": "事故報告", "text": "提供者應當向主管部門報告嚴重事件。"},
        {"id": "z2", "lang": "zh-Hans", "title": "日志", "text": "提供者应当保存高风险人工智能系统的日志。"},
    )
