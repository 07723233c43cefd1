"""`comparator validate --stdin-filename NAME`: what an editor holds is checked before it is saved."""

import io

import pytest

from comparator.corpus.reader import MAX_BYTES
from tests.cli.conftest import CORPUS

LAW = (CORPUS / "north-act.yaml").read_bytes()


@pytest.fixture
def piped(shipped, monkeypatch):
    def call(content: bytes, *arguments: str):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
        return shipped("validate", *arguments)

    return call


def test_the_content_is_checked_under_the_name(piped):
    result = piped(LAW.replace(b"[logging]", b"[loging]"), "--stdin-filename", "laws/north-act.yaml")
    assert result.code == 1
    assert result.out.startswith("laws/north-act.yaml:")
    assert "did you mean `logging`?" in result.out


def test_the_name_counts_and_need_not_exist(piped):
    assert piped(LAW, "--stdin-filename", "laws/north-act.yaml").code == 0
    result = piped(LAW, "--stdin-filename", "laws/south-act.yaml", "--format", "json")
    assert [item["rule"] for item in result.json] == ["id-not-as-file-name"]


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "empty"), (b"\xff\xfea\x00", "encoding"), (b"a: [", "yaml"), (b"a" * (MAX_BYTES + 2), "file-too-large")],
)
def test_what_cannot_be_read_is_a_finding(piped, content, rule):
    result = piped(content, "--stdin-filename", "x.yaml", "--format", "json")
    assert (result.code, [(item["file"], item["rule"]) for item in result.json]) == (1, [("x.yaml", rule)])


def test_paths_beside_it_are_wrong_use(piped):
    result = piped(LAW, "x.yaml", "--stdin-filename", "x.yaml")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
