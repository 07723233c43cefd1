"""Text in a framework is data: it never moves the cursor, colours, reorders, hides, runs or marks up anything."""

import csv
import io
import json
import re
from xml.etree import ElementTree

import pytest
import yaml

from tests.cli.conftest import clause_file

ESCAPES = "\x1b[31mred\x1b]0;title\x07 \x9b31m\x08\x7f"
BIDI = "\u202egpj.exe\u202c \u2066x\u2069 \u200f"
HIDDEN = "zero\u200bwidth\ufeff\u2060 soft\u00adhyphen"
LINES = "one\ntwo\r\nthree\u2028four\u2029five\x85six\tseven"
MARKUP = "[bold]b[/bold] [link=https://x.example]l[/link] :smile: <script>alert(1)</script> | `code` *em* _u_ # ~~s~~"
FORMULA = "=1+1"
HOSTILE = f"{FORMULA} {ESCAPES} {BIDI} {HIDDEN} {LINES} {MARKUP}"

ALIVE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Characters that act on a terminal or hide; line breaks and tabs belong to the formats themselves."""


def framework(name: str) -> dict[str, object]:
    """Return a framework with hostile text wherever text is free."""
    clause = {
        "cite": HOSTILE,
        "title": {"en": HOSTILE},
        "statement": {"en": f"{HOSTILE} Providers keep logs of high-risk AI systems for six months."},
        "bearer_term": {"en": HOSTILE},
        "norm": "obligation",
        "bearer": ["provider", HOSTILE],
        "scope": [HOSTILE],
        "topics": ["logging"],
        "parameters": [
            {"measure": HOSTILE, "value": 6, "unit": HOSTILE, "bound": "at-least", "condition": {"en": HOSTILE}}
        ],
        "source": HOSTILE,
    }
    return {
        "schema": 1,
        "id": f"{name}{HOSTILE}",
        "title": {"en": HOSTILE},
        "short": {"en": HOSTILE},
        "summary": {"en": HOSTILE},
        "jurisdiction": HOSTILE,
        "pillar": HOSTILE,
        "form": HOSTILE,
        "force": "binding",
        "issuer": {"en": HOSTILE},
        "languages": ["en"],
        "lifecycle": [{"event": "in-force", "on": "2025-01-01", "note": {"en": HOSTILE}}],
        "sources": [
            {
                "id": HOSTILE,
                "title": HOSTILE,
                "url": f"https://x.example/{HOSTILE}",
                "language": "en",
                "kind": HOSTILE,
                "checked": "2026-01-01",
            }
        ],
        "clauses": [clause | {"id": f"{FORMULA}{number}{HOSTILE}"} for number in (1, 2)],
        "absent": [{"topic": "logging", "statement": {"en": HOSTILE}, "source": HOSTILE}],
        "reservations": [
            {"id": "r", "topic": "logging", "position": HOSTILE, "statement": {"en": HOSTILE}, "source": HOSTILE}
        ],
        "cooperation": {
            key: [
                {
                    "id": f"{FORMULA}{key}{HOSTILE}",
                    "cite": HOSTILE,
                    "statement": {"en": f"{HOSTILE} Training of experts."},
                    "kind": HOSTILE,
                    "topics": ["logging"],
                    "source": HOSTILE,
                }
            ]
            for key in ("offers", "needs")
        },
        "notes": [{"en": HOSTILE}],
    }


@pytest.fixture
def hostile(tmp_path, shipped, vocabularies, monkeypatch):
    """Run a command on a corpus of two hostile frameworks, `A` and `B` in the arguments."""
    monkeypatch.setattr("comparator.corpus.corpus.load_vocabularies", lambda folder: vocabularies)
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.yaml").write_text(json.dumps(framework(name)), encoding="utf-8")

    def call(line: str):
        places = {"A": folder / "a.yaml", "B": folder / "b.yaml"}
        return shipped(*(places.get(part, part) for part in line.split()), "--corpus", folder)

    return call


@pytest.fixture
def views(hostile, tmp_path, monkeypatch):
    """Run a command on hostile frameworks of two jurisdictions, with a hostile recorded decision between them."""
    folder = tmp_path / "corpus"
    for name, place in (("a", "NO"), ("b", "CN")):
        made = framework(name) | {"jurisdiction": place}
        quantity = {"measure": "log-retention", "value": 6, "unit": "month", "bound": "at-least",
                    "condition": {"en": HOSTILE}, "basis": {"en": HOSTILE}}  # fmt: skip
        made["clauses"] = [clause | {"parameters": [quantity]} for clause in made["clauses"]]  # type: ignore[attr-defined]
        (folder / f"{name}.yaml").write_text(json.dumps(made), encoding="utf-8")
    ids = [f"{FORMULA}{number}{HOSTILE}" for number in (1, 2)]
    decisions = {
        "schema": 1,
        "id": f"{FORMULA}set{HOSTILE}",
        "title": {"en": HOSTILE},
        "source": f"a{HOSTILE}",
        "target": f"b{HOSTILE}",
        "reviewers": [{"id": HOSTILE, "name": HOSTILE}],
        "mappings": [
            {"source": name, "target": ids[0], "relation": relation, "rationale": HOSTILE, "method": HOSTILE,
             "reason": {"en": HOSTILE}, "reviewer": HOSTILE, "on": "2026-01-01"}
            for name, relation in ((ids[0], "subset-of"), (ids[0], "no-relationship"), (ids[1], "equal-to"))
        ],
        "reviews": [{"source": ids[1], "target": ids[0], "relation": "no-relationship", "reason": {"en": HOSTILE},
                     "reviewer": HOSTILE, "on": "2026-01-01"}],
    }  # fmt: skip
    (folder / "mappings").mkdir()
    (folder / "mappings" / "m.yaml").write_text(json.dumps(decisions), encoding="utf-8")
    return hostile


ACROSS = "compare --topic logging --across NO,CN"
VIEWS = [
    "list clauses",
    "timeline --clauses",
    *(f"timeline --format {form}" for form in ("json", "csv")),
    *(f"parameters --format {form}" for form in ("table", "json", "csv", "svg")),
    *(f"{ACROSS} --format {form}" for form in ("table", "json", "csv", "markdown")),
    *(f"consensus --format {form}" for form in ("table", "json", "yaml", "markdown")),
    *(f"gap NO --format {form}" for form in ("table", "json", "csv", "markdown")),
    *(f"cooperation --format {form}" for form in ("table", "json", "csv", "markdown")),
    *(f"mappings --format {form}" for form in ("table", "json", "csv")),
    "mappings --relation subset-of",
    *(f"mappings --stats --format {form}" for form in ("table", "json", "csv")),
    *(f"mappings --contradictions --format {form}" for form in ("table", "json", "csv")),
    *(f"matrix --topic logging --by instrument --format {form}" for form in ("table", "csv", "svg")),
]


@pytest.mark.parametrize("line", VIEWS)
def test_no_character_of_a_file_acts_in_a_view(views, line):
    result = views(line)
    assert result.code == (1 if "--contradictions" in line else 0)
    assert ALIVE.findall(result.out + result.err) == []
    assert "alert(1)" in result.out or "--stats" in line or line.startswith(("consensus", "timeline"))


@pytest.mark.parametrize("line", [line for line in VIEWS if line.endswith("csv")])
def test_no_cell_of_a_view_runs_as_a_formula(views, line):
    rows = list(csv.reader(io.StringIO(views(line).out, newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("line", [line for line in VIEWS if line.endswith("markdown")])
def test_pages_get_no_markup_from_a_file(views, line):
    alive = re.sub(r"\\.", "", views(line).out)
    assert not set("<`[]~&") & set(alive)
    assert "script" not in alive or "<script" not in alive


@pytest.mark.parametrize("line", [line for line in VIEWS if line.endswith("svg")])
def test_drawings_are_xml_without_scripts_links_or_handlers(views, line):
    drawn = ElementTree.fromstring(views(line).out)
    names = {element.tag.rpartition("}")[2] for element in drawn.iter()}
    assert names <= {"svg", "title", "style", "defs", "pattern", "path", "rect", "text", "g", "line", "circle"}
    keys = {key.lower() for element in drawn.iter() for key in element.attrib}
    assert not [key for key in keys if key.startswith("on") or "href" in key]
    assert any("alert(1)" in (element.text or "") for element in drawn.iter()), "as text, which nothing runs"


def test_a_draft_from_hostile_files_reads_back_as_yaml(views):
    made = yaml.safe_load(views("consensus --format yaml").out)
    (clause,) = made["clauses"]
    assert clause["id"] == "logging"
    assert FORMULA in clause["notes"][2]["en"]


COMMANDS = [
    "list",
    "list --format json",
    "show A",
    "show A --format json",
    "align A B --explain",
    "align A B --all --one-to-one",
    *(f"align A B --format {form}" for form in ("json", "csv", "markdown", "sssom", "oscal")),
    *(f"align A B --one-to-one --format {form}" for form in ("json", "csv", "markdown", "sssom")),
    "compare A B --all",
    *(f"compare A B --format {form}" for form in ("json", "csv", "markdown")),
    "agreement --topic logging",
    "agreement --topic logging --format csv",
    "matrix --topic logging",
    *(f"matrix --topic logging --format {form}" for form in ("json", "csv")),
]


@pytest.mark.parametrize("line", COMMANDS)
def test_no_character_of_a_file_acts_on_the_terminal(hostile, line):
    result = hostile(line)
    assert result.code == 0
    assert ALIVE.findall(result.out + result.err) == []


@pytest.mark.parametrize("line", ["list --format json", "show A --format json", "compare A B --format json"])
def test_json_reads_back_as_the_very_text(hostile, line):
    assert HOSTILE in strings(hostile(line).json)


def strings(value):
    """Yield every string in a JSON value."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.endswith("csv")])
