"""The whole way over the shipped frameworks: from the files to partners that a reader would name."""

import itertools
import json
from functools import cache

import pytest

from comparator.alignment.align import align
from comparator.alignment.passages import from_framework
from comparator.formats.records import alignment_record
from comparator.model.candidate import Candidate
from tests.end_to_end.conftest import comparator

EU, KR = "eu-ai-act", "kr-ai-basic-act"
CN, JP = "cn-genai-interim-measures-2023", "jp-ai-promotion-act-2025"
KE, US = "ke-ai-strategy-2025-2030", "us-nist-ai-rmf"
SHIPPED = (CN, EU, JP, KE, KR, US, "waico-agreement-2026", "waico-proposal-2025")


@pytest.fixture(scope="module")
def sides(corpus):
    return {name: from_framework(corpus.frameworks[name]) for name in SHIPPED}


@pytest.fixture(scope="module")
def partners(sides):
    """Return the first five partners of a clause, best first; each pair of frameworks is aligned once."""

    @cache
    def aligned(a: str, b: str) -> tuple[Candidate, ...]:
        return align(sides[a], sides[b], top=5, explain=False).candidates

    return lambda a, clause, b: [pair for pair in aligned(a, b) if pair.a == clause]


def test_the_three_pillars_are_shipped(corpus):
    pillars = {item.pillar for item in corpus.frameworks.values()}
    assert pillars == {"development-strategy", "governance-rule", "technical-standard"}


def by_size(pair: tuple[str, str]) -> tuple[str, str]:
    """Return the pair with the EU's Act, by far the longest, second: that is the quick way round."""
    a, b = pair
    return (b, a) if a == EU else (a, b)


@pytest.mark.parametrize(("a", "b"), map(by_size, itertools.combinations(SHIPPED, 2)))
def test_every_pair_of_frameworks_aligns(sides, a, b):
    record = json.loads(json.dumps(alignment_record(align(sides[a], sides[b], top=2))))
    assert (record["a"], record["b"], record["engine"]) == (a, b, "lexical")
    known = {passage.id for passage in sides[b].passages}
    by_clause = {key: list(group) for key, group in itertools.groupby(record["pairs"], key=lambda pair: pair["a"])}
    assert list(by_clause) == [passage.id for passage in sides[a].passages]
    for pairs in by_clause.values():
        assert [pair["rank"] for pair in pairs] == list(range(1, 1 + min(2, len(known))))
        assert {pair["b"] for pair in pairs} <= known
        assert all(1 >= pair["score"] >= 0 for pair in pairs)
        assert pairs[0]["score"] >= pairs[-1]["score"]
        assert all(set(pair["evidence"]["parts"]) >= {"concepts", "words", "letters", "sequence"} for pair in pairs)
    proposed = [pairs[0] for pairs in by_clause.values() if "below_threshold" not in pairs[0]]
    # No clause of B is everybody's partner, and nearly every proposal can say what the two clauses share.
    assert len({pair["b"] for pair in proposed}) >= min(len(proposed), len(known)) / 4
    shared = [pair for pair in proposed if any(pair["evidence"][key] for key in ("concepts", "words", "topics"))]
    assert len(shared) >= 0.9 * len(proposed)


@pytest.mark.parametrize(
    ("clause", "partner", "within"),
    [
        (f"{EU}/art-3-1", f"{KR}/art-2-2", 1),  # what an AI system is
        (f"{KR}/art-2-2", f"{EU}/art-3-1", 1),
        (f"{EU}/art-3-1", f"{JP}/art-2", 1),
        (f"{EU}/art-27-1", f"{KR}/art-35-1", 1),  # impact assessment for fundamental rights
        (f"{EU}/art-51-2", f"{KR}/decree-art-24-1", 1),  # training compute above which more duties follow
        (f"{CN}/art-18", f"{EU}/art-85", 3),  # complaints
        (f"{CN}/art-12", f"{EU}/art-50-2", 3),  # labels on synthetic content
        (f"{US}/measure-2-12", f"{EU}/art-95-2-b", 3),  # environmental impact
        (f"{KR}/art-31-1", f"{EU}/art-50-1", 5),  # telling people that AI is used
        (f"{KR}/art-36-1", f"{EU}/art-22-1", 3),  # a representative within the country
    ],
)
def test_a_reader_would_name_the_same_partner(partners, clause, partner, within):
    (a, a_clause), (b, b_clause) = clause.split("/"), partner.split("/")
    found = partners(a, a_clause, b)
    assert b_clause in [pair.b for pair in found[:within]]
    assert within > 1 or not found[0].below_threshold


def test_the_chinese_paragraphs_of_the_proposal_find_their_english_neighbours(corpus, tmp_path):
    proposal = corpus.frameworks["waico-proposal-2025"]
    for tag in ("en", "zh-Hant"):
        lines = (
            {"id": clause.id, "lang": tag, "title": clause.title[tag], "text": clause.statement[tag]}
            for clause in proposal.clauses
            if "zh-Hant" in clause.statement
        )
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (tmp_path / f"{tag}.jsonl").write_text(text, encoding="utf-8")
    done = comparator("align", tmp_path / "zh-Hant.jsonl", tmp_path / "en.jsonl", "--top", "3", "--format", "json")
    pairs = json.loads(done.stdout)["pairs"]
    clauses = {pair["a"] for pair in pairs}
    first = {pair["a"] for pair in pairs if pair["a"] == pair["b"] and pair["rank"] == 1}
    near = {pair["a"] for pair in pairs if pair["a"] == pair["b"]}
    assert len(clauses) > 30
    assert len(first) >= 0.8 * len(clauses)
    assert len(near) >= 0.9 * len(clauses)
