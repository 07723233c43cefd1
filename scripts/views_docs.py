"""Write the generated parts of docs/views.md and docs/questions.md, or say that they have drifted.

    python scripts/views_docs.py            write the parts
    python scripts/views_docs.py --check    exit with 1 when a page is not what the code and the data give

A fenced block that begins with `$ comparator ...` holds what that command prints on a terminal of 100 columns;
`| head -n N` at its end keeps the first N lines. What stands between `<!-- constants -->` and `<!-- end -->` is a table
of constants read from the code, and between `<!-- directions -->` and `<!-- end -->` the direction words of measures.
"""

import io
import os
import re
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path

from comparator.cli.main import run
from comparator.corpus.corpus import load_corpus
from comparator.model.vocabulary import pick

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "docs" / "views.md", ROOT / "docs" / "questions.md")
WIDTH = "100"
BLOCK = re.compile(r"^```text\n\$ (comparator [^\n]*)\n.*?^```$", re.DOTALL | re.MULTILINE)
PART = re.compile(r"<!-- (constants|directions) -->\n.*?<!-- end -->", re.DOTALL)
CUT = re.compile(r"^(.*?)\s*\|\s*head -n (\d+)$")
CONSTANTS = (
    ("consensus", "FEWEST", "jurisdictions that must cover a topic for a draft clause"),
    ("common", "FEWEST", "clauses that must share a role or a concept"),
    ("common", "CONCEPTS", "shared concepts that a draft clause names at most; how many more there are is said"),
    ("common", "GENERAL", "share of all clauses above which a concept says nothing about a topic"),
    ("common", "LIFT", "times as often as in all clauses that a concept must stand in those on a topic to be named"),
    ("common", "STEM", "first letters by which words of a noun and of a topic count as the same"),
    ("formats.draft_words", "VALUES", "ranges that a sentence of the draft gives at most; all stand below it"),
    ("consensus", "ONLY_AIM", "what a jurisdiction has: no more than an aim"),
    ("consensus", "BETWEEN", "what a jurisdiction has: more than an aim, and no duty that binds"),
    ("consensus", "DUTY", "what a jurisdiction has: a duty or ban in an instrument with legal force"),
    ("consensus", "FOR", "share of the recorded votes that must be for, by ISO's rule"),
    ("consensus", "AGAINST", "share of the recorded votes that may be against at most, by ISO's rule"),
    ("respects", "FEWEST", "values that there must be before several clauses differ in a respect"),
    ("formats.gap", "MOST", "own clauses that a gap names where none is linked; the rest is counted"),
    ("links", "DEPTH", "candidates sought for each clause in each other instrument"),
    ("kept", "MOST_BYTES", "bytes of results between runs beyond which those written first are removed"),
    ("cooperation", "MODELS", "clauses of others that are shown for a need"),
    ("differences", "MAX_ELSEWHERE", "other clauses with a measure that are named; the rest is counted"),
    ("strip", "LOGARITHMIC_FROM", "ratio of largest to smallest value from which a strip is logarithmic"),
    ("timeline", "MONTHS", "months ahead in which changes are shown"),
    ("order", "FEWEST", "lines from which there is more than one order to choose from"),
)


def constants() -> str:
    """Return the table of constants."""
    rows = ["| constant | value | what it is |", "|---|---|---|"]
    for module, name, meaning in CONSTANTS:
        package = "comparator" if "." in module else "comparator.comparison"
        value = getattr(import_module(f"{package}.{module}"), name)
        rows.append(f"| `{module}.{name}` | {value:g} | {meaning} |" if isinstance(value, float) else
                    f"| `{module}.{name}` | {value} | {meaning} |")  # fmt: skip
    days = import_module("comparator.comparison.quantities").DAYS
    rows += [f"| `quantities.DAYS` | {length:.6g} | days in a {unit} |" for unit, length in days.items()]
    return "\n".join(rows)


def directions() -> str:
    """Return the table of direction words."""
    rows = ["| measure | when the first value is lower | when it is higher |", "|---|---|---|"]
    for measure in load_corpus().vocabularies.measures.values():
        rows.append(f"| `{measure.id}` | {pick(measure.lower_words)} | {pick(measure.higher_words)} |")
    return "\n".join(rows)


def printed(line: str) -> str:
    """Return what a command prints on standard output."""
    match = CUT.match(line)
    command, most = (match[1], int(match[2])) if match else (line, 0)
    out = io.StringIO()
    os.environ |= {"COLUMNS": WIDTH, "NO_COLOR": "1"}
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        code = run(shlex.split(command)[1:], explore=lambda folder, added: 2)
    if code not in (0, 1):
        raise SystemExit(f"`{command}` ended with {code}")
    lines = [row.rstrip() for row in out.getvalue().rstrip("\n").split("\n")]
    return "\n".join(lines[:most] if most else lines)


def page(text: str) -> str:
    """Return a page with its generated parts as the code and the data give them."""
    tables = {"constants": constants, "directions": directions}
    text = PART.sub(lambda part: f"<!-- {part[1]} -->\n{tables[part[1]]()}\n<!-- end -->", text)
    return BLOCK.sub(lambda block: f"```text\n$ {block[1]}\n{printed(block[1])}\n```", text)


def main() -> None:
    """Write or check the pages."""
    drifted = []
    for path in PAGES:
        before = path.read_text(encoding="utf-8")
        after = page(before)
        if before != after:
            drifted.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(after, encoding="utf-8")
    if "--check" in sys.argv and drifted:
        raise SystemExit(f"{', '.join(drifted)}: run python scripts/views_docs.py")


if __name__ == "__main__":
    main()
