"""Two sides aligned for reading: candidates with evidence and with each other's first choices, kept between runs."""

from collections.abc import Sequence
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

from comparator.alignment.progress import Progress, no_progress
from comparator.comparison.kept import NOTHING, Kept
from comparator.model.candidate import (
    Alignment,
    Candidate,
    Coverage,
    Evidence,
    Parts,
    SharedConcept,
    SharedWord,
    Span,
    Unpaired,
)
from comparator.model.mapping import Relation
from comparator.model.passage import Passage, Side

if TYPE_CHECKING:
    from comparator.alignment.engines.base import Engine

DEFAULT = "lexical"
"""The engine whose alignments are kept; that with an encoder keeps its vectors, and the baselines nothing."""


def aligned(
    a: Side,
    b: Side,
    *,
    top: int = 1,
    single: bool = False,
    min_score: float | None = None,
    engine_name: "str | Engine" = DEFAULT,
    language: str = "",
    progress: Progress = no_progress,
    kept: Kept = NOTHING,
) -> Alignment:
    """Return candidates of the clauses of `a` in `b`, with evidence, and mutual first choices marked.

    Args:
        a: The side whose clauses are looked up.
        b: The side in which partners are sought.
        top: How many candidates a clause gets.
        single: Whether every clause of both sides gets one partner at most; then `top` has no meaning.
        min_score: The score from which pairs take part in such a choice; the engine's threshold when None.
        engine_name: The engine that proposes candidates.
        language: The language in which statements are compared; empty for the one most of them have.
        progress: Called with the clauses of both sides done and in all.
        kept: Where alignments of earlier runs are.

    Raises:
        InputError: There is no such engine.
    """
    if engine_name != DEFAULT:
        kept = NOTHING
    asked = f"one to one from {min_score}" if single else f"top {top}"
    key = kept.key("alignment", kept.side(a.passages), kept.side(b.passages), asked, language)
    known = _decoded(kept.get(key), a, b)
    if known is not None:
        return known

    from comparator.alignment.align import align  # heavy, and not needed where the alignment is kept
    from comparator.alignment.mutual import mark_mutual
    from comparator.alignment.one_to_one import one_to_one

    half, total = len(a.passages), len(a.passages) + len(b.passages)

    def there(done: int, _: int) -> None:
        progress(done, total)

    def back(done: int, _: int) -> None:
        progress(half + done, total)

    if single:
        result = one_to_one(a, b, engine_name=engine_name, language=language, min_score=min_score, progress=there)
    else:
        result = align(a, b, top=top, engine_name=engine_name, language=language, progress=there)
    result = mark_mutual(result, a, b, engine_name=engine_name, language=language, progress=back)
    kept.put(key, _encoded(result, a, b))
    kept.tidy()
    return result


def _encoded(result: Alignment, a: Side, b: Side) -> list[Any]:
    """Return an alignment as lists, with the places of passages for their ids."""
    lefts, rights = ({passage.id: place for place, passage in enumerate(side.passages)} for side in (a, b))
    rows = [
        [lefts[item.a], rights[item.b], *astuple(item)[2:]]
        for item in result.candidates
    ]  # fmt: skip
    left = result.unpaired
    unpaired = left and [[lefts[name] for name in left.a], [rights[name] for name in left.b], left.shortened]
    return [result.engine, rows, unpaired]


def _decoded(value: Any, a: Side, b: Side) -> Alignment | None:
    """Return an alignment from what `_encoded` made of it; None from anything else."""
    try:
        engine, rows, left = value
        unpaired = None
        if left is not None:
            unpaired = Unpaired(_named(left[0], a.passages), _named(left[1], b.passages), int(left[2]))
        return Alignment(a.name, b.name, str(engine), tuple(_candidate(row, a, b) for row in rows), unpaired)
    except (TypeError, ValueError, LookupError):
        return None


def _named(places: list[int], passages: Sequence[Passage]) -> tuple[str, ...]:
    return tuple(passages[place].id for place in places)


def _candidate(row: list[Any], a: Side, b: Side) -> Candidate:
    left, right, rank, score, below, found, mutual, suggestion = row
    return Candidate(
        a=a.passages[left].id,
        b=b.passages[right].id,
        rank=int(rank),
        score=float(score),
        below_threshold=bool(below),
        evidence=_evidence(found) if found is not None else None,
        mutual=bool(mutual),
        suggestion=Relation(suggestion) if suggestion is not None else None,
    )


def _evidence(row: list[Any]) -> Evidence:
    parts, concepts, words, topics, same_norm, bearers, language, coverage = row
    return Evidence(
        parts=Parts(*(None if part is None else float(part) for part in parts)),  # type: ignore[arg-type]
        concepts=tuple(
            SharedConcept(str(name), float(weight), _strings(a), _strings(b), *map(_spans, spans))
            for name, weight, a, b, *spans in concepts
        ),
        words=tuple(SharedWord(str(word), float(weight), *map(_spans, spans)) for word, weight, *spans in words),
        topics=_strings(topics),
        same_norm=None if same_norm is None else bool(same_norm),
        bearers=_strings(bearers),
        language=(str(language[0]), str(language[1])),
        coverage=None if coverage is None else Coverage(*coverage),
    )


def _strings(values: list[Any]) -> tuple[str, ...]:
    return tuple(map(str, values))


def _spans(rows: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(int(start), int(end)) for start, end in rows)
