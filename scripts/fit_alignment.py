"""Fit the few weights of the lexical engine on published crosswalks, and print them.

    python scripts/fit_alignment.py CROSSWALK_FOLDER ...

Each folder holds a.jsonl, b.jsonl and gold.tsv, as for `comparator evaluate`. Sets within one language fit
`SAME_LANGUAGE`, sets across languages `OTHER_LANGUAGE`. Weights minimise the mean over sets of the listwise
loss -log softmax(published partner among all candidates); each set counts the same. The table shows, for
every set, the MRR with weights fitted without that set, so that a set never rates weights it helped choose.
The calibration is a logistic regression of "the first candidate is a published partner" on its raw score; across
languages also with the partner taken out, when the first candidate is wrong.

Published crosswalks record no topics or norms. The weight of the structural part and the curve for frameworks
come from `benchmarks/judged-pairs.tsv`: first candidates of a random sample of clauses of the shipped
frameworks, which a reader judged as match, related or wrong.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from comparator.alignment.engines.lexical import LexicalEngine
from comparator.alignment.evaluation import Crosswalk, read_crosswalk
from comparator.alignment.passages import from_framework, languages
from comparator.corpus.corpus import load_corpus
from comparator.model.passage import Passage

Floats = NDArray[np.float64]
PARTS = ("concepts", "words", "letters", "sequence")
LEFT_OUT = {True: ("words",), False: ()}
"""Parts without weight, within one language and across languages. Within one language words repeat what groups
of letters say: without them the sets that were held out did better (macro MRR .610 against .600)."""
POOLS = (10, 60, 1000)
"""How many candidates a query without a partner is put among, for the calibration."""
SEED = 20250726
RIDGE = 1e-3
"""Keeps weights of parts that a few sets do not need from running away."""


@dataclass(frozen=True)
class Query:
    """Parts of every candidate of one clause, shape (candidates, parts), and which are published partners."""

    parts: Floats
    gold: NDArray[np.bool_]


@dataclass(frozen=True)
class FitSet:
    """A crosswalk as queries; `same` says that both sides are in one language."""

    name: str
    same: bool
    queries: list[Query]


def prepare(crosswalk: Crosswalk) -> FitSet:
    """Score every part of every pair of a crosswalk."""
    a, b = crosswalk.a.passages, crosswalk.b.passages
    scorer = LexicalEngine().prepare(a, b, languages(a, b))
    place = {passage.id: index for index, passage in enumerate(b)}
    laws = np.array([passage.group for passage in b])
    queries = []
    for row, passage in enumerate(a):
        partners = crosswalk.gold.get(passage.id)
        if not partners:
            continue
        gold = np.zeros(len(b), dtype=bool)
        gold[[place[partner] for partner in partners]] = True
        allowed = np.isin(laws, laws[gold])
        table = np.column_stack([part[0] for part in scorer.parts(row, row + 1)]).astype(np.float64)
        queries.append(Query(table[allowed], gold[allowed]))
    same = bool(scorer.same_language(0, 1)[0, 0])
    return FitSet(crosswalk.name, same, queries)


def loss(weights: Floats, sets: list[FitSet]) -> tuple[float, Floats]:
    """Return the mean listwise loss over sets and its gradient."""
    total, gradient = 0.0, np.zeros_like(weights)
    for item in sets:
        for query in item.queries:
            scores = query.parts @ weights
            scores -= scores.max()
            chance = np.exp(scores)
            chance /= chance.sum()
            share = 1 / (len(item.queries) * query.gold.sum() * len(sets))
            total -= share * float(np.log(chance[query.gold] + 1e-12).sum())
            expected = chance @ query.parts
            gradient -= share * (query.parts[query.gold] - expected).sum(axis=0)
    return total + RIDGE * float(weights @ weights), gradient + 2 * RIDGE * weights


def fit(sets: list[FitSet]) -> Floats:
    """Return weights that are not negative; only their ratios matter for ranking."""
    left_out = LEFT_OUT[sets[0].same]
    start = np.array([0.0 if part in left_out else 5.0 for part in PARTS])
    bounds = [(0, 0) if part in left_out else (0, None) for part in PARTS]
    result = minimize(loss, start, args=(sets,), jac=True, bounds=bounds, method="L-BFGS-B")
    return np.asarray(result.x)


def ranks(item: FitSet, weights: Floats) -> Floats:
    """Return the rank of the first published partner of every query."""
    found = []
    for query in item.queries:
        scores = query.parts @ weights
        best = scores[query.gold].max()
        found.append(1 + (scores[~query.gold] >= best).sum())
    return np.array(found, dtype=np.float64)


def calibrate(sets: list[FitSet], weights: Floats, path: Path) -> tuple[float, float, float]:
    """Return slope, offset and the expected calibration error (ten bins) of the first candidate.

    The gold of translations is complete, so there every query counts again with its partner taken out: what
    then comes first is known to be wrong, and the curve learns what a query without a partner looks like. The
    best of a thousand wrong candidates scores higher than the best of ten, so this is done for pools of three
    sizes, drawn with a fixed seed. The gold of crosswalks is not complete, and they count once.

    Translations say the same thing twice; clauses of two countries do not. So across languages the judged
    pairs, with one side read in its original language, weigh as much as all translations together.
    """
    generator = np.random.default_rng(SEED)
    raw, right, share = [], [], []
    for item in sets:
        for query in item.queries:
            scores = query.parts @ weights
            best = int(scores.argmax())
            found = [(scores[best], query.gold[best])]
            if not item.same:
                wrong = scores[~query.gold]
                pools = (generator.choice(wrong, min(size, len(wrong)), replace=False) for size in POOLS)
                found = found * len(POOLS) + [(pool.max(), False) for pool in pools]
            raw += [score for score, _ in found]
            right += [truth for _, truth in found]
            share += [1 / (len(found) * len(item.queries) * len(sets))] * len(found)
    if not sets[0].same:
        judged_raw, _, labels = judged(path, weights, across=True)
        raw += judged_raw.tolist()
        right += (labels != "wrong").tolist()
        share += [1 / len(labels)] * len(labels)
    x, y = np.array(raw), np.array(right, dtype=np.float64)
    size = np.array(share) / sum(share)

    def objective(parameters: Floats) -> float:
        logits = parameters[0] * x + parameters[1]
        return float((size * (np.logaddexp(0, logits) - y * logits)).sum())

    slope, offset = minimize(objective, np.array([5.0, -3.0]), method="Nelder-Mead").x
    chance = 1 / (1 + np.exp(-(slope * x + offset)))
    bins = np.minimum((chance * 10).astype(int), 9)
    error = sum(abs((size * (chance - y))[bins == number].sum()) for number in range(10))
    return float(slope), float(offset), float(error)


def judged(path: Path, weights: Floats, *, across: bool) -> tuple[Floats, Floats, NDArray[np.str_]]:
    """Return the raw scores without structure, the structure parts and the labels of the judged pairs.

    With `across`, one clause of each pair is read in another language than English, where its file has one,
    first that of `a` and then that of `b`; pairs that are English on both sides are left out.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    corpus = load_corpus()
    found: list[tuple[float, float, str]] = []
    for names, group in groupby(rows, key=lambda row: tuple(row[side].split("/")[0] for side in "ab")):
        pairs = list(group)
        a, b = (from_framework(corpus.framework(name)).passages for name in names)
        for foreign in ("a", "b") if across else ("",):
            tags = _tags(a, foreign == "a"), _tags(b, foreign == "b")
            scorer = LexicalEngine().prepare(a, b, tags)
            for row in pairs:
                left, right = (_place(side, row[name]) for side, name in ((a, "a"), (b, "b")))
                if left is None or right is None:
                    print(f"  left out, the clause is gone: {row['a']} {row['b']}", file=sys.stderr)
                    continue
                if across and tags[0][left] == tags[1][right]:
                    continue
                raw = np.column_stack([part[0] for part in scorer.parts(left, left + 1)])[right] @ weights
                block = scorer.structure(left, left + 1)
                found.append((float(raw), 0.0 if block is None else float(block[0, right]), row["label"]))
    raw_scores, keys, labels = zip(*found, strict=True)
    return np.array(raw_scores), np.array(keys), np.array(labels)


