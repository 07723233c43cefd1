import json
from dataclasses import replace

from comparator.comparison.compare import Pair
from comparator.comparison.differences import Difference, DifferenceKind
from comparator.comparison.matrix import matrix
from comparator.formats.records import (
    alignment_record,
    clause_record,
    evidence_record,
    framework_record,
    matrix_record,
    pair_record,
)
from comparator.model.candidate import Candidate, Coverage, Evidence, Parts, SharedConcept, SharedWord, Span
from comparator.model.framework import Absence, Norm
from tests.builders import clause, corpus_of, framework, parameter, period

EVIDENCE = Evidence(
    parts=Parts(concepts=0.5, words=0.25, letters=0.1, sequence=0.0, structure=None),
    concepts=(SharedConcept("log", 0.5, ("logs",), ("日志",), (Span(5, 9),), (Span(0, 2), Span(4, 6)), (Span(0, 3),)),),
    words=(SharedWord("keep", 0.25, (Span(0, 4),), ()),),
    topics=("logging",),
    same_norm=True,
    bearers=("provider",),
    language=("en", "zh-Hans"),
    coverage=Coverage(0.75, 0.5, 5, 7),
)


# --- clauses and frameworks


def test_a_clause_has_the_keys_of_the_model_with_enums_as_their_words_and_nothing_empty():
    item = clause("c1", bearer=("provider",), applies=period("2026-01-01"), topics=("logging",))
    assert clause_record(item) == {
        "framework": "aa-act",
        "id": "c1",
        "cite": "Art. c1",
        "title": {"en": "Title of c1"},
        "statement": {"en": "Statement of c1."},
        "norm": "obligation",
        "strength": "shall",
        "topics": ["logging"],
        "sources": ["act"],
        "bearer": ["provider"],
        "applies": [{"start": "2026-01-01"}],
    }


def test_a_quantity_of_zero_is_no_empty_key():
    record = clause_record(clause("c1", parameters=(parameter("fine-maximum", 0, "EUR"),)))
    assert record["parameters"][0] == {"measure": "fine-maximum", "value": 0, "unit": "EUR", "bound": "at-most"}


def test_a_framework_has_only_the_clauses_that_were_given():
    item = framework("aa-act", clause("c1"), clause("c2"))
    record = framework_record(item, [clause_record(item.clauses[1])])
    assert (record["id"], record["force"]) == ("aa-act", "binding")
    assert [entry["id"] for entry in record["clauses"]] == ["c2"]
    assert framework_record(item, [])["clauses"] == []


# --- alignments


def test_an_alignment_has_the_keys_of_the_command_contract(export):
    record = alignment_record(export.alignment)
    assert list(record) == ["a", "b", "engine", "pairs", "recorded", "candidates", "recorded_elsewhere"]
    assert (record["recorded"], record["candidates"], record["recorded_elsewhere"]) == (0, 2, 0)
    proposed, not_proposed = record["pairs"]
    assert list(proposed) == [
        "a", "b", "rank", "score", "status", "decision", "mutual_first", "suggested_relation", "evidence",
    ]  # fmt: skip
    assert (proposed["status"], proposed["decision"]) == ("candidate", None)
    assert (proposed["a"], proposed["b"], proposed["rank"], proposed["score"]) == ("art-2", "1 | x", 1, 0.91249)
    assert list(not_proposed) == [
        "a", "b", "rank", "score", "below_threshold", "status", "decision", "mutual_first", "suggested_relation",
        "evidence",
    ]  # fmt: skip
    assert not_proposed["below_threshold"] is True
    assert not_proposed["evidence"] == {}


def test_evidence_has_spans_as_pairs_and_leaves_out_a_part_that_does_not_apply():
    assert evidence_record(EVIDENCE) == {
        "languages": ["en", "zh-Hans"],
        "parts": {"concepts": 0.5, "words": 0.25, "letters": 0.1, "sequence": 0.0},
        "concepts": [
            {
                "concept": "log",
                "weight": 0.5,
                "a": ["logs"],
                "b": ["日志"],
                "a_spans": [[5, 9]],
                "b_spans": [[0, 2], [4, 6]],
                "a_title_spans": [[0, 3]],
                "b_title_spans": [],
            }
        ],
        "words": [
            {
                "word": "keep",
                "weight": 0.25,
                "a_spans": [[0, 4]],
                "b_spans": [],
                "a_title_spans": [],
                "b_title_spans": [],
            }
        ],
        "topics": ["logging"],
        "same_norm": True,
        "bearers": ["provider"],
        "coverage": {"a": 0.75, "b": 0.5},
    }


def test_structure_is_a_part_where_it_applies():
    evidence = replace(EVIDENCE, parts=replace(EVIDENCE.parts, structure=0.0))
    assert evidence_record(evidence)["parts"]["structure"] == 0.0


def test_no_evidence_is_an_empty_record():
    assert evidence_record(None) == {}


# --- pairs


def test_a_pair_has_both_clauses_the_score_and_typed_differences():
    a, b = clause("c1"), clause("c2", Norm.RECOMMENDATION, framework="bb-act")
    difference = Difference(DifferenceKind.NORM, "obligation", "recommendation", "", "Art. 1", "Art. 2")
    record = pair_record(Pair(a, b, Candidate("c1", "c2", 2, 0.75, below_threshold=False), (difference,)))
    assert list(record) == [
        "a", "b", "status", "relation", "rank", "score", "below_threshold", "mutual_first", "suggested_relation",
        "differences",
    ]  # fmt: skip
    assert record["b"] == {
        "framework": "bb-act",
        "id": "c2",
        "cite": "Art. c2",
        "title": {"en": "Title of c2"},
        "statement": {"en": "Statement of c2."},
        "norm": "recommendation",
    }
    assert (record["rank"], record["score"], record["below_threshold"]) == (2, 0.75, False)
    assert record["differences"] == [
        {"kind": "norm", "a": "obligation", "b": "recommendation", "words": "", "a_cite": "Art. 1", "b_cite": "Art. 2"}
    ]


# --- the matrix


def test_a_matrix_has_a_row_for_each_topic_and_a_cell_for_each_jurisdiction(vocabularies):
    act = framework(
        "aa-act",
        clause("c1", topics=("logging",)),
        clause("c2", topics=("logging",), applies=period("2030-01-01")),
        absent=(Absence("audit", {"en": "No audit."}, "act"),),
    )
    corpus = corpus_of(vocabularies, act)
    shown = matrix_record(matrix(corpus, "2026-01-01", topics=("logging", "audit"), jurisdictions=("AA", "KR")))
    assert (shown["as_of"], shown["jurisdictions"]) == ("2026-01-01", ["AA", "KR"])
    logging, audit = shown["topics"]
    assert logging["topic"] == "logging"
    assert logging["cells"][0] == {
        "jurisdiction": "AA",
        "state": "norm",
        "norm": "obligation",
        "binding": True,
        "clauses": ["aa-act/c1"],
        "upcoming": ["aa-act/c2"],
    }
    assert [cell["state"] for cell in audit["cells"]] == ["absent", "not-encoded"]
    assert audit["cells"][0]["norm"] is None
    json.dumps(shown)