def test_no_cell_of_csv_runs_as_a_formula(hostile, line):
    rows = list(csv.reader(io.StringIO(hostile(line).out, newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert any(FORMULA in cell for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_markup_is_shown_as_text_in_tables(hostile):
    for line in ("list", "show A", "compare A B"):
        shown = " ".join(hostile(line).out.split())
        assert ":smile:" in shown.replace(" ", "")
        assert "[/bold]" in shown.replace(" ", "")


def test_a_line_break_in_a_file_starts_no_line_of_the_output(hostile, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50000")  # wide enough that nothing wraps
    for line in ("show A", "compare A B", "align A B --explain", "matrix --topic logging", "list"):
        assert not [row for row in hostile(line).lines if row.strip().startswith(("two", "three", "four", "five"))]


def test_markdown_gets_no_markup_from_a_file(hostile):
    shown = hostile("compare A B --format markdown").out
    assert "alert(1)" in shown
    alive = re.sub(r"\\.", "", shown)  # what a backslash does not keep from being markup
    assert not set("<>`[]~&_") & set(alive)
    lines = alive.splitlines()
    assert len([line for line in lines if line.startswith("#")]) == 1 + 2
    assert {line.count("|") for line in lines} == {0, 5}
    assert {line.count("*") for line in lines} == {0, 4}


def test_the_markdown_of_an_alignment_gets_no_markup_from_a_file(hostile):
    alive = re.sub(r"\\.", "", hostile("align A B --format markdown").out)
    assert not set("<>`[]~&_*") & set(alive)
    assert len([line for line in alive.splitlines() if line.startswith("#")]) == 1
    assert {line.count("|") for line in alive.splitlines()} == {0, 7}


def test_sssom_keeps_its_rows_and_columns(hostile):
    table = [line for line in hostile("align A B --format sssom").out.splitlines() if not line.startswith("#")]
    slots, *rows = csv.reader(table, delimiter="\t", strict=True)
    assert len(rows) == 2 * 2
    assert {len(row) for row in rows} == {len(slots)}


def test_clause_files_are_no_safer_and_treated_alike(small, tmp_path):
    path = clause_file(tmp_path / "a\x1b[31mb.jsonl", {"id": HOSTILE, "lang": "en", "title": HOSTILE, "text": HOSTILE})
    for form in ("table", "json", "csv", "markdown", "sssom", "oscal"):
        result = small("align", path, "north-act", "--explain", "--format", form)
        assert result.code == 0
        assert ALIVE.findall(result.out + result.err) == []


def test_findings_of_validate_show_hidden_characters(shipped, tmp_path):
    path = tmp_path / "a\x1b[31mb.yaml"
    text = json.dumps(framework("a"))  # as escapes in the file, but for two that YAML takes raw
    path.write_text(text.replace(r"\u202e", "\u202e").replace(r"\u200b", "\u200b"), encoding="utf-8")
    for form in ("text", "json"):
        result = shipped("validate", path, "--format", form)
        assert result.code == 1
        assert result.out.count("unknown-jurisdiction") == 1
        assert ALIVE.findall(result.out + result.err) == []
