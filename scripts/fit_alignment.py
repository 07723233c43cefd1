"""Fit the few weights of the lexical and the semantic engine on published crosswalks, and print them.

    python scripts/fit_alignment.py CROSSWALK_FOLDER ... [--engine lexical]

Each folder holds a.jsonl, b.jsonl and gold.tsv, as for `comparator evaluate`. Sets within one language fit the
weights `SAME_LANGUAGE`, sets across languages `OTHER_LANGUAGE`; the semantic engine, for which the extra `semantic`
must be installed, has its own. Weights minimise the mean over sets of the listwise loss -log softmax(published
partner among all candidates); each set counts the same. The table shows, for every set, what weights and a curve do
that were fitted without it, so that a set never rates what it helped choose.

The curve is a logistic regression of "the first candidate is a published partner" on its raw score. Each set also asks
clauses about other fields (`benchmarks/other-fields.jsonl`), whose first candidate is wrong, and, across languages,
its own clauses with the partner taken out.

Published crosswalks record no topics or norms. The weight of the structural part and the curves for frameworks
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

from comparator.alignment.crosswalk import Crosswalk, read_crosswalk
from comparator.alignment.engines import available
from comparator.alignment.engines.lexical import LexicalEngine, LexicalScorer
from comparator.alignment.engines.semantic import SemanticEngine, SemanticScorer
from comparator.alignment.measures import expected_calibration_error
from comparator.alignment.other_fields import other_fields
from comparator.alignment.passages import from_framework, languages
from comparator.alignment.weights import THRESHOLD
from comparator.corpus.corpus import load_corpus
from comparator.model.passage import Passage

Floats = NDArray[np.float64]
PARTS = ("concepts", "words", "letters", "sequence", "semantic")
LEFT_OUT = {True: ("words",), False: ()}
"""Parts without weight, within one language and across languages. Within one language words repeat what groups
of letters say: without them the sets that were held out did better (macro MRR .610 against .600)."""
OTHER_FIELDS, REMOVED = 0.1, 0.01
"""How much clauses about other fields, and clauses with their partner taken out, weigh beside the queries of a set.
Twice as much of the latter puts the error of the calibration on a set that was held out at .063 instead of .057."""
POOLS = (10, 60, 1000)
"""How many candidates a query with its partner taken out is put among: the best of a thousand wrong candidates scores
higher than the best of ten."""
SEED = 20250726
MOST_SEMANTIC = 0.25
"""The most that the encoder may weigh. Translations would give it a third and rank no better for it (mean hit@1 .990
either way); clauses that only resemble each other, as in a summary, then lose to their neighbours in theme."""
RIDGE = 1e-3
"""Keeps weights of parts that a few sets do not need from running away."""


@dataclass(frozen=True)
class Query:
    """Parts of every candidate of one clause, shape (candidates, parts), and which are published partners."""

    parts: Floats
    gold: NDArray[np.bool_]


@dataclass(frozen=True)
class FitSet:
    """A crosswalk as queries; `same` says that both sides are in one language; `others` are about other fields."""

    name: str
    same: bool
    queries: list[Query]
    others: list[Floats]


def scorers(
    engine: str, a: Sequence[Passage], b: Sequence[Passage], tags: tuple[Sequence[str], Sequence[str]]
) -> tuple[LexicalScorer, SemanticScorer | None]:
    """Read two sides for an engine."""
    semantic = SemanticEngine().prepare(a, b, tags) if engine == "semantic" else None
    return LexicalEngine().prepare(a, b, tags), semantic


def table(found: tuple[LexicalScorer, SemanticScorer | None], row: int) -> Floats:
    """Return the parts of every candidate of one clause; without an encoder the last part is zero."""
    lexical, semantic = found
    columns = [part[0] for part in lexical.parts(row, row + 1)]
    columns.append(semantic.cosines(row, row + 1)[0] if semantic else np.zeros_like(columns[0]))
    return np.column_stack(columns).astype(np.float64)


def prepare(crosswalk: Crosswalk, engine: str) -> FitSet:
    """Score every part of every pair of a crosswalk, and of clauses about other fields with its side `b`."""
    a, b = crosswalk.a.passages, crosswalk.b.passages
    asked = (*a, *other_fields(languages(a, b)[0]))
    found = scorers(engine, asked, b, languages(asked, b))
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
        queries.append(Query(table(found, row)[allowed], gold[allowed]))
    others = [table(found, row) for row in range(len(a), len(asked))]
    return FitSet(crosswalk.name, bool(found[0].same_language(0, 1)[0, 0]), queries, others)


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


def fit(sets: list[FitSet], engine: str) -> Floats:
    """Return weights that are not negative and sum to 1; only their ratios matter for ranking."""
    left_out = (*LEFT_OUT[sets[0].same], *(("semantic",) if engine == "lexical" else ()))
    start = np.array([0.0 if part in left_out else 5.0 for part in PARTS])
    bounds = [(0, 0) if part in left_out else (0, None) for part in PARTS]
    result = minimize(loss, start, args=(sets,), jac=True, bounds=bounds, method="L-BFGS-B")
    weights = np.asarray(result.x / result.x.sum())
    place = PARTS.index("semantic")
    if weights[place] > MOST_SEMANTIC:
        weights[place] = 0
        weights *= (1 - MOST_SEMANTIC) / weights.sum()
        weights[place] = MOST_SEMANTIC
    return weights


def ranks(item: FitSet, weights: Floats) -> Floats:
    """Return the rank of the first published partner of every query."""
    found = []
    for query in item.queries:
        scores = query.parts @ weights
        best = scores[query.gold].max()
        found.append(1 + (scores[~query.gold] >= best).sum())
    return np.array(found, dtype=np.float64)


def firsts(item: FitSet, weights: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the raw score of each query's first candidate, whether it is right, and the firsts of other fields."""
    scores = [query.parts @ weights for query in item.queries]
    raw = np.array([values.max() for values in scores])
    right = np.array([query.gold[values.argmax()] for query, values in zip(item.queries, scores, strict=True)])
    return raw, right.astype(np.float64), np.array([(parts @ weights).max() for parts in item.others])


