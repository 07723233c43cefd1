"""What docs/lexicon.md tells the writer of a new language to do works when it is done."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from comparator.text import stems
from comparator.text.lexicon import load_lexicon, shipped_lexicon
from comparator.text.normalise import fold

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    """Return the code blocks of one kind, in order."""
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The lexicon file of the page."""
    path = tmp_path / "example.yaml"
    path.write_text(blocks("yaml")[1], encoding="utf-8")
    return path


def test_the_schema_takes_the_new_column_after_the_change_that_the_page_shows(example):
    schema = (ROOT / "schemas" / "lexicon.schema.json").read_text(encoding="utf-8")
    before, after = blocks("text")[0].split()
    assert before in schema
    document = yaml.safe_load(example.read_text(encoding="utf-8"))

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, json.loads(schema))
    jsonschema.validate(document, json.loads(schema.replace(before, after)))


def test_the_new_language_is_found_once_its_stemmer_is_named(example, monkeypatch):
    monkeypatch.setattr(stems, "SNOWBALL", stems.SNOWBALL | json.loads("{" + blocks("python")[0] + "}"))
    stems.stem.cache_clear()
    sentence = json.loads(blocks("json")[0])

    mentions = load_lexicon(example.parent).mentions(fold(sentence["text"]), sentence["lang"])

    assert {mention.concept for mention in mentions} == set(blocks("text")[1].split())


def test_the_concepts_of_the_example_are_those_of_the_shipped_lexicon(example):
    concepts = load_lexicon(example.parent).concepts
    assert concepts.keys() <= shipped_lexicon().concepts.keys()


def test_the_first_yaml_example_is_a_concept(example):
    (concept,) = yaml.safe_load(blocks("yaml")[0])
    assert concept["id"] in shipped_lexicon().concepts


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("src/comparator/text/stems.py", "SNOWBALL"),
        ("src/comparator/text/languages.py", "UNSPACED"),
        ("src/comparator/text/word_matcher.py", "_GLUE"),
        ("src/comparator/text/word_matcher.py", "ACCENTED"),
    ],
)
def test_the_places_that_the_page_names_are_there(file, name):
    assert f"`{file}`" in PAGE
    assert f"`{name}`" in PAGE
    assert re.search(rf"^{name}\b", (ROOT / file).read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_every_concept_has_terms_in_every_language():
    schema = json.loads((ROOT / "schemas" / "lexicon.schema.json").read_text(encoding="utf-8"))
    (pattern,) = schema["properties"]["concepts"]["items"]["properties"]["terms"]["patternProperties"]
    languages = set(pattern.strip("^$()").split("|"))
    incomplete = {
        name: languages - concept.terms.keys()
        for name, concept in shipped_lexicon().concepts.items()
        if languages - concept.terms.keys()
    }
    assert incomplete == {}
    assert len(shipped_lexicon().concepts) >= 500
