"""`comparator topics`: likely topics of clauses, with the reasons."""

from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import CORPUS, clause_file

DRAFT = """
id: aa-draft
clauses:
  - {id: art-1, statement: {en: Providers report serious incidents to the authority within ten days.}}
  - {id: art-2, statement: {de: Kinder sind zu schützen.}}
  - {id: "x]\\n- evil", statement: {en: Hello}}
  - {id: art-4, statement: {en: Logs are kept.}, topics: [logging]}
"""


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "aa-draft.yaml"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_clauses_without_topics_get_likely_ones_with_the_reasons(small, draft):
    result = small("topics", draft, "--top", "1")
    assert result.code == 0
    line = next(line for line in result.lines if line.startswith("art-1"))
    assert "incident-reporting" in line
    assert "serious incidents" in line
    assert "art-4" not in result.out
    assert "aa-draft: 2 clauses with a suggestion, 1 without" in result.err


def test_with_all_recorded_topics_are_marked(small, draft):
    lines = small("topics", draft, "--all", "--top", "1").lines
    assert next(line for line in lines if line.startswith("art-4")).endswith("recorded")


def test_yaml_can_be_pasted_and_nothing_from_the_file_is_alive_in_it(small, draft):
    out = small("topics", draft, "--format", "yaml").out
    entries = yaml.safe_load(out)
    assert [entry["id"] for entry in entries] == ["art-1", "art-2", "x]\n- evil"]
    assert entries[0]["topics"][0] == "incident-reporting"
    assert entries[2]["topics"] == []
    assert "  # incident-reporting 0." in out


def test_json_holds_every_support_with_its_weight(small, draft):
    first = small("topics", draft, "--format", "json").json[0]
    assert (first["id"], first["recorded"]) == ("art-1", [])
    support = first["suggested"][0]["support"][0]
    assert support.keys() == {"kind", "name", "wording", "weight"}
    assert support["weight"] > 0


def test_a_framework_does_not_teach_itself(small, tmp_path):
    """A copy under another id learns from the original, and so is surer of what the original records."""
    copy = tmp_path / "copy.yaml"
    copy.write_text((CORPUS / "north-act.yaml").read_text(encoding="utf-8").replace("id: north-act", "id: copy"))

    def chance(file: str | Path) -> float:
        entries = small("topics", file, "--all", "--top", "99", "--format", "json").json
        suggested = next(entry["suggested"] for entry in entries if entry["id"] == "art-2")
        return float(next(item["chance"] for item in suggested if item["topic"] == "logging"))

    assert chance(copy) > chance("north-act")


def test_nothing_to_suggest_is_said_and_is_exit_code_1(small):
    result = small("topics", CORPUS / "north-act.yaml")
    assert result.code == 1
    assert "every clause of north-act has topics" in result.err


def test_plain_text_and_clause_files_work_as_well(small, tmp_path):
    (tmp_path / "decree.txt").write_text("Le registre.\n\nLes enfants et les mineurs.\n", encoding="utf-8")
    assert "children" in small("topics", tmp_path / "decree.txt", "--language", "fr").out
    clause_file(tmp_path / "some.jsonl", {"id": "1", "lang": "es", "text": "Los menores de edad."})
    assert "children" in small("topics", tmp_path / "some.jsonl").out


@pytest.mark.parametrize(("name", "message"), [("nope", "no framework `nope`"), ("nope.yaml", "no such file")])
def test_a_name_that_leads_nowhere_is_wrong_use(small, name, message):
    result = small("topics", name)
    assert result.code == 2
    assert message in result.err


def test_a_language_without_terms_is_named(shipped, tmp_path):
    path = tmp_path / "sheria.txt"
    path.write_text("Watoa huduma huripoti matukio.\n", encoding="utf-8")
    result = shipped("topics", path, "--language", "sw")
    assert result.code == 1
    assert "the lexicon has no terms in sw; docs/lexicon.md says how to add a language" in result.err
