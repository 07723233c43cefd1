"""Plain scalars mean what YAML 1.2 says, not what YAML 1.1 said."""

import pytest

from comparator.corpus.scalars import MAX_DIGITS, resolve


@pytest.mark.parametrize(
    "text",
    [
        "NO", "no", "yes", "on", "off", "y", "tRUE",  # booleans of YAML 1.1
        "2026-01-22", "12:30", "1:20:30", "1_000", "0b11", "0o8", "0xg", "1e", "+", "-", ".", "1.2.3", "+.5x", "１２",
        "nan", "inf", "Art. 5", "text",
    ],
)  # fmt: skip
def test_stays_a_string(text):
    assert resolve(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None),
        ("true", True), ("False", False), ("TRUE", True),
        ("0", 0), ("-7", -7), ("+7", 7), ("0777", 777), ("0o17", 15), ("0x1F", 31),
        ("0.07", 0.07), (".5", 0.5), ("1.", 1.0), ("1.0e+25", 1e25), ("1e25", 1e25), ("-2E-3", -0.002),
        ("9" * MAX_DIGITS, int("9" * MAX_DIGITS)),
    ],
)  # fmt: skip
def test_has_a_value(text, value):
    result = resolve(text)
    assert result == value
    assert type(result) is type(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (".nan", "not a number that can be compared"),
        (".NaN", "not a number that can be compared"),
        ("-.inf", "not a number that can be compared"),
        ("1e999", "too large"),
        ("9" * 10_000, "10000 characters"),
        ("0x" + "f" * 10_000, "10002 characters"),
        ("0." + "1" * 10_000, "10002 characters"),
    ],
)
def test_is_refused_with_a_reason(text, reason):
    with pytest.raises(ValueError, match=reason):
        resolve(text)
