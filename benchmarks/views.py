"""Measure what the views cost, as commands and all together, with an empty cache and with a warm one.

    python benchmarks/views.py [--commands]

Printed are CPU seconds (user and system). First all views on all shipped instruments in one process: the matrix,
agreement, parameters, the timeline, mappings, the links between all instruments, `across` on every topic, the draft, a
gap for every jurisdiction, and cooperation. Starting the interpreter and reading the files stand on lines of their own,
outside the sum. What a view imports counts as its own. Then, with `--commands`, each command as a process of its own.

Cold is with an empty cache folder, warm with the one that the cold run filled. Each is the least of three runs. The
limits are for the sum: 5 s cold and 1 s warm.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # so that what is imported counts where it is used
    from comparator.comparison.links import Links
    from comparator.corpus.corpus import Corpus

T = TypeVar("T")

RUNS = 3
LIMITS = {"cold": 5.0, "warm": 1.0}
DAY = "2026-11-23"
OUTSIDE = ("start of the interpreter", "reading the files")
COMMANDS = (
    "matrix",
    "matrix --cluster",
    "agreement --among brics --among all",
    "parameters",
    "timeline",
    "mappings --stats",
    "compare --topic synthetic-content-label --across CN,KR,EU",
    "compare eu-ai-act kr-ai-basic-act",
    "consensus --format yaml",
    "gap KE",
    "cooperation",
)


def views() -> dict[str, float]:
    """Make all views in this process and return the CPU seconds of each."""
    used: dict[str, float] = {"start of the interpreter": time.process_time()}

    def timed(name: str, work: Callable[[], T]) -> T:
        started = time.process_time()
        result = work()
        used[name] = time.process_time() - started
        return result

    def read() -> "Corpus":
        from comparator.corpus.corpus import load_corpus

        return load_corpus()

    corpus = timed("reading the files", read)
    places = corpus.jurisdictions()

    def matrix() -> object:
        from comparator.comparison.matrix import matrix

        return matrix(corpus, DAY)

    def agreement() -> object:
        from comparator.comparison.agreement import among

        return among(corpus, DAY, {"brics": corpus.vocabularies.groups["brics"].members, "all": ()})

    def parameters() -> object:
        from comparator.comparison.parameters import parameters

        return parameters(corpus, DAY)

    def timeline() -> object:
        from comparator.comparison.timeline import timeline

        return timeline(corpus, DAY)

    def mappings() -> object:
        from comparator.comparison.decisions import contradictions, reader_agreement, statistics

        sets = list(corpus.mapping_sets.values())
        return statistics(sets), reader_agreement(sets), contradictions(sets)

    def links() -> "Links":
        from comparator.comparison.kept import kept_results
        from comparator.comparison.links import links

        return links(corpus, kept=kept_results())

    for name, work in (("matrix", matrix), ("agreement", agreement), ("parameters", parameters),
                       ("timeline", timeline), ("mappings", mappings)):  # fmt: skip
        timed(name, work)
    found = timed("links", links)

    def across() -> object:
        from comparator.comparison.across import across

        return [across(corpus, topic, places, DAY, found) for topic in corpus.vocabularies.topics]

    def consensus() -> object:
        from comparator.comparison.consensus import Rule, consensus
        from comparator.comparison.kept import kept_results
        from comparator.model.framework import Force

        return consensus(corpus, Rule(day=DAY, forces=tuple(Force)), found, kept=kept_results())

    def gaps() -> object:
        from comparator.comparison.gap import gap

        return [gap(corpus, place, places, DAY, found) for place in places]

    def cooperation() -> object:
        from comparator.comparison.cooperation import matches
        from comparator.comparison.kept import kept_results

        return matches(corpus, DAY, kept=kept_results())

    for name, work in (("across, every topic", across), ("consensus", consensus),
                       ("gap, every jurisdiction", gaps), ("cooperation", cooperation)):  # fmt: skip
        timed(name, work)
    return used


def together(environment: dict[str, str]) -> dict[str, float]:
    """Make all views in a process of their own and return the CPU seconds of each."""
    command = [sys.executable, __file__, "--in-this-process"]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return {name: float(value) for name, value in json.loads(answer.stdout).items()}


def one_command(line: str, environment: dict[str, str]) -> float:
    """Run a command and return its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "comparator", *line.split()]
    subprocess.run(command, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def environments() -> Iterator[dict[str, str]]:
    """Yield for each run an environment with an empty cache folder; what is run in it a second time finds it full."""
    plain = {name: value for name, value in os.environ.items() if name != "COMPARATOR_NO_CACHE"}
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            yield plain | {"XDG_CACHE_HOME": folder}


def total(used: dict[str, float]) -> float:
    """Return what the views themselves cost."""
    return sum(value for name, value in used.items() if name not in OUTSIDE)


def main() -> int:
    """Measure and print; 1 when a limit is not kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--commands", action="store_true", help="measure each command as a process of its own too")
    parser.add_argument("--in-this-process", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.in_this_process:
        json.dump(views(), sys.stdout)
        return 0
    runs = [(together(place), together(place)) for place in environments()]
    cold, warm = (min((run[place] for run in runs), key=total) for place in (0, 1))
    print(f"{'CPU seconds':40} {'cold':>7} {'warm':>7}")
    for name in cold:
        print(f"{name:40} {cold[name]:7.2f} {warm[name]:7.2f}" + ("   (not in the sum)" if name in OUTSIDE else ""))
    print(f"{'all views':40} {total(cold):7.2f} {total(warm):7.2f}")
    print(f"{'to reach':40} {LIMITS['cold']:7.2f} {LIMITS['warm']:7.2f}")
    if args.commands:
        print()
        for line in COMMANDS:
            costs = [(one_command(line, place), one_command(line, place)) for place in environments()]
            least = [min(values) for values in zip(*costs, strict=True)]
            print(f"{f'comparator {line}'[:72]:72} {least[0]:7.2f} {least[1]:7.2f}")
    return 0 if total(cold) <= LIMITS["cold"] and total(warm) <= LIMITS["warm"] else 1


if __name__ == "__main__":
    sys.exit(main())
