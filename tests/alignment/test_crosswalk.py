"""A mapping set of the project as a crosswalk: its decisions are the gold."""

from pathlib import Path

import pytest

from comparator.alignment.crosswalk import read_mapping_set
from comparator.corpus.corpus import load_corpus
from comparator.model.errors import InputError

CORPUS = Path(__file__).parent.parent / "cli" / "corpus"
ROW = """  - source: {a}
    target: {b}
    relation: {relation}
    rationale: semantic
    reason: {{en: Both say so.}}
    method: human
    reviewer: ann
    on: "2026-01-01"
"""


@pytest.fixture(scope="module")
def corpus():
    return load_corpus(CORPUS)


@pytest.fixture
def written(tmp_path, corpus):
    """Write a mapping set and read it."""

    def read(*rows, source="north-act", target="east-rules"):
        path = tmp_path / "set.yaml"
        head = f"schema: 1\nid: north-east\ntitle: {{en: North and East}}\nsource: {source}\ntarget: {target}\n"
        body = "".join(ROW.format(a=a, b=b, relation=relation) for a, b, relation in rows)
        path.write_text(f"{head}reviewers: [{{id: ann, name: Ann}}]\nmappings:\n{body}", encoding="utf-8")
        return read_mapping_set(path, corpus)

    return read


def ids(corpus, name):
    return [clause.id for clause in corpus.frameworks[name].clauses]


def test_decisions_are_the_gold_and_no_relationship_is_none(written, corpus):
    (a1, a2, *_), (b1, b2, *_) = ids(corpus, "north-act"), ids(corpus, "east-rules")
    walk = written((a1, b1, "equal-to"), (a1, b2, "intersects-with"), (a2, b1, "no-relationship"))

    assert walk.name == "north-east"
    assert (walk.a.name, walk.b.name) == ("north-act", "east-rules")
    assert walk.gold == {a1: {b1, b2}}


def test_a_bad_set_is_one_clear_error_with_its_place(written, corpus):
    a1, b1 = ids(corpus, "north-act")[0], ids(corpus, "east-rules")[0]
    with pytest.raises(InputError, match=r"set\.yaml:4:9: there is no framework `west-act` in the corpus; `--add`"):
        written((a1, b1, "equal-to"), source="west-act")
    with pytest.raises(InputError, match=r"set\.yaml:9:13: clause `gone` is not in `east-rules`"):
        written((a1, "gone", "equal-to"))
    with pytest.raises(InputError, match=r"set\.yaml:16:13: clause `gone` is not in `north-act`"):
        written((a1, b1, "equal-to"), ("gone", b1, "equal-to"))
    with pytest.raises(InputError, match=r"set\.yaml:.*: the set names no pair that belongs together"):
        written((a1, b1, "no-relationship"))
