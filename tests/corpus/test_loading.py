"""From files to frameworks, vocabularies and a corpus."""

import re
from pathlib import Path

import pytest

from comparator.corpus.corpus import framework_files, load_corpus, load_framework
from comparator.corpus.resources import data_root
from comparator.corpus.vocabularies import load_vocabularies
from comparator.model.errors import InputError
from comparator.model.framework import Bound, Force, Framework, Norm, Strength
from comparator.model.vocabulary import Dimension, Tighter

EXAMPLES = Path(__file__).parents[1] / "validation" / "examples" / "good"
VOCABULARIES = Path(__file__).parents[1] / "validation" / "vocabularies"


def load(path: Path) -> Framework:
    return load_framework(path, load_vocabularies(VOCABULARIES))


@pytest.fixture
def full():
    return load(EXAMPLES / "full.yaml")


def test_a_framework_has_everything_that_its_file_says(full):
    assert (full.id, full.jurisdiction, full.force) == ("full", "KR", Force.BINDING)
    assert full.title["ko"] == "예시 시스템법"
    assert [event.event for event in full.lifecycle] == ["promulgated", "in-force"]
    assert full.source("act").checked == "2026-11-20"
    assert full.part("section-1").parent == "chapter-1"
    assert full.related[0].relation == "implemented-by"
    assert full.absent[0].topic == "incident-reporting"
    assert full.reservations[0].clause == "art-9"
    assert full.offers[0].offered_to == ("pair", "GB")
    assert full.needs == ()
    assert full.notes[0]["en"] == "Nothing was left out."


def test_a_clause_has_everything_that_its_file_says(full):
    clause = full.clause("art-1")
    assert clause.key == "full/art-1"
    assert (clause.norm, clause.strength) == (Norm.OBLIGATION, Strength.SHALL)
    assert (clause.bearer, clause.counterparty, clause.scope) == (
        ("provider",),
        ("affected-person",),
        ("high-risk-system",),
    )
    assert clause.sources == ("act",)
    assert (clause.applies[0].start, clause.applies[0].until) == ("2026-01-22", "2030-12-31")
    assert (clause.parameters[0].value, clause.parameters[0].bound) == (6, Bound.AT_LEAST)
    assert clause.sanctions[0].clause == "art-9"
    assert clause.history[0].by == "Act No. 2"


def test_values_that_belong_together_are_joined(full):
    clause = full.clause("art-9")
    assert {parameter.set for parameter in clause.parameters} == {"ceiling"}
    assert clause.joins[0].rule == "higher-of"


def test_a_norm_has_its_usual_strength_when_the_file_names_none(full):
    assert full.clause("art-9").strength is Strength.MAY
    assert full.clause("art-1-1").strength is Strength.SHALL


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("topics: [penalties]", "topics: [fines]", "clause `art-9` has topic `fines`, which is not in the vocabulary"),
        ("id: art-9\n", "id: art-1\n", "clause id `art-1` stands twice"),
        ("norm: permission", "norm: duty", "`norm` of clause `art-9` is `duty`"),
        ("    cite: Art. 9\n", "", "clause `art-9` has no `cite`"),
        ("value: 0.03", "value: true", "parameter 2 has no `value` that is a number or a date"),
        ("force: binding", "force: strong", "`force` of the framework is `strong`"),
    ],
)
def test_a_wrong_file_is_one_clear_error(old, new, message, tmp_path):
    path = tmp_path / "full.yaml"
    text = (EXAMPLES / "full.yaml").read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load(path)
    assert message in caught.value.message
    assert caught.value.position is not None


def test_a_year_is_a_target_date_whether_quoted_or_not(tmp_path):
    text = (EXAMPLES / "full.yaml").read_text(encoding="utf-8")
    for written in ("by: 2030", "by: '2030'"):
        path = tmp_path / "full.yaml"
        path.write_text(
            text.replace("unit: month, bound: at-least", f"unit: month, bound: at-least, {written}"), encoding="utf-8"
        )
        clause = load(path).clause("art-1")
        assert clause is not None
        assert clause.parameters[0].by == "2030"


def test_the_chamber_of_a_vote_and_those_whom_an_offer_is_meant_for_are_read(tmp_path):
    offer = (
        "cooperation:\n  offers:\n"
        "    - {id: o, cite: para. 1, statement: {en: Places.}, kind: training, first: [developing-economies], "
        "topics: [logging], source: act}\n"
    )
    text = (EXAMPLES / "full.yaml").read_text(encoding="utf-8")
    text = text.replace("lifecycle:\n", "lifecycle:\n  - {event: passed, on: 2024-12-10, chamber: {en: Senate}}\n")
    path = tmp_path / "full.yaml"
    path.write_text(re.sub(r"^cooperation:\n(?:  .*\n)*", "", text, flags=re.MULTILINE) + offer, encoding="utf-8")
    found = load(path)
    assert found.lifecycle[0].chamber == {"en": "Senate"}
    assert (found.offers[0].offered_first, found.offers[0].offered_to) == (("developing-economies",), ())


def test_vocabularies_by_key():
    found = load_vocabularies(VOCABULARIES)
    assert found.domains["system"].letter == "E"
    assert found.topics["logging"].terms == {"en": ("logging",)}
    assert found.measures["log-retention"].dimension is Dimension.DURATION
    assert found.measures["log-retention"].tighter is Tighter.HIGHER
    assert found.roles["provider"].broader == "operator"
    assert found.roles["operator"].broader == ""
    assert list(found.scopes) == ["high-risk-system", "generative-system"]
    assert found.jurisdictions["KR"].name["ko"] == "대한민국"
    assert found.groups["pair"].members == ("KR", "GB")


def test_a_missing_vocabulary_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        load_vocabularies(tmp_path)


def test_a_corpus_is_every_framework_below_a_folder(tmp_path):
    (tmp_path / "kr").mkdir()
    (tmp_path / "folder.yaml").mkdir()
    for name in ("full", "small"):
        (tmp_path / "kr" / f"{name}.yaml").write_bytes((EXAMPLES / f"{name}.yaml").read_bytes())
    corpus = load_corpus(tmp_path)
    assert list(corpus.frameworks) == ["full", "small"]
    assert corpus.files["small"] == tmp_path / "kr" / "small.yaml"
    assert corpus.jurisdictions() == ("KR",)
    assert [clause.key for clause in corpus.clauses_on("logging")] == ["full/art-1", "full/art-1-1", "small/art-1"]
    with pytest.raises(InputError, match="did you mean `small`"):
        corpus.framework("smal")
    with pytest.raises(InputError, match="`comparator list` shows the ids"):
        corpus.framework("zzzzzzzzz")


def test_one_id_in_two_files_is_an_error(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_bytes((EXAMPLES / "small.yaml").read_bytes())
    with pytest.raises(InputError, match=r"framework `small` is already in .*a\.yaml"):
        load_corpus(tmp_path)


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="no such folder"):
        framework_files(tmp_path / "none")


def test_the_shipped_data_lie_beside_each_other():
    for name in ("frameworks", "schemas", "vocabularies", "lexicon"):
        assert (data_root() / name).is_dir()
