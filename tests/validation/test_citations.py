"""What counts as a citation: by itself, and beside the others of its file."""

import pytest

from comparator.corpus.corpus import Corpus
from comparator.validation.rules.citation_form import _fault

USUAL = {"art": "Art. ", "govern": "GOVERN "}


def test_no_shipped_citation_is_at_fault(corpus: Corpus):
    cites = [clause.cite for framework in corpus.frameworks.values() for clause in framework.clauses]
    assert len(cites) > 1_000
    assert [cite for cite in cites if _fault(cite, {})] == []


@pytest.mark.parametrize(
    "cite",
    ["Art. 5(1)(a)", "§ 4.2, theme 1 (p. 7)", "GOVERN 1.1", "第5条", "제5조", "附則（抄）", "Annex III", "Arts. 1-2"],
)
def test_right(cite):
    assert _fault(cite, USUAL) is None


@pytest.mark.parametrize(
    ("cite", "what"),
    [
        ("§", "neither letter nor digit"),
        ("Art. 5 ", "white space at its end"),
        ("Art.\u00a05", "other than a plain space"),
        ("Art.  5", "two spaces"),
        ("Art. 5()", "nothing in them"),
        ("Art. 5 (1 )", "wrong side"),
        ("Art. 5,, 6", "two signs"),
        (", Art. 5", "starts with"),
        ("Art. 5.", "ends with"),
        ("Art. 5(1", "without its partner"),
        ("Art. 5)(1", "without its partner"),
        ("附則（抄", "without its partner"),
        ("art 5", "unlike the others"),
        ("Art.5", "unlike the others"),
        ("Govern 1.1", "unlike the others"),
        ("para 3", "not written as a citation"),
    ],
)
def test_wrong(cite, what):
    fault = _fault(cite, USUAL)
    assert fault is not None
    assert what in fault[0]


def test_the_help_is_the_citation_as_the_others_are_written():
    assert _fault("art 5(1)", USUAL) == ("is written unlike the others of this file", "write `Art. 5(1)`")


def test_an_old_and_a_new_wording_may_share_a_citation(small, check):
    clauses = "\n  - id: art-1-new\n    replaces: art-1\n    cite: Art. 1\n    title: {en: Logs}\n"
    clauses += "    statement: {en: Logs stay.}\n    norm: aim\n    topics: [logging]\n    source: act\n"
    path = small(("    source: act\n", "    source: act" + clauses))
    assert "citation-twice" not in {item.rule for item in check(path)}
