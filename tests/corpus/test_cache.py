"""The user's cache folder: where it is, and that nothing half written is ever in it."""

import os

import pytest

from comparator.corpus.cache import cache_folder, code_stamps, remove_file, replace_file


def test_the_folder_is_the_users_unless_the_environment_says_none(monkeypatch, tmp_path):
    monkeypatch.delenv("COMPARATOR_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = cache_folder("alignments")
    assert folder is not None
    assert folder.parts[-2:] == ("comparator", "alignments")
    monkeypatch.setenv("COMPARATOR_NO_CACHE", "1")
    assert cache_folder("alignments") is None


def test_a_file_is_replaced_whole_and_its_folder_made(tmp_path):
    path = tmp_path / "new" / "file"
    replace_file(path, b"one")
    replace_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert [item.name for item in path.parent.iterdir()] == ["file"]


def test_what_cannot_be_written_or_removed_is_left_alone(tmp_path):
    place = tmp_path / "file"
    place.write_bytes(b"no folder")
    replace_file(place / "inside", b"one")
    remove_file(place / "inside")
    assert place.read_bytes() == b"no folder"


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "file"
    replace_file(path, b"one")
    monkeypatch.setattr("pathlib.Path.replace", _fail)
    replace_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert [item.name for item in tmp_path.iterdir()] == ["file"]


def _fail(*_):
    raise OSError("the disk is full")


@pytest.mark.parametrize("part", ["model", "text"])
def test_the_stamps_name_every_module_with_its_time(part):
    stamps = list(code_stamps([part]))
    assert stamps == list(code_stamps([part]))
    names = [line.rpartition(" ")[0].rpartition(os.sep)[2] for line in stamps]
    assert "__init__.py" in names
    assert all(line.rpartition(" ")[2].strip().isdigit() for line in stamps)
