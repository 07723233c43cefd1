"""`comparator evaluate`: where the published partners of a crosswalk rank."""

import pytest

from tests.cli.conftest import clause_file

CONTRACT = ["set", "engine", "queries", "hit1", "hit5", "mrr", "map"]


@pytest.fixture
def crosswalk(tmp_path):
    """A crosswalk of three clauses whose partners use the same words."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    texts = {
        "1": "Providers keep logs of high-risk systems.",
        "2": "Deployers tell users about synthetic content.",
        "3": "The authority imposes fines.",
    }
    for side in "ab":
        clauses = ({"id": side + key, "lang": "en", "text": text} for key, text in texts.items())
        clause_file(folder / f"{side}.jsonl", *clauses)
    (folder / "gold.tsv").write_text("a_id\tb_id\na1\tb1\na2\tb2\na3\tb3\n", encoding="utf-8")
    return folder


def test_json_is_a_list_with_the_keys_of_the_contract_and_an_interval(shipped, crosswalk):
    result = shipped("evaluate", crosswalk, "--format", "json")
    assert result.code == 0
    (record,) = result.json
    assert list(record) == [*CONTRACT, "interval"]
    assert [record[key] for key in CONTRACT] == ["tiny", "lexical", 3, 1.0, 1.0, 1.0, 1.0]
    assert record["interval"] == {key: [1.0, 1.0] for key in CONTRACT[3:]}


def test_a_wrong_crosswalk_scores_low(shipped, crosswalk):
    (crosswalk / "gold.tsv").write_text("a1\tb2\na2\tb3\na3\tb1\n", encoding="utf-8")
    (record,) = shipped("evaluate", crosswalk, "--format", "json").json
    assert (record["hit1"], record["hit5"]) == (0.0, 1.0)
    assert record["interval"]["mrr"][0] <= record["mrr"] <= record["interval"]["mrr"][1]


def test_baselines_stand_beside_the_engine_in_the_same_run(shipped, crosswalk):
    records = shipped("evaluate", crosswalk, "--baselines", "--format", "json").json
    assert [record["engine"] for record in records] == ["lexical", "token-set", "bm25", "char-tfidf"]
    chosen = shipped("evaluate", crosswalk, "--engine", "bm25", "--baselines", "--format", "json").json
    assert [record["engine"] for record in chosen] == ["bm25", "token-set", "char-tfidf"]


def test_several_folders_are_scored_in_their_order(shipped, crosswalk):
    other = crosswalk.parent / "other"
    crosswalk.rename(other)
    crosswalk.mkdir()
    for name in ("a.jsonl", "b.jsonl", "gold.tsv"):
        (crosswalk / name).write_bytes((other / name).read_bytes())
    records = shipped("evaluate", other, crosswalk, "--engine", "token-set", "--format", "json").json
    assert [record["set"] for record in records] == ["other", "tiny"]


def test_the_table_shows_each_figure_with_its_interval(shipped, crosswalk):
    result = shipped("evaluate", crosswalk)
    heading, _, row = result.lines
    assert heading.split() == ["set", "engine", "queries", "hit@1", "hit@5", "MRR", "MAP"]
    assert row.split("  ")[0] == "tiny"
    assert row.count("1.000 [1.00, 1.00]") == 4
    assert "95 % bootstrap" in result.err


def test_a_file_beside_the_folders_is_skipped_and_named(shipped, crosswalk, tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text("about", encoding="utf-8")
    result = shipped("evaluate", str(crosswalk), str(readme), "--format", "json")
    assert result.code == 0
    assert f"{readme} is a file and is skipped" in result.err
    assert shipped("evaluate", str(readme)).code == 2
