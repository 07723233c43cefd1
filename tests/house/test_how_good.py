"""docs/how-good.md is what its script writes: same sets, same tables, same words; only the figures differ."""

import importlib.util
import re
import sys
from dataclasses import replace
from types import ModuleType

import pytest

from comparator.alignment.engines import NAMES
from tests.formats.test_evaluations import FOUND

ACROSS = ("eu-ai-act-en-nl", "xl-")


@pytest.fixture(scope="module")
def script(root) -> ModuleType:
    spec = importlib.util.spec_from_file_location("how_good", root / "scripts" / "how_good.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["how_good"] = module
    spec.loader.exec_module(module)
    return module


def prose(text: str) -> list[str]:
    """Return what does not change with the figures: all lines that are no rows, and the heads of the tables."""
    lines = text.splitlines()
    heads = {index - 1 for index, line in enumerate(lines) if line.startswith("| ---")}
    return [line for index, line in enumerate(lines) if index in heads or not line.startswith("| ")]


def ranked(text: str) -> list[tuple[str, ...]]:
    """Return the set and the engine of each row of the first table of figures."""
    section = text.partition("## Where the published partner ranks")[2].partition("\n## ")[0]
    rows = [line.split(" | ") for line in section.splitlines() if re.search(r"\d\.\d{3} \[", line)]
    return [(row[0].removeprefix("| "), row[1]) for row in rows]


def test_the_page_has_the_form_that_the_script_gives_it(script, root):
    found = [
        replace(FOUND, set=name, engine=engine, across=name.startswith(ACROSS))
        for name in script.SETS
        for engine in NAMES
    ]
    shipped, again = (root / "docs" / "how-good.md").read_text(encoding="utf-8"), script.page(found)

    assert prose(shipped) == prose(again)
    assert ranked(shipped) == ranked(again)
    assert shipped.partition("## Where")[0] == again.partition("## Where")[0]


def test_every_set_says_where_it_is_from_and_what_its_limits_are(script):
    for name, origin in script.SETS.items():
        assert all((origin.what, origin.source, origin.limits)), name
