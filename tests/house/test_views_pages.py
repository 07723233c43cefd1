"""docs/views.md and docs/questions.md say what the code and the shipped data say."""

import re
import subprocess
import sys

import pytest

from comparator.comparison.agreement import Level, Stance
from comparator.comparison.cooperation import Reach
from comparator.comparison.differences import DifferenceKind
from comparator.comparison.gap import Standing
from comparator.comparison.links import Status
from comparator.comparison.timeline import ChangeKind
from comparator.formats.sssom import PREDICATES


def test_outputs_constants_and_direction_words_have_not_drifted(root):
    command = [sys.executable, str(root / "scripts" / "views_docs.py"), "--check"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.fixture(scope="module")
def page(root):
    return (root / "docs" / "views.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [Level, Stance, Standing, Reach, DifferenceKind, ChangeKind, Status])
def test_every_word_of_a_view_is_explained(page, kind):
    missing = [item.value for item in kind if f"**{item.value}" not in page.lower()]
    assert missing == []


def test_every_relation_stands_with_its_predicate(page):
    rows = dict(re.findall(r"^\| ([a-z-]+) \| (`skos:.*?) \| `", page, re.MULTILINE))
    assert rows == {
        relation.value: f"`{predicate}`" + (f", modifier `{modifier}`" if modifier else "")
        for relation, (predicate, modifier) in PREDICATES.items()
    }


def test_every_example_names_its_day(root):
    for name in ("views.md", "questions.md"):
        text = (root / "docs" / name).read_text(encoding="utf-8")
        for line in re.findall(r"^\$ comparator .*$", text, re.MULTILINE):
            assert "--as-of 2026-11-23" in line or "mappings" in line, line
