"""`comparator compare`: aligned clauses with their typed differences."""

import csv
import io

from tests.cli.conftest import CORPUS


def pair_of(result, clause: str):
    """Return the pair of a clause of A, and its differences by kind."""
    pair = next(item for item in result.json["pairs"] if item["a"]["id"] == clause)
    return pair, {item["kind"]: item for item in pair["differences"]}


def test_json_has_both_clauses_and_how_they_differ(small):
    result = small("compare", "north-act", "east-rules", "--format", "json")
    assert result.code == 0
    assert list(result.json) == ["a", "b", "engine", "pairs"]
    pair, differences = pair_of(result, "art-3")
    assert list(pair) == [
        "a", "b", "status", "relation", "rank", "score", "below_threshold", "mutual_first", "suggested_relation",
        "differences",
    ]  # fmt: skip
    assert (pair["a"]["framework"], pair["a"]["cite"]) == ("north-act", "Art. 3")
    assert pair["b"]["statement"]["zh-Hans"].startswith("发生严重事件的")
    assert differences["parameter"]["words"] == "longer deadline"
    assert "≤ 15 days" in differences["parameter"]["a"]
    assert "≤ 24 hours" in differences["parameter"]["b"]
    assert (differences["timing"]["a"], differences["timing"]["b"]) == ("2027-06-01", "2024-01-01")


def test_norm_and_force_are_told_apart(small):
    _, differences = pair_of(small("compare", "north-act", "south-strategy", "--format", "json"), "art-2")
    assert (differences["norm"]["a"], differences["norm"]["b"]) == ("obligation", "recommendation")
    assert (differences["force"]["a"], differences["force"]["b"]) == ("binding", "voluntary")


def test_direction_words_turn_with_the_sides(small):
    _, one = pair_of(small("compare", "north-act", "east-rules", "--format", "json"), "art-2")
    _, other = pair_of(small("compare", "east-rules", "north-act", "--format", "json"), "art-2")
    assert (one["parameter"]["words"], other["parameter"]["words"]) == ("shorter retention", "longer retention")


def test_the_table_shows_statements_and_differences_best_pair_first(small):
    result = small("compare", "north-act", "east-rules")
    scores = [float(line.split()[-1].rstrip(")")) for line in result.lines if "  ~  " in line]
    assert scores == sorted(scores, reverse=True)
    assert "  north-act Art. 2: Providers of high-risk AI systems keep" in result.out
    assert "    parameter: Log retention: ≥ 6 months | Log retention: ≥ 3 years [shorter retention]" in result.lines


def test_clauses_without_a_candidate_are_counted_and_all_shows_them(small):
    short, full = small("compare", "north-act", "east-rules"), small("compare", "north-act", "east-rules", "--all")
    assert "ski trail" not in short.out
    assert "(--all shows them)" in short.err
    assert ", no candidate; the nearest)" in full.out
    assert "ski trail" in full.out
    assert full.err == "comparator: 4 pairs\n"


def test_a_topic_keeps_only_pairs_with_a_clause_on_it(small):
    result = small("compare", "north-act", "east-rules", "--topic", "logging", "--format", "json")
    assert [(pair["a"]["id"], pair["b"]["id"]) for pair in result.json["pairs"]] == [("art-2", "art-2")]


def test_a_topic_on_which_both_are_silent_is_nothing_found(small):
    result = small("compare", "north-act", "east-rules", "--topic", "children", "--format", "json")
    assert (result.code, result.json["pairs"]) == (1, [])


def test_top_gives_more_partners(small):
    result = small("compare", "north-act", "east-rules", "--top", "2", "--format", "json")
    assert sorted(pair["rank"] for pair in result.json["pairs"]) == [1, 1, 1, 1, 2, 2, 2, 2]


def test_statements_come_in_the_language_that_was_asked_for(small):
    for form in ("table", "csv", "markdown"):
        shown = small("compare", "north-act", "east-rules", "--language", "zh-Hans", "--format", form).out
        assert "提供者应当将高风险人工智能系统的日志留存不少于三年。" in shown


def test_csv_has_a_row_for_every_pair(small):
    text = small("compare", "north-act", "east-rules", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["a_id"] for row in rows if row["below_threshold"] == "yes"] == ["art-4"]
    assert len(rows) == 4
    row = next(row for row in rows if row["a_id"] == "art-3")
    assert "(longer deadline)" in row["differences"]


def test_markdown_is_a_page_with_a_section_for_every_pair(small):
    shown = small("compare", "north-act", "east-rules", "--format", "markdown").out
    assert shown.startswith("# Northern Act and Eastern Rules\n")
    assert shown.count("\n## ") == 4
    assert "no candidate: the nearest clause" in shown


def test_ids_and_paths_are_interchangeable(small, shipped):
    by_path = shipped("compare", CORPUS / "north-act.yaml", CORPUS / "east-rules.yaml", "--format", "json")
    assert by_path == small("compare", "north-act", "east-rules", "--format", "json")


def test_the_engine_is_said(small):
    assert small("compare", "north-act", "east-rules", "--engine", "bm25", "--format", "json").json["engine"] == "bm25"


def test_shipped_frameworks_compare_with_a_country_of_ones_own(shipped):
    result = shipped("compare", CORPUS / "east-rules.yaml", "jp-ai-promotion-act-2025", "--format", "json")
    assert result.code == 0
    assert (result.json["a"], result.json["b"]) == ("east-rules", "jp-ai-promotion-act-2025")


def test_a_topic_says_which_clauses_of_the_other_side_no_pair_shows(shipped):
    result = shipped(*["compare", "jp-ai-promotion-act-2025", "eu-ai-act", "--topic", "incident-reporting"])
    assert result.code == 1
    assert "clauses on incident-reporting: 0 in jp-ai-promotion-act-2025, 19 in eu-ai-act" in result.err
    assert "Art. 73(1)" in result.err


def test_a_file_of_clauses_is_sent_to_align(shipped, tmp_path):
    path = tmp_path / "clauses.jsonl"
    path.write_text('{"id": "1", "lang": "en", "text": "Providers report incidents."}\n', encoding="utf-8")
    result = shipped("compare", str(path), "eu-ai-act")
    assert result.code == 2
    assert "`comparator align` takes it" in result.err


def test_a_file_with_findings_is_compared_but_said_to_have_them(small, tmp_path):
    source = (CORPUS / "north-act.yaml").read_text(encoding="utf-8")
    path = tmp_path / "other-name.yaml"
    path.write_text(source, encoding="utf-8")
    result = small("compare", str(path), "east-rules")
    assert f"{path} has 1 finding; `comparator validate {path}` shows what to mend" in result.err


def test_a_file_can_stand_beside_the_corpus(small, tmp_path):
    source = (CORPUS / "north-act.yaml").read_text(encoding="utf-8")
    path = tmp_path / "west-act.yaml"
    path.write_text(source.replace("id: north-act", "id: west-act"), encoding="utf-8")
    result = small("list", "--add", str(path), "--format", "json")
    assert [item["id"] for item in result.json] == ["east-rules", "north-act", "south-strategy", "west-act"]