def _tags(passages: Sequence[Passage], foreign: bool) -> list[str]:
    """Return for each passage its first language other than English if `foreign`, otherwise English."""
    return [next((tag for tag in passage.text if foreign and tag != "en"), "en") for passage in passages]


def _place(passages: Sequence[Passage], key: str) -> int | None:
    wanted = key.split("/")[1]
    return next((index for index, passage in enumerate(passages) if passage.id == wanted), None)


def fit_judged(path: Path, weights: Floats) -> None:
    """Fit and print the weight of structure and the curve for frameworks, and what each threshold keeps."""
    raw, keys, labels = judged(path, weights, across=False)
    right = (labels != "wrong").astype(np.float64)

    def objective(parameters: Floats) -> float:
        logits = parameters[0] * raw + parameters[1] * keys + parameters[2]
        return float((np.logaddexp(0, logits) - right * logits).mean())

    slope, structure, offset = minimize(objective, [10.0, 4.0, -5.0], method="Nelder-Mead").x
    chance = 1 / (1 + np.exp(-(slope * raw + structure * keys + offset)))
    bins = np.minimum((chance * 10).astype(int), 9)
    error = sum(abs((chance - right)[bins == number].sum()) for number in range(10)) / len(right)
    counts = ", ".join(f"{(labels == label).sum()} {label}" for label in ("match", "related", "wrong"))
    print(f"frameworks, {len(labels)} judged pairs: {counts}")
    print(f"  STRUCTURE = {structure / slope:.2f}")
    print(f"  Calibration(slope={slope:.2f}, offset={offset:.2f}), calibration error {error:.3f}")
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6):
        kept = chance >= threshold
        print(
            f"  threshold {threshold:.1f}: keeps {kept.sum():3} pairs, {right[kept].mean():.0%} match or related; "
            f"keeps {kept[labels == 'match'].mean():.0%} of the matches, drops {(~kept)[labels == 'wrong'].mean():.0%} "
            "of the wrong ones"
        )


