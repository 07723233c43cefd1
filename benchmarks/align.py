"""Measure the aligner beside a plain rapidfuzz call on the raw text and beside difflib, in one run.

    python benchmarks/align.py [--clauses 1000] [--top 10] [--repeat 1] [--engine NAME ...]
    python benchmarks/align.py --corpus

Clauses are made from those of the shipped frameworks, in English: the first half of the statement of one and
the second half of that of another, so that no clause stands twice. Every repetition makes new ones, and the
least time of each method counts. An alignment is timed whole: reading both sides, choosing the candidates,
no evidence. `rapidfuzz.process.cdist(token_set_ratio)` on the raw text takes minutes at 5,000 x 5,000 clauses,
so it is timed on a random sample of rows, against all of the other side, and difflib on a random sample of
pairs; both are scaled to all pairs. Peak memory is that of the process once the first engine named is done.

With `--corpus`, all pairs of shipped frameworks are aligned, each both ways.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial
from itertools import permutations

import numpy as np
from rapidfuzz import fuzz, process

from comparator.alignment.align import align
from comparator.alignment.engines import NAMES
from comparator.alignment.engines.token_set import raw_text
from comparator.alignment.passages import from_framework
from comparator.corpus.corpus import load_corpus
from comparator.model.passage import Passage, Side

LANGUAGE = "en"
SAMPLE_ROWS = 100
SAMPLE_PAIRS = 300


def shipped() -> list[Side]:
    """Return the shipped frameworks as sides."""
    return [from_framework(framework) for framework in load_corpus().frameworks.values()]


def sides(count: int, seed: int) -> tuple[Side, Side]:
    """Return two sides of `count` clauses each, made from halves of shipped ones, all different."""
    source = [passage for side in shipped() for passage in side.passages if LANGUAGE in passage.text]
    chance = random.Random(seed)
    made: dict[str, Passage] = {}
    while len(made) < 2 * count:
        first, second = chance.choices(source, k=2)
        head, tail = (passage.text[LANGUAGE].split() for passage in (first, second))
        text = " ".join(head[: len(head) // 2] + tail[len(tail) // 2 :])
        made.setdefault(text, replace(first, id=str(len(made)), text={LANGUAGE: text}))
    clauses = tuple(made.values())
    return Side("a", clauses[:count]), Side("b", clauses[count:])


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds, of all threads, that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def cdist_seconds(a: list[str], b: list[str], chance: random.Random) -> float:
    """Return the CPU seconds of cdist on all pairs, from a sample of rows."""
    rows = chance.sample(a, min(SAMPLE_ROWS, len(a)))
    spent = cpu_seconds(lambda: process.cdist(rows, b, scorer=fuzz.token_set_ratio, dtype=np.float32, workers=-1))
    return spent * len(a) / len(rows)


def difflib_seconds(a: list[str], b: list[str], chance: random.Random) -> float:
    """Return the CPU seconds of difflib on all pairs, from a sample of pairs."""
    pairs = [(chance.choice(a), chance.choice(b)) for _ in range(SAMPLE_PAIRS)]
    spent = cpu_seconds(lambda: [SequenceMatcher(None, left, right).ratio() for left, right in pairs])
    return spent * len(a) * len(b) / len(pairs)


def peak_memory() -> float:
    """Return the most memory that the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def compare(count: int, top: int, repeat: int, engines: list[str]) -> None:
    """Time engines, cdist and difflib on the same clauses, and print."""
    tiny, _ = sides(2, seed=0)
    align(tiny, tiny)  # loads libraries and the lexicon, which is not what is measured
    cdist, difflib = f"cdist, {SAMPLE_ROWS} rows, scaled", f"difflib, {SAMPLE_PAIRS} pairs, scaled"
    best: dict[str, float] = {}
    memory = 0.0
    for seed in range(1, repeat + 1):
        a, b = sides(count, seed)
        times = {}
        for name in engines:
            times[name] = cpu_seconds(partial(align, a, b, top=top, engine_name=name, explain=False))
            memory = memory or peak_memory()
        left, right = ([raw_text(passage, LANGUAGE) for passage in side.passages] for side in (a, b))
        times[cdist] = cdist_seconds(left, right, random.Random(seed))
        times[difflib] = difflib_seconds(left, right, random.Random(seed))
        best = {name: min(spent, best.get(name, spent)) for name, spent in times.items()}
    print(f"{count} x {count} clauses, top {top}, least of {repeat}")
    for name, spent in best.items():
        print(f"{name:28} {spent:10.2f} s CPU {best[cdist] / spent:8.2f} x as fast as cdist")
    print(f"peak memory after {engines[0]}: {memory:.0f} MB")


def corpus(top: int) -> None:
    """Align all pairs of shipped frameworks both ways, and print."""
    start = time.process_time()
    frameworks = shipped()
    loaded = time.process_time() - start
    pairs = list(permutations(frameworks, 2))
    candidates = 0

    def work() -> None:
        nonlocal candidates
        candidates = sum(len(align(a, b, top=top, explain=False).candidates) for a, b in pairs)

    wall = time.perf_counter()
    spent = cpu_seconds(work)
    wall = time.perf_counter() - wall
    print(f"{len(frameworks)} frameworks, {sum(len(side.passages) for side in frameworks)} clauses, "
          f"{len(pairs)} alignments, top {top}, {candidates} candidates")  # fmt: skip
    print(f"reading the files {loaded:6.2f} s CPU")
    print(f"aligning          {spent:6.2f} s CPU {wall:6.2f} s wall")
    print(f"peak memory {peak_memory():.0f} MB")


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clauses", type=int, default=1000)
    parser.add_argument("--top", type=int, default=10)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--engine", action="append", choices=NAMES, help="may be given more than once")
    parser.add_argument("--corpus", action="store_true", help="all pairs of shipped frameworks")
    args = parser.parse_args()
    if args.corpus:
        corpus(args.top)
    else:
        compare(args.clauses, args.top, args.repeat, args.engine or [NAMES[0]])
    return 0


if __name__ == "__main__":
    sys.exit(main())
