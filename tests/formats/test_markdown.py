import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.formats.markdown import escape
from comparator.text.visible import visible


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<script>", r"\<script\>"),
        ("[a](javascript:b)", r"\[a\](javascript:b)"),
        ("![a](b)", r"\!\[a\](b)"),
        ("a | b", r"a \| b"),
        ("*a* _b_ ~c~ `d`", r"\*a\* \_b\_ \~c\~ \`d\`"),
        ("# a", r"\# a"),
        ("&lt;", r"\&lt;"),
        ("a\\", "a\\\\"),
    ],
)
def test_what_markdown_or_html_reads_as_markup_is_escaped(text, escaped):
    assert escape(text) == escaped


@pytest.mark.parametrize("text", ["", "Art. 5(1), point (a): 15 days; 3 % = more", "高风险人工智能系统", "§ 3"])
def test_plain_text_stays_as_it_is(text):
    assert escape(text) == text


def test_text_stays_on_one_line_and_hidden_characters_are_spelled_out():
    assert escape("a\n# b\u2028c") == r"a \# b c"
    assert escape("\x1b[31m\u202e") == r"\\x1b\[31m\\u202e"


@given(st.text())
def test_no_text_keeps_a_live_sign_and_none_loses_a_letter(text):
    escaped = escape(text)
    assert not set(re.sub(r"\\.", "", escaped)) & set("\\`*_{}[]<>#|~&!")
    assert re.sub(r"\\(.)", r"\1", escaped) == visible(text)
