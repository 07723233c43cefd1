"""Measure what `comparator --version` costs beside `python -c "import argparse"`, in CPU seconds.

    python benchmarks/startup.py [--runs 15]

Both run in turn, as whole processes, and the medians are printed with their ratio; machines are noisy, so
compare only figures of one run.
"""

import argparse
import os
import statistics
import subprocess
import sys

COMMANDS = {
    'python -c "import argparse"': [sys.executable, "-c", "import argparse"],
    "comparator --version": [sys.executable, "-m", "comparator", "--version"],
    "comparator --help": [sys.executable, "-m", "comparator", "--help"],
    "comparator list": [sys.executable, "-m", "comparator", "list"],
}
ALLOWANCE = 0.060
"""CPU seconds that `--version` may cost on top of twice the bare interpreter with argparse."""


def cpu(command: list[str]) -> float:
    """Return the CPU seconds, user and system, of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, command in COMMANDS.items():
            times[name].append(cpu(command))
    medians = {name: statistics.median(values) for name, values in times.items()}
    base = medians['python -c "import argparse"']
    for name, median in medians.items():
        print(f"{name:30} {median * 1000:7.1f} ms CPU  {median / base:5.2f} x")
    limit = 2 * base + ALLOWANCE
    held = medians["comparator --version"] <= limit
    print(f"limit for --version: {limit * 1000:.1f} ms, {'held' if held else 'NOT held'}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
