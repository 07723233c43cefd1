"""The draft from the shipped instruments is a framework file like any other: it validates, and meets itself.

Only recorded decisions link clauses here; what the aligner adds changes no part of the file but notes.
"""

from fractions import Fraction

import pytest

from comparator.alignment.align import align
from comparator.alignment.passages import from_framework
from comparator.comparison import links as links_module
from comparator.comparison.common import CONCEPTS
from comparator.comparison.consensus import FEWEST, Rule, consensus, drawn_on
from comparator.corpus.corpus import load_framework
from comparator.formats.consensus import draft_framework, draft_markdown
from comparator.formats.framework_file import framework_yaml
from comparator.model.framework import Force, Norm
from comparator.text.lexicon import shipped_lexicon
from comparator.validation.check import check_file

DAY = "2026-11-23"


def rules(corpus):
    brics = tuple(corpus.vocabularies.groups["brics"].members)
    return {
        "default": Rule(DAY),
        "two thirds": Rule(DAY, at_least=Fraction(2, 3)),
        "brics, everything": Rule(DAY, jurisdictions=brics, forces=tuple(Force)),
        "governance rules": Rule(DAY, pillars=("governance-rule",)),
        "everything, all": Rule(DAY, at_least=Fraction(1), forces=tuple(Force)),
    }


@pytest.fixture(scope="module", params=["default", "two thirds", "brics, everything", "governance rules",
                                        "everything, all"])  # fmt: skip
def draft(request, corpus):
    rule = rules(corpus)[request.param]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(links_module, "_proposed", lambda a, b: [])
        return consensus(corpus, rule, links_module.links(corpus, drawn_on(corpus, rule)))


@pytest.fixture
def written(draft, corpus, tmp_path):
    path = tmp_path / "consensus-draft.yaml"
    text = framework_yaml(draft_framework(draft, corpus.vocabularies, shipped_lexicon()))
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file_validates(written):
    assert [f"{item.rule}: {item.message}" for item in check_file(written).diagnostics] == []


def test_every_clause_finds_itself_first(written, corpus):
    read = load_framework(written, corpus.vocabularies)
    side = from_framework(read)
    found = align(side, side, top=1)
    assert {item.a: item.b for item in found.candidates} == {clause.id: clause.id for clause in read.clauses}


def test_it_keeps_its_own_rule(draft):
    assert draft.clauses
    for clause in draft.clauses:
        places = [item.place for item in clause.support]
        assert len(places) >= draft.needed >= FEWEST
        assert len(clause.ideas) <= CONCEPTS
        assert sorted([*places, *clause.silent]) == list(draft.considered)
        if clause.norm is Norm.OBLIGATION:
            assert {item.level for item in clause.support} == {3}


def test_every_sentence_traces_to_a_clause(draft, corpus):
    page = draft_markdown(draft, corpus.vocabularies, shipped_lexicon(), ("en",)).replace("\\", "")
    for clause in draft.clauses:
        for item in clause.support:
            assert f"({item.clause.key})" in page
            assert item.clause.cite in page
