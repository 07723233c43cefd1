"""`comparator cooperation`: needs met by offers."""

import csv
import io

DAY = ("--as-of", "2026-11-23")


def test_the_needs_of_a_country_with_reasons(shipped):
    result = shipped("cooperation", "--for", "KE", *DAY)
    assert result.code == 0
    assert "KE needs" in result.out
    assert "CN offers" in result.out
    assert "without a fitting offer" in result.err


def test_json_csv_and_markdown_hold_the_same_needs(shipped):
    needs = shipped("cooperation", "--for", "KE", *DAY, "--format", "json").json["needs"]
    rows = list(
        csv.DictReader(io.StringIO(shipped("cooperation", "--for", "KE", *DAY, "--format", "csv").out, newline=""))
    )
    page = shipped("cooperation", "--for", "KE", *DAY, "--format", "markdown").out
    assert list(dict.fromkeys(row["need"] for row in rows)) == [f"{need['framework']}/{need['id']}" for need in needs]
    assert page.count("\n## ") == len(needs)
    assert [bool(need["offers"]) for need in needs] == sorted(bool(need["offers"]) for need in needs)


def test_progress_against_an_instrument(shipped):
    alone = shipped("cooperation", "--progress", *DAY).out
    assert "topics have a recorded offer" in alone
    assert "KE needs" not in alone, "asked for progress alone"
    both = shipped("cooperation", "--progress", "--for", "KE", *DAY).out
    assert both.index("topics have a recorded offer") < both.index("KE needs")
    shown = shipped("cooperation", "--progress", "waico-proposal-2025", *DAY, "--format", "json").json["progress"]
    assert [item["framework"] for item in shown] == ["waico-proposal-2025"]


def test_nothing_recorded_is_said(shipped):
    result = shipped("cooperation", "--for", "FR", *DAY)
    assert (result.code, result.out) == (1, "")
    assert "no need is recorded" in result.err


def test_a_goal_that_does_not_exist_is_refused(shipped):
    assert shipped("cooperation", "--sdg", "18").code == 2
