"""Alignments as CSV and Markdown: a row a pair, and the clauses that a one-to-one choice leaves over."""

import csv
import io
import re
from dataclasses import replace

import pytest

from comparator.comparison.differences import Difference, DifferenceKind
from comparator.formats.alignments import COLUMNS, alignment_csv, alignment_markdown, whole_word
from comparator.formats.oscal import oscal
from comparator.formats.records import alignment_record
from comparator.formats.sssom import sssom
from comparator.formats.suggestions import UNJUDGED, suggestion_words
from comparator.model.candidate import Candidate, Coverage, SharedWord, Span, Unpaired
from comparator.model.mapping import Relation

DIFFERS = {("art-2", "1 | x"): (Difference(DifferenceKind.NORM, "obligation", "right", "words"),)}


@pytest.fixture
def suggested(export):
    """The export with a suggested relation and its coverage on the first pair, which is a mutual first choice."""
    first, second = export.alignment.candidates
    evidence = replace(first.evidence, coverage=Coverage(0.8, 0.25, 5, 9))
    first = replace(first, evidence=evidence, suggestion=Relation.SUBSET, mutual=True)
    return replace(export, alignment=replace(export.alignment, candidates=(first, second)))


@pytest.fixture
def single(suggested):
    """A one-to-one choice with one pair; ids that are left over are as hostile as any text of a file."""
    kept = suggested.alignment.candidates[:1]
    unpaired = Unpaired(("art-10",), ("条 2",))
    return replace(suggested, alignment=replace(suggested.alignment, candidates=kept, unpaired=unpaired))


def rows(export, **more):
    text = alignment_csv(export.alignment, export.a, export.b, frameworks=export.frameworks, **more)
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def page(export, **more):
    return alignment_markdown(export.alignment, export.a, export.b, frameworks=export.frameworks, **more)


def test_csv_gives_a_reader_all_that_is_needed_to_judge_a_pair(suggested):
    first, second = rows(suggested, differences=DIFFERS)

    assert tuple(first) == COLUMNS
    assert (first["a"], first["b"], first["rank"], first["score"]) == ("art-2", "1 | x", "1", "0.9125")
    assert (first["mutual_first"], first["suggested_relation"]) == ("yes", "subset-of")
    assert (first["a_covered"], first["b_covered"]) == ("0.80", "0.25")
    assert (first["a_cite"], first["a_title"], first["a_text"]) == ("Art. 2", "Logs", "Providers keep logs.")
    assert first["shared"].startswith("log (logs | logs)")
    assert first["differences"] == "norm: obligation | right (words)"
    assert (second["below_threshold"], second["mutual_first"], second["suggested_relation"]) == ("yes", "no", "")


def test_csv_has_a_row_for_every_clause_without_a_partner(single):
    pair, left_a, left_b = rows(single)

    assert (pair["a"], pair["b"]) == ("art-2", "1 | x")
    assert (left_a["a"], left_a["b"], left_a["score"], left_a["a_cite"]) == ("art-10", "", "", "Art. 10")
    assert (left_b["a"], left_b["b"], left_b["rank"], left_b["b_title"]) == ("", "条 2", "", "宗旨")


def test_markdown_is_a_table_that_says_what_is_only_suggested(suggested):
    shown = page(suggested, differences=DIFFERS)

    assert "which no person has judged" in shown
    assert r"subset-of; B covers 80% of A, A covers 25% of B" in shown
    assert "0.91; rank 1; each other's first choice" in shown
    assert "below the threshold" in shown
    table = [line for line in re.sub(r"\\.", "", shown).splitlines() if line.startswith("|")]
    assert {line.count("|") for line in table} == {7}


def test_markdown_lists_who_is_left_without_a_partner(single):
    shown = page(single)

    assert "1 clauses of kr-act and 1 clauses of my rules are left without a partner" in shown
    assert "- art-10: Art. 10 Aim" in shown
    assert "- 条 2: 宗旨" in shown


def test_json_names_who_is_left_without_a_partner(single):
    assert alignment_record(single.alignment)["unpaired"] == {"a": ["art-10"], "b": ["条 2"]}


def test_json_marks_a_relation_as_suggested_and_never_states_it(suggested):
    pair, other = alignment_record(suggested.alignment, {**DIFFERS, ("art-10", "条 2"): ()})["pairs"]

    assert (pair["mutual_first"], pair["suggested_relation"], "relation" in pair) == (True, "subset-of", False)
    (found,) = pair["differences"]
    assert {key: found[key] for key in ("kind", "a", "b", "words")} == {
        "kind": "norm",
        "a": "obligation",
        "b": "right",
        "words": "words",
    }
    assert (other["mutual_first"], other["suggested_relation"], other["differences"]) == (False, None, [])


def test_sssom_keeps_its_predicate_and_has_the_suggestion_beside_it(single):
    text = sssom(single.alignment, single.a, single.b, date="2026-12-01", frameworks=single.frameworks)

    assert "mutual_first=true|suggested_relation=subset-of|a_covered=0.80|b_covered=0.25" in text
    assert "rdfs:seeAlso" in text
    assert "which no person has judged" in text
    assert "are left without a partner" in text


def test_oscal_keeps_its_relationship_and_has_the_suggestion_as_a_property(single):
    document = oscal(single.alignment, single.a, single.b, now="2026-12-01T10:00:00Z", frameworks=single.frameworks)
    collection = document["mapping-collection"]
    (entry,) = collection["mappings"][0]["maps"]

    assert entry["relationship"] == "candidate"
    props = {prop["name"]: prop for prop in entry["props"]}
    assert props["suggested-relationship"]["value"] == "subset-of"
    assert props["suggested-relationship"]["remarks"] == UNJUDGED
    assert (props["source-covered"]["value"], props["target-covered"]["value"]) == ("0.80", "0.25")
    assert props["mutual-first-choice"]["value"] == "true"
    assert "left without a partner" in collection["provenance"]["mapping-description"]


def test_words_for_a_suggestion_say_that_nobody_judged_it(suggested):
    first, second = suggested.alignment.candidates

    assert suggestion_words(first) == f"subset-of ({UNJUDGED}); B covers 80% of A, A covers 25% of B"
    assert suggestion_words(second) == ""
    bare = Candidate("a", "b", 1, 0.9, below_threshold=False, suggestion=Relation.EQUAL)
    assert suggestion_words(bare) == f"equal-to ({UNJUDGED})"


def test_a_shared_word_is_shown_as_the_text_or_title_has_it():
    text, title = {"en": "A watermark."}, {"en": "Watermarks"}

    assert whole_word(SharedWord("waterm", 0.2, (Span(2, 11),), ()), text, title, "en") == "watermark"
    assert whole_word(SharedWord("waterm", 0.2, (), (), (Span(0, 10),)), text, title, "en") == "Watermarks"
    assert whole_word(SharedWord("waterm", 0.2, (), ()), text, title, "en") == "waterm"
