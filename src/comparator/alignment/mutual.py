"""Pairs in which each clause is the other's first choice."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from comparator.alignment.align import ranked
from comparator.alignment.engines import engine
from comparator.alignment.engines.base import Engine
from comparator.alignment.passages import languages
from comparator.alignment.progress import Progress, no_progress
from comparator.model.candidate import Alignment
from comparator.model.passage import Side

_TIES = 5
"""Partners of equal score that all count as first choice."""


def mark_mutual(
    alignment: Alignment,
    a: Side,
    b: Side,
    *,
    engine_name: str | Engine = "",
    language: str = "",
    progress: Progress = no_progress,
) -> Alignment:
    """Return the alignment with its mutual first choices marked.

    A pair is mutual when it stands first for its clause of `a`, no clause of `a` scores higher for its clause of
    `b`, and the engine proposes it. The other side's choices come from aligning `b` with `a` by the same engine.

    Args:
        alignment: Candidates of `a` in `b`.
        a: The side whose clauses were looked up.
        b: The side in which partners were sought.
        engine_name: The engine, where it is at hand; else the one that the alignment names.
        language: The language that was asked for in the alignment.
        progress: Called with the clauses of `b` done and in all.
    """
    chosen = first_choices(engine_name or alignment.engine, b, a, language=language, progress=progress)
    return replace(
        alignment,
        candidates=tuple(
            replace(item, mutual=item.rank == 1 and not item.below_threshold and item.a in chosen[item.b])
            for item in alignment.candidates
        ),
    )


def first_choices(
    engine_name: str | Engine, a: Side, b: Side, *, language: str = "", progress: Progress = no_progress
) -> Mapping[str, frozenset[str]]:
    """Return the best partners in `b` of every clause of `a`: one, or several of equal score."""
    # Both orders of the sides must read every passage in the same language, so that they score alike.
    tags = languages(a.passages, b.passages, language)
    scorer = engine(engine_name).prepare(a.passages, b.passages, tags)
    found: dict[str, set[str]] = defaultdict(set)
    highest: dict[int, float] = {}
    for place in ranked(scorer, len(a.passages), _TIES, progress):
        if place.score >= highest.setdefault(place.a, place.score) and place.score > 0:
            found[a.passages[place.a].id].add(b.passages[place.b].id)
    return {passage.id: frozenset(found[passage.id]) for passage in a.passages}
