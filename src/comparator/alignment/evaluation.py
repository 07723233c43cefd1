"""Scoring engines on crosswalks: where the published partner ranks, what a score means, and what is refused.

The gold of crosswalks is incomplete, so an unlisted pair is not wrong; measures are of recall and rank.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.align import blocks
from comparator.alignment.crosswalk import Crosswalk
from comparator.alignment.engines import engine
from comparator.alignment.engines.base import Engine
from comparator.alignment.measures import (
    RECALLS,
    Measures,
    expected_calibration_error,
    interval,
    mean,
    rank_measures,
    refused_at,
)
from comparator.alignment.passages import languages
from comparator.alignment.progress import Progress, no_progress
from comparator.alignment.usage import measured
from comparator.alignment.vectors import Floats
from comparator.model.passage import Passage
from comparator.text.languages import primary


@dataclass(frozen=True, slots=True)
class Abstention:
    """What happens to queries without a partner that are asked among those with one; shares of 0 to 1.

    `kept` and `refused` are the shares of queries with a partner whose first candidate stands at the engine's own
    threshold, and of queries without one whose first candidate does not; None for engines that never abstain.
    `curve` pairs a share of queries kept with the share of strangers that is refused at that threshold.
    """

    queries: int
    kept: float | None
    refused: float | None
    curve: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class LanguageResult:
    """The measures over the queries in one language."""

    queries: int
    measures: Measures


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How one engine did on one crosswalk.

    `low` and `high` bound 95 % of the bootstrap. `across` says that most queries are in another language than most
    candidates. `calibration_error` is None for engines whose scores are not chances. `seconds` are of the processor,
    `megabytes` the peak of the process.
    """

    set: str
    engine: str
    queries: int
    candidates: int
    across: bool
    measures: Measures
    low: Measures
    high: Measures
    by_language: Mapping[str, LanguageResult]
    calibration_error: float | None
    abstention: Abstention | None
    seconds: float
    megabytes: float | None


@dataclass(frozen=True, slots=True)
class _Query:
    """The measures of one query, the score of its first candidate, and its language."""

    measures: Measures
    first: float
    language: str


def evaluate(
    crosswalk: Crosswalk,
    engine_name: str | Engine,
    progress: Progress = no_progress,
    *,
    others: Sequence[Passage] = (),
) -> Evaluation:
    """Rank every candidate for every clause with published partners, and measure where these stand.

    Where the clauses of `b` name their `law`, candidates are those of the laws of the published partners.
    Among equal scores the published partner ranks last, so ties cannot flatter an engine.

    Args:
        crosswalk: The two sides and the gold.
        engine_name: The engine by name, or the engine.
        progress: Called with the clauses done and in all, over both rounds.
        others: Clauses without a partner. They are asked in a second round, among all the others, so that the
            measures of rank do not depend on them.

    Raises:
        InputError: There is no such engine.
    """
    chosen = engine(engine_name)
    a = crosswalk.a.passages
    rounds = len(a) + (len(a) + len(others) if others else 0)
    with measured() as used:
        queries = _ask(chosen, crosswalk, a, lambda done, total: progress(done, rounds))
    found = [query.measures for query in queries]
    low, high = interval(found)
    calibrated = chosen.threshold > 0
    tags, b_tags = languages(a, crosswalk.b.passages)
    return Evaluation(
        set=crosswalk.name,
        engine=chosen.name,
        queries=len(queries),
        candidates=len(crosswalk.b.passages),
        across=_usual(tags) != _usual(b_tags),
        measures=mean(found),
        low=low,
        high=high,
        by_language=_by_language(queries),
        calibration_error=_calibration_error(queries) if calibrated else None,
        abstention=_abstention(chosen, crosswalk, others, lambda done, total: progress(len(a) + done, rounds))
        if others
        else None,
        seconds=used.seconds,
        megabytes=used.megabytes,
    )


def _usual(tags: Sequence[str]) -> str:
    found = [primary(tag) for tag in tags]
    return max(sorted(set(found)), key=found.count)


def _ask(chosen: Engine, crosswalk: Crosswalk, a: Sequence[Passage], progress: Progress) -> list[_Query]:
    """Return the outcome of each query with a partner, in their order."""
    b = crosswalk.b.passages
    tags = languages(a, b)
    scorer = chosen.prepare(a, b, tags)
    place = {passage.id: index for index, passage in enumerate(b)}
    laws = np.array([passage.group for passage in b])
    found: list[_Query] = []
    for start, scores in blocks(scorer, len(a)):
        for row, values in enumerate(scores, start=start):
            partners = crosswalk.gold.get(a[row].id)
            if partners:
                gold = np.zeros(len(b), dtype=bool)
                gold[[place[partner] for partner in partners]] = True
                allowed = np.isin(laws, laws[gold])
                measures = rank_measures(values[allowed], gold[allowed])
                found.append(_Query(measures, float(values[allowed].max()), tags[0][row]))
        progress(min(start + len(scores), len(a)), len(a))
    return found


def _by_language(queries: Sequence[_Query]) -> dict[str, LanguageResult]:
    """Return the results of each language, sorted by tag."""
    found: dict[str, list[Measures]] = defaultdict(list)
    for query in queries:
        found[query.language].append(query.measures)
    return {tag: LanguageResult(len(found[tag]), mean(found[tag])) for tag in sorted(found)}


def _calibration_error(queries: Sequence[_Query]) -> float:
    first = np.array([query.first for query in queries])
    return expected_calibration_error(first, np.array([query.measures.hit1 for query in queries]))


def _abstention(chosen: Engine, crosswalk: Crosswalk, others: Sequence[Passage], progress: Progress) -> Abstention:
    """Ask the clauses of `a` and those without a partner in one round, as if they stood in one document."""
    a, b = crosswalk.a.passages, crosswalk.b.passages
    asked = (*a, *others)
    scorer = chosen.prepare(asked, b, languages(asked, b))
    firsts: list[NDArray[np.float32]] = []
    done = 0
    for _, scores in blocks(scorer, len(asked)):
        firsts.append(scores.max(axis=1))
        done += len(scores)
        progress(done, len(asked))
    best: Floats = np.concatenate(firsts)
    # A score counts as it is shown, with four places.
    shown = np.round(best.astype(np.float64), 4)
    kept = shown[: len(a)][[passage.id in crosswalk.gold for passage in a]]
    strangers = shown[len(a) :]
    abstains = chosen.threshold > 0
    return Abstention(
        queries=len(others),
        kept=float((kept >= chosen.threshold).mean()) if abstains else None,
        refused=float((strangers < chosen.threshold).mean()) if abstains else None,
        curve=tuple((recall, refused_at(recall, kept, strangers)) for recall in RECALLS),
    )
