"""`comparator timeline`: what applied, applies and will apply."""

import csv
import io


def test_the_table_counts_clauses_and_lists_changes(small):
    result = small("timeline", "--as-of", "2026-04-01")
    assert result.code == 0
    assert "north-act" in result.out
    assert "2027-01-01" not in small("timeline", "--as-of", "2026-04-01", "--months", "1").out


def test_clauses_are_named_when_asked_for(small):
    shown = small("timeline", "--as-of", "2026-04-01", "--months", "36", "--clauses").out
    assert "start" in shown


def test_json_and_csv_hold_the_same_changes(small):
    arguments = ("timeline", "--as-of", "2024-01-01", "--months", "60")
    changes = small(*arguments, "--format", "json").json["changes"]
    rows = list(csv.DictReader(io.StringIO(small(*arguments, "--format", "csv").out, newline="")))
    assert {row["day"] for row in rows} == {change["day"] for change in changes}
    assert changes


def test_nothing_changes_far_in_the_past(small):
    result = small("timeline", "--as-of", "1800-01-01")
    assert "nothing" in result.out
