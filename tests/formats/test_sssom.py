import csv
import io
import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from comparator.alignment.engines import NAMES
from comparator.formats.sssom import CONDENSED, SLOTS, UNSPECIFIED_LICENCE, sssom
from comparator.model.candidate import Alignment, Candidate
from comparator.model.passage import Passage, Side

DATE = "2026-12-01"
COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification", "confidence",
    "match_string", "similarity_score", "similarity_measure", "other", "comment",
)  # fmt: skip
"""The columns of candidates alone."""


def written(export, **arguments):
    return sssom(export.alignment, export.a, export.b, date=DATE, frameworks=export.frameworks, **arguments)


def metadata(text):
    head = [line[1:] for line in text.splitlines() if line.startswith("#")]
    return yaml.safe_load("\n".join(head))


def table(text):
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    return list(csv.DictReader(io.StringIO(body, newline=""), delimiter="\t", strict=True))


def test_the_metadata_stand_as_comments_on_top_in_the_standards_order(export):
    head = metadata(written(export))
    assert list(head) == [
        "curie_map",
        "mapping_set_id",
        "mapping_set_title",
        "license",
        "subject_source",
        "object_source",
        "mapping_tool",
        "mapping_tool_version",
        "mapping_date",
        "see_also",
        "comment",
    ]
    assert str(head["mapping_date"]) == DATE
    assert head["license"] == UNSPECIFIED_LICENCE
    assert head["mapping_set_title"] == "Candidate pairs: Act: on <AI> & *trust* / my rules"
    assert head["see_also"] == ["https://law.example/%EB%B2%95?id=1"]
    assert "no person has reviewed" in head["comment"]


def test_the_columns_are_the_standards_and_rows_are_sorted_by_id(export):
    rows = table(written(export))
    assert tuple(rows[0]) == COLUMNS
    assert [row["subject_id"] for row in rows] == ["kr-act:art-10", "kr-act:art-2"]


def test_a_candidate_claims_no_mapping(export):
    rows = table(written(export))
    assert {row["predicate_id"] for row in rows} == {"rdfs:seeAlso"}


def test_scores_have_three_digits_and_are_the_confidence_too(export):
    weak, strong = table(written(export))
    assert (strong["confidence"], strong["similarity_score"]) == ("0.912", "0.912")
    assert weak["confidence"] == "0.1"


def test_a_pair_below_the_threshold_is_kept_and_marked(export):
    weak, strong = table(written(export))
    assert "below_threshold=true" in weak["other"]
    assert "Below the threshold" in weak["comment"]
    assert "below_threshold=false" in strong["other"]
    assert strong["comment"] == ""


def test_evidence_gives_the_shared_terms_and_the_parts_of_the_score(export):
    strong = table(written(export))[1]
    assert strong["match_string"] == r"log|a\|b\\c"
    assert strong["other"] == "rank=1|below_threshold=false|concepts=0.5|words=0.25|letters=0.123|sequence=0"


def test_structure_is_a_part_where_it_applies(export):
    first = export.alignment.candidates[0]
    evidence = replace(first.evidence, parts=replace(first.evidence.parts, structure=0.75))
    alignment = replace(export.alignment, candidates=(replace(first, evidence=evidence),))
    assert table(written(replace(export, alignment=alignment)))[0]["other"].endswith("|sequence=0|structure=0.75")


def test_labels_are_citation_and_title_in_the_wanted_language_or_the_whole_text(export):
    rows = table(written(export, language="ko"))
    assert rows[1]["subject_label"] == "Art. 2 Logs (ko)"
    assert rows[0]["object_label"] == "宗旨"
    assert rows[1]["object_label"] == 'Keep logs, the "whole"\\u202e time'


def test_every_prefix_is_declared_and_every_id_is_a_curie(export):
    text = written(export)
    declared = {*metadata(text)["curie_map"], "rdfs", "semapv"}
    slots = ("subject_id", "object_id", "predicate_id", "mapping_justification")
    ids = [row[slot] for row in table(text) for slot in slots]
    ids += [metadata(text)[slot] for slot in ("subject_source", "object_source")]
    for curie in ids:
        assert re.fullmatch(r"[A-Za-z_][\w.-]*:[A-Za-z0-9._~%/-]+", curie, re.ASCII)
        assert curie.partition(":")[0] in declared


@pytest.mark.parametrize(
    ("a", "b"), [("same", "same"), ("Same", "same"), ("甲", "乙"), ("a b", "a_b"), ("skos", "2024"), ("a", "b")]
)
def test_two_files_never_share_a_prefix_or_an_address(export, a, b):
    prefixes = metadata(written(export.rename(a, b)))["curie_map"]
    assert len(prefixes) == 3
    assert len(set(prefixes.values())) == 3
    assert not {"skos", "2024"} & set(prefixes)


def test_a_framework_aligned_with_itself_has_one_prefix(export):
    alignment = Alignment("kr-act", "kr-act", "lexical", (Candidate("art-2", "art-2", 1, 1.0, below_threshold=False),))
    framework = export.frameworks[0]
    text = sssom(alignment, export.a, export.a, date=DATE, frameworks=(framework, framework))
    assert list(metadata(text)["curie_map"]) == ["comparator", "kr-act"]
    assert table(text)[0]["confidence"] == "1"


def test_the_same_alignment_gives_the_same_file_and_another_one_another_id(export):
    other = replace(export, alignment=replace(export.alignment, candidates=export.alignment.candidates[:1]))
    assert written(export) == written(export)
    assert metadata(written(export))["mapping_set_id"] != metadata(written(other))["mapping_set_id"]


@pytest.mark.parametrize("name", NAMES)
def test_every_engine_says_how_it_matched(export, name):
    justification = table(written(replace(export, alignment=replace(export.alignment, engine=name))))[0]
    expected = "CompositeMatching" if name in ("lexical", "semantic") else "LexicalSimilarityThresholdMatching"
    assert justification["mapping_justification"] == f"semapv:{expected}"


def test_only_a_calibrated_engine_says_chance(export):
    plain = written(replace(export, alignment=replace(export.alignment, engine="bm25")))
    assert "estimated chance" in metadata(written(export))["comment"]
    assert "not calibrated" in metadata(plain)["comment"]


def test_a_column_without_values_is_left_out(export):
    bare = tuple(replace(candidate, evidence=None) for candidate in export.alignment.candidates)
    rows = table(written(replace(export, alignment=replace(export.alignment, candidates=bare))))
    assert "match_string" not in rows[0]


def test_an_alignment_without_candidates_is_a_header(export):
    text = written(replace(export, alignment=replace(export.alignment, candidates=())))
    assert text.endswith("\t".join(slot for slot in SLOTS if slot not in CONDENSED) + "\n")


@given(st.text(min_size=1), st.text(min_size=1), st.text(), st.text(min_size=1))
@example("\ud800", "\ud800 = #", "\t\u202e", ": \ud800")
def test_no_text_breaks_the_file(name, key, title, words):
    side = Side(name, (Passage(key, {"en": words}, {"en": title}),))
    pair = Candidate(key, key, 1, 0.5, below_threshold=False)
    text = sssom(Alignment(name, name, "lexical", (pair,)), side, side, date=DATE)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029]", text)
    assert len(table(text)) == 1
    text.encode()
    assert isinstance(metadata(text)["mapping_set_title"], str)
