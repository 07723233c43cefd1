"""`comparator show`: one framework, or one clause of it, whole."""

import pytest

from tests.cli.conftest import CORPUS


def test_a_framework_shows_its_head_and_every_clause(small):
    result = small("show", "north-act")
    assert result.code == 0
    assert result.lines[0] == "north-act: Northern Example Act on AI"
    assert "  NO · governance-rule · law · binding" in result.lines
    assert "  2025-01-01 in-force" in result.lines
    assert "  4 clauses, 0 offers, 0 needs" in result.lines
    assert [line.split(" · ")[0] for line in result.lines if line.endswith("]")] == [
        "Art. 1",
        "Art. 2",
        "Art. 3",
        "Art. 4",
    ]


def test_a_clause_shows_its_statement_and_every_recorded_fact(small):
    result = small("show", "north-act", "art-2")
    title, statement, facts = result.lines[1:] if not result.lines[0] else result.lines
    assert title == "Art. 2 · Keeping of logs  [art-2]"
    assert statement.strip().startswith("Providers of high-risk AI systems keep")
    assert facts.strip() == (
        "obligation (shall) · binds provider · for high-risk-system · topics logging · from 2025-01-01 · "
        "sets ≥ 6 months · source act"
    )


def test_what_the_instrument_is_known_not_to_rule_is_said(small):
    shown = small("show", "south-strategy").out
    assert "known to have no rule: incident-reporting: The strategy asks for no incident reports." in shown


def test_statements_come_in_the_language_that_was_asked_for(small):
    shown = small("show", "east-rules", "art-2", "--language", "zh-Hans").out
    assert "日志留存" in shown
    assert "提供者应当将高风险人工智能系统的日志留存不少于三年。" in shown


def test_as_of_shows_only_what_applied_on_that_day(small):
    before = small("show", "north-act", "--as-of", "2026-01-01")
    assert "[art-3]" not in before.out
    assert "3 of 4 clauses" in before.out
    assert "[art-3]" in small("show", "north-act", "--as-of", "2027-06-01").out


def test_a_day_before_everything_is_nothing_found(small):
    result = small("show", "north-act", "--as-of", "2020-01-01")
    assert result.code == 1
    assert result.err == "comparator: no clause of north-act applies on 2020-01-01\n"


def test_json_of_a_framework_has_the_keys_of_the_model_without_empty_ones(small):
    shown = small("show", "east-rules", "--format", "json").json
    assert (shown["id"], shown["force"], shown["languages"]) == ("east-rules", "binding", ["zh-Hans"])
    assert [clause["id"] for clause in shown["clauses"]] == ["art-1", "art-2", "art-3"]
    assert "offers" not in shown
    assert "lead" not in shown["clauses"][0]


def test_json_of_a_clause_is_the_clause(small):
    shown = small("show", "north-act", "art-3", "--format", "json").json
    assert shown["cite"] == "Art. 3"
    assert shown["applies"] == [{"start": "2027-06-01"}]
    assert shown["parameters"] == [
        {"measure": "incident-report-deadline", "value": 15, "unit": "day", "bound": "at-most"}
    ]


@pytest.mark.parametrize("arguments", [[], ["art-2"], ["--format", "json"], ["--language", "zh-Hans"]])
def test_a_path_serves_as_well_as_an_id(small, shipped, arguments):
    by_id = small("show", "east-rules", *arguments)
    by_path = shipped("show", CORPUS / "east-rules.yaml", *arguments)
    assert by_path == by_id


def test_a_shipped_framework_shows_its_official_source(shipped):
    assert "https://" in shipped("show", "kr-ai-basic-act").out
