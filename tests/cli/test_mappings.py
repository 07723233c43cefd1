"""`comparator mappings`: recorded decisions, counts, agreement of readers, contradictions."""

import csv
import io
import json
import shutil

import pytest

from tests.cli.conftest import CORPUS


def mapping_set(name, source, target, *rows, reviews=()):
    """Return a mapping set with rows of (source clause, target clause, relation)."""

    def decision(row, reviewer):
        a, b, relation = row
        return {
            "source": a, "target": b, "relation": relation, "rationale": "semantic", "method": "human",
            "confidence": 0.5, "reason": {"en": f"{a} beside {b}."}, "reviewer": reviewer, "on": "2026-01-01",
        }  # fmt: skip

    return {
        "schema": 1,
        "id": name,
        "title": {"en": name},
        "source": source,
        "target": target,
        "reviewers": [{"id": "one", "name": "First"}, {"id": "two", "name": "Second"}],
        "mappings": [decision(row, "one") for row in rows],
        "reviews": [decision(row, "two") for row in reviews],
    }


@pytest.fixture
def decided(tmp_path, shipped, vocabularies, monkeypatch):
    """Run a command on the small corpus with decisions between all three instruments, of which one contradicts two."""
    monkeypatch.setattr("comparator.corpus.corpus.load_vocabularies", lambda folder: vocabularies)
    folder = tmp_path / "corpus"
    shutil.copytree(CORPUS, folder)
    (folder / "mappings").mkdir()
    for item in (
        mapping_set(
            "north-east", "north-act", "east-rules",
            ("art-2", "art-2", "equivalent-to"), ("art-4", "art-3", "no-relationship"),
            reviews=[("art-2", "art-2", "subset-of"), ("art-4", "art-3", "no-relationship")],
        ),
        mapping_set("east-south", "east-rules", "south-strategy", ("art-2", "goal-2", "subset-of")),
        mapping_set("north-south", "north-act", "south-strategy", ("art-2", "goal-2", "no-relationship")),
    ):  # fmt: skip
        (folder / "mappings" / f"{item['id']}.yaml").write_text(json.dumps(item), encoding="utf-8")

    def call(*arguments):
        return shipped(*arguments, "--corpus", folder)

    return call


def test_without_a_name_the_sets_are_listed(decided):
    result = decided("mappings")
    assert result.code == 0
    assert [line.split()[0] for line in result.lines[2:]] == ["east-south", "north-east", "north-south"]
    assert "4 decisions in 3 sets" in result.err


def test_a_set_shows_relation_reason_and_who(decided):
    shown = decided("mappings", "north-east").out
    assert "north-act Art. 2  equivalent-to  east-rules Art. 2" in shown
    assert "art-2 beside art-2. (semantic; human, one, 2026-01-01, confidence 0.5)" in shown
    assert "no-relationship" not in decided("mappings", "north-east", "--relation", "equivalent-to").out


def test_json_and_csv_hold_the_same_decisions(decided):
    sets = decided("mappings", "--relation", "no-relationship", "--format", "json").json
    assert [len(item["mappings"]) for item in sets] == [0, 1, 1]
    rows = list(csv.DictReader(io.StringIO(decided("mappings", "--format", "csv").out, newline="")))
    assert [row["set"] for row in rows] == ["east-south", "north-east", "north-east", "north-south"]


def test_statistics_and_agreement_of_two_readers(decided):
    counts = decided("mappings", "--stats", "--format", "json").json
    assert counts["statistics"]["relations"] == {"no-relationship": 2, "equivalent-to": 1, "subset-of": 1}
    assert (counts["agreement"]["pairs"], counts["agreement"]["same"], counts["agreement"]["same_kind"]) == (2, 1, 2)
    assert counts["agreement"]["kind_kappa"] == 1
    shown = decided("mappings", "--stats")
    assert "two readers differ: north-act/art-2 equivalent-to east-rules/art-2, or subset-of" in shown.err
    assert "kappa 0.33" in shown.out, "(1/2 - 1/4) / (1 - 1/4): each label once, expected agreement a quarter"
    assert "decided twice,pairs,2" in decided("mappings", "--stats", "--format", "csv").out.replace('"', "")
    assert "not defined" in decided("mappings", "east-south", "--stats").out


def test_contradictions_are_findings(decided):
    result = decided("mappings", "--contradictions")
    assert result.code == 1
    assert "1 contradiction" in result.err
    (found,) = decided("mappings", "--contradictions", "--format", "json").json
    assert found["path"] == ["north-act/art-2", "east-rules/art-2", "south-strategy/goal-2"]
    assert "north-act/art-2" in decided("mappings", "--contradictions", "--format", "csv").out
    clean = decided("mappings", "north-east", "--contradictions")
    assert (clean.code, clean.out) == (0, "")


def test_a_recorded_decision_comes_before_candidates_everywhere(decided):
    day = ("--as-of", "2026-04-01", "--format", "json")
    pair = decided("compare", "north-act", "east-rules", *day).json["pairs"][0]
    assert (pair["a"]["id"], pair["b"]["id"], pair["relation"]) == ("art-2", "art-2", "equivalent-to")
    group = decided("compare", "--topic", "logging", "--across", "NO,CN", *day).json["groups"][0]
    assert group["contrasts"][0]["status"] == "recorded"
    rows = decided("gap", "NO", "--against", "CN", "--topic", "logging", *day).json["topics"]
    assert rows[0]["contrasts"][0]["relation"] == "equivalent-to"
    draft = decided("consensus", "--topic", "logging", *day).json["clauses"][0]
    assert [link["status"] for item in draft["support"] for link in item["links"]] == ["recorded", "recorded"]


