"""Several processes find the same as one, in the same order."""

import os
from pathlib import Path

import pytest

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


def test_few_files_are_not_worth_a_process(tmp_path, monkeypatch):
    monkeypatch.setattr("comparator.validation.parallel._cores", lambda: 4)
    paths = [tmp_path / f"{number}.yaml" for number in range(30)]
    for path in paths:
        path.touch()
        os.truncate(path, 3_000_000)
    assert choose_jobs(paths[:3]) == 1
    assert choose_jobs(paths) == 4
    assert choose_jobs([Path("none"), Path("a\0b")]) == 1
