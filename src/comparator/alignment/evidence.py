"""Evidence for one pair that a person can read: what both texts share, and where."""

from collections import defaultdict
from collections.abc import Mapping

from comparator.alignment.readings import WORD_LETTERS, Reading
from comparator.model.candidate import Coverage, Evidence, Parts, SharedConcept, SharedWord, Span
from comparator.model.passage import Passage

MIN_WORD_SHARE = 0.03
"""Words that add less than this to the overlap of words are not worth a reader's time."""


def evidence(
    parts: Parts,
    passages: tuple[Passage, Passage],
    readings: tuple[Reading, Reading],
    shares: tuple[Mapping[str, float], Mapping[str, float]],
    coverage: Coverage,
) -> Evidence:
    """Return what the two passages share, strongest first.

    Args:
        parts: The parts of the pair's score.
        passages: The two passages.
        readings: The two passages as read.
        shares: How much each shared concept, and each shared word, adds to its part.
        coverage: How much of each passage the other covers.
    """
    a, b = readings
    a_mentions, b_mentions = _mentions(a), _mentions(b)
    a_words, b_words = _words(a), _words(b)
    covered = _covered(a)
    concepts = tuple(
        SharedConcept(
            concept=concept,
            weight=round(weight, 4),
            a_terms=_terms(a, a_mentions[concept]),
            b_terms=_terms(b, b_mentions[concept]),
            a_spans=_in_text(a, a_mentions[concept]),
            b_spans=_in_text(b, b_mentions[concept]),
            a_title_spans=_in_title(a, a_mentions[concept]),
            b_title_spans=_in_title(b, b_mentions[concept]),
        )
        for concept, weight in _strongest(shares[0])
    )
    words = tuple(
        SharedWord(
            word=word,
            weight=round(weight, 4),
            a_spans=_in_text(a, a_words[word]),
            b_spans=_in_text(b, b_words[word]),
            a_title_spans=_in_title(a, a_words[word]),
            b_title_spans=_in_title(b, b_words[word]),
        )
        for word, weight in _strongest(shares[1])
        if weight >= MIN_WORD_SHARE and word not in covered
    )
    left, right = passages
    return Evidence(
        parts=parts,
        concepts=concepts,
        words=words,
        topics=tuple(topic for topic in left.topics if topic in right.topics),
        same_norm=left.norm == right.norm if left.norm and right.norm else None,
        bearers=tuple(role for role in left.bearer if role in right.bearer),
        language=(a.language, b.language),
        coverage=coverage,
    )


def _strongest(shares: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(shares.items(), key=lambda item: (-item[1], item[0]))


def _mentions(reading: Reading) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for mention in reading.mentions:
        found[mention.concept].append(reading.folded.source_span(mention.start, mention.end))
    return found


def _words(reading: Reading) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for token in reading.tokens:
        found[token.form[:WORD_LETTERS]].append(reading.folded.source_span(token.start, token.end))
    return found


def _covered(reading: Reading) -> set[str]:
    """Return the words that stand inside mentions of concepts, which are evidence already."""
    inside = {place for mention in reading.mentions for place in range(mention.start, mention.end)}
    return {token.form[:WORD_LETTERS] for token in reading.tokens if token.start in inside}


def _terms(reading: Reading, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reading.source[start:end] for start, end in spans))


def _in_text(reading: Reading, spans: list[tuple[int, int]]) -> tuple[Span, ...]:
    head = reading.text_start
    return tuple(Span(start - head, end - head) for start, end in spans if start >= head)


def _in_title(reading: Reading, spans: list[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in spans if start < reading.text_start)