def test_wrong_names_and_nothing_found(decided, small):
    result = decided("mappings", "north-eest")
    assert (result.code, result.out) == (2, "")
    assert "`north-east`" in result.err
    assert decided("mappings", "--relation", "equal-to").code == 1
    assert decided("mappings", "--relation", "same").code == 2
    assert small("mappings").code == 1
    assert small("mappings", "--stats").code == 1


OWN = """
schema: 1
id: my-decisions
title: {en: My decisions}
source: eu-ai-act
target: kr-ai-basic-act
reviewers:
  - {id: ann, name: Ann}
mappings:
  - {source: art-1-1, target: art-1, relation: intersects-with, rationale: semantic, reason: {en: Both set aims.},
     method: human, reviewer: ann, on: 2026-11-23}
"""


def test_own_decisions_are_added_to_those_that_are_shipped_as_a_file_or_with_a_folder(shipped, tmp_path):
    folder = tmp_path / "own" / "mappings"
    folder.mkdir(parents=True)
    path = folder / "my-decisions.yaml"
    path.write_text(OWN, encoding="utf-8")
    for place in (path, tmp_path / "own"):
        result = shipped("mappings", "my-decisions", "--add", place)
        assert result.code == 0
        assert "Both set aims." in result.out
        assert "1 decision\n" in result.err
    twice = shipped("mappings", "--add", path, "--add", path)
    assert twice.code == 2
    assert f"{path}: mapping set `my-decisions` is there twice" in twice.err


def sssom_rows(text):
    """Return the rows of an SSSOM/TSV file by the ids of both clauses."""
    table = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    found = csv.DictReader(io.StringIO(table, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {(row["subject_id"], row["object_id"]): row for row in found}


def test_decisions_as_sssom_have_predicate_reason_and_both_readers(decided):
    """A relation is a SKOS predicate; "no-relationship" is a mapping that is denied, and no row is left out."""
    text = decided("mappings", "north-east", "--format", "sssom").out
    rows = sssom_rows(text)
    same, none = rows["north-act:art-2", "east-rules:art-2"], rows["north-act:art-4", "east-rules:art-3"]
    assert (same["predicate_id"], same["predicate_modifier"]) == ("skos:closeMatch", "")
    assert (none["predicate_id"], none["predicate_modifier"]) == ("skos:mappingRelation", "Not")
    assert (same["mapping_justification"], same["author_label"], same["confidence"]) == (
        "semapv:ManualMappingCuration", "First", "0.5",
    )  # fmt: skip
    assert same["comment"] == "art-2 beside art-2."
    assert "second_relation=subset-of|second_reviewer=Second" in same["other"]
    assert "2 were decided again" in text


@pytest.mark.parametrize(
    ("relation", "there", "back"),
    [("subset-of", "skos:broadMatch", "skos:narrowMatch"), ("superset-of", "skos:narrowMatch", "skos:broadMatch")],
)
def test_a_relation_is_read_from_the_subject_in_either_order(decided, tmp_path, relation, there, back):
    """A clause that is a subset of another has the other as its broader match."""
    item = mapping_set("own", "north-act", "south-strategy", ("art-3", "goal-2", relation))
    path = tmp_path / "own.yaml"
    path.write_text(json.dumps(item), encoding="utf-8")
    more = ("--top", "9", "--format", "sssom", "--add", path)
    forth = sssom_rows(decided("align", "north-act", "south-strategy", *more).out)
    assert forth["north-act:art-3", "south-strategy:goal-2"]["predicate_id"] == there
    turned = sssom_rows(decided("align", "south-strategy", "north-act", *more).out)
    assert turned["south-strategy:goal-2", "north-act:art-3"]["predicate_id"] == back


def test_decisions_as_oscal_have_relationship_reason_and_both_readers(decided):
    collection = decided("mappings", "north-east", "--format", "oscal").json["mapping-collection"]
    (mapping,) = collection["mappings"]
    assert (mapping["method"], mapping["status"]) == ("human", "not-complete")
    entries = {entry["relationship"]: entry for entry in mapping["maps"]}
    assert set(entries) == {"equivalent-to", "no-relationship"}
    same = entries["equivalent-to"]
    assert (same["sources"][0]["id-ref"], same["targets"][0]["id-ref"]) == ("art-2", "art-2")
    assert (same["matching-rationale"], same["remarks"]) == ("semantic", "art-2 beside art-2.")
    props = {prop["name"]: prop["value"] for prop in same["props"]}
    assert props == {
        "reviewer": "First", "decided-on": "2026-01-01", "mapping-set": "north-east",
        "second-relationship": "subset-of", "second-reviewer": "Second",
    }  # fmt: skip
    assert [party["name"] for party in collection["metadata"]["parties"]] == ["First"]


def test_decisions_as_markdown_have_a_row_each(decided):
    lines = decided("mappings", "north-east", "--format", "markdown").lines
    (row,) = (line for line in lines if "| equivalent-to |" in line)
    assert "| art-2: Art. 2 | equivalent-to | art-2: Art. 2 | art-2 beside art-2. |" in row
    assert row.endswith("| First | 2026-01-01 | subset-of (Second) |")


@pytest.mark.parametrize("what", ["--stats", "--contradictions"])
def test_counts_are_no_mappings_to_export(decided, what):
    result = decided("mappings", what, "--format", "sssom")
    assert (result.code, result.out) == (2, "")
    assert "--format sssom has decisions" in result.err


def test_oscal_needs_at_least_one_decision(decided):
    result = decided("mappings", "--relation", "equal-to", "--format", "oscal")
    assert (result.code, result.out) == (2, "")
    assert "needs at least one" in result.err
