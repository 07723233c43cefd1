"""A rule's quick look misses nothing that its check finds, and spares the check in files that are right."""

import random
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.corpus.full import load
from comparator.corpus.reader import Document, decode, parse
from comparator.corpus.resources import data_root
from comparator.model.errors import InputError
from comparator.validation.check import check_content, shipped_paths
from comparator.validation.conditions import Setup
from comparator.validation.context import Context
from comparator.validation.kinds import Kind, kind_of
from comparator.validation.rules import RULES
from comparator.validation.rules.mixed_script_id import _ONLY_ASCII, _places
from comparator.validation.rules.wrong_script import _SCRIPTS, _WHOLE_BLOCKS
from comparator.validation.schema import schema_of
from comparator.validation.schema_words import PATTERNS
from comparator.validation.subject import Subject
from comparator.validation.verdict import context_of
from tests.validation.conftest import CONDITIONS, EXAMPLES, VOCABULARIES
from tests.validation.mutations import MUTATIONS, mutated

SHIPPED = sorted(path for folder in shipped_paths() for path in folder.rglob("*.yaml"))
FILES = SHIPPED + sorted(EXAMPLES.rglob("*.yaml"))
MARK = re.compile(r" +# <- here$", re.MULTILINE)
SMALL = context_of(Setup(VOCABULARIES, (("small", Path("small.yaml")),), CONDITIONS))
WHOLE = context_of(Setup(data_root() / "vocabularies", (), CONDITIONS))


def subject_of(document: Document, context: Context) -> Subject | None:
    kind = kind_of(document.data)
    return None if kind is None else Subject(document, kind, context)


def compare(text: str, name: str, context: Context) -> None:
    """Fail when a quick look misses what the check finds, as read by either reader."""
    try:
        documents = [parse(text, name), Document(name, text, load(text, name), plain=False)]
    except InputError:
        return
    for document in documents:
        subject = subject_of(document, context)
        for rule in RULES if subject is not None else ():
            if subject is not None and subject.kind in rule.kinds and rule.on_by_default:
                looked = rule.may_find(subject)
                found = list(rule.check(subject))
                assert looked or not found, (rule.id, found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_in_files(path: Path):
    try:
        text = decode(path.read_bytes(), str(path))
    except InputError:
        return
    context = WHOLE if path in SHIPPED else SMALL
    compare(text, str(path), context)
    compare(MARK.sub("", text), str(path), context)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_in_files_with_mistakes(mutation):
    compare(mutated(mutation)[0], f"{mutation.file}.yaml", WHOLE)


ODD: list[Any] = [
    None,
    True,
    -1,
    0,
    7,
    10**30,
    1.5,
    "",
    " ",
    ".",
    "x",
    "art-1",
    "art-9",
    "аrt-1",
    "org-x",
    "2026-02-30",
    "2031-01-01",
    "1990-01-01",
    "Logs",
    "logs",
    "LOGS!",
    "zh",
    "EN",
    "a  b",
    " a",
    "b ",
    "e\u0301",
    "b\u200bc",
    "ක්\u200dෂ",
    "\u3000",
    "提供者应当保存日志",
    "提供者應當保存日誌",
    "제공자는",
    "word " * 61,
    "a\nb",
    "Art 5",
    "art. 5",
    "Art. (5",
    "5..",
    "(1)",
    "http://x.example",
    "smal",
    [],
    {},
    ["x"],
    [["x"]],
    {"x": "y"},
    {"en": "Логи"},
    {"zh": "Logs"},
    {"ko": "AI"},
    {"zh-Hans": "應當"},
    {"ja": "提供者应当保存日志提供者应当保存日志提供者"},
    [{"set": "one"}],
    ["art-1", "art-1"],
    "prohibition",
    "obligation",
]
KEYS = [
    "id",
    "cite",
    "title",
    "statement",
    "norm",
    "bearer",
    "scope",
    "refs",
    "parent",
    "source",
    "url",
    "on",
    "x",
    "кey",
    "language",
]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted((EXAMPLES / "good").glob("*.yaml"))), st.integers(0, 2**32), st.integers(1, 3))
def test_in_files_with_any_value_in_any_place(path: Path, seed: int, slips: int):
    chance = random.Random(seed)
    data = parse(path.read_text(encoding="utf-8"), "x.yaml").data
    for _ in range(slips):
        spoil(data, chance)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=chance.choice([40, 200]))
    compare(text, str(path), SMALL)
    check_content(text.encode(), path, VOCABULARIES, CONDITIONS)


def spoil(data: Any, chance: random.Random) -> None:
    """Put an odd value into a random place, take one away, or double it."""
    holders = [value for value in walk(data) if isinstance(value, dict | list) and value]
    if not holders:
        return
    holder = chance.choice(holders)
    at: Any = chance.choice(list(holder) if isinstance(holder, dict) else list(range(len(holder))))
    match chance.randrange(5):
        case 0:
            del holder[at]
        case 1 if isinstance(holder, list):
            holder.append(deepcopy(holder[at]))
        case 2 if isinstance(holder, dict):
            holder[chance.choice(KEYS)] = holder.pop(at)
        case _:
            holder[at] = deepcopy(chance.choice(ODD))


def walk(data: Any) -> list[Any]:
    below = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [data, *(item for value in below for item in walk(value))]


@pytest.mark.parametrize(
    "path", [path for path in SHIPPED if path.parent.parent.name == "frameworks"], ids=lambda path: path.stem
)
def test_a_look_is_enough_for_most_rules_in_a_right_framework(path: Path):
    subject = subject_of(parse(path.read_text(encoding="utf-8"), str(path)), WHOLE)
    assert subject is not None
    looks = [
        rule.id for rule in RULES if subject.kind in rule.kinds and rule.on_by_default and not rule.may_find(subject)
    ]
    assert len(looks) > 20


@pytest.mark.parametrize("code", _WHOLE_BLOCKS)
def test_the_blocks_of_a_script_hold_its_letters_alone(code):
    letters = re.compile(f"[{_SCRIPTS[code][1]}]+")
    for upper in _WHOLE_BLOCKS[code]:
        block = "".join(chr(upper << 8 | lower) for lower in range(256))
        assert letters.fullmatch(block)
        assert re.fullmatch(r"[^\W\d_]+", block)


@pytest.mark.parametrize("pattern", [pattern for pattern in PATTERNS if _ONLY_ASCII.fullmatch(pattern)])
def test_patterns_that_are_held_to_be_of_ascii_refuse_other_letters(pattern):
    assert not re.search(pattern, "а")
    assert not re.search(pattern, "aа")
    assert pattern != "^https?://[^\\s]+$"


@pytest.mark.parametrize("kind", Kind)
def test_the_schemas_leave_no_key_open_and_few_names_of_any_characters(kind):
    schema = schema_of(kind)
    for node in walk(schema):
        if (
            isinstance(node, dict)
            and ("properties" in node or "patternProperties" in node)
            and node.get("type") == "object"
        ):
            assert node.get("additionalProperties") is False, node
            assert all(_ONLY_ASCII.fullmatch(key) for key in node.get("patternProperties", {}))
            assert all(key.isascii() for key in node.get("properties", {}))
    print(kind, _places(kind))
