"""Vectors are computed once and kept by content; whatever is wrong with what is kept, the result is the same."""

import numpy as np
import pytest

import comparator.alignment.embeddings as embeddings_module
from comparator.alignment.embeddings import Embedder
from comparator.corpus.cache import cache_folder

TEXTS = ["keep logs", "日志", "fines"]


class Counting:
    """An encoder that counts what it is asked for; a text's vector follows from its letters."""

    languages = frozenset(("en", "zh"))

    def __init__(self, name="counting 1", dimensions=4):
        self.name = name
        self.asked = []
        self._dimensions = dimensions

    def encode(self, texts):
        self.asked += texts
        rows = [[float(ord(letter)) for letter in f"{text:<9}"[: self._dimensions]] for text in texts]
        vectors = np.array(rows, dtype=np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache" / "embeddings"


def kept(folder):
    (path,) = folder.iterdir()
    return path


def test_each_text_is_computed_once_and_vectors_stand_in_the_order_of_the_texts():
    encoder = Counting()
    embed = Embedder(encoder, None)

    found = embed(["b", "a", "b"])

    assert encoder.asked == ["b", "a"]
    assert found.tolist() == Counting().encode(["b", "a", "b"]).tolist()
    assert embed(["a"]).tolist() == found[1:2].tolist()
    assert encoder.asked == ["b", "a"]


def test_no_texts_have_no_vectors():
    assert Embedder(Counting(), None)([]).shape[0] == 0


def test_the_next_run_finds_what_is_kept_and_nothing_half_written_stays(folder):
    first = Embedder(Counting(), folder)(TEXTS)
    encoder = Counting()

    assert Embedder(encoder, folder)([*TEXTS, "new"])[:3].tolist() == first.tolist()
    assert encoder.asked == ["new"]
    assert kept(folder).suffix == ".vectors"


def test_another_version_of_the_encoder_starts_anew(folder):
    Embedder(Counting(), folder)(TEXTS)
    encoder = Counting("counting 2")

    Embedder(encoder, folder)(TEXTS)

    assert encoder.asked == TEXTS
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"something else entirely",
        lambda data: data.replace(b"dimensions 4", b"dimensions four"),
        lambda data: data.replace(b"dimensions 4", b"dimensions 0"),
        lambda data: data.replace(b"dimensions 4", b"dimensions 99999999999999999999"),
        lambda data: data[:-70],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: data[: data.index(b"\n") + 5] + b"\xff" + data[data.index(b"\n") + 6 :],
    ],
    ids=["empty", "foreign", "no-number", "no-dimensions", "too-many", "cut", "flipped-vector", "flipped-key"],
)
def test_a_damaged_file_changes_no_result_and_is_mended(folder, damage):
    first = Embedder(Counting(), folder)(TEXTS)
    path = kept(folder)
    path.write_bytes(damage(path.read_bytes()))
    encoder = Counting()

    assert Embedder(encoder, folder)(TEXTS).tolist() == first.tolist()
    assert encoder.asked
    assert set(encoder.asked) <= set(TEXTS)
    again = Counting()
    Embedder(again, folder)(TEXTS)
    assert again.asked == []


def test_vectors_of_another_size_are_left_behind(folder):
    Embedder(Counting(), folder)(TEXTS)
    wider = Counting(dimensions=5)

    assert Embedder(wider, folder)(["new"]).shape == (1, 5)
    assert Embedder(Counting(dimensions=5), folder)(["new"]).shape == (1, 5)


def test_a_folder_that_cannot_be_written_to_is_left_alone(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    assert Embedder(Counting(), tmp_path / "file")(TEXTS).shape == (3, 4)
    assert Embedder(Counting(), tmp_path / "file" / "below")(TEXTS).shape == (3, 4)


def test_the_oldest_vectors_go_when_the_file_grows_too_large(folder, monkeypatch):
    monkeypatch.setattr(embeddings_module, "_MOST_BYTES", 2 * (32 + 4 + 4 * 4))
    Embedder(Counting(), folder)(TEXTS)
    encoder = Counting()

    Embedder(encoder, folder)(TEXTS)

    assert encoder.asked == TEXTS[:1]


def test_the_folder_is_the_users_unless_the_environment_says_no(monkeypatch):
    monkeypatch.delenv("COMPARATOR_NO_CACHE", raising=False)
    folder = cache_folder("embeddings")
    assert folder is not None
    assert folder.name == "embeddings"
    monkeypatch.setenv("COMPARATOR_NO_CACHE", "1")
    assert cache_folder("embeddings") is None
