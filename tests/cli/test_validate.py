"""`comparator validate`: findings on standard output, a summary on standard error. Rules have tests of their own."""

import pytest

from tests.cli.conftest import CORPUS


@pytest.fixture
def bad(tmp_path):
    """A file with one mistake: a topic that is not in the vocabulary."""
    path = tmp_path / "north-act.yaml"
    text = (CORPUS / "north-act.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("topics: [logging]", "topics: [loging]"), encoding="utf-8")
    return path


def test_files_without_a_mistake_end_with_0_and_nothing_on_standard_output(shipped):
    result = shipped("validate", CORPUS)
    assert (result.code, result.out, result.err) == (0, "", "3 files, 9 clauses, no finding\n")


def test_a_finding_has_place_rule_and_excerpt_and_ends_with_1(shipped, bad):
    result = shipped("validate", bad)
    assert result.code == 1
    line = 1 + next(at for at, text in enumerate(bad.read_text(encoding="utf-8").splitlines()) if "loging" in text)
    assert result.lines[0].startswith(f"{bad}:{line}:14: unknown-topic: ")
    assert "topics: [loging]" in result.lines[1]
    assert "^^^^^^" in result.lines[2]
    assert "logging" in result.out
    assert result.err == "1 file, 4 clauses, 1 finding in 1 file\n"


def test_json_is_a_list_of_findings(shipped, bad):
    result = shipped("validate", bad, "--format", "json")
    assert result.code == 1
    (finding,) = result.json
    assert (finding["file"], finding["rule"], finding["severity"]) == (str(bad), "unknown-topic", "error")


def test_json_of_no_finding_is_an_empty_list(shipped):
    assert shipped("validate", CORPUS, "--format", "json").json == []


def test_a_file_that_cannot_be_parsed_is_a_finding_with_its_place(shipped, tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("schema: 1\nid: [a\n", encoding="utf-8")
    result = shipped("validate", path)
    assert result.code == 1
    assert result.out.startswith(f"{path}:")
    assert result.out.count("\n\n") == 1


def test_from_the_folder_above_paths_are_shown_as_they_were_given(shipped, monkeypatch, bad):
    monkeypatch.chdir(bad.parent)
    assert shipped("validate", "north-act.yaml").lines[0].startswith("north-act.yaml:")
