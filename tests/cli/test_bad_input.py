"""Bad input ends in one clear line on standard error, exit code 2, and nothing on standard output."""

import contextlib
import io
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.cli.main import COMMANDS, run
from tests.cli.conftest import CORPUS, no_explore

NORTH = (CORPUS / "north-act.yaml").read_text(encoding="utf-8")


def refused(result, *words: str) -> None:
    """Assert that a run refused its input in one line that holds the words."""
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("comparator")
    assert result.err.count("\n") == 1
    assert result.err.endswith("\n")
    assert "internal error" not in result.err
    for word in words:
        assert word in result.err


# --- framework files

BAD_FRAMEWORKS = {
    "empty": ("", "is empty"),
    "not UTF-8": (NORTH.replace("Ski", "Skí").encode("latin-1"), "0xed is not UTF-8"),
    "UTF-16": (NORTH.encode("utf-16"), "UTF-16"),
    "binary": (bytes(range(256)), "is not UTF-8"),
    "not YAML": ("a: [b\n", ":1:6: not YAML"),
    "a control character": ("id: a\0b\n", "not YAML"),
    "a list": ("- 1\n", "must be a mapping"),
    "no id": (NORTH.replace("id: north-act\n", ""), "no `id`"),
    "no clauses": (NORTH.partition("clauses:")[0], "no `clauses`"),
    "the wrong type": (NORTH.replace("clauses:", "clauses: 3\nrest:"), "`clauses`"),
    "a norm that is none": (NORTH.replace("norm: aim", "norm: duty"), "must be one of obligation"),
    "a clause id twice": (NORTH.replace("id: art-4", "id: art-2"), "clause id `art-2` stands twice"),
    "a key twice": (NORTH + "id: again\n", "key `id` stands twice"),
    "an unknown topic": (NORTH.replace("[logging]", "[loging]"), "topic `loging`, which is not in the vocabulary"),
    "an anchor": (NORTH.replace("id: north-act", "id: &it north-act"), "anchor `&it` is not allowed"),
    "a tag": ("!!python/object/apply:os.system [date]\n", "is not allowed"),
    "two documents": (NORTH + "---\na: 1\n", "more than one document"),
    "a deep nest": ("[" * 5000, "nesting is deeper"),
}


@pytest.mark.parametrize(("content", "reason"), BAD_FRAMEWORKS.values(), ids=BAD_FRAMEWORKS.keys())
def test_a_framework_file_that_cannot_be_used(small, tmp_path, content, reason):
    path = tmp_path / "my-law.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    refused(small("show", path), f"{path}:", reason)


@pytest.mark.parametrize(
    "arguments",
    [["align", "north-act", "BAD"], ["align", "BAD", "north-act"], ["compare", "north-act", "BAD"], ["show", "BAD"]],
    ids=" ".join,
)
def test_every_command_that_names_a_framework_refuses_a_bad_file(small, tmp_path, arguments):
    path = tmp_path / "my-law.yaml"
    path.write_text("a: [b\n", encoding="utf-8")
    refused(small(*(str(path) if argument == "BAD" else argument for argument in arguments)), f"{path}:1:6: not YAML")


def test_a_missing_file_a_folder_and_a_pipe(small, tmp_path):
    refused(small("show", tmp_path / "none.yaml"), "none.yaml: there is no such file")
    refused(small("show", f"{tmp_path}/"), "directory")
    refused(small("show", "a/\0.yaml"), "cannot be read")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.yaml")
        refused(small("show", tmp_path / "pipe.yaml"), "not a regular file")


def test_a_file_whose_name_and_content_try_to_write_lines_and_colours(small, tmp_path):
    path = tmp_path / "a\nb\x1b[31m.yaml"
    path.write_text(NORTH.replace("[logging]", r'["lo\e[31m\nging"]'), encoding="utf-8")
    result = small("show", path)
    refused(result, r"a b\x1b[31m.yaml", r"topic `lo\x1b[31m ging`")
    assert "\x1b" not in result.err


# --- clause files

BAD_CLAUSES = {
    "empty": ("", "holds no clause"),
    "blank lines": ("\n\n", "holds no clause"),
    "not JSON": ("{\n", ":1:2: not JSON"),
    "not an object": ("[1]\n", "not a JSON object"),
    "no text": ('{"id": "a", "lang": "en"}\n', "no `text`"),
    "a number for an id": ('{"id": 1, "lang": "en", "text": "x"}\n', "`id` must be a string"),
    "a number of thousands of digits": ('{"id": "a", "n": ' + "9" * 5000 + "}\n", ":1:1: not JSON"),
    "an id twice": (
        '{"id": "a", "lang": "en", "text": "x"}\n' * 2,
        ":2:1: id `a` stands twice; the first is on line 1",
    ),
    "not UTF-8": (b"\xff\xfd\n", "not UTF-8"),
    "UTF-16": ("{}".encode("utf-16"), "UTF-16"),
    "a deep nest": ("[" * 100_000, "not JSON"),
}


