"""No file takes the check down, stops the others or writes to the terminal by itself."""

import os
import re
import time
from pathlib import Path

import pytest

from comparator.model.errors import InputError
from comparator.validation.check import MAX_FINDINGS, check_file, check_paths
from comparator.validation.formatters import NAMES, formatter
from tests.validation.conftest import EXAMPLES, VOCABULARIES, reports

MARKS = "\u0301" * 400_000 + "\u0316" * 400_000
"""Marks that take quadratic time to be put in order."""
COMMENTS = "# comparator: ignore[near-copy] x"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(20)
)
FILES: dict[str, tuple[bytes, str, int]] = {
    "empty": (b"", "empty", 1),
    "only comments": (b"# nothing\n# here\n", "empty", 1),
    "only a marker": (b"---\n", "unknown-kind", 2),
    "a word": (b"hello\n", "unknown-kind", 1),
    "a list": (b"- 1\n- 2\n", "unknown-kind", 1),
    "an empty mapping": (b"{}\n", "unknown-kind", 1),
    "latin-1": (b"schema: 1\nid: caf\xe9\n", "encoding", 2),
    "utf-16": ("id: a\n".encode("utf-16"), "encoding", 1),
    "utf-16 without mark": ("id: a\n".encode("utf-16-le"), "yaml", 1),
    "utf-32": ("id: a\n".encode("utf-32"), "encoding", 1),
    "nul": (b"id: a\nshort: b\x00c\n", "yaml", 2),
    "escape": (b"id: a\nshort: \x1b[31mred\n", "yaml", 2),
    "tab": (b"id: a\nshort:\n\ten: x\n", "yaml", 3),
    "duplicate key": (b"id: a\nshort: b\nid: c\n", "duplicate-key", 3),
    "anchor": (b"id: a\nshort: &x b\n", "anchor", 2),
    "alias": (b"id: a\nshort: *x\n", "alias", 2),
    "alias bomb": (BOMB.encode(), "anchor", 1),
    "merge key": (b"id: a\nshort:\n  <<: {en: x}\n", "merge-key", 3),
    "tag": (b"id: a\nshort: !x b\n", "tag", 2),
    "python tag": (b"id: !!python/object/apply:os.system [ls]\n", "tag", 1),
    "two documents": (b"id: a\n---\nid: b\n", "several-documents", 2),
    "deep": (b"[" * 100_000, "too-deep", 1),
    "deep mappings": (b"{a: " * 100_000, "too-deep", 1),
    "long number": (b"id: " + b"9" * 10_000, "number", 1),
    "not a number": (b"id: a\nvalue: .nan\n", "number", 2),
    "infinity": (b"id: a\nvalue: -.inf\n", "number", 2),
    "huge float": (b"id: a\nvalue: 1e999\n", "number", 2),
    "number as key": (b"id: a\n1: b\n", "key-type", 2),
    "list as key": (b"id: a\n[b]: c\n", "key-type", 2),
    "merge conflict": (b"id: a\n<<<<<<< HEAD\nshort: b\n=======\nshort: c\n>>>>>>> x\n", "yaml", 2),
    "open quote": (b"id: 'a\n\n", "yaml", 1),
    "line separator": ("id: a\nshort: b\u2028c\n".encode(), "line-separator", 2),
    "too large": (b"# " + b"x" * 8_000_000, "file-too-large", 1),
    "endless anchor": (b"id: &" + b"x" * 3_000_000 + b" a\n", "anchor", 1),
    "marks in a key": (f'? "a{MARKS}"\n: 1\n? "a{MARKS}"\n: 2\n'.encode(), "duplicate-key", 3),
    "marks in an id": (f"clauses:\n- id: a{MARKS}\n".encode(), "missing-key", 2),
    "comments on comments": ((f"{COMMENTS}\n" * 110_000 + "clauses: [1]\n").encode(), "unused-suppression", 1),
    "comments in a line": (b"clauses: [1] " + f"{COMMENTS} ".encode() * 110_000 + b"\n", "missing-key", 1),
    "comments not closed": (b"clauses: [1] " + b"# comparator: ignore[" * 180_000 + b"\n", "missing-key", 1),
    "spaces in a line": (b"clauses: [1] " + b"  \t" * 1_300_000 + b"# x\n", "missing-key", 1),
    "hidden characters in a line": (
        b"clauses: [" + rb'"xxxxxxxxxxxx\u200b",' * 40_000 + '"\u200b"]\n'.encode(),
        "hidden-character",
        1,
    ),
    "hyphens in an id": (b"clauses:\n- id: " + b"a-" * 1_900_000 + b"\n", "missing-key", 2),
    "many language tags": (
        b"clauses:\n- title:\n" + b"".join(b"    en-x-a%d: x\n" % n for n in range(40_000)),
        "wrong-form",
        3,
    ),
    "known keys of wrong types": (b"clauses: 7\n", "missing-key", 1),
}


