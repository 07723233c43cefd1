"""`--as-of` moves the day in every command that shows clauses; long ago there was nothing."""

import pytest

LONG_AGO = ("--as-of", "1800-01-01")
FOUND_NOTHING = [
    ("list",),
    ("list", "clauses"),
    ("show", "north-act"),
    ("align", "north-act", "east-rules"),
    ("compare", "north-act", "east-rules"),
    ("agreement",),
    ("compare", "--topic", "logging", "--across", "NO,CN"),
    ("consensus", "--include", "all"),
    ("gap", "NO"),
    ("cooperation",),
]


@pytest.mark.parametrize("command", FOUND_NOTHING, ids=" ".join)
def test_long_ago_there_is_nothing_and_the_exit_code_says_so(small, command):
    assert small(*command, *LONG_AGO).code == 1


def test_the_matrix_and_the_parameters_only_know_what_comes_later(small):
    cells = [
        cell
        for row in small("matrix", *LONG_AGO, "--format", "json").json["topics"]
        for cell in row["cells"]
        if cell["state"] == "norm"
    ]
    assert cells == []
    tables = small("parameters", *LONG_AGO, "--format", "json").json
    assert [table["spreads"] for table in tables if table["spreads"]] == []
    assert all(value["applies_from"] for table in tables for value in table["values"])


def test_nothing_applies_on_the_timeline_long_ago(small):
    found = small("timeline", *LONG_AGO, "--format", "json").json
    assert [item["applies"] for item in found["instruments"]] == [[], [], []]
    assert found["changes"] == []


def test_the_list_counts_and_names_what_applies_on_the_day(small):
    counted = small("list", "--as-of", "2026-04-01", "--format", "json").json
    assert {item["id"]: item["clauses"] for item in counted} == {"north-act": 3, "east-rules": 3, "south-strategy": 2}
    assert "8 clauses that apply on 2026-04-01" in small("list", "--as-of", "2026-04-01").err
    assert [item["id"] for item in small("list", "--jurisdiction", "NO", "--format", "json").json] == ["north-act"]


def test_clauses_on_a_topic_say_who_must_do_what_towards_whom(small):
    later = ("list", "clauses", "--topic", "incident-reporting", "--as-of", "2027-06-01")
    result = small(*later)
    assert result.lines == [
        "CN  Eastern Rules (binding)",
        "  Art. 3: Report of incidents",
        "    obligation of Provider; sets ≤ 24 hours; from 2024-01-01",
        "",
        "NO  Northern Act (binding)",
        "  Art. 3: Incident reports",
        "    obligation of Provider; sets ≤ 15 days; from 2027-06-01",
    ]
    assert "2 clauses as of 2027-06-01" in result.err
    assert [item["jurisdiction"] for item in small(*later, "--format", "json").json] == ["CN", "NO"]
    assert small(*later, "--norm", "recommendation").code == 1
    assert small("list", "clauses", "--topic", "talent", "--group", "brics", "--as-of", "2026-04-01").code == 0


def test_filters_of_clauses_go_with_clauses(small):
    result = small("list", "topics", "--topic", "logging")
    assert (result.code, result.out) == (2, "")
    assert "comparator list clauses" in result.err


def test_align_and_compare_leave_out_what_does_not_apply_and_say_how_many_do(small):
    day = ("--as-of", "2026-04-01")
    everything = small("align", "north-act", "east-rules", "--format", "json").json["pairs"]
    result = small("align", "north-act", "east-rules", *day, "--format", "json")
    assert {pair["a"] for pair in everything} - {pair["a"] for pair in result.json["pairs"]} == {"art-3"}
    for told in (result.err, small("compare", "north-act", "east-rules", *day).err):
        assert "as of 2026-04-01: 3 of 4 clauses of north-act apply" in told
        assert "as of 2026-04-01: 3 of 3 clauses of east-rules apply" in told
    assert "as of" not in small("align", "north-act", "east-rules").err


def test_align_says_that_a_clause_asked_for_does_not_apply(small):
    result = small("align", "north-act", "east-rules", "--clause", "art-3", "--as-of", "2026-04-01")
    assert result.code == 1
    assert "art-3 of north-act does not apply on 2026-04-01" in result.err


def test_a_file_of_clauses_has_no_days(small, english):
    result = small("align", english, "east-rules", "--as-of", "2026-04-01")
    assert (result.code, result.out) == (2, "")
    assert "has no days" in result.err


def test_a_vocabulary_is_the_same_on_every_day(small):
    result = small("list", "topics", "--as-of", "2026-04-01")
    assert (result.code, result.out) == (2, "")
