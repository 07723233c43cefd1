"""What somebody types on a first visit, one command after the other, in the terminal's own process."""

import json

from tests.end_to_end.conftest import comparator

EU, KR, JP = "eu-ai-act", "kr-ai-basic-act", "jp-ai-promotion-act-2025"


def test_from_the_overview_to_a_comparison():
    overview = comparator().stdout
    assert "comparator list" in overview

    listed = comparator("list").stdout
    assert EU in listed
    assert KR in listed

    clause = comparator("show", KR, "art-2-2", "--language", "ko").stdout
    assert "인공지능시스템" in clause.replace(" ", "")

    pairs = json.loads(comparator("align", EU, KR, "--top", "3", "--format", "json").stdout)["pairs"]
    ranked = [(pair["rank"], pair["b"]) for pair in pairs if pair["a"] == "art-3-1"]
    assert ranked[0] == (1, "art-2-2")
    assert len(ranked) == 3

    compared = comparator("compare", KR, JP, "--topic", "ai-definition", "--format", "markdown").stdout
    assert "jp-ai-promotion-act-2025 Art. 2" in compared


def test_a_country_of_ones_own_from_validation_to_comparison(tmp_path):
    path = tmp_path / "my-act.yaml"
    path.write_text(
        """\
schema: 1
id: my-act
title: {en: My Act}
short: {en: My Act}
jurisdiction: NO
pillar: governance-rule
form: law
force: binding
issuer: {en: Parliament}
languages: [en]
lifecycle: [{event: in-force, on: 2026-01-01}]
sources: [{id: act, title: My Act, url: "https://my.example/", language: en, kind: official, checked: 2026-11-01}]
clauses:
  - id: art-1
    cite: Art. 1
    title: {en: Complaints}
    statement: {en: Users may lodge a complaint about an AI service with the market surveillance authority.}
    norm: right
    topics: [complaint-remedi]
    source: act
""",
        encoding="utf-8",
    )
    refused = comparator("validate", path, code=1)
    assert f"{path}:19:14: unknown-topic" in refused.stdout
    assert "complaint-remedy" in refused.stdout
    assert "complaint-remedi" in comparator("show", path, code=2).stderr

    path.write_text(path.read_text(encoding="utf-8").replace("remedi]", "remedy]"), encoding="utf-8")
    assert comparator("validate", path).stdout == ""
    found = json.loads(comparator("align", path, EU, "--format", "json").stdout)["pairs"]
    assert "art-85" in [pair["b"] for pair in found]
    alone = json.loads(comparator("list", "--corpus", tmp_path, "--format", "json").stdout)
    assert [(item["id"], item["jurisdiction"]) for item in alone] == [("my-act", "NO")]
