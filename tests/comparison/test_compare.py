"""Two frameworks side by side: candidates with their differences, best first."""

import pytest

from comparator.comparison.compare import compare
from comparator.comparison.differences import DifferenceKind
from comparator.model.framework import Norm
from tests.builders import clause, framework

A = framework(
    "aa-act",
    clause("plan", statement={"en": "The ministry adopts a plan for skills."}, topics=("talent",), framework="aa-act"),
    clause("logs", statement={"en": "Providers keep logs for six months."}, topics=("logging",), framework="aa-act"),
    clause("label", statement={"en": "Generated pictures carry a label."}, topics=("synthetic-content-label",)),
)
B = framework(
    "bb-act",
    clause("b-label", statement={"en": "A label is put on generated pictures."}, topics=("synthetic-content-label",)),
    clause("b-logs", Norm.RECOMMENDATION, statement={"en": "Providers keep logs."}, topics=("logging", "audit")),
    clause("b-fine", statement={"en": "Breaches are fined."}, topics=("penalties",)),
)


def names(pairs) -> list[tuple[str, str]]:
    return [(pair.a.id, pair.b.id) for pair in pairs]


def test_every_clause_gets_its_candidate_best_score_first(vocabularies):
    pairs = compare(A, B, vocabularies)

    assert {("logs", "b-logs"), ("label", "b-label")} <= set(names(pairs))
    assert {pair.a.id for pair in pairs} == {"plan", "logs", "label"}
    scores = [pair.candidate.score for pair in pairs]
    assert scores == sorted(scores, reverse=True)
    assert names(pairs)[-1][0] == "plan"


def test_pairs_carry_their_differences_and_evidence(vocabularies):
    (logs,) = (pair for pair in compare(A, B, vocabularies) if pair.a.id == "logs")

    assert [difference.kind for difference in logs.differences] == [DifferenceKind.NORM]
    assert logs.candidate.evidence is not None
    assert logs.candidate.evidence.topics == ("logging",)


def test_a_topic_keeps_pairs_in_which_a_clause_is_keyed_to_it(vocabularies):
    assert names(compare(A, B, vocabularies, topic="logging")) == [("logs", "b-logs")]
    assert ("logs", "b-logs") in names(compare(A, B, vocabularies, topic="audit"))  # keyed on the other side
    assert names(compare(A, B, vocabularies, topic="licensing")) == []


def test_top_gives_more_candidates_each_with_its_rank(vocabularies):
    pairs = compare(A, B, vocabularies, top=2)

    assert len(pairs) == 6
    assert {pair.a.id: sorted(p.candidate.rank for p in pairs if p.a.id == pair.a.id) for pair in pairs} == {
        name: [1, 2] for name in ("plan", "logs", "label")
    }


def test_where_the_engine_abstains_the_nearest_clause_is_still_shown(vocabularies):
    tides = framework("bb", clause("tides", Norm.DEFINITION, statement={"en": "Ocean."}, title={"en": "Moonlight"}))
    notes = framework("aa", clause("logs", statement={"en": "Providers keep records."}, title={"en": "Files"}))

    (pair,) = compare(notes, tides, vocabularies)
    assert pair.candidate.below_threshold
    assert pair.b.id == "tides"
    assert pair.differences[0].kind is DifferenceKind.NORM


def test_equal_scores_keep_the_order_of_the_instrument(vocabularies):
    same = framework(
        "cc", *(clause(f"c{n}", statement={"en": "One and the same."}, title={"en": "T"}) for n in range(4))
    )

    assert [pair.a.id for pair in compare(same, same, vocabularies)] == ["c0", "c1", "c2", "c3"]


def test_an_instrument_finds_itself(corpus):
    law = corpus.framework("jp-ai-promotion-act-2025")

    pairs = compare(law, law, corpus.vocabularies)

    assert names(pairs) == [(pair.a.id, pair.a.id) for pair in pairs]
    assert all(pair.differences == () for pair in pairs)


@pytest.mark.parametrize("engine_name", ["lexical", "bm25"])
def test_two_shipped_laws_meet_where_both_ask_for_labels(corpus, engine_name):
    eu, korea = corpus.framework("eu-ai-act"), corpus.framework("kr-ai-basic-act")

    pairs = compare(korea, eu, corpus.vocabularies, topic="synthetic-content-label", engine_name=engine_name)
    best = [pair for pair in pairs if "synthetic-content-label" in pair.a.topics and pair.candidate.rank == 1]

    assert any("synthetic-content-label" in pair.b.topics for pair in best)
