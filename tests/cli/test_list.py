"""`comparator list`: what is in the corpus, and the keys that files use."""

import pytest


def test_it_lists_each_framework_with_its_jurisdiction_form_force_and_size(small):
    result = small("list")
    assert result.code == 0
    heading, _, *rows = result.lines
    assert heading.split() == ["id", "where", "clauses", "force", "form", "title"]
    assert [row.split() for row in rows] == [
        ["east-rules", "CN", "3", "binding", "measures", "Eastern", "Rules"],
        ["north-act", "NO", "4", "binding", "law", "Northern", "Act"],
        ["south-strategy", "ID", "2", "voluntary", "strategy", "Southern", "Strategy"],
    ]


def test_a_narrow_terminal_gets_whole_ids_and_hears_what_is_left_out(shipped, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    result = shipped("list")
    assert "cn-genai-interim-measures-2023 " in result.out
    assert "forms and titles are left out" in result.err


def test_the_sum_is_narration_and_goes_to_standard_error(small):
    result = small("list")
    assert result.err == "comparator: 3 frameworks, 9 clauses\n"
    assert "9 clauses" not in result.out


def test_json_has_every_title_and_norway_stays_a_string(small):
    east, north, _ = small("list", "--format", "json").json
    assert east["title"]["zh-Hans"] == "东部人工智能服务示例办法"
    assert north == {
        "id": "north-act",
        "title": {"en": "Northern Example Act on AI"},
        "jurisdiction": "NO",
        "pillar": "governance-rule",
        "form": "law",
        "force": "binding",
        "languages": ["en"],
        "clauses": 4,
    }


def test_the_shipped_frameworks_are_the_default(shipped):
    result = shipped("list", "--format", "json")
    assert {"eu-ai-act", "kr-ai-basic-act", "us-nist-ai-rmf"} <= {item["id"] for item in result.json}


@pytest.mark.parametrize(
    ("vocabulary", "key", "word"),
    [
        ("topics", "logging", "Log"),
        ("measures", "log-retention", "retention"),
        ("roles", "provider", "Provider"),
        ("scopes", "high-risk-system", "High-risk"),
        ("forms", "law", "Law"),
        ("jurisdictions", "KR", "Korea"),
        ("groups", "asean", "ASEAN"),
    ],
)
def test_it_lists_the_keys_of_every_vocabulary_with_their_titles(small, vocabulary, key, word):
    entries = {item["id"]: item["title"] for item in small("list", vocabulary, "--format", "json").json}
    assert word in entries[key]
    rows = [line.split(maxsplit=1) for line in small("list", vocabulary).lines[2:]]
    assert [key, entries[key]] in rows


def test_an_empty_corpus_is_nothing_found(shipped, tmp_path):
    result = shipped("list", "--corpus", tmp_path, "--format", "json")
    assert (result.code, result.json) == (1, [])
