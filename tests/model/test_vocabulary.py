"""Picking the wording of a text in the language that was asked for, or the nearest one."""

import pytest

from comparator.model.vocabulary import pick

TITLE = {"ko": "인공지능 기본법", "en": "AI Basic Act", "zh-Hant": "人工智慧基本法", "fr-CA": "Loi sur l'IA"}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ko", "인공지능 기본법"),
        ("zh-Hant", "人工智慧基本法"),
        ("zh-Hans", "人工智慧基本法"),  # the same language in the other script
        ("fr", "Loi sur l'IA"),  # the same language of a region
        ("ja", "AI Basic Act"),  # not there, so English
    ],
)
def test_the_nearest_wording_is_picked(language, expected):
    assert pick(TITLE, language) == expected


def test_english_is_meant_when_no_language_is_named():
    assert pick(TITLE) == "AI Basic Act"


def test_without_english_the_first_wording_serves():
    assert pick({"ja": "目的", "ko": "목적"}, "fr") == "目的"


def test_an_empty_text_gives_an_empty_string():
    assert pick({}, "fr") == ""
