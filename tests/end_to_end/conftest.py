"""Running the comparator as a person does: `python -m comparator` in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path


def comparator(*arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command on the shipped data and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "comparator", *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done
