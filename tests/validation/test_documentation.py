"""docs/validation.md: what the page shows is what a reader gets."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from comparator.cli.main import run
from comparator.validation.formatters import NAMES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
BLOCKS = [(kind, re.sub(rf"^{indent}", "", text, flags=re.MULTILINE)) for indent, kind, text in FENCE.findall(PAGE)]


def block(kind: str, start: str) -> str:
    [found] = [text for name, text in BLOCKS if name == kind and start in text]
    return found


def command(capsys: Any, *arguments: str) -> tuple[int, str, str]:
    code = run(arguments, explore=lambda *_: 0)
    return (code, *capsys.readouterr())


@pytest.fixture
def repository(tmp_path: Path, monkeypatch) -> Path:
    """An empty repository with the page's example in it, as the working directory."""
    path = tmp_path / "frameworks" / "jm" / "jm-ai-guideline.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(block("yaml", "id: jm-ai-guideline"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def test_the_example_has_the_finding_that_the_page_shows(repository, capsys):
    code, out, err = command(capsys, "validate", "frameworks/")
    assert code == 1
    assert out == block("text", "human-oversigt") + "\n"
    assert err == "1 file, 1 clause, 1 finding in 1 file\n"


def test_with_its_topic_mended_the_example_is_clean(repository, capsys):
    text = repository.read_text(encoding="utf-8").replace("human-oversigt", "human-oversight")
    repository.write_text(text, encoding="utf-8")
    assert command(capsys, "validate", "frameworks/") == (0, "", "1 file, 1 clause, no finding\n")
    assert "`1 file, 1 clause, no finding`" in PAGE


def test_the_modeline_leads_to_the_schema_that_the_page_has_the_reader_write(repository):
    line = repository.read_text(encoding="utf-8").splitlines()[0]
    name = line.partition("$schema=")[2]
    assert (repository.parent / name).resolve() == (Path.cwd() / "framework.schema.json").resolve()
    assert "comparator schema framework > framework.schema.json" in PAGE


def test_every_shipped_file_has_the_modeline_of_its_schema():
    for folder in ("frameworks", "vocabularies", "lexicon"):
        for path in (ROOT / folder).rglob("*.yaml"):
            first = path.read_text(encoding="utf-8").splitlines()[0]
            assert first.startswith("# yaml-language-server: $schema="), path
            assert (path.parent / first.partition("=")[2]).is_file(), path


def test_the_configurations_are_yaml_and_name_what_there_is():
    blocks = [yaml.safe_load(text) for kind, text in BLOCKS if kind == "yaml"]
    assert len(blocks) == 5
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    [workflow] = [item for item in blocks if isinstance(item, dict) and item.get("name") == "Frameworks"]
    [step] = [item for item in workflow["jobs"]["validate"]["steps"] if "with" in item]
    assert set(step["with"]) <= set(inputs)
    table = dict(re.findall(r"^\| `([\w-]+)` \| [^|]+ \| (?:`(.+)`|none) \|$", PAGE, re.MULTILINE))
    assert table == {name: value["default"] for name, value in inputs.items()}
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    [used] = yaml.safe_load(block("yaml", "hooks:"))["repos"][0]["hooks"]
    assert used["id"] == hook["id"]


def test_every_format_is_described():
    assert re.findall(r"^\| `(\w+)` \| [\w, ]+ \|", PAGE.partition("## Formats")[2], re.MULTILINE) == list(NAMES)


def test_the_editor_page_shows_the_values_that_the_schema_has():
    page = (ROOT / "docs" / "editor.md").read_text(encoding="utf-8")
    schema = json.loads((ROOT / "schemas" / "framework.schema.json").read_text(encoding="utf-8"))
    clause = schema["$defs"]["clause"]["properties"]
    assert schema["properties"]["force"]["description"] in page
    for values in (schema["properties"]["force"]["enum"], clause["norm"]["enum"]):
        assert ", ".join(f"`{value}`" for value in values) in page
    required = set(schema["$defs"]["clause"]["required"]) | {"bearer"}  # what the example has already
    assert ", ".join(f"`{key}`" for key in clause if key not in required) in page
