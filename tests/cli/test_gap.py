"""`comparator gap`: one country beside others or beside the draft."""

import csv
import io

import pytest

DAY = ("--as-of", "2026-04-01")


def standings(result):
    return {row["topic"]: row["standing"] for row in result.json["topics"]}


def test_every_topic_says_where_the_country_stands(small):
    found = standings(small("gap", "NO", *DAY, "--format", "json"))
    assert found["incident-reporting"] == "later"
    assert found["logging"] == "covered"
    assert found["talent"] == "silent"
    assert found["environment"] == "alone"
    assert standings(small("gap", "ID", *DAY, "--format", "json"))["incident-reporting"] == "absent"


def test_the_table_has_direction_words_models_and_a_count(small):
    result = small("gap", "NO", *DAY)
    assert result.code == 0
    assert "[shorter retention]" in result.out
    assert "could serve as a model: ID, south-strategy Goal 1, Talent (aim)" in result.out
    assert result.out.startswith("silent (1; NO has no clause): Talent and education\n")
    assert "later (1; NO has clauses that do not apply yet)" in result.out
    assert "NO beside CN, ID as of 2026-04-01" in result.err


def test_against_some_or_the_draft(small):
    assert small("gap", "no", *DAY, "--against", "CN", "--format", "json").json["against"] == ["CN"]
    drafted = small("gap", "NO", *DAY, "--against", "draft", "--include", "all", "--format", "json").json
    assert {row["topic"]: row["draft_norm"] for row in drafted["topics"]} == {"logging": "recommendation"}
    strict = small("gap", "NO", *DAY, "--against", "draft", "--at-least", "100%", "--format", "json")
    assert strict.json["topics"] == []
    assert strict.code == 1
    (only,) = small("gap", "NO", *DAY, "--topic", "logging", "--format", "json").json["topics"]
    assert only["topic"] == "logging"


def test_csv_and_markdown_hold_the_same_topics(small):
    named = standings(small("gap", "NO", *DAY, "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(small("gap", "NO", *DAY, "--format", "csv").out, newline="")))
    assert {row["topic"]: row["standing"] for row in rows} == named
    assert small("gap", "NO", *DAY, "--format", "markdown").out.count("\n## ") == len(named)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("brics",), "is a group"),
        (("KR",), "no instrument of KR"),
        (("Norge",), "there is no jurisdiction"),
        (("NO", "--against", "KR"), "no other jurisdiction"),
        (("NO", "--against", "NO"), "no other jurisdiction"),
        (("NO", "--topic", "loging"), "`logging`"),
        (("NO", "--at-least", "0"), "2/3"),
        ((), "required"),
    ],
)
def test_wrong_use_is_one_line(small, arguments, word):
    result = small("gap", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert word in result.err


def test_long_ago_there_is_nothing(small):
    result = small("gap", "NO", "--as-of", "1800-01-01")
    assert (result.code, result.out.strip()) == (1, "")