def removed(item: FitSet, weights: Floats) -> Floats:
    """Return the raw scores of first candidates of queries with their partner taken out; none for crosswalks.

    The gold of translations is complete, so what then comes first is known to be wrong.
    """
    generator = np.random.default_rng(SEED)
    if item.same:
        return np.zeros(0)
    wrong = [(query.parts @ weights)[~query.gold] for query in item.queries]
    return np.array(
        [generator.choice(scores, min(size, len(scores)), replace=False).max() for scores in wrong for size in POOLS]
    )


def curve(x: Floats, y: Floats, share: Floats) -> Floats:
    """Return the slope and offset of the weighted logistic regression of `y` on `x`."""
    size = share / share.sum()

    def objective(parameters: Floats) -> float:
        logits = parameters[0] * x + parameters[1]
        return float((size * (np.logaddexp(0, logits) - y * logits)).sum())

    return np.asarray(minimize(objective, np.array([5.0, -3.0]), method="Nelder-Mead").x)


def chance(parameters: Floats, raw: Floats) -> Floats:
    """Return what the curve makes of raw scores."""
    return np.asarray(1 / (1 + np.exp(-(parameters[0] * raw + parameters[1]))))


def calibrate(sets: list[FitSet], weights: Floats) -> Floats:
    """Return the slope and offset of the curve of first candidates; each set counts the same."""
    x, y, share = [], [], []
    for item in sets:
        raw, right, others = firsts(item, weights)
        gone = removed(item, weights)
        for scores, truth, size in ((raw, right, 1.0), (others, 0.0, OTHER_FIELDS), (gone, 0.0, REMOVED)):
            x.append(scores)
            y.append(np.broadcast_to(truth, scores.shape))
            share.append(np.full(len(scores), size / max(1, len(scores))))
    return curve(np.concatenate(x), np.concatenate(y), np.concatenate(share))


def judged(path: Path, engine: str, weights: Floats, *, across: bool) -> tuple[Floats, Floats, NDArray[np.str_]]:
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
            read = scorers(engine, a, b, tags)
            for row in pairs:
                left, right = (_place(side, row[name]) for side, name in ((a, "a"), (b, "b")))
                if left is None or right is None:
                    print(f"  left out, the clause is gone: {row['a']} {row['b']}", file=sys.stderr)
                    continue
                if across and tags[0][left] == tags[1][right]:
                    continue
                raw = table(read, left)[right] @ weights
                block = read[0].structure(left, left + 1)
                found.append((float(raw), 0.0 if block is None else float(block[0, right]), row["label"]))
    raw_scores, keys, labels = zip(*found, strict=True)
    return np.array(raw_scores), np.array(keys), np.array(labels)


def _tags(passages: Sequence[Passage], foreign: bool) -> list[str]:
    """Return for each passage its first language other than English if `foreign`, otherwise English."""
    return [next((tag for tag in passage.text if foreign and tag != "en"), "en") for passage in passages]


def _place(passages: Sequence[Passage], key: str) -> int | None:
    wanted = key.split("/")[1]
    return next((index for index, passage in enumerate(passages) if passage.id == wanted), None)


