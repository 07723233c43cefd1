"""The reader gives plain data with places, and refuses what a data file does not need."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from comparator.corpus.full import MAX_DEPTH
from comparator.corpus.reader import MAX_BYTES, Document, decode, lines_in, parse, read_document
from comparator.model.errors import InputError
from comparator.model.position import Position

TEXT = """\
# a comment
id: kr-act
title:
  en: "An Act"
  ko: 기본법
list: [one, 2, {deep: NO}]
long: >-
  folded
  text
last: end
"""


def text_at(document: Document, *path: str | int, key: bool = False) -> str:
    """The part of the file that the position of `path` spans."""
    place = document.position(path, key=key)
    lines = lines_in(document.text)[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


def test_data_are_plain():
    assert parse(TEXT, "x.yaml").data == {
        "id": "kr-act",
        "title": {"en": "An Act", "ko": "기본법"},
        "list": ["one", 2, {"deep": "NO"}],
        "long": "folded text",
        "last": "end",
    }


def test_every_value_has_its_place():
    document = parse(TEXT, "x.yaml")
    assert text_at(document, "id") == "kr-act"
    assert text_at(document, "title", "en") == '"An Act"'
    assert text_at(document, "title", "ko") == "기본법"
    assert text_at(document, "list", 1) == "2"
    assert text_at(document, "list", 2) == "{deep: NO}"
    assert text_at(document, "list", 2, "deep") == "NO"
    assert text_at(document, "long").startswith(">-")
    assert document.position(("last",)) == Position(10, 7, 10, 10)


def test_keys_have_their_place_too():
    document = parse(TEXT, "x.yaml")
    assert text_at(document, "title", key=True) == "title"
    assert text_at(document, "list", 2, "deep", key=True) == "deep"
    assert text_at(document, "list", 1, key=True) == "2"  # an item has no key


@pytest.mark.parametrize("path", [("title", "fr"), ("title", "en", "x"), ("title", 3)])
def test_a_path_that_leads_nowhere_gives_the_nearest_place(path):
    document = parse(TEXT, "x.yaml")
    assert document.position(path) in (document.position(("title",)), document.position(("title", "en")))
    assert document.position(("list", 9)) == document.position(("list",))


def test_line_breaks_of_every_system_count_alike():
    for line_break in ("\n", "\r\n", "\r"):
        document = parse(TEXT.replace("\n", line_break), "x.yaml")
        assert document.position(("last",)) == Position(10, 7, 10, 10)
        assert document.data["long"] == "folded text"


def test_a_byte_order_mark_is_no_character():
    document = parse(decode(b"\xef\xbb\xbfid: a", "x.yaml"), "x.yaml")
    assert document.position(("id",)) == Position(1, 5, 1, 6)


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("", "empty", 1, 1),
        ("# only a comment\n", "empty", 1, 1),
        ("a: 1\na: 2", "duplicate-key", 2, 1),
        ("a: {b: 1, 'b': 2}", "duplicate-key", 1, 11),
        ("a: &x 1", "anchor", 1, 4),
        ("a: &x [1]", "anchor", 1, 4),
        ("a: *x", "alias", 1, 4),
        ("a:\n  <<: {b: 1}", "merge-key", 2, 3),
        ("a: !!str 1", "tag", 1, 4),
        ("a: !local {b: 1}", "tag", 1, 4),
        ("a: 1\n---\nb: 2\n", "several-documents", 2, 1),
        ("[" * (MAX_DEPTH + 1), "too-deep", 1, MAX_DEPTH + 1),
        ("1: a", "key-type", 1, 1),
        ("true: a", "key-type", 1, 1),
        ("? [a]\n: b", "key-type", 1, 3),
        ("a: b: c", "yaml", 1, 5),
        ("a: [b", "yaml", 1, 6),
        ("a: b\x00", "yaml", 1, 5),
        ("c: 1\na: 제목\x07", "yaml", 2, 6),
        ("a: b\u2028c", "line-separator", 1, 5),
        ("a: b\n\n  c\x85d", "line-separator", 3, 4),
        ("a: .inf", "number", 1, 4),
        ("a: " + "1" * 10_000, "number", 1, 4),
    ],
)
def test_what_is_refused_is_refused_with_a_place(text, rule, line, column):
    with pytest.raises(InputError) as caught:
        parse(text, "x.yaml")
    error = caught.value
    assert error.position is not None
    assert (error.path, error.rule, error.position.line, error.position.column) == ("x.yaml", rule, line, column)
    assert "\n" not in error.message


def test_quoted_words_are_texts_whatever_they_look_like():
    assert parse("""{a: "1", 'b': 'null', "<<": "x", "2": "~"}""", "x").data == {
        "a": "1", "b": "null", "<<": "x", "2": "~",
    }  # fmt: skip


def test_the_deepest_nesting_that_is_allowed_is_read():
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x").data


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a: 1".encode("utf-16"), "UTF-16"),
        ("a: 1".encode("utf-32"), "UTF-16 or UTF-32"),
        ("a: 1".encode("utf-32-be"), "NUL|control"),
        (b"\x00\x00\xfe\xff\x00\x00\x00a", "UTF-32"),
        (b"\xfe\xff\x00a", "UTF-16"),
        (b"a: \xff", "0xff is not UTF-8"),
    ],
)
def test_other_encodings_are_named(content, words):
    with pytest.raises(InputError, match=words):
        parse(decode(content, "x.yaml"), "x.yaml")


def test_a_byte_that_is_not_utf_8_has_its_place():
    with pytest.raises(InputError) as caught:
        decode("a: 1\r\nb: 한\r\nc: ".encode() + b"\xe9", "x.yaml")
    assert caught.value.position == Position(3, 4)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "none.yaml")
    with pytest.raises(InputError, match="directory"):
        read_document(tmp_path)
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(InputError, match="larger than 4 MB"):
        read_document(large)


plain_data = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029"), max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcé字 #:-'\"", max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(plain_data, st.sampled_from([None, True, False]))
def test_what_is_dumped_with_quotes_is_read_back(data, flow):
    text = yaml.dump(data, Dumper=Quoted, allow_unicode=True, default_flow_style=flow)
    assert parse(text, "x").data == data


class Quoted(yaml.SafeDumper):
    """Writes every string in quotes, and no anchors."""

    def ignore_aliases(self, data):
        return True


Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
Quoted.add_representer(float, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", _dotted(value)))


def _dotted(value: float) -> str:
    """A float with a dot, as YAML 1.2 tells it from a whole number."""
    text = repr(value)
    return text if "." in text else text.replace("e", ".0e")


words = st.text(st.sampled_from("abcxyzé字한"), min_size=1, max_size=6).filter(
    lambda word: word[0] not in "é" and word not in ("y", "n")
)


@given(st.dictionaries(words, st.lists(words, max_size=4), max_size=5), st.booleans())
def test_positions_point_at_the_text_of_the_value(data, flow):
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow)
    document = parse(text, "x")
    for key, items in data.items():
        assert text_at(document, key, key=True).strip("'\"") == key
        for index, item in enumerate(items):
            assert text_at(document, key, index).strip("'\"") == item


def test_a_block_ends_with_its_last_value_and_not_with_what_follows_it():
    document = parse("a:\n  - one\n  - b: two\n\n# a comment\nc:\n  d: {e: 1}\n\n", "x")
    assert text_at(document, "a") == "- one\n  - b: two"
    assert text_at(document, "a", 1) == "b: two"
    assert text_at(document, "c") == "d: {e: 1}"


yaml_like = st.text(
    st.sampled_from([*"ab:-?[]{},#&*!|>'\"%@`~<=0123.\\ \n\r\t\x00\ufeffé字"]) | st.characters(), max_size=60
)


@given(yaml_like)
def test_any_text_is_read_or_refused_in_one_line(text):
    try:
        document = parse(text, "x")
    except InputError as error:
        assert error.message
        assert not re.search(r"[\r\n]", error.message)
    else:
        assert document.position(()).line >= 1


@given(st.binary(max_size=60))
def test_any_bytes_are_decoded_or_refused_with_a_place(content):
    try:
        decode(content, "x")
    except InputError as error:
        assert error.position is not None
