"""Measure `comparator validate` beside check-jsonschema, on the same files and with the same schema, in one run.

    python benchmarks/validate.py [--files 300] [--peer /path/to/check-jsonschema]

The files are made from the shipped frameworks, with a fixed seed: some of the clauses of one, up to 47 KB. Printed are
CPU seconds (user and system, child processes included), wall time, peak memory of the largest process, and ratios;
then the peak memory of one process with 4 and with 16 times as many files, which is to be nearly the same. Of several
runs the least counts, on both sides, because what disturbs a run only adds to it; the means are printed too.
Every run starts in an empty folder, so that no settings of another project count.
Machines are noisy: compare only figures of one run. check-jsonschema is no dependency; install it anywhere and pass
its path, or have it on PATH.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import yaml

from comparator.corpus.reader import read_document
from comparator.corpus.resources import data_root

SIZE = 47_000
"""Bytes of a file."""
SETS = 3
"""Cold runs before, between and after the two of the peer, since a machine does not stay as fast for a minute."""
TARGETS = {"cold": 25, "warm": 250, "one file": 3}
"""How many times less CPU than the peer each run is to take."""
TIMES = (1, 4, 16)
"""How many times as many files the runs have that show whether memory stays flat."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process, with its children, has taken."""

    cpu: float
    wall: float
    memory: float
    code: int


def measure(command: list[str], environment: dict[str, str]) -> Cost:
    """Run `command` in the folder of the cache and return what it cost; memory is in MB."""
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        env=environment,
        cwd=environment["XDG_CACHE_HOME"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    per_mb = 1_000_000 if sys.platform == "darwin" else 1_000
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / per_mb, process.returncode)


def least(command: list[str], environment: dict[str, str]) -> Cost:
    """Run `command` five times and return the least that it cost; short runs vary most."""
    return min((measure(command, environment) for _ in range(5)), key=_cpu)


def _cpu(cost: Cost) -> float:
    return cost.cpu


def make_files(folder: Path, count: int) -> list[Path]:
    """Write `count` different framework files into `folder`."""
    chance = random.Random(7)
    frameworks = [read_document(path).data for path in sorted((data_root() / "frameworks").rglob("*.yaml"))]
    paths = []
    for number in range(count):
        data = vary(chance.choice(frameworks), number, chance)
        path = folder / f"{data['id']}.yaml"
        path.write_text(dump(data), encoding="utf-8")
        paths.append(path)
    return paths


def copy_files(paths: list[Path], folder: Path, times: int) -> None:
    """Write so many files for each of `paths` into `folder`, of which no two have an id or a statement in common."""
    for number, path in enumerate(paths):
        text = path.read_text(encoding="utf-8")
        for serial in range(times):
            other = text.replace(f"id: {path.stem}\n", f"id: {path.stem}-{serial}\n").replace(
                f"[{number}-", f"[{number}.{serial}-"
            )
            (folder / f"{path.stem}-{serial}.yaml").write_text(other, encoding="utf-8")


def vary(framework: dict[str, Any], number: int, chance: random.Random) -> dict[str, Any]:
    """Return a framework of a new id with some of the clauses, which refer to nothing that is not there."""
    data = {key: value for key, value in framework.items() if key not in ("reservations", "cooperation")} | {
        "clauses": []
    }
    data["id"] = f"{framework['id']}-{number}"
    room = SIZE - len(dump(data).encode())
    clauses: list[dict[str, Any]] = []
    serial = 0
    while room > 0:
        for clause in chance.sample(framework["clauses"], len(framework["clauses"])):
            serial += 1
            mended = {
                key: value for key, value in clause.items() if key not in ("refs", "parent", "replaces", "sanctions")
            }
            mended["id"] = f"{clause['id'][:60]}-{serial}"
            mended["cite"] = f"{clause['cite']} ({serial})"
            mended["statement"] = {
                language: f"{text} [{number}-{serial}]" for language, text in clause["statement"].items()
            }
            clauses.append(mended)
            room -= len(dump([mended]).encode())
            if room <= 0:
                break
    return data | {"clauses": clauses}  # at the place where the key was