def main() -> int:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--judged", type=Path, default=Path("benchmarks/judged-pairs.tsv"))
    args = parser.parse_args()
    within = np.full(len(PARTS), 1 / len(PARTS))
    everything = [prepare(read_crosswalk(folder)) for folder in args.folders]
    for same, name in ((True, "SAME"), (False, "OTHER")):
        sets = [item for item in everything if item.same is same]
        if not sets:
            continue
        print(f"{name}_LANGUAGE, {len(sets)} sets")
        for item in sets:
            others = [other for other in sets if other is not item]
            held_out = fit(others) if others else fit(sets)
            all_ranks = ranks(item, held_out)
            print(
                f"  {item.name:36} held out: hit@1 {(all_ranks == 1).mean():.3f} "
                f"hit@5 {(all_ranks <= 5).mean():.3f} MRR {(1 / all_ranks).mean():.3f} "
                f"weights {np.round(held_out / held_out.sum(), 3)}"
            )
        weights = fit(sets)
        weights /= weights.sum()
        slope, offset, error = calibrate(sets, weights, args.judged)
        shown = ", ".join(f"{part}={weight:.3f}" for part, weight in zip(PARTS, weights, strict=True))
        print(f"  Weights({shown})")
        if same:
            within = weights
        print(f"  Calibration(slope={slope:.2f}, offset={offset:.2f}), calibration error {error:.3f}")
    fit_judged(args.judged, within)
    return 0


if __name__ == "__main__":
    sys.exit(main())