@pytest.mark.parametrize(("content", "reason"), BAD_CLAUSES.values(), ids=BAD_CLAUSES.keys())
def test_a_clause_file_that_cannot_be_used(small, tmp_path, content, reason):
    path = tmp_path / "clauses.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    refused(small("align", path, "north-act"), f"{path}:", reason)
    refused(small("align", "north-act", path), f"{path}:", reason)


def test_a_missing_clause_file(small, tmp_path):
    refused(small("align", tmp_path / "none.jsonl", "north-act"), "there is no such file")


# --- folders


def test_a_corpus_that_is_missing_or_a_file(shipped, tmp_path):
    refused(shipped("list", "--corpus", tmp_path / "none"), "there is no such folder")
    refused(shipped("list", "--corpus", CORPUS / "north-act.yaml"), "there is no such folder")


def test_a_corpus_in_which_an_id_stands_twice_or_a_file_is_broken(shipped, tmp_path):
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text(NORTH, encoding="utf-8")
    refused(shipped("list", "--corpus", tmp_path), "two.yaml", "framework `north-act` is already in", "one.yaml")
    (tmp_path / "two.yaml").write_text("{", encoding="utf-8")
    refused(shipped("matrix", "--corpus", tmp_path), "two.yaml", "not YAML")


@pytest.mark.parametrize(
    ("gold", "reason"),
    [
        (None, "gold.tsv: there is no such file"),
        ("", "the file names no pair"),
        ("1\n", "gold.tsv:1:1: the line is not two ids"),
        ("a_id\tb_id\n1\t9\n", "gold.tsv:2:1: clause `9` is not in b.jsonl"),
    ],
)
def test_a_crosswalk_that_cannot_be_used(shipped, tmp_path, gold, reason):
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"id": "1", "lang": "en", "text": "x"}\n', encoding="utf-8")
    if gold is not None:
        (tmp_path / "gold.tsv").write_text(gold, encoding="utf-8")
    refused(shipped("evaluate", tmp_path), reason)


def test_a_crosswalk_folder_that_is_missing(shipped, tmp_path):
    refused(shipped("evaluate", tmp_path / "none"), "there is no such folder")


def test_paths_that_cannot_be_validated(shipped, tmp_path):
    refused(shipped("validate", tmp_path / "none.yaml"), "there is no such file or folder")
    refused(shipped("validate", tmp_path), "no .yaml file in this folder")
    refused(shipped("validate", CORPUS, tmp_path / "none.yaml"), "there is no such file or folder")


# --- names and values


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("show nort-act", ["there is no framework `nort-act`", "did you mean `north-act`?"]),
        ("show zzzzz", ["there is no framework `zzzzz`", "`comparator list` shows the ids"]),
        ("show north-act art-99", ["framework `north-act` has no clause `art-99`"]),
        ("align north-act est-rules", ["did you mean `east-rules`?"]),
        ("compare nort-act east-rules", ["did you mean `north-act`?"]),
        ("compare north-act east-rules --topic loging", ["no topic `loging`; did you mean `logging`?"]),
        ("matrix --topic logging,loging", ["no topic `loging`; did you mean `logging`?"]),
        ("matrix --jurisdiction asaen", ["no jurisdiction or group `asaen`; did you mean `asean`?"]),
        ("align north-act east-rules --engine magic", ["no engine `magic`", "lexical, semantic, token-set"]),
        ("compare north-act east-rules --engine magic", ["no engine `magic`"]),
        ("align north-act east-rules --language tlh", ["no clause has a statement in `tlh`", "en, zh-Hans"]),
        ("compare north-act east-rules --language tlh", ["no clause has a statement in `tlh`", "en, zh-Hans"]),
        ("show east-rules --language tlh", ["no clause has a statement in `tlh`", "en, zh-Hans"]),
        ("align north-act east-rules --top 0", ["--top", "`0` is not a whole number above zero"]),
        ("align north-act east-rules --top many", ["`many` is not a whole number above zero"]),
        ("align north-act east-rules --top -1", ["--top"]),
        ("align north-act east-rules --top ²", ["`²` is not a whole number above zero"]),
        ("align north-act east-rules --min-score 2", ["--min-score", "`2` is not a number from 0 to 1"]),
        ("align north-act east-rules --min-score nan", ["`nan` is not a number from 0 to 1"]),
        ("align north-act east-rules --min-score high", ["`high` is not a number from 0 to 1"]),
        ("matrix --as-of yesterday", ["`yesterday` is not a date; write it as 2026-"]),
        ("matrix --as-of 2025-02-30", ["`2025-02-30` is not a date"]),
        ("show north-act --as-of 20250101", ["`20250101` is not a date"]),
        ("list --format xml", ["invalid choice: 'xml'", "table"]),
        ("list everything", ["invalid choice: 'everything'", "topics"]),
        ("align north-act", ["required: B", "`comparator align --help` shows how"]),
        ("show", ["required: ID"]),
        ("list --colour", ["there is no option `--colour`"]),
        ("align north-act east-rules --form json", ["there is no option `--form`; did you mean `--format`?"]),
    ],
)
def test_names_and_values_that_do_not_exist(small, line, words):
    refused(small(*line.split()), *words)


