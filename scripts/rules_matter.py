"""Take each rule of the validator away in turn, and show which of its tests then fail.

    python scripts/rules_matter.py

A rule whose absence no test notices is printed as such, and the exit code is then 1. Run are the examples of
tests/validation/test_examples.py.
"""

import subprocess
import sys
from pathlib import Path

from comparator.validation.rules import CROSS_RULES, RULES

ROOT = Path(__file__).parent.parent
WITHOUT = """
import sys, pytest
from comparator.validation import claims, rules, verdict
rules.RULES = verdict.RULES = tuple(rule for rule in rules.RULES if rule.id != sys.argv[1])
claims.CROSS_RULES = tuple(rule for rule in rules.CROSS_RULES if rule.id != sys.argv[1])
sys.exit(pytest.main(["tests/validation/test_examples.py", "-q", "-x", "--no-header", "-p", "no:cacheprovider",
    "-k", "marked_lines or id_that_changed or topic_without_support"]))
"""
"""What runs the examples without one rule; it is found by name only where files are judged."""


def main() -> int:
    """Print a line for each rule."""
    unnoticed = 0
    names = sorted([*(rule.id for rule in RULES), *(rule.id for rule in CROSS_RULES)])
    for name in names:
        done = subprocess.run(
            [sys.executable, "-c", WITHOUT, name], cwd=ROOT, capture_output=True, text=True, check=False
        )
        failed = [
            line.partition("::")[2].partition(" ")[0] for line in done.stdout.split("\n") if line.startswith("FAILED")
        ]
        unnoticed += not failed
        print(f"{name:32} {failed[0] if failed else 'NOT NOTICED'}", flush=True)
    print(f"{unnoticed} of {len(names)} rules could go without a test that fails")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
