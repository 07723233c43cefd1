"""Typed access to parsed data: right values come out, wrong ones are errors with name and place."""

from collections.abc import Callable
from typing import Any

import pytest

from comparator.corpus.cursor import Cursor
from comparator.corpus.reader import parse
from comparator.model.errors import InputError
from comparator.model.framework import Norm


def cursor(text: str) -> Cursor:
    return Cursor.root(parse(text, "x.yaml"), "the thing")


def test_right_values():
    item = cursor("a: x\nflag: true\nnorm: aim\nlist: [b, c]\nnumbers: [1, 2]\ntext: {en: d}\ntexts: [{en: e}]\n"
                  "map: {k: [v]}\n")  # fmt: skip
    assert item.string("a") == "x"
    assert item.string("none", "default") == "default"
    assert item.flag("flag") is True
    assert item.enum("norm", Norm) is Norm.AIM
    assert item.enum("none", Norm, Norm.RIGHT) is Norm.RIGHT
    assert item.strings("list") == ("b", "c")
    assert item.strings("none") == ()
    assert item.integers("numbers") == (1, 2)
    assert item.text("text") == {"en": "d"}
    assert item.text("none") == {}
    assert item.texts("texts") == ({"en": "e"},)
    assert item.string_lists("map") == {"k": ("v",)}
    assert item.mapping("text").string("en") == "d"
    assert item.mapping("none").data == {}


@pytest.mark.parametrize(
    ("text", "read", "message", "line"),
    [
        ("a: 1", lambda c: c.string("b"), "the thing has no `b`", 1),
        ("b: 1\na: 2", lambda c: c.string("a"), "`a` of the thing must be a string", 2),
        ("a: true", lambda c: c.string("a"), "`a` of the thing must be a string", 1),
        ("a: 1", lambda c: c.flag("a"), "`a` of the thing must be true or false", 1),
        ("a: goal", lambda c: c.enum("a", Norm), "`a` of the thing is `goal`; it must be one of obligation", 1),
        ("a: x", lambda c: c.text("a"), "must be a mapping of language to text", 1),
        ("a:\n  en: 1", lambda c: c.text("a"), "`a` of the thing has no text for `en`", 2),
        ("a:\n- x", lambda c: c.texts("a"), "must be a mapping of language to text", 2),
        ("a:\n- x\n- 2", lambda c: c.strings("a"), "`a` of the thing must hold strings", 3),
        ("a: [true]", lambda c: c.integers("a"), "`a` of the thing must hold whole numbers", 1),
        ("a: {b: c}", lambda c: c.string_lists("a"), "`b` of `a` of the thing must be a list", 1),
        ("a:\n- id: n\n- 7", lambda c: list(c.items("a", "clause")), "clause 2 must be a mapping", 3),
        ("a:\n- id: n", lambda c: next(c.items("a", "clause")).string("b"), "clause `n` has no `b`", 2),
        ("b: 1", lambda c: list(c.items("a", "clause", required=True)), "the thing has no `a`", 1),
    ],
)
def test_wrong_values(text: str, read: Callable[[Cursor], Any], message: str, line: int):
    with pytest.raises(InputError) as caught:
        read(cursor(text))
    assert message in caught.value.message
    assert caught.value.position is not None and caught.value.position.line == line


def test_a_list_is_no_mapping():
    with pytest.raises(InputError, match="the thing must be a mapping"):
        cursor("- a")
