"""No command but `explore` pays for Textual, whatever it prints; what `--version` pays for is tested in tests/house."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CORPUS, clause_file

SCRIPT = """
import contextlib, io, sys
from comparator.__main__ import main
for line in sys.stdin.read().splitlines():
    sys.argv = ["comparator", *line.split("\\t")]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        assert main() == 0, line
    loaded = {name.partition(".")[0] for name in sys.modules} & {"textual", "numpy", "scipy", "rapidfuzz"}
    print(sys.argv[1], *sorted(loaded))
"""


@pytest.fixture
def crosswalk(tmp_path: Path) -> Path:
    for side in "ab":
        clause_file(tmp_path / f"{side}.jsonl", {"id": "1", "lang": "en", "text": "Providers keep logs."})
    (tmp_path / "gold.tsv").write_text("1\t1\n", encoding="utf-8")
    return tmp_path


def loaded_after(*lines: str) -> dict[str, set[str]]:
    """Run commands one after the other in a fresh interpreter and return what each has loaded by its end."""
    text = "\n".join(line.replace(" ", "\t").replace("CORPUS", str(CORPUS)) for line in lines)
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    assert len(rows) == len(lines)
    return {name: set(found) for name, *found in rows}


def test_no_command_imports_textual_in_any_format(crosswalk):
    pair = "north-act east-rules --corpus CORPUS --format"
    found = loaded_after(
        "list topics --corpus CORPUS",
        "show north-act --corpus CORPUS --as-of 2026-01-01",
        "validate CORPUS",
        "matrix --corpus CORPUS",
        *(f"align {pair} {form}" for form in ("table", "json", "csv", "sssom", "oscal")),
        *(f"compare {pair} {form}" for form in ("table", "json", "csv", "markdown")),
        f"evaluate {crosswalk} --baselines",
        "--help",
    )
    assert not [name for name, modules in found.items() if "textual" in modules]


@pytest.mark.parametrize("line", ["list --corpus CORPUS", "show north-act --corpus CORPUS", "validate CORPUS"])
def test_commands_that_align_nothing_load_no_numerical_library(line):
    assert loaded_after(line)[line.partition(" ")[0]] == set()
