"""Structural evidence: shared topics, norm, bearer and measures, where both sides record them."""

from collections.abc import Sequence

from comparator.alignment.channel import Channel, channel
from comparator.alignment.vectors import Floats
from comparator.model.passage import Passage

TOPICS, NORM, BEARER, MEASURES = 0.6, 0.15, 0.15, 0.1
"""Shares of the structural part. No published crosswalk records these keys, so they are set by judgement:
topics say what a clause is about, the rest only how."""


class Structure:
    """The recorded keys of two sides, rarer keys weighing more; `channels` are they with their shares."""

    def __init__(self, a: Sequence[Passage], b: Sequence[Passage]) -> None:
        self.channels = (
            (TOPICS, _channel([p.topics for p in a], [p.topics for p in b])),
            (NORM, _channel([(p.norm,) for p in a], [(p.norm,) for p in b])),
            (BEARER, _channel([p.bearer for p in a], [p.bearer for p in b])),
            (MEASURES, _channel([p.measures for p in a], [p.measures for p in b])),
        )

    def block(self, start: int, stop: int) -> Floats:
        """Return the similarities of rows `start:stop` of `a` with every row of `b`, 0 to 1."""
        first, *others = (share * channel.block(start, stop) for share, channel in self.channels)
        return sum(others, start=first)

    def pair(self, a: int, b: int) -> float:
        """Return the similarity of one pair."""
        return sum(share * channel.pair(a, b) for share, channel in self.channels)


def structure(a: Sequence[Passage], b: Sequence[Passage]) -> Structure | None:
    """Return the structural evidence of two sides, or None when one records no topics, as clause files do."""
    recorded = any(passage.topics for passage in a) and any(passage.topics for passage in b)
    return Structure(a, b) if recorded else None


def _channel(a: Sequence[tuple[str, ...]], b: Sequence[tuple[str, ...]]) -> Channel:
    # A norm that is not recorded is an empty string, and no key.
    return channel([tuple(filter(None, keys)) for keys in a], [tuple(filter(None, keys)) for keys in b])
