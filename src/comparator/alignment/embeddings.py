"""Vectors of an encoder, kept between runs by the content of their texts.

The file, one for each encoder and version, is a line that names the form, then records of a fixed size: SHA-256 of
the text, CRC-32 of the vector, the vector. Whatever is wrong with it, it is as if it were not there.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.encoder import Encoder
from comparator.alignment.vectors import Floats
from comparator.corpus.cache import replace_file

_FORM = b"comparator embeddings 1, dimensions "
_MOST_BYTES = 128_000_000
"""Size beyond which the oldest vectors are dropped: about 60,000 clauses."""


class Embedder:
    """An encoder that computes no vector twice.

    Args:
        encoder: What computes them.
        folder: Where they are kept between runs, made when something is saved; None keeps them in memory only.
    """

    def __init__(self, encoder: Encoder, folder: Path | None) -> None:
        self._encoder = encoder
        self._path = folder and folder / f"{hashlib.sha256(encoder.name.encode()).hexdigest()[:32]}.vectors"
        self._vectors = _read(self._path) if self._path else {}

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of the texts, each of length 1; shape (len(texts), dimensions)."""
        if not texts:
            return np.zeros((0, 1), dtype=np.float32)
        keys = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._vectors}
        if new:
            self._vectors.update(zip(new, self._encoder.encode(list(new.values())), strict=True))
            if self._path:
                _write(self._path, self._vectors)
        return np.stack([self._vectors[key] for key in keys])


def _records(dimensions: int) -> np.dtype[np.void]:
    return np.dtype([("key", "u1", 32), ("check", "<u4"), ("vector", "<f4", dimensions)])


def _check(key: bytes, vector: NDArray[np.float32]) -> int:
    return crc32(vector.tobytes(), crc32(key))


def _read(path: Path) -> dict[bytes, Floats]:
    """Return the vectors of a file, oldest first, without those that are damaged."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        dimensions = int(head.removeprefix(_FORM)) if head.startswith(_FORM) else 0
        form = _records(dimensions)
    except (OSError, ValueError):
        return {}
    if not 0 < dimensions < 1 << 16:
        return {}
    found: dict[bytes, Floats] = {}
    for record in np.frombuffer(body, dtype=form, count=len(body) // form.itemsize):
        key, vector = record["key"].tobytes(), record["vector"]
        if record["check"] == _check(key, vector):
            found[key] = vector
    return found


def _write(path: Path, vectors: dict[bytes, Floats]) -> None:
    """Replace the file at once, with the newest vectors that fit; a folder that cannot be written to is left alone."""
    dimensions = len(next(reversed(vectors.values())))
    form = _records(dimensions)
    kept = [item for item in vectors.items() if len(item[1]) == dimensions][-(_MOST_BYTES // form.itemsize) :]
    table = np.zeros(len(kept), dtype=form)
    for record, (key, vector) in zip(table, kept, strict=True):
        record["key"] = np.frombuffer(key, dtype="u1")
        record["check"] = _check(key, np.asarray(vector, dtype="<f4"))
        record["vector"] = vector
    replace_file(path, _FORM + str(dimensions).encode() + b"\n" + table.tobytes())
