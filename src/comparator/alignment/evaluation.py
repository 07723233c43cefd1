"""Scoring engines on published crosswalks: where the published partner ranks.

The gold of crosswalks is incomplete, so an unlisted pair is not wrong; measures are of recall and rank.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.align import Progress, blocks, no_progress
from comparator.alignment.engines import engine
from comparator.alignment.passages import languages, read_clause_file
from comparator.alignment.vectors import Floats
from comparator.corpus.reader import decode, read_bytes
from comparator.model.errors import InputError
from comparator.model.passage import Passage, Side
from comparator.model.position import Position

RESAMPLES = 2000
"""Bootstrap resamples of the queries (percentile interval, Efron and Tibshirani 1993)."""
SEED = 20250726


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """A published crosswalk: two sides, and for each clause of `a` its published partners."""

    name: str
    a: Side
    b: Side
    gold: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Measures:
    """Hit@1, hit@5, mean reciprocal rank and mean average precision, each 0 to 1."""

    hit1: float
    hit5: float
    mrr: float
    map: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How one engine did on one crosswalk; `low` and `high` bound 95 % of the bootstrap."""

    set: str
    engine: str
    queries: int
    measures: Measures
    low: Measures
    high: Measures


def read_crosswalk(folder: Path) -> Crosswalk:
    """Read `a.jsonl`, `b.jsonl` and `gold.tsv` of a folder.

    Raises:
        InputError: A file is missing or bad, or the gold names no pair of clauses.
    """
    if not folder.is_dir():
        raise InputError("there is no such folder", path=str(folder), rule="file-unreadable")
    a, b = read_clause_file(folder / "a.jsonl"), read_clause_file(folder / "b.jsonl")
    gold = _gold(folder / "gold.tsv", {p.id for p in a.passages}, {p.id for p in b.passages})
    return Crosswalk(folder.resolve().name, a, b, gold)


def _gold(path: Path, a_ids: set[str], b_ids: set[str]) -> dict[str, frozenset[str]]:
    pairs: dict[str, set[str]] = defaultdict(set)
    lines = decode(read_bytes(path), str(path)).splitlines()
    for number, line in enumerate(lines, start=1):
        cells = line.split("\t")
        if number == 1 and cells[:2] == ["a_id", "b_id"]:
            continue
        if not line.strip():
            continue
        at = Position(number, 1)
        if len(cells) < 2:
            raise InputError("the line is not two ids with a tab between them", path=str(path), position=at)
        for cell, ids, side in ((cells[0], a_ids, "a"), (cells[1], b_ids, "b")):
            if cell not in ids:
                raise InputError(f"clause `{cell}` is not in {side}.jsonl", path=str(path), position=at)
        pairs[cells[0]].add(cells[1])
    if not pairs:
        raise InputError("the file names no pair", path=str(path), position=Position(1, 1), rule="empty")
    return {key: frozenset(value) for key, value in pairs.items()}


def evaluate(crosswalk: Crosswalk, engine_name: str, progress: Progress = no_progress) -> Evaluation:
    """Rank every candidate for every clause with published partners, and measure where these stand.

    Where the clauses of `b` name their `law`, candidates are those of the laws of the published partners.
    Among equal scores the published partner ranks last, so ties cannot flatter an engine.

    Raises:
        InputError: There is no such engine.
    """
    chosen = engine(engine_name)
    a, b = crosswalk.a.passages, crosswalk.b.passages
    scorer = chosen.prepare(a, b, languages(a, b))
    place = {passage.id: index for index, passage in enumerate(b)}
    groups = _groups(b)
    results: list[Measures] = []
    for start, scores in blocks(scorer, len(a)):
        for row, values in enumerate(scores, start=start):
            partners = crosswalk.gold.get(a[row].id)
            if partners:
                columns = np.array(sorted(place[partner] for partner in partners))
                results.append(_query(values, columns, groups))
        progress(min(start + len(scores), len(a)), len(a))
    table = np.array([[m.hit1, m.hit5, m.mrr, m.map] for m in results])
    low, high = _bootstrap(table)
    return Evaluation(
        set=crosswalk.name,
        engine=chosen.name,
        queries=len(results),
        measures=Measures(*(float(value) for value in table.mean(axis=0))),
        low=low,
        high=high,
    )


def _groups(b: Sequence[Passage]) -> NDArray[np.str_] | None:
    """Return the laws of the candidates, or None where limiting to them changes nothing."""
    laws = np.array([passage.group for passage in b])
    return laws if len(np.unique(laws)) > 1 else None


def _query(scores: Floats, columns: NDArray[np.int64], groups: NDArray[np.str_] | None) -> Measures:
    allowed = np.ones(len(scores), dtype=bool) if groups is None else np.isin(groups, groups[columns])
    gold = np.zeros(len(scores), dtype=bool)
    gold[columns] = True
    others = np.sort(scores[allowed & ~gold])
    ordered = np.sort(scores[columns])[::-1]
    # The rank of the k-th published partner: the k before it and every other candidate not below it.
    ahead = len(others) - np.searchsorted(others, ordered, side="left")
    ranks = ahead + np.arange(1, len(ordered) + 1)
    first = int(ranks[0])
    precision = float(np.mean(np.arange(1, len(ranks) + 1) / ranks))
    return Measures(hit1=float(first == 1), hit5=float(first <= 5), mrr=1 / first, map=precision)


def _bootstrap(table: NDArray[np.float64]) -> tuple[Measures, Measures]:
    generator = np.random.default_rng(SEED)
    draws = generator.integers(0, len(table), size=(RESAMPLES, len(table)))
    means = table[draws].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5), axis=0)
    return Measures(*(float(value) for value in low)), Measures(*(float(value) for value in high))
