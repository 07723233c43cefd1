"""An installed comparator works from any folder; `.ci/run` sets COMPARATOR_BIN to one from a wheel by itself."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from comparator import __version__
from comparator.cli.main import COMMANDS

BINARY = os.environ.get("COMPARATOR_BIN", "")
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not BINARY, reason="COMPARATOR_BIN names no installed comparator; .ci/run does")

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path) -> Run:
    """Run the installed command in an empty folder, with no standard input and a plain environment."""

    def call(*arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [BINARY, *arguments],
            cwd=tmp_path,
            env=environment(tmp_path),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        if done.returncode != code:
            pytest.fail(f"exit code {done.returncode}, not {code}\n{done.stderr}{done.stdout[-2000:]}", pytrace=False)
        assert "Traceback" not in done.stderr
        return done

    return call


def environment(home: Path) -> dict[str, str]:
    """Return what a program may count on, and nothing that leads back to the checkout."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}


def shipped() -> list[str]:
    return sorted(path.stem for path in (ROOT / "frameworks").rglob("*.yaml"))


def test_it_is_the_wheel_that_runs_and_not_the_checkout(tmp_path):
    python = Path(BINARY).parent / "python"
    code = "import comparator; print(comparator.__file__)"
    done = subprocess.run(
        [python, "-c", code], cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, check=True
    )
    assert not Path(done.stdout.strip()).is_relative_to(ROOT)


def test_version(run):
    assert run("--version").stdout == f"comparator {__version__}\n"


def test_without_a_terminal_the_overview_names_every_command(run):
    shown = run().stdout
    assert all(f"  {command} " in shown for command in COMMANDS)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize("arguments", ["", "list", "align us-nist-ai-rmf waico-proposal-2025 --format json"])
def test_piping_into_head_ends_quietly(tmp_path, arguments):
    script = f'set -o pipefail; "$0" {arguments} | head -1'
    done = subprocess.run(
        ["bash", "-c", script, BINARY],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_list_names_every_shipped_framework(run):
    assert [item["id"] for item in json.loads(run("list", "--format", "json").stdout)] == shipped()


def test_show(run):
    assert "kr-ai-basic-act" in run("show", "kr-ai-basic-act").stdout


def test_the_shipped_data_is_valid(run):
    run("validate")


def test_align_gives_up_to_three_partners_of_every_clause(run):
    result = json.loads(run("align", "eu-ai-act", "kr-ai-basic-act", "--top", "3", "--format", "json").stdout)
    assert (result["a"], result["b"]) == ("eu-ai-act", "kr-ai-basic-act")
    assert result["pairs"]
    assert {pair["rank"] for pair in result["pairs"]} == {1, 2, 3}
    assert all(0 <= pair["score"] <= 1 for pair in result["pairs"])


def test_compare(run):
    done = run("compare", "eu-ai-act", "kr-ai-basic-act", "--topic", "incident-reporting", "--format", "json")
    assert json.loads(done.stdout)["pairs"]


def test_matrix(run):
    assert "KR" in run("matrix", "--topic", "logging", "--jurisdiction", "EU,KR,CN").stdout


def test_explore_without_a_terminal_is_refused_in_one_line(run):
    assert run("explore", code=2).stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "no-such-framework"],
        ["show", "missing.yaml"],
        ["align", "eu-ai-act"],
        ["align", "eu-ai-act", "kr-ai-basic-act", "--engine", "none"],
        ["matrix", "--topic", "no-such-topic"],
        ["no-such-command"],
    ],
    ids=" ".join,
)
def test_bad_input_is_one_line_and_exit_code_2(run, arguments):
    done = run(*arguments, code=2)
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
