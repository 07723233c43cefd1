"""Verdicts are kept between runs, are never wrong, and never stand in the way."""

import subprocess
import sys
from pathlib import Path

import pytest

from comparator.validation import verdict
from comparator.validation.check import FileReport, check_paths
from comparator.validation.conditions import Conditions
from tests.validation.conftest import EXAMPLES, TODAY, VOCABULARIES

DAY = Conditions(today=TODAY)
CROSS = EXAMPLES / "bad" / "concept-id-twice"


def run(*paths: Path, cache: Path | None, conditions: Conditions = DAY) -> list[FileReport]:
    return list(check_paths(paths, VOCABULARIES, conditions, cache=cache))


@pytest.fixture
def unjudged(monkeypatch):
    """Return a function from which on judging a file fails the test."""

    def forbid() -> None:
        def judge(*_):
            raise AssertionError("a file was judged again")

        monkeypatch.setattr(verdict, "judge", judge)

    return forbid


@pytest.mark.parametrize("folder", ["good", "bad"])
def test_a_second_run_judges_nothing_and_finds_the_same(folder, tmp_path, unjudged):
    fresh = run(EXAMPLES / folder, cache=None)
    known = [report for report in fresh if report.kind and report.kind != "mapping"]
    paths = [Path(report.path) for report in known]
    first = run(*paths, cache=tmp_path)
    unjudged()
    assert run(*paths, cache=tmp_path) == first == run(*paths, cache=tmp_path)


def test_another_set_of_known_files_is_compared_anew_without_judging(tmp_path, unjudged):
    one, two = sorted(CROSS.rglob("*.yaml"))
    assert run(one, cache=tmp_path)[0].diagnostics == ()
    assert run(two, cache=tmp_path)[0].diagnostics == ()
    unjudged()
    assert [len(report.diagnostics) for report in run(one, two, cache=tmp_path)] == [0, 1]
    assert run(one, two, cache=tmp_path)[1].lines


def test_a_changed_file_is_judged_anew(small, tmp_path):
    path = small()
    assert run(path, cache=tmp_path / "cache")[0].diagnostics == ()
    small(("norm: obligation", "norm: oblgation"))
    assert run(path, cache=tmp_path / "cache")[0].diagnostics[0].rule == "wrong-value"
    small()
    assert run(path, cache=tmp_path / "cache")[0].diagnostics == ()


def test_other_vocabularies_and_another_day_are_other_verdicts(small, tmp_path):
    path = small()
    run(path, cache=tmp_path / "cache")
    for change in (Conditions(), DAY):
        run(path, cache=tmp_path / "cache", conditions=change)
    assert len(list((tmp_path / "cache").glob("*.reports"))) == 2
    folder = tmp_path / "vocabularies"
    folder.mkdir()
    for file in VOCABULARIES.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    for topics in (b"", b"# changed\n"):
        (folder / "topics.yaml").write_bytes(topics + (VOCABULARIES / "topics.yaml").read_bytes())
        list(check_paths([path], folder, DAY, cache=tmp_path / "cache"))
    assert len(list((tmp_path / "cache").glob("*.reports"))) == 4


@pytest.mark.parametrize("damage", [b"", b"\x00\xff" * 999, b"a", None])
def test_a_damaged_cache_is_as_if_it_were_not_there_and_is_mended(damage, tmp_path, unjudged):
    paths = [EXAMPLES / "bad" / "missing-key.yaml", CROSS]
    right = run(*paths, cache=tmp_path)
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        # Without a damage of its own, every entry keeps its form and says something else.
        file.write_bytes(content.replace(b"missing-key", b"missing-kex") if damage is None else damage)
    assert run(*paths, cache=tmp_path) == right
    unjudged()
    assert run(*paths, cache=tmp_path) == right


def test_a_cache_that_cannot_be_written_or_read_is_no_matter(tmp_path):
    place = tmp_path / "file"
    place.write_text("not a folder")
    path = EXAMPLES / "bad" / "missing-key.yaml"
    assert run(path, cache=place) == run(path, cache=None)


def test_old_verdicts_are_dropped(small, tmp_path):
    path = small()
    cache = tmp_path / "cache"
    for day in range(1, 13):
        run(path, cache=cache, conditions=Conditions(today=TODAY.replace(day=day)))
    assert len(list(cache.glob("*.reports"))) == 8
    assert len(list(cache.glob("*.claims"))) == 8
    assert not list(cache.glob("*.tmp"))


WARM = """
import sys
from pathlib import Path
from comparator.validation.check import check_paths
reports = list(check_paths([Path(sys.argv[1])], cache=Path(sys.argv[2])))
print(len(reports), *sorted({"yaml", "jsonschema", "jsonschema_rs", "rapidfuzz"} & sys.modules.keys()))
"""


def test_a_run_that_finds_all_verdicts_imports_no_parser(small, tmp_path):
    command = [sys.executable, "-c", WARM, str(small()), str(tmp_path / "cache")]
    first, second = (subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2))
    assert "jsonschema_rs" in first
    assert second == "1\n"
