"""Nothing in a file can steer the terminal or hide from the reader."""

import json
import sys
import time
import unicodedata

import pytest
from hypothesis import given

from comparator.text.visible import escape_hidden, visible, visible_lines
from tests.text.multilingual import any_texts

HIDING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Controls, formats (bidirectional and zero-width among them), surrogates and separators of lines."""
SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Signs of Arabic, Syriac and Kaithi that Unicode files under formats, although they are seen."""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x9b2J", r"\x9b2J"),
        ("a\x08b\x7f", r"a\x08b\x7f"),
        ("user\u202etxt.exe", r"user\u202etxt.exe"),
        ("\u2066isolate\u2069", r"\u2066isolate\u2069"),
        ("zero\u200bwidth\ufeff", r"zero\u200bwidth\ufeff"),
        ("\U000e0041tag", r"\U000e0041tag"),
        ("\ud800", r"\ud800"),
        ("blank\u3164letter", r"blank\u3164letter"),
    ],
)
def test_what_hides_or_steers_is_spelled_out(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Providers keep logs.",
        "人工智慧，數據。",
        "ガイドライン・々",
        "인공지능 기본법",
        "l’autorité — « œuvre »",
        "النظام",
        "﷼ 10^26",
    ],
)
def test_ordinary_text_of_any_script_stays_as_it_is(text):
    assert visible(text) == text


def test_line_breaks_and_tabs_become_one_space():
    assert visible("one\r\n\ttwo\u2028three") == "one two three"


def test_line_breaks_can_be_kept():
    assert visible_lines("one\x1b\ntwo\tthree\n") == "one\\x1b\ntwo three\n"


def test_accents_are_composed_so_that_widths_can_be_counted():
    assert visible("cafe\u0301") == "café"


def test_no_character_of_unicode_that_hides_gets_through():
    hiding = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in HIDING]

    assert len(hiding) > 2000
    assert [character for character in hiding if character in visible(character)] == sorted(SIGNS)


@given(any_texts)
def test_no_mixture_of_characters_hides(text):
    shown = visible(text)

    assert {character for character in shown if unicodedata.category(character) in HIDING} <= SIGNS
    assert visible(shown) == shown


@given(any_texts)
def test_in_json_hidden_characters_are_escapes_that_read_back_as_themselves(text):
    written = escape_hidden(json.dumps(text, ensure_ascii=False))

    assert {character for character in written if unicodedata.category(character) in HIDING} <= SIGNS
    assert json.loads(written) == text


def test_in_json_ordinary_text_stays_readable():
    assert escape_hidden('"인공지능 \u202e 數據"') == '"인공지능 \\u202e 數據"'


def test_marks_without_end_are_shown_without_delay():
    # Put in order as one, they take minutes.
    started = time.process_time()
    assert len(visible("a" + "\u0301" * 100_000 + "\u0316" * 100_000)) == 200_000
    assert time.process_time() - started < 10
