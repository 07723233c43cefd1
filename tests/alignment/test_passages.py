"""Frameworks and clause files become passages; a bad line of a clause file is one clear error with its place."""

import json

import pytest

from comparator.alignment.passages import from_clause, from_framework, languages, read_clause_file
from comparator.corpus.corpus import load_framework
from comparator.model.errors import InputError
from comparator.model.framework import Norm
from comparator.model.passage import Passage
from tests.builders import clause, framework, parameter

LINE = {"id": "art-1", "lang": "ko", "title": "목적", "text": "이 법은 인공지능의 신뢰를 높인다."}


@pytest.fixture
def clause_file(tmp_path):
    """Write lines, as objects or raw, into a clause file, and read it."""

    def read(*lines):
        path = tmp_path / "act.jsonl"
        raw = [line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines]
        path.write_bytes(b"\n".join(raw))
        return read_clause_file(path)

    return read


def test_a_clause_leaves_its_citation_behind():
    article = clause(
        "art-19",
        cite="Art. 19(1)",
        topics=("logging",),
        bearer=("provider",),
        parameters=(parameter("log-retention", 6, "month"), parameter("log-retention", 1, "year")),
    )

    assert from_clause(article) == Passage(
        id="art-19",
        text=article.statement,
        title=article.title,
        topics=("logging",),
        norm="obligation",
        bearer=("provider",),
        measures=("log-retention",),
    )


def test_a_framework_becomes_a_side_in_its_own_order():
    side = from_framework(framework("kr-act", clause("c2"), clause("c1", Norm.RIGHT)))

    assert side.name == "kr-act"
    assert [passage.id for passage in side.passages] == ["c2", "c1"]


def test_a_clause_without_a_statement_in_any_language_is_refused(tmp_path, vocabularies):
    path = tmp_path / "act.yaml"
    path.write_text(
        "id: act\ntitle: {en: Act}\nshort: {en: Act}\njurisdiction: AA\npillar: governance-rule\nform: law\n"
        "force: binding\nclauses:\n"
        "  - {id: c1, cite: Art. 1, title: {en: Aim}, statement: {}, norm: aim, topics: [], source: act}\n",
        encoding="utf-8",
    )

    with pytest.raises(InputError, match=r":9:\d+: `statement` of clause `c1` has no text in any language"):
        load_framework(path, vocabularies)


def test_a_clause_file_is_an_object_a_line(clause_file):
    side = clause_file(LINE, b"", {"id": "art-2", "lang": "en", "text": "Aims.", "law": "KR"})

    assert side.name == "act"
    assert side.passages == (
        Passage("art-1", {"ko": LINE["text"]}, {"ko": "목적"}),
        Passage("art-2", {"en": "Aims."}, group="KR"),
    )


def test_files_from_windows_are_read_alike(clause_file):
    line = json.dumps(LINE).encode()

    assert clause_file(b"\xef\xbb\xbf" + line + b"\r", b"\r") == clause_file(line)


def test_a_line_separator_inside_a_text_does_not_end_the_line(clause_file):
    assert clause_file(LINE | {"text": "one\u2028two\x85three"}).passages[0].text == {"ko": "one\u2028two\x85three"}


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([LINE, b"{not json"], r":2:2: not JSON: [^0-9]*"),  # the place once, and in the file
        ([b"[" * 100_000], r":1:1: not JSON: .*"),
        ([b'["a list"]'], r":1:1: the line is not a JSON object with id, lang and text"),
        ([{"id": "a", "lang": "en"}], r":1:1: the clause has no `text`"),
        ([{"lang": "en", "text": "x"}], r":1:1: the clause has no `id`"),
        ([LINE, {"id": "b", "text": "x"}], r":2:1: the clause has no `lang`"),
        ([LINE | {"text": "  "}], r":1:1: `text` is only white space"),
        ([LINE | {"id": 7}], r":1:1: `id` must be a string"),
        ([LINE | {"title": ["x"]}], r":1:1: `title` and `law` must be strings"),
        ([LINE, b"", LINE], r":3:1: id `art-1` stands twice; the first is on line 1"),
        ([b" "], r":1:1: the file holds no clause"),
        ([b"\xff\xfe{"], r":1:1: the file is UTF-16 .*"),
        ([b"{}", b'{"id": "\xe9"}'], r":2:9: byte 0xe9 is not UTF-8; .*"),
    ],
    ids=[
        "not-json",
        "too-deep",
        "not-an-object",
        "no-text",
        "no-id",
        "no-lang",
        "blank-text",
        "id-is-a-number",
        "title-is-a-list",
        "id-twice",
        "empty-file",
        "utf-16",
        "latin-1",
    ],
)
def test_a_bad_line_is_one_clear_error_with_its_place(clause_file, lines, message):
    with pytest.raises(InputError, match=r"act\.jsonl" + message + "$") as caught:
        clause_file(*lines)

    assert "\n" not in str(caught.value)


def test_a_missing_file_is_one_clear_error(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.jsonl: there is no such file"):
        read_clause_file(tmp_path / "nowhere.jsonl")
    with pytest.raises(InputError, match="this is a directory"):
        read_clause_file(tmp_path)


def test_both_sides_are_read_in_the_language_that_most_passages_have():
    a = [Passage("1", {"zh-Hant": "目標", "en": "Aim"})]
    b = [Passage("1", {"ko": "목적", "en": "Aim"}), Passage("2", {"ko": "정의"}), Passage("3", {"ko": "책무"})]

    assert languages(a, b) == (["en"], ["ko", "ko", "ko"])
    assert languages(a, b[:1]) == (["en"], ["en"])


def test_a_language_that_was_asked_for_wins_where_it_is_there():
    a = [Passage("1", {"en": "Aim", "zh-Hant": "目標"})]
    b = [Passage("1", {"en": "Aim", "ko": "목적"})]

    assert languages(a, b, "zh-Hant") == (["zh-Hant"], ["en"])
