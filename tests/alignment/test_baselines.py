"""The baselines find what is easy, so that they are a fair measure, and give scores of 0 to 1."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.alignment.engines import BASELINES, DEFAULT, NAMES, engine
from comparator.model.passage import Passage
from tests.builders import passages

CLAUSES = ["Providers keep logs for six months.", "Generated images carry a label.", "The plan is reviewed yearly."]
SHUFFLED = ["Each year they review the plan.", "Logs are kept six months by providers.", "Label generated images."]


def scored(name: str, a: tuple[Passage, ...], b: tuple[Passage, ...]) -> np.ndarray:
    scorer = engine(name).prepare(a, b, (["en"] * len(a), ["en"] * len(b)))
    return scorer.block(0, len(a))


def test_the_default_engine_is_none_of_the_baselines():
    assert {DEFAULT, "semantic", *BASELINES} == set(NAMES)
    assert DEFAULT not in BASELINES


@pytest.mark.parametrize("name", BASELINES)
def test_a_baseline_finds_the_same_words_in_another_order(name):
    found = scored(name, passages(CLAUSES), passages(SHUFFLED))

    assert found.argmax(axis=1).tolist() == [1, 2, 0]
    assert engine(name).prepare(passages(CLAUSES), passages(SHUFFLED), (["en"] * 3, ["en"] * 3)).explain(0, 0) is None


@pytest.mark.parametrize("name", BASELINES)
@settings(max_examples=30)
@given(st.lists(st.sampled_from([*CLAUSES, *SHUFFLED, "", "提供者", "…"]), min_size=1, max_size=5), st.data())
def test_scores_are_shares_of_one(name, texts, data):
    others = data.draw(st.lists(st.sampled_from([*SHUFFLED, "", "日志"]), min_size=1, max_size=5))
    found = scored(name, passages(texts), passages(others))

    assert found.shape == (len(texts), len(others))
    assert ((found >= 0) & (found <= 1)).all()


def test_token_set_is_the_plain_rapidfuzz_call():
    a, b = (Passage("1", {"en": "keep logs"}, title={"en": "Logs"}),), passages(["keep the logs safe", "fines"])

    # All words of one side stand in the other, but for `Logs` with its capital: that is all it looks at.
    assert scored("token-set", a[:1], passages(["Logs keep logs safe"])).tolist() == [[1.0]]
    assert scored("token-set", a, b)[0, 0] > scored("token-set", a, b)[0, 1]


def test_bm25_by_hand():
    # Two documents; `log` stands in one. Its rarity is ln(1 + 1.5/1.5); both documents are of mean length.
    a, b = passages(["log"]), passages(["log keep", "fine keep"])
    bm25 = engine("bm25").prepare(a, b, (["en"], ["en", "en"]))

    # Scores are divided by the best of the row.
    assert bm25.block(0, 1).tolist() == [[1.0, 0.0]]


def test_bm25_prefers_the_shorter_of_two_documents_with_the_word():
    found = scored("bm25", passages(["log"]), passages(["log", "log keep six months in a safe place"]))

    # tf 1, k1 1.2, b 0.75, lengths 1 and 8, mean 4.5: 2.2 / (1 + 1.2 * (0.25 + 0.75 * length / mean)).
    short, long = (2.2 / (1 + 1.2 * (0.25 + 0.75 * length / 4.5)) for length in (1, 8))
    assert found[0].tolist() == pytest.approx([1, long / short], abs=1e-5)
