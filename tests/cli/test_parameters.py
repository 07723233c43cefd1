"""`comparator parameters`: one quantity across countries."""

import csv
import io
from xml.etree import ElementTree

import pytest

DAY = ("--as-of", "2026-04-01")


def test_the_table_names_value_bearer_and_citation(small):
    result = small("parameters", *DAY)
    assert result.code == 0
    assert "value" in result.err
    assert any("north-act" in line for line in result.lines)


def test_json_csv_and_svg_hold_the_same_values(small):
    tables = small("parameters", *DAY, "--format", "json").json
    values = [value for table in tables for value in table["values"]]
    rows = list(csv.DictReader(io.StringIO(small("parameters", *DAY, "--format", "csv").out, newline="")))
    assert [row["clause"] for row in rows] == [f"{value['framework']}/{value['clause']}" for value in values]
    drawn = ElementTree.fromstring(small("parameters", *DAY, "--format", "svg").out)
    words = " ".join(element.text or "" for element in drawn.iter())
    assert all(value["cite"] in words for value in values)


def test_a_wide_terminal_has_the_strip(small, monkeypatch):
    monkeypatch.setenv("COLUMNS", "150")
    assert "●" in small("parameters", *DAY).out


def test_a_rate_is_named_where_it_was_used(shipped):
    arguments = (
        "parameters",
        "--measure",
        "fine-maximum",
        "--jurisdiction",
        "EU",
        "--rate",
        "EUR/USD=2@2026-11-20:a bank",
    )
    shown = shipped(*arguments).out
    assert "USD 70,000,000 by 1 EUR = 2 USD on 2026-11-20, a bank" in " ".join(shown.split())


@pytest.mark.parametrize("rate", ["EUR/USD=1.1", "EUR/USD=0@2026-11-20", "EUR/USD=1@2026-02-30", "eur=1"])
def test_a_rate_without_a_day_is_refused(small, rate):
    result = small("parameters", "--rate", rate)
    assert (result.code, result.out) == (2, "")


def test_unknown_names_are_refused_with_a_hint_and_nothing_found_is_said(small):
    assert "incident-report-deadline" in small("parameters", "--measure", "incident-report").err
    assert small("parameters", "--measure", "label-retention").code == 1
