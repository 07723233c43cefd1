"""`comparator consensus`: a draft of common ground from what countries have."""

import json

import pytest
import yaml

DAY = ("--as-of", "2026-04-01")
ALL = ("--include", "all")


def topics(result):
    return {clause["topic"]: clause["norm"] for clause in result.json["clauses"]}


def test_the_table_names_norm_support_and_silence_and_the_rule(small):
    result = small("consensus", *DAY, *ALL)
    assert result.code == 0
    row = next(line for line in result.lines if line.startswith("Logging"))
    assert row.split()[1:5] == ["recommendation", "3", "of", "3"]
    assert "CN, NO" in row, "who goes further"
    assert "  For high-risk systems, providers should keep logs." in result.out
    assert "就高风险系统而言，提供者宜留存日志" in small("consensus", *DAY, *ALL, "--language", "zh-Hans").out
    assert "of 3 jurisdictions; a clause for each topic that at least 2 of them cover" in result.err


def test_only_what_binds_counts_unless_more_is_included(small):
    assert topics(small("consensus", *DAY, "--format", "json"))["logging"] == "obligation"
    for more in (("--include", "voluntary"), ALL):
        assert topics(small("consensus", *DAY, *more, "--format", "json"))["logging"] == "recommendation"
    same = small("consensus", *DAY, "--include", "not-in-force", "--format", "json")
    assert topics(same)["logging"] == "obligation"


def test_the_rule_changes_the_draft(small):
    everything = set(topics(small("consensus", *DAY, *ALL, "--format", "json")))
    for share in ("3", "100%", "1.0"):
        assert set(topics(small("consensus", *DAY, *ALL, "--at-least", share, "--format", "json"))) == {"logging"}
    assert set(topics(small("consensus", *DAY, *ALL, "--at-least", "2/3", "--format", "json"))) == everything
    rules = small("consensus", *DAY, *ALL, "--pillar", "governance-rule", "--format", "json")
    assert rules.json["frameworks"] == ["east-rules", "north-act"]
    one = small("consensus", *DAY, *ALL, "--topic", "logging", "--format", "json")
    assert set(topics(one)) == {"logging"}
    brics = small("consensus", *DAY, *ALL, "--group", "brics", "--jurisdiction", "NO", "--format", "json")
    assert brics.json["considered"] == ["CN", "ID", "NO"]


def test_yaml_is_a_framework_file_and_the_page_is_in_two_languages(small):
    made = yaml.safe_load(small("consensus", *DAY, *ALL, "--format", "yaml").out)
    assert (made["jurisdiction"], made["force"]) == ("org-draft", "not-in-force")
    assert {"ai-definition", "logging"} <= {clause["id"] for clause in made["clauses"]}
    both = small("consensus", *DAY, *ALL, "--format", "markdown").out
    assert "## Logging / 日志" in both
    english = small("consensus", *DAY, *ALL, "--format", "markdown", "--language", "en").out
    chinese = small("consensus", *DAY, *ALL, "--format", "markdown", "--language", "zh-Hans").out
    assert english.isascii() or "共识" not in english
    assert "Covered by" not in chinese
    assert "涉及法域过少的主题" in chinese


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--at-least", "0"), "2/3"),
        (("--at-least", "3/2"), "2/3"),
        (("--at-least", "1/0"), "2/3"),
        (("--at-least", "many%"), "2/3"),
        (("--language", "fr"), "en and zh-Hans"),
        (("--topic", "loging"), "`logging`"),
        (("--group", "bric"), "`brics`"),
        (("--pillar", "law"), "invalid choice"),
        (("--as-of", "yesterday"), "2026-11-23"),
    ],
)
def test_wrong_use_is_one_line(small, arguments, word):
    result = small("consensus", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert word in result.err


@pytest.mark.parametrize("form", ["table", "yaml"])
def test_where_nothing_is_common_there_is_no_draft(small, form):
    result = small("consensus", "--as-of", "1800-01-01", "--format", form)
    assert (result.code, result.out) == (1, "")
    assert json.loads(small("consensus", "--as-of", "1800-01-01", "--format", "json").out)["clauses"] == []


def test_the_file_that_the_narration_and_the_help_name_has_no_finding(small, shipped, tmp_path):
    """An id is the name of its file, so a draft that is kept under another name would not pass `validate`."""
    result = small("consensus", *DAY, *ALL, "--format", "yaml")
    assert "consensus-draft.yaml" in result.err
    assert "> consensus-draft.yaml" in small("consensus", "--help").out
    path = tmp_path / "consensus-draft.yaml"
    path.write_text(result.out, encoding="utf-8")
    checked = shipped("validate", path)
    assert (checked.code, checked.out) == (0, "")
