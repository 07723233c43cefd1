"""docs/rules.md is what scripts/rules_docs.py writes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_has_not_drifted_from_the_rules_and_their_examples():
    command = [sys.executable, str(ROOT / "scripts" / "rules_docs.py"), "--print"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert done.stdout == page, "run: python scripts/rules_docs.py"
