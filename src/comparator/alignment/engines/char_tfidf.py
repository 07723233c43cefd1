"""Baseline: cosine of tf-idf vectors of groups of three to five letters."""

from collections.abc import Sequence

from comparator.alignment.channel import Channel
from comparator.alignment.engines.base import Scorer
from comparator.alignment.letters import letter_channel
from comparator.alignment.readings import read_all
from comparator.alignment.vectors import Floats
from comparator.model.candidate import Evidence
from comparator.model.passage import Passage
from comparator.text.lexicon import Lexicon


class CharTfidfEngine:
    """Letter groups with idf, a strong baseline within one language and its kin."""

    name = "char-tfidf"
    threshold = 0.0

    def prepare(
        self, a: Sequence[Passage], b: Sequence[Passage], languages: tuple[Sequence[str], Sequence[str]]
    ) -> Scorer:
        """Count letter groups; idf is taken over both sides."""
        nothing = Lexicon(())
        readings = (read_all(side, tags, nothing) for side, tags in zip((a, b), languages, strict=True))
        return _CosineScorer(letter_channel(*([reading.folded.text for reading in side] for side in readings)))


class _CosineScorer:
    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def block(self, start: int, stop: int) -> Floats:
        return self._channel.block(start, stop)

    def explain(self, a: int, b: int) -> Evidence | None:
        """Return None: groups of letters are no reason that a person can read."""
        return None
