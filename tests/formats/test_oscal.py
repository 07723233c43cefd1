import json
import re
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comparator.formats.oscal import CANDIDATE, NAMESPACE, NOT_PROPOSED, oscal
from comparator.model.candidate import Alignment, Candidate
from comparator.model.errors import InputError
from comparator.model.passage import Passage, Side

NOW = "2026-12-01T10:00:00Z"
OSCAL_RELATIONSHIPS = {
    "equal-to",
    "equivalent-to",
    "subset-of",
    "superset-of",
    "intersects-with",
    "no-relationship",
}


def collection(export, **arguments):
    document = oscal(export.alignment, export.a, export.b, now=NOW, frameworks=export.frameworks, **arguments)
    assert list(document) == ["mapping-collection"]
    return document["mapping-collection"]


def maps(export):
    return collection(export)["mappings"][0]["maps"]


def walk(value):
    """Yield every key and value in a document."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key, item
            yield from walk(item)
    elif isinstance(value, list):
        for item in value:
            yield from walk(item)


def values(props, name):
    return [prop["value"] for prop in props if prop["name"] == name]


def test_the_collection_has_what_the_model_requires(export):
    result = collection(export)
    assert set(result) == {"uuid", "metadata", "provenance", "mappings", "back-matter"}
    assert result["metadata"]["last-modified"] == NOW
    assert result["metadata"]["oscal-version"].startswith("1.2.")
    provenance = result["provenance"]
    assert (provenance["method"], provenance["matching-rationale"], provenance["status"]) == (
        "automation",
        "syntactic",
        "draft",
    )
    assert "no person has reviewed" in provenance["mapping-description"]
    assert values(provenance["props"], "engine") == ["lexical"]


def test_a_candidate_claims_no_relationship_of_oscal(export):
    strong, weak = maps(export)
    assert (strong["relationship"], weak["relationship"]) == (CANDIDATE, NOT_PROPOSED)
    assert not {strong["relationship"], weak["relationship"]} & OSCAL_RELATIONSHIPS
    assert strong["ns"] == weak["ns"] == NAMESPACE


def test_an_entry_names_both_clauses_with_citation_and_title(export):
    strong, weak = maps(export)
    source, target = strong["sources"][0], strong["targets"][0]
    assert (source["type"], source["id-ref"]) == ("control", "art-2")
    assert values(source["props"], "citation") == ["Art. 2"]
    assert values(source["props"], "title") == ["Logs"]
    assert target == {"type": "control", "id-ref": "1 | x"}
    assert values(weak["targets"][0]["props"], "title") == ["宗旨"]


def test_an_entry_carries_score_rank_and_evidence(export):
    strong, weak = maps(export)
    assert strong["confidence-score"] == {"percentage": 0.91249}
    assert values(strong["props"], "rank") == ["1"]
    assert values(strong["props"], "concepts-part") == ["0.5"]
    assert values(strong["props"], "structure-part") == []
    assert values(strong["props"], "shared-concept") == ["log"]
    assert values(strong["props"], "shared-word") == ["a|b\\c"]
    assert [prop["name"] for prop in weak["props"]] == ["rank"]


def test_both_resources_stand_in_the_back_matter_with_their_sources(export):
    result = collection(export)
    mapping, resources = result["mappings"][0], result["back-matter"]["resources"]
    hrefs = [mapping[key]["href"] for key in ("source-resource", "target-resource")]
    assert hrefs == [f"#{resource['uuid']}" for resource in resources]
    assert resources[0]["rlinks"] == [{"href": "https://law.example/%EB%B2%95?id=1"}]
    assert "rlinks" not in resources[1]
    assert (mapping["source-resource"]["type"], mapping["target-resource"]["type"]) == ("framework", "clause-file")


def test_titles_from_files_are_no_markup(export):
    result = collection(export)
    assert result["back-matter"]["resources"][0]["title"] == r"Act: on \<AI\> \& \*trust\*"
    assert r"\<AI\>" in result["metadata"]["title"]


def test_uuids_are_of_version_5_and_differ(export):
    found = [UUID(value) for key, value in walk(collection(export)) if key == "uuid"]
    assert len(found) == len(set(found)) == 6
    assert {uuid.version for uuid in found} == {5}


def test_the_same_alignment_gives_the_same_document(export):
    assert collection(export) == collection(export)


def test_a_pair_keeps_its_uuid_when_its_score_changes(export):
    changed = tuple(replace(candidate, score=0.5) for candidate in export.alignment.candidates)
    other = replace(export, alignment=replace(export.alignment, candidates=changed))
    assert [entry["uuid"] for entry in maps(export)] == [entry["uuid"] for entry in maps(other)]
    assert collection(export)["uuid"] != collection(other)["uuid"]


def test_a_framework_aligned_with_itself_is_one_resource(export):
    pair = Candidate("art-2", "art-10", 1, 0.5, below_threshold=False)
    same = replace(export, b=export.a, frameworks=(export.frameworks[0],) * 2)
    result = collection(replace(same, alignment=Alignment("kr-act", "kr-act", "lexical", (pair,))))
    assert len(result["back-matter"]["resources"]) == 1


def test_two_files_of_one_name_are_two_resources(export):
    assert len(collection(export.rename("same", "same"))["back-matter"]["resources"]) == 2


def test_an_alignment_without_candidates_cannot_be_written(export):
    with pytest.raises(InputError, match="no pair to write"):
        collection(replace(export, alignment=replace(export.alignment, candidates=())))


VISIBLE = st.text(min_size=1).filter(str.strip)


@given(VISIBLE, VISIBLE, st.text(), VISIBLE)
@example("\ud800", "\ud800 = #", "\t\u202e", ": \ud800")
def test_every_string_has_the_form_that_the_model_asks_for(name, key, title, words):
    side = Side(name, (Passage(key, {"en": words}, {"en": title}),))
    alignment = Alignment(name, name, "lexical", (Candidate(key, key, 1, 0.5, below_threshold=False),))
    document = oscal(alignment, side, side, now=NOW)
    json.dumps(document, ensure_ascii=False).encode()
    for field, value in walk(document):
        if field in {"value", "id-ref", "version"}:
            assert re.fullmatch(r"\S(.*\S)?", value)
        if field in {"name", "relationship", "type"}:
            assert re.fullmatch(r"[a-z][a-z-]*", value)
        if field == "title":
            assert value
            assert "\n" not in value
