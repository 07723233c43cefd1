"""The quick test of a schema and the validator that explains say yes and no to the same files."""

from pathlib import Path

import pytest

from comparator.corpus.reader import read_document
from comparator.corpus.resources import data_root
from comparator.model.errors import InputError
from comparator.validation.kinds import Kind, kind_of
from comparator.validation.schema import accepts
from comparator.validation.schema_words import validator
from tests.validation.conftest import EXAMPLES, VOCABULARIES

FILES = sorted(
    path
    for folder in (EXAMPLES, VOCABULARIES, *(data_root() / name for name in ("frameworks", "vocabularies", "lexicon")))
    for path in folder.rglob("*.yaml")
)


def verdicts(kind: Kind, data: object) -> tuple[bool, bool]:
    return accepts(kind)(data), not any(validator(kind).iter_errors(data))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_both_agree_on_every_file(path: Path):
    try:
        data = read_document(path).data
    except InputError:
        return
    kind = kind_of(data)
    if kind is not None:
        quick, slow = verdicts(kind, data)
        assert quick == slow


ODD = [
    "a\n",
    "",
    "é",
    "a b",
    1,
    1.0,
    -1,
    2**70,
    10**300,
    1e300,
    True,
    None,
    [],
    {},
    ["a", "a"],
    [1, 1.0, True],
    {"": 1},
]


@pytest.mark.parametrize("value", ODD, ids=repr)
@pytest.mark.parametrize("key", ["schema", "id", "title", "languages", "lifecycle", "jurisdiction", "clauses"])
def test_both_agree_on_odd_values(key, value):
    data = dict(read_document(EXAMPLES / "good" / "small.yaml").data)
    quick, slow = verdicts(Kind.FRAMEWORK, data | {key: value})
    assert quick == slow
