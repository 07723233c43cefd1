"""The wheel carries all that an installed comparator needs, and nothing else."""

import importlib.util
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

DATA = ("frameworks", "schemas", "vocabularies", "lexicon")


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory) -> Iterator[zipfile.ZipFile]:
    """Build the wheel once, with the tools of this environment, so that no package index is needed."""
    missing = [name for name in ("build", "hatchling") if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"building offline needs {' and '.join(missing)}")
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--quiet", "--wheel", "--no-isolation", "--outdir", str(out), str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = out.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        yield archive


@pytest.mark.parametrize("folder", DATA)
def test_the_data_is_in_the_wheel_unchanged(wheel, root, folder):
    files = [path for path in (root / folder).rglob("*") if path.suffix in (".yaml", ".json")]
    assert files
    for path in files:
        assert wheel.read(f"comparator/data/{path.relative_to(root).as_posix()}") == path.read_bytes()


def test_every_module_and_the_type_marker_are_in_the_wheel(wheel, root):
    source = root / "src"
    expected = {path.relative_to(source).as_posix() for path in source.rglob("*.py")} | {"comparator/py.typed"}
    assert expected <= set(wheel.namelist())


def test_both_licences_are_in_the_wheel_and_in_its_metadata(wheel, root):
    for name in ("LICENSE", "LICENSES/CC-BY-4.0.txt"):
        (inside,) = (entry for entry in wheel.namelist() if entry.endswith(f".dist-info/licenses/{name}"))
        assert wheel.read(inside) == (root / name).read_bytes()
    metadata = _metadata(wheel)
    assert "License-Expression: Apache-2.0 AND CC-BY-4.0" in metadata
    assert "Requires-Python: >=3.11" in metadata


def test_nothing_else_is_in_the_wheel(wheel):
    tops = {Path(name).parts[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"comparator"}
    assert not [name for name in wheel.namelist() if "__pycache__" in name]


def _metadata(wheel: zipfile.ZipFile) -> str:
    (name,) = (entry for entry in wheel.namelist() if entry.endswith(".dist-info/METADATA"))
    return wheel.read(name).decode("utf-8")