def dump(data: Any) -> str:
    """Return block YAML as a person writes it."""
    return str(yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110))


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def main() -> int:
    """Make the files, run both, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--peer", default=shutil.which("check-jsonschema"), help="path of check-jsonschema")
    parser.add_argument("--jobs", help="passed on to comparator validate")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "files")
        folder.mkdir()
        paths = make_files(folder, args.files)
        size = sum(path.stat().st_size for path in paths)
        print(f"{len(paths)} files of {size / len(paths) / 1000:.1f} KB, {size / 1e6:.1f} MB together")
        environment = os.environ | {"XDG_CACHE_HOME": str(Path(name, "cache"))}
        Path(name, "cache").mkdir()
        if "PYTHONPATH" in environment:
            folders = environment["PYTHONPATH"].split(os.pathsep)
            environment["PYTHONPATH"] = os.pathsep.join(map(os.path.abspath, folders))
        # Both with compiled modules, as an installed program has them, whatever the setting here.
        environment["PYTHONPYCACHEPREFIX"] = str(Path(name, "compiled"))
        for setting in ("COMPARATOR_NO_CACHE", "PYTHONDONTWRITEBYTECODE"):
            environment.pop(setting, None)
        own = [*program(), "validate"]
        jobs = ["--jobs", args.jobs] if args.jobs else []
        runs = {
            "cold": [*own, "--no-cache", *jobs, str(folder)],
            "filling the cache": [*own, *jobs, str(folder)],
            "warm": [*own, str(folder)],
            "one file": [*own, "--no-cache", str(paths[0])],
        }
        measure(runs["one file"], environment)  # which compiles
        costs = {label: measure(command, environment) for label, command in runs.items()}
        # The least of several, so that the first use of a file after it was written counts for nobody.
        costs["warm"] = least(runs["warm"], environment)
        peers: dict[str, Cost] = {}
        means = {"ours": 0.0, "peer": 0.0}
        ours = [measure(runs["cold"], environment) for _ in range(SETS)]
        if args.peer:
            peer = [args.peer, "--schemafile", str(data_root() / "schemas" / "framework.schema.json")]
            pairs = [
                (measure(runs["one file"], environment), measure([*peer, str(paths[0])], environment))
                for _ in range(10)
            ]
            costs["one file"] = min((own for own, _ in pairs), key=_cpu)
            peers["one file"] = min((other for _, other in pairs), key=_cpu)
            theirs = []
            for _ in range(2):
                theirs.append(measure([*peer, *map(str, paths)], environment))
                ours += [measure(runs["cold"], environment) for _ in range(SETS)]
            peers["cold"] = peers["warm"] = min(theirs, key=_cpu)
            means = {"ours": mean(map(_cpu, ours)), "peer": mean(map(_cpu, theirs))}
            print(f"check-jsonschema, all: {', '.join(f'{cost.cpu:.2f}' for cost in theirs)} s CPU")
        print(f"comparator, cold: {', '.join(f'{cost.cpu:.2f}' for cost in ours)} s CPU")
        costs["cold"] = min(ours, key=_cpu)
        report(costs, peers)
        if args.peer:
            print(f"cold, by the means of all runs: 1/{means['peer'] / means['ours']:.1f}")
        for times in TIMES:
            many = Path(name, f"{times}-times")
            many.mkdir()
            copy_files(paths, many, times)
            cost = measure([*own, "--no-cache", "--jobs", "1", str(many)], environment)
            print(
                f"one process, {len(paths) * times:5,} files: {cost.memory:.1f} MB ({line(cost).strip()})", flush=True
            )
            shutil.rmtree(many)
    return 0


def program() -> list[str]:
    """Return how the comparator is started: by its own command where it is installed, as the peer is."""
    installed = Path(sys.executable).parent / "comparator"
    return [str(installed)] if installed.exists() else [sys.executable, "-m", "comparator"]


def report(costs: dict[str, Cost], peers: dict[str, Cost]) -> None:
    """Print a line for each run."""
    for label, cost in costs.items():
        print(f"comparator, {label:18} {line(cost)}")
    if not peers:
        print("check-jsonschema is not there: pass --peer PATH for ratios")
        return
    print(f"check-jsonschema, all files    {line(peers['cold'])}")
    print(f"check-jsonschema, one file     {line(peers['one file'])}")
    for label, target in TARGETS.items():
        ratio = peers[label].cpu / costs[label].cpu
        print(f"{label}: 1/{ratio:.1f} of its CPU (to reach: 1/{target}){'' if ratio >= target else ', not reached'}")


def line(cost: Cost) -> str:
    """Return a cost in words."""
    return f"{cost.cpu:7.2f} s CPU  {cost.wall:7.2f} s wall  {cost.memory:6.0f} MB  exit {cost.code}"


if __name__ == "__main__":
    sys.exit(main())
