"""`comparator compare --topic T --across J,K`: one topic across jurisdictions."""

import csv
import io

import pytest

LOGS = ("compare", "--topic", "logging", "--as-of", "2026-04-01")


def test_a_group_says_what_all_share_and_what_each_says_where_they_differ(small):
    result = small(*LOGS, "--across", "NO,CN,ID,KR")
    assert result.code == 0
    text = " ".join(result.out.split())
    assert "CN, ID, NO: " in text
    assert "all share: bearer Provider" in text
    assert "norm: CN obligation | ID recommendation | NO obligation" in text
    assert "Republic of Korea: not encoded" in text or "Korea" in text
    assert "1 group of clauses that meet" in result.err


def test_groups_stand_for_their_members(small):
    found = small(*LOGS, "--across", "brics", "--format", "json").json
    assert {"CN", "ID"} <= set(found["jurisdictions"])
    assert "NO" not in found["jurisdictions"]
    assert "RU" in found["not_encoded"]


def test_every_format_holds_both_citations(small):
    group = small(*LOGS, "--across", "NO,CN", "--format", "json").json["groups"][0]
    found = group["contrasts"][0]["differences"][0]
    assert {found["a_cite"], found["b_cite"]} == {"Art. 2"}
    rows = list(csv.DictReader(io.StringIO(small(*LOGS, "--across", "NO,CN", "--format", "csv").out, newline="")))
    assert {(row["a_cite"], row["b_cite"]) for row in rows} == {("Art. 2", "Art. 2")}
    page = small(*LOGS, "--across", "NO,CN", "--format", "markdown").out
    assert page.startswith("# Logging as of 2026")
    assert small(*LOGS, "--across", "CN,NO", "--language", "zh-Hans").out.count("日志") >= 2


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--across", "NO,CN"), "--topic"),
        (("north-act", "--topic", "logging", "--across", "NO"), "without A and B"),
        (("--topic", "logging"), "name two frameworks"),
        (("--topic", "loging", "--across", "NO"), "`logging`"),
        (("--topic", "logging", "--across", "Norge"), "there is no jurisdiction"),
    ],
)
def test_wrong_use_is_one_line(small, arguments, word):
    result = small("compare", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert word in result.err


def test_long_ago_and_silence_are_nothing_found(small):
    assert small("compare", "--topic", "logging", "--across", "NO,CN", "--as-of", "1800-01-01").code == 1
    silent = small("compare", "--topic", "children", "--across", "NO,CN", "--format", "json")
    assert silent.code == 1
    assert silent.json["silent"] == ["NO", "CN"]