@pytest.mark.parametrize(("content", "rule", "line"), FILES.values(), ids=FILES)
def test_a_broken_file_is_a_finding_with_a_place(content, rule, line, tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    started = time.process_time()
    report = check_file(path, VOCABULARIES)
    # What took quadratic time took minutes; the rest is for slow machines.
    assert time.process_time() - started < 10
    first = report.diagnostics[0]
    assert len(first.message) < 300
    assert (first.rule, first.position.line) == (rule, line)


def test_a_broken_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"\xff")
    (tmp_path / "small.yaml").write_bytes((EXAMPLES / "good" / "small.yaml").read_bytes())
    (tmp_path / "z.yaml").write_bytes(b"a: [")
    found = reports(tmp_path)
    assert [(Path(item.path).name, len(item.diagnostics)) for item in found] == [
        ("a.yaml", 1),
        ("small.yaml", 0),
        ("z.yaml", 1),
    ]


def test_a_folder_named_like_a_file_is_a_folder(tmp_path):
    (tmp_path / "x.yaml").mkdir()
    (tmp_path / "x.yaml" / "small.yaml").write_bytes((EXAMPLES / "good" / "small.yaml").read_bytes())
    assert [Path(item.path).name for item in reports(tmp_path)] == ["small.yaml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_and_never_waited_for(tmp_path):
    pipe = tmp_path / "x.yaml"
    os.mkfifo(pipe)
    [report] = reports(tmp_path)
    assert report.diagnostics[0].message == "this is not a regular file"
    with pytest.raises(InputError, match="neither a file nor a folder"):
        check_paths([pipe])


def test_broken_and_circular_links(tmp_path):
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.yaml").symlink_to(tmp_path / "self.yaml")
    found = {Path(item.path).name: item.diagnostics[0].rule for item in reports(tmp_path)}
    assert found == {"gone.yaml": "file-unreadable", "self.yaml": "file-unreadable"}


def test_a_path_that_is_not_there_is_an_error_before_anything_is_checked(tmp_path):
    with pytest.raises(InputError, match="no such file or folder"):
        check_paths([EXAMPLES, tmp_path / "none.yaml"])
    with pytest.raises(InputError, match=r"no \.yaml file"):
        check_paths([tmp_path])
    with pytest.raises(InputError, match="cannot be read"):
        check_paths([Path("a\0b")])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    (tmp_path / "small.yaml").write_bytes((EXAMPLES / "good" / "small.yaml").read_bytes())
    found = reports(tmp_path)
    assert sorted(Path(item.path).name for item in found) == ["closed", "small.yaml"]
    with pytest.raises(InputError, match="permission"):
        check_paths([closed])


def test_a_file_is_checked_once_however_often_it_is_named(tmp_path):
    path = EXAMPLES / "good" / "small.yaml"
    assert len(reports(path, path, path.parent / ".." / "good" / "small.yaml")) == 1


def test_a_vocabulary_that_cannot_be_read_is_said_and_no_file_is_blamed_for_it(tmp_path):
    folder = tmp_path / "vocabularies"
    folder.mkdir()
    for path in VOCABULARIES.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "topics.yaml").write_text("entries: [\n")
    found = list(check_paths([EXAMPLES / "good" / "small.yaml"], folder))
    assert [(Path(item.path).name, [d.rule for d in item.diagnostics]) for item in found] == [
        ("small.yaml", []),
        ("topics.yaml", ["yaml"]),
    ]
    # Checked in its own right, it is reported once.
    assert len(list(check_paths([folder / "topics.yaml"], folder))) == 1


def test_a_file_with_endless_findings_says_that_some_are_not_shown(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("clauses: [" + "1, " * 20_000 + "]")
    report = check_file(path, VOCABULARIES)
    assert len(report.diagnostics) == MAX_FINDINGS + 1
    assert report.diagnostics[-1].message == "the file has more than 1,000 findings; the rest is not shown"


@pytest.mark.parametrize("name", NAMES)
def test_no_control_character_of_a_file_reaches_the_output(name, tmp_path):
    evil = r"\e[31m\a\b\u202E\u200B\x9b"
    path = tmp_path / "bad\x1b[2J\nname.yaml"
    text = (EXAMPLES / "good" / "small.yaml").read_text(encoding="utf-8")
    text = text.replace("norm: obligation", f'norm: "{evil}"').replace("  - id: art-1", f'  - id: "{evil}"')
    text = text.replace("languages: [ko]", f'languages: [ko] # \u202e\u200b\n"{evil}": 1')
    text = text.replace("form: law", 'form: "\u202e\u200b" # \u202e')
    path.write_text(text, encoding="utf-8")
    broken = tmp_path / "z.yaml"
    broken.write_bytes(b"id: \x1b[31m\x9b\n")
    out = "".join(formatter(name)(check_paths([tmp_path], VOCABULARIES), False))
    assert len(out) > 500
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]", out)
