"""What is committed works anywhere: no paths of one machine, no addresses of a package index, versions that fit."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PATH_OF_A_MACHINE = re.compile(r"(?<![\w./:~-])(?:/(?:home|Users|root|work|opt|mnt)/\w|[A-Z]:\\Users)")
PACKAGE_INDEX = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|index-url|find-links|trusted-host", re.IGNORECASE
)


@pytest.fixture(scope="module")
def tracked(root) -> list[Path]:
    """Return the files that git knows or would add, without this one."""
    if shutil.which("git") is None or not (root / ".git").exists():
        pytest.skip("needs git and a checkout")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    paths = {root / name for name in listed.split("\0") if name}
    return sorted(path for path in paths if path.is_file() and path != Path(__file__))


def test_no_file_names_a_path_of_one_machine(tracked):
    assert _hits(PATH_OF_A_MACHINE, tracked) == []


def test_no_file_names_a_package_index(tracked):
    assert _hits(PACKAGE_INDEX, tracked) == []


def _hits(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{path}:{number}: {found[0]}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if (found := pattern.search(line))
    ]


def test_constraints_hold_names_and_versions_only(root):
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert pins
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9][\w.]*", line) for line in pins)
    assert pins == sorted(set(pins), key=lambda line: line.partition("==")[0])


def test_constraints_pin_every_requirement_within_its_range(root):
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    config = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    extras = config["project"]["optional-dependencies"].values()
    required = [
        *config["build-system"]["requires"],
        *config["project"]["dependencies"],
        *(line for extra in extras for line in extra),
    ]
    for requirement in map(Requirement, required):
        assert pins[canonicalize_name(requirement.name)] in requirement.specifier, requirement


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_make_help_lists_every_target(root):
    shown = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True).stdout
    phony = re.search(r"^\.PHONY: (.*)$", (root / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert phony
    for target in set(phony[1].split()) - {"FORCE"}:
        assert f"make {target} " in shown