def test_evaluate_needs_a_folder_and_an_engine_that_exists(shipped, tmp_path):
    refused(shipped("evaluate"), "required: DIR")
    refused(shipped("evaluate", tmp_path, "--engine", "magic"), "no engine `magic`")


def test_a_command_that_does_not_exist(shipped):
    refused(shipped("alignn"), "no command `alignn`; did you mean `align`?")
    refused(shipped("frobnicate"), "no command `frobnicate`; `comparator --help` lists the commands")
    refused(shipped(""), "no command ``")


@pytest.mark.parametrize("argument", ["a\nb", "\x1b[31mred", "\u202egpj.exe"])
@pytest.mark.parametrize("line", ["{}", "show {}", "list {}", "matrix --as-of {}", "matrix --topic {}", "list --{}"])
def test_what_was_typed_is_repeated_on_one_line_and_never_raw(small, line, argument):
    result = small(*(part.format(argument) for part in line.split()))
    refused(result)
    assert not {"\x1b", "\u202e"} & set(result.err)


@given(
    command=st.sampled_from(sorted(set(COMMANDS) - {"validate", "evaluate"})),
    arguments=st.lists(
        st.one_of(
            st.text(max_size=8),
            st.sampled_from(["north-act", "east-rules", "logging", "7", "--top", "--topic", "--explain", "-"]),
        )
    ),
)
def test_no_arguments_whatsoever_end_in_an_internal_error(vocabularies, command, arguments):
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        patch.setattr("comparator.corpus.corpus.load_vocabularies", lambda folder: vocabularies)
        code = run([command, *arguments, f"--corpus={CORPUS}"], explore=no_explore)
    assert code in (0, 1, 2)
    if code == 2:
        assert out.getvalue() == ""
        assert err.getvalue().count("\n") == 1


def test_the_reason_survives_as_one_line_when_standard_error_is_not_utf_8(process):
    done = process("comparator show 法律", PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert json.dumps("法律")[1:-1] in done.stderr


# --- slips of the pen get the word that was meant


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("list", "topcs"), "did you mean `topics`?"),
        (("schema", "framewrk"), "did you mean `framework`?"),
        (("matrix", "--format", "cvs"), "did you mean `csv`?"),
        (("list", "--jursdiction", "EU"), "there is no option `--jursdiction`; did you mean `--jurisdiction`?"),
        (("list", "--jursdiction=EU"), "did you mean `--jurisdiction`?"),
        (("matrix", "--jurisdiction", "UK"), "did you mean `GB`?"),
        (("matrix", "--jurisdiction", "kenya"), "did you mean `KE`?"),
        (("matrix", "--jurisdiction", "Korea"), "did you mean `KP` or `KR`?"),
        (("matrix", "--jurisdiction", "??"), "`comparator list jurisdictions` and `comparator list groups` show"),
        (("matrix", "--topic", "xyz"), "`comparator list topics` shows the keys"),
        (("parameters", "--measure", "xyz"), "`comparator list measures` shows the keys"),
        (("mappings", "xyz"), "`comparator mappings` shows the ids"),
    ],
)
def test_a_slip_gets_the_word_that_was_meant_or_where_the_words_are(shipped, arguments, hint):
    refused(shipped(*arguments), hint)


def test_evaluate_says_what_is_wrong_and_nothing_else(shipped, tmp_path, monkeypatch):
    monkeypatch.setattr("comparator.alignment.engines.available", lambda: ("lexical",))
    refused(shipped("evaluate", tmp_path / "gone"), "there is no such folder")


def test_a_folder_without_frameworks_is_named(shipped, tmp_path):
    result = shipped("matrix", "--topic", "logging", "--corpus", tmp_path)
    assert result.code == 1
    assert f"{tmp_path}: no framework file (.yaml) is in this folder" in result.err
    assert "there are none" in shipped("gap", "KE", "--corpus", tmp_path).err


def test_a_file_of_another_kind_is_no_missing_framework(small, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "decree.txt").write_text("Providers keep logs.\n", encoding="utf-8")
    refused(small("align", "decree.txt", "north-act"), "decree.txt: this is neither a framework file (.yaml)")
