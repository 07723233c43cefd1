"""Where the checkout is, and running a fresh interpreter."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture
def modules_after() -> Callable[[str], set[str]]:
    """Run code in a fresh interpreter and return the top-level modules that it has then imported."""

    def run(code: str) -> set[str]:
        script = f"import sys\n{code}\nprint(' '.join({{m.partition('.')[0] for m in sys.modules}}), file=sys.stderr)"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        return set(done.stderr.split())

    return run
