"""Several processes find the same as one, in the same order."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from comparator.corpus.resources import data_root
from comparator.validation.check import check_paths
from comparator.validation.parallel import choose_jobs
from tests.validation.conftest import CONDITIONS, EXAMPLES, VOCABULARIES


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_reports_do_not_depend_on_the_number_of_processes(jobs):
    one, several = (list(check_paths([EXAMPLES], VOCABULARIES, CONDITIONS, jobs=count)) for count in (1, jobs))
    assert several == one


def test_processes_and_the_cache_go_together(tmp_path):
    first, second = (list(check_paths([EXAMPLES / "bad"], VOCABULARIES, jobs=2, cache=tmp_path)) for _ in range(2))
    assert first == second == list(check_paths([EXAMPLES / "bad"], VOCABULARIES))


def test_a_consumer_that_stops_ends_the_processes():
    reports = check_paths([EXAMPLES], VOCABULARIES, jobs=2)
    next(reports)
    reports.close()  # type: ignore[attr-defined]


SPAWNED = """
import multiprocessing, sys
from pathlib import Path
from comparator.validation.check import check_paths

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    for report in check_paths([Path(sys.argv[1])], jobs=int(sys.argv[2])):
        print(ascii(report))
"""
"""Starts processes that begin with nothing, as they do on macOS and Windows."""


def test_processes_that_begin_with_nothing_find_the_same(tmp_path):
    script = tmp_path / "spawned.py"
    script.write_text(SPAWNED)
    one, two = (
        subprocess.run([sys.executable, script, EXAMPLES / "bad", jobs], capture_output=True, check=True)
        for jobs in ("1", "2")
    )
    assert two.stdout == one.stdout
    assert one.stdout.count(b"FileReport(") > 40
    assert two.stderr == b""


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """Return a folder that two processes are busy with for many seconds, and that has findings from the start."""
    text = (data_root() / "frameworks" / "eu" / "eu-ai-act.yaml").read_text(encoding="utf-8")
    (tmp_path / "law-0.yaml").write_text(text.replace("\n", " \n"), encoding="utf-8")
    for number in range(1, 200):
        os.link(tmp_path / "law-0.yaml", tmp_path / f"law-{number}.yaml")
    return tmp_path


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="the system has no groups of processes")
@pytest.mark.parametrize("how", ["ctrl-c", "ctrl-c twice", "killed"])
def test_a_run_that_is_broken_off_leaves_no_process_behind(how, slow):
    command = [sys.executable, "-m", "comparator", "validate", "--no-cache", "--jobs", "2", slow]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        process.stdout.readline()  # it is in the middle of its work
        if how == "killed":
            process.kill()
        else:
            for _ in how.split():  # a terminal sends it to all processes of the group
                os.killpg(process.pid, signal.SIGINT)
        # The streams end when the last process that could write to them has ended.
        _, err = process.communicate(timeout=60)
    if how == "killed":
        assert process.returncode == -signal.SIGKILL
    else:
        assert (process.returncode, err) == (130, b"\ncomparator: interrupted\n")


def test_few_files_are_not_worth_a_process(tmp_path, monkeypatch):
    monkeypatch.setattr("comparator.validation.parallel._cores", lambda: 4)
    paths = [tmp_path / f"{number}.yaml" for number in range(30)]
    for path in paths:
        path.touch()
        os.truncate(path, 3_000_000)
    assert choose_jobs(paths[:3]) == 1
    assert choose_jobs(paths) == 4
    assert choose_jobs([Path("none"), Path("a\0b")]) == 1
