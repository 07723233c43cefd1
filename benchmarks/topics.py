"""Measure the topics that `comparator topics` suggests, each shipped framework by what the others teach.

    python benchmarks/topics.py [--format table|json]

Prints, for every framework and over all clauses: precision at 1 (the first suggestion is recorded), recall at
1, 3 and 5 (share of the recorded topics among the first suggestions), the same for the links of the lexicon
alone, and how often suggestions of a given chance were right. The last line gives the two numbers of the curve
that fit best.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from scipy.optimize import minimize

from comparator.alignment.passages import from_framework
from comparator.comparison import topics
from comparator.comparison.topics import TopicModel
from comparator.corpus.corpus import load_corpus
from comparator.text.lexicon import shipped_lexicon

CUTS = (1, 3, 5)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--format", choices=("table", "json"), default="table")
    args = parser.parse_args()
    rows, pairs = measure()
    slope, offset = fit(pairs)
    if args.format == "json":
        print(json.dumps({"rows": rows, "calibration": calibration(pairs), "fit": [slope, offset]}, indent=2))
        return
    print(f"{'framework':34} clauses  p@1   links p@1  r@1   r@3   r@5")
    for row in rows:
        print(
            f"{row['framework']:34} {row['clauses']:7}  {row['p1']:.3f} {row['links_p1']:.3f}      "
            f"{row['r1']:.3f} {row['r3']:.3f} {row['r5']:.3f}"
        )
    for line in calibration(pairs):
        print(
            f"chance {line['from']:.1f} to {line['to']:.1f}: {line['count']:5} suggestions, {line['right']:.2f} right"
        )
    print(f"best curve: slope {slope:.2f}, offset {offset:.2f}; shipped {topics.SLOPE}, {topics.OFFSET}")


def measure() -> tuple[list[dict[str, object]], list[tuple[float, bool]]]:
    """Return a row for each framework and one for all, and the chance of every suggestion with its truth."""
    corpus = load_corpus()
    sides = {item.id: from_framework(item).passages for item in corpus.frameworks.values()}
    known, lexicon = corpus.vocabularies.topics, shipped_lexicon()
    links = TopicModel(known, lexicon, ())
    results: dict[str, list[tuple[bool, bool, tuple[float, ...]]]] = defaultdict(list)
    pairs: list[tuple[float, bool]] = []
    for name, passages in sides.items():
        model = TopicModel(known, lexicon, (item for other, items in sides.items() if other != name for item in items))
        for passage in passages:
            if not passage.topics:
                continue
            found = model.suggest(passage, top=max(CUTS))
            first = links.suggest(passage, top=1)
            recorded = set(passage.topics)
            pairs += [(item.chance, item.topic in recorded) for item in found]
            recalls = tuple(len(recorded & {item.topic for item in found[:cut]}) / len(recorded) for cut in CUTS)
            right = bool(found) and found[0].topic in recorded
            results[name].append((right, bool(first) and first[0].topic in recorded, recalls))
    results["all"] = [item for items in list(results.values()) for item in items]
    return [_row(name, items) for name, items in results.items()], pairs


def _row(name: str, items: list[tuple[bool, bool, tuple[float, ...]]]) -> dict[str, object]:
    row: dict[str, object] = {"framework": name, "clauses": len(items)}
    row["p1"], row["links_p1"] = _mean(item[0] for item in items), _mean(item[1] for item in items)
    return row | {f"r{cut}": _mean(item[2][at] for item in items) for at, cut in enumerate(CUTS)}


def _mean(values: Iterable[float]) -> float:
    return round(float(np.mean([float(value) for value in values])), 3)


def calibration(pairs: list[tuple[float, bool]]) -> list[dict[str, float]]:
    """Return, by fifths of the chance, how many suggestions there were and which share was right."""
    lines = []
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = [right for chance, right in pairs if low <= chance < low + 0.2 or chance == low + 0.2 == 1]
        if inside:
            lines.append({"from": low, "to": low + 0.2, "count": len(inside), "right": _mean(inside)})
    return lines


def fit(pairs: list[tuple[float, bool]]) -> tuple[float, float]:
    """Return slope and offset of the logistic curve with the highest likelihood, from the present chances."""
    chances = np.clip([chance for chance, _ in pairs], 0.001, 0.999)
    odds = (np.log(chances / (1 - chances)) - topics.OFFSET) / topics.SLOPE
    right = np.array([truth for _, truth in pairs])

    def loss(curve: np.ndarray) -> float:
        line = curve[0] * odds + curve[1]
        return float(np.mean(np.logaddexp(0, np.where(right, -line, line))))

    slope, offset = minimize(loss, np.array([topics.SLOPE, topics.OFFSET])).x
    return (float(slope), float(offset)) if math.isfinite(slope) else (topics.SLOPE, topics.OFFSET)


if __name__ == "__main__":
    main()
