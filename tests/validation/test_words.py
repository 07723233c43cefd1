"""Findings speak of clauses and sources, not of JSON Schema, and guess what was meant."""

import json

import pytest

from comparator.corpus.resources import data_root
from comparator.validation.nearest import nearest
from comparator.validation.schema_words import PATTERNS

CASES = {
    "missing key of a clause": (
        ("    cite: Art. 1\n", ""),
        "clause `art-1` has no `cite`",
        "add `cite`",
    ),
    "missing key of the file": (("form: law\n", ""), "the framework has no `form`", "add `form`"),
    "missing id": (("  - id: art-1\n    cite", "  - cite"), "clause 1 has no `id`", "add `id`"),
    "unknown key": (
        ("    bearer: [provider]\n", "    bearer: [provider]\n    counter_party: [deployer]\n"),
        "clause `art-1` has the unknown key `counter_party`",
        "did you mean `counterparty`?",
    ),
    "unknown key like nothing": (
        ("languages: [ko]\n", "languages: [ko]\nzzzzzzzz: 1\n"),
        "the framework has the unknown key `zzzzzzzz`",
        "its keys are schema, id,",
    ),
    "wrong word": (
        ("norm: obligation", "norm: Obligations"),
        "`norm` of clause `art-1` is `Obligations`, which it cannot be",
        "did you mean `obligation`? it is one of obligation, prohibition,",
    ),
    "list for a word": (
        ("norm: obligation", "norm: [obligation]"),
        "`norm` of clause `art-1` must be one word, not a list",
        "it is one of obligation",
    ),
    "wrong version": (("schema: 1", "schema: 2"), "`schema` must be 1, not `2`", ""),
    "id of the wrong form": (
        ("  - id: art-1\n", "  - id: Art 1\n"),
        "`id` of clause `Art 1` is `Art 1`, which is not a key",
        "lower-case letters",
    ),
    "language tag of the wrong form": (
        ("title: {en: Logs}", "title: {english: Logs}"),
        "`title` of clause `art-1` has the key `english`, which is not a language tag",
        "en, ko, zh-Hant",
    ),
    "number for a text": (
        ("cite: Art. 1\n", "cite: 1.5\n"),
        "`cite` of clause `art-1` must be a text, not the number 1.5",
        "put the value in quotes",
    ),
    "text without language": (
        ("title: {en: Logs}", "title: Logs"),
        "`title` of clause `art-1` must be a mapping of keys to values, not the text `Logs`",
        "write the text by language: {en: ...}",
    ),
    "text for a list": (
        ("topics: [logging]", "topics: logging"),
        "`topics` of clause `art-1` must be a list, not the text `logging`",
        "write a list: [logging]",
    ),
    "nothing": (("cite: Art. 1\n", "cite:\n"), "`cite` of clause `art-1` is empty", "leave it out"),
    "empty text": (("cite: Art. 1\n", "cite: ''\n"), "`cite` of clause `art-1` is empty", "leave the key out"),
    "empty list": (("topics: [logging]", "topics: []"), "`topics` of clause `art-1` is empty", "fill it"),
    "twice in a list": (
        ("topics: [logging]", "topics: [logging, logging]"),
        "`topics` of clause `art-1` holds `logging` twice",
        "remove one",
    ),
    "address": (
        ("url: https://law.example/act", "url: law.example"),
        "`url` of source `act` is `law.example`, which is not a web address",
        "https://",
    ),
    "one of two forms, wrong type": (
        ("    source: act\n", "    source: {id: act}\n"),
        "`source` of clause `art-1` must be a text or a list, not a mapping",
        "",
    ),
    "one of two forms, wrong inside": (
        ("    source: act\n", "    source: [act, 7]\n"),
        "item 2 of `source` of clause `art-1` must be a text, not the number 7",
        "put the value in quotes",
    ),
    "neither of two keys": (
        ("sources:\n", "related: [{relation: amends}]\nsources:\n"),
        "related instrument 1 has neither `framework` nor `title`",
        "add one of them",
    ),
    "number out of range": (
        (
            "    source: act\n",
            "    source: act\ncooperation: {needs: [{id: n, cite: c, statement: {en: s}, kind: data, topics: [logging],"
            " sdgs: [18], source: act}]}\n",
        ),
        "item 1 of `sdgs` of need `n` is 18; it must be at most 17",
        "",
    ),
    "text for a list at the top": (
        ("languages: [ko]", "languages: ko"),
        "`languages` must be a list, not the text `ko`",
        "write a list: [ko]",
    ),
}


@pytest.mark.parametrize(("edit", "message", "help"), CASES.values(), ids=CASES)
def test_schema_findings_in_the_words_of_the_field(edit, message, help, small, check):
    [found] = check(small(edit))
    assert found.message == message
    assert help in found.help
    assert bool(found.help) == bool(help)


def test_a_finding_covers_the_word_it_is_about(small, check):
    path = small(("norm: obligation", "norm: obligaton"))
    [found] = check(path)
    line = path.read_text(encoding="utf-8").split("\n")[found.position.line - 1]
    assert line[found.position.column - 1 : found.position.end_column - 1] == "obligaton"


def test_several_mistakes_are_reported_in_the_order_of_the_file(small, check):
    path = small(("form: law", "form: laws"), ("norm: obligation", "norm: duty"), ("force: binding", "force: yes"))
    found = check(path)
    assert [item.rule for item in found] == ["unknown-form", "wrong-value", "wrong-value"]
    assert found == sorted(found, key=lambda item: item.position)


def test_a_framework_without_its_clauses_is_still_seen_as_a_framework(small, check):
    path = small(("clauses:", "clausess:"))
    assert {item.message for item in check(path)} == {
        "the framework has no `clauses`",
        "the framework has the unknown key `clausess`",
    }


def test_a_vocabulary_of_an_unknown_name(tmp_path, check):
    path = tmp_path / "x.yaml"
    path.write_text("schema: 1\nvocabulary: topic\nentries: []\n")
    [found] = check(path)
    assert (found.rule, found.position.line, found.help) == ("unknown-kind", 2, "did you mean `topics`?")


def test_every_pattern_of_the_schemas_has_words():
    def patterns(node):
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "pattern" and isinstance(value, str):
                    yield value
                elif key == "patternProperties":
                    yield from value
                yield from patterns(value)
        elif isinstance(node, list):
            for item in node:
                yield from patterns(item)

    found = {
        pattern
        for path in (data_root() / "schemas").glob("*.schema.json")
        for pattern in patterns(json.loads(path.read_text(encoding="utf-8")))
        if not pattern.startswith("^(en|")  # a list of words explains itself
    }
    assert found
    assert found <= set(PATTERNS)


def test_lexicon_languages_are_listed(tmp_path, check):
    path = tmp_path / "words.yaml"
    path.write_text("schema: 1\nlexicon: words\nconcepts: [{id: log, terms: {zh-hans: [日志]}}]\n", encoding="utf-8")
    [found] = check(path)
    assert found.message == "`terms` of concept `log` has the unknown key `zh-hans`"
    assert found.help.startswith("did you mean `zh-Hans`? its keys are en, zh-Hans")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("human-oversigt", "human-oversight"),
        ("Human Oversight", "human-oversight"),
        ("human_oversight", "human-oversight"),
        ("zzz", None),
        ("human-oversight" * 50, None),
    ],
)
def test_nearest(word, meant):
    assert nearest(word, ["logging", "human-oversight"]) == meant