def fit_judged(path: Path, engine: str, within: Floats, across: Floats | None) -> None:
    """Fit and print the weight of structure and the curves for frameworks, and what each threshold keeps."""
    prefix = "SEMANTIC_" if engine == "semantic" else ""
    raw, keys, labels = judged(path, engine, within, across=False)
    right = (labels != "wrong").astype(np.float64)

    def objective(parameters: Floats) -> float:
        logits = parameters[0] * raw + parameters[1] * keys + parameters[2]
        return float((np.logaddexp(0, logits) - right * logits).mean())

    slope, structure, offset = minimize(objective, [10.0, 4.0, -5.0], method="Nelder-Mead").x
    found = 1 / (1 + np.exp(-(slope * raw + structure * keys + offset)))
    counts = ", ".join(f"{(labels == label).sum()} {label}" for label in ("match", "related", "wrong"))
    print(f"{engine}, frameworks, {len(labels)} judged pairs: {counts}")
    print(f"  {prefix}STRUCTURE = {structure / slope:.2f}")
    error = expected_calibration_error(found, right)
    print(f"  {prefix}FRAMEWORK_CALIBRATION = {_curve((slope, offset))}, calibration error {error:.3f}")
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6):
        kept = found >= threshold
        print(
            f"  threshold {threshold:.1f}: keeps {kept.sum():3} pairs, {right[kept].mean():.0%} match or related; "
            f"keeps {kept[labels == 'match'].mean():.0%} of the matches, drops {(~kept)[labels == 'wrong'].mean():.0%} "
            "of the wrong ones"
        )
    if across is not None:
        raw, keys, labels = judged(path, engine, across, across=True)
        right = (labels != "wrong").astype(np.float64)
        raw += structure / slope * keys
        parameters = curve(raw, right, np.ones(len(raw)))
        error = expected_calibration_error(chance(parameters, raw), right)
        print(
            f"  {prefix}FRAMEWORK_OTHER_CALIBRATION = {_curve(parameters)}, {len(labels)} pairs across languages, "
            f"calibration error {error:.3f}"
        )


def _curve(parameters: Sequence[float] | Floats) -> str:
    return f"Calibration(slope={parameters[0]:.2f}, offset={parameters[1]:.2f})"


def fit_kind(sets: list[FitSet], engine: str, name: str) -> Floats:
    """Fit and print the weights and the curve of one kind of set, with what they do on sets that are held out."""
    print(f"{name}_LANGUAGE, {len(sets)} sets")
    for item in sets:
        others = [other for other in sets if other is not item] or sets
        weights = fit(others, engine)
        found = ranks(item, weights)
        parameters = calibrate(others, weights)
        raw, right, strangers = firsts(item, weights)
        first = chance(parameters, raw)
        print(
            f"  {item.name:36} held out: hit@1 {(found == 1).mean():.3f} hit@5 {(found <= 5).mean():.3f} "
            f"MRR {(1 / found).mean():.3f} calibration error {expected_calibration_error(first, right):.3f} "
            f"kept {(first >= THRESHOLD).mean():.2f} "
            f"other fields refused {(chance(parameters, strangers) < THRESHOLD).mean():.2f} "
            f"partner taken out refused {_refused(parameters, removed(item, weights))} "
            f"weights {np.round(weights, 3)}"
        )
    weights = fit(sets, engine)
    shown = ", ".join(f"{part}={weight:.3f}" for part, weight in zip(PARTS, weights, strict=True))
    print(f"  {name}_LANGUAGE = Weights({shown})")
    print(f"  {name}_CALIBRATION = {_curve(calibrate(sets, weights))}")
    return weights


def _refused(parameters: Floats, raw: Floats) -> str:
    return f"{(chance(parameters, raw) < THRESHOLD).mean():.2f}" if len(raw) else "-"


def main() -> int:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--judged", type=Path, default=Path("benchmarks/judged-pairs.tsv"))
    parser.add_argument("--engine", action="append", choices=("lexical", "semantic"), help="default: both")
    args = parser.parse_args()
    for engine in args.engine or [name for name in ("lexical", "semantic") if name in available()]:
        prefix = "SEMANTIC_" if engine == "semantic" else ""
        everything = [prepare(read_crosswalk(folder), engine) for folder in args.folders]
        weights: dict[bool, Floats] = {}
        for same, name in ((True, "SAME"), (False, "OTHER")):
            sets = [item for item in everything if item.same is same]
            if sets:
                weights[same] = fit_kind(sets, engine, prefix + name)
        fit_judged(args.judged, engine, weights.get(True, np.full(len(PARTS), 1 / len(PARTS))), weights.get(False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
