"""Values, days and addresses at the edge of what is possible."""

import pytest

from comparator.validation.rules.impossible_value import _fault_of_date, _fault_of_number
from comparator.validation.rules.source_address import _fault


@pytest.mark.parametrize(
    ("dimension", "value", "unit", "bound"),
    [
        ("duration", 200, "year", "at-least"),
        ("duration", 0.5, "day", "at-most"),
        ("duration", 0, "day", "more-than"),
        ("duration", 9, "fortnight", "at-most"),
        ("money", 0.01, "EUR", "at-most"),
        ("share", 0, "share", "at-least"),
        ("share", 1, "share", "at-most"),
        ("count", 0, "person", "exactly"),
        ("count", 3.0, "person", "exactly"),
        ("compute", 1e15, "FLOP", "more-than"),
        ("compute", 10**26, "FLOP", "at-least"),
        ("energy", 1.5, "MW", "at-least"),
    ],
)
def test_possible(dimension, value, unit, bound):
    assert _fault_of_number(dimension, value, unit, bound) is None


@pytest.mark.parametrize(
    ("dimension", "value", "unit", "bound"),
    [
        ("duration", 0, "day", "at-most"),
        ("duration", -1, "day", "more-than"),
        ("duration", 201, "year", "at-least"),
        ("duration", 2_401, "month", "at-least"),
        ("duration", 10**300, "hour", "at-least"),
        ("money", 0, "EUR", "at-most"),
        ("money", -1, "EUR", "at-most"),
        ("share", 1.01, "share", "at-most"),
        ("share", -0.1, "share", "at-most"),
        ("count", 2.5, "person", "exactly"),
        ("compute", 25, "FLOP", "more-than"),
        ("compute", 1e41, "FLOP", "more-than"),
        ("energy", 0, "MW", "at-least"),
    ],
)
def test_impossible(dimension, value, unit, bound):
    assert _fault_of_number(dimension, value, unit, bound) is not None


def test_percent_are_turned_into_a_share():
    assert _fault_of_number("share", 7, "share", "at-most") == (
        "which is more than the whole",
        "a share is a fraction of 1: 7 % is 0.07",
    )


@pytest.mark.parametrize(
    ("day", "fault"), [("1899-12-31", True), ("1900-01-01", False), ("2201-01-01", True), (6, False)]
)
def test_days(day, fault):
    assert (_fault_of_date(day) is not None) == fault


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.law.go.kr/법령/인공지능기본법", "official"),
        ("https://doi.org/10.6028/NIST.AI.100-1", "official"),
        ("http://news.example/a", "secondary"),
        ("https://github.com/someone/translation", "reference-translation"),
        ("https://notgithub.com/act", "official"),
        ("ftp://law.example/act", "official"),
    ],
)
def test_addresses_that_may_be(url, kind):
    assert _fault(url, kind) is None


@pytest.mark.parametrize(
    ("url", "kind", "what"),
    [
        ("http://law.example/act", "official-translation", "is not https"),
        ("https://raw.githubusercontent.com/a/b", "official", "anybody can publish"),
        ("https://en.wikipedia.org./wiki/Act", "official", "anybody can publish"),
        ("https://WWW.Medium.com/@someone/act", "official", "anybody can publish"),
        ("https://t.co/abc", "secondary", "shortened"),
        ("https://law.example@evil.example/act", "official", "user name"),
        ("https://localhost/act", "secondary", "no public host"),
        ("https://[::1/act", "secondary", "no public host"),
        ("https:///act", "secondary", "no public host"),
    ],
)
def test_addresses_that_may_not_be(url, kind, what):
    fault = _fault(url, kind)
    assert fault is not None
    assert what in fault[0]
