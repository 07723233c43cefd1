"""Measure the aligner beside a plain rapidfuzz call on the raw text, in one run.

    python benchmarks/align.py [--clauses 1000]

Both sides are clauses of the shipped frameworks, repeated to the size asked for. Printed are CPU seconds,
seconds on the clock and the ratio of each engine to `rapidfuzz.process.cdist(token_set_ratio)`, and the
peak memory of the whole process. The lexical engine's time includes reading both sides.
"""

import argparse
import resource
import sys
import time
from dataclasses import replace
from itertools import cycle, islice

from comparator.alignment.align import align
from comparator.alignment.engines import NAMES
from comparator.alignment.passages import from_framework
from comparator.corpus.corpus import load_corpus
from comparator.model.passage import Side


def sides(count: int) -> tuple[Side, Side]:
    """Return two sides of `count` clauses each from the shipped frameworks."""
    passages = [
        passage for framework in load_corpus().frameworks.values() for passage in from_framework(framework).passages
    ]
    numbered = [replace(passage, id=str(index)) for index, passage in enumerate(islice(cycle(passages), 2 * count))]
    return Side("a", tuple(numbered[:count])), Side("b", tuple(numbered[count:]))


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clauses", type=int, default=1000)
    count = parser.parse_args().clauses
    a, b = sides(count)
    align(Side("a", a.passages[:2]), Side("b", b.passages[:2]))  # loads the lexicon, which is not what is measured
    figures = {}
    for name in NAMES:
        wall, cpu = time.perf_counter(), time.process_time()
        align(a, b, top=10, engine_name=name, explain=False)
        figures[name] = (time.process_time() - cpu, time.perf_counter() - wall)
    base = figures["token-set"][0]
    print(f"{count} x {count} clauses, top 10")
    for name, (cpu, wall) in figures.items():
        print(f"{name:12} {cpu:8.2f} s CPU {wall:8.2f} s wall  {base / cpu:6.2f} x as fast as token-set")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
