"""`comparator schema`: schemas for editors, exactly as they are shipped."""

import pytest
from jsonschema import Draft202012Validator

from comparator.corpus.resources import data_root
from comparator.validation.kinds import Kind


@pytest.mark.parametrize("kind", Kind)
def test_a_schema_is_printed_as_it_is_shipped(shipped, kind):
    result = shipped("schema", kind)
    assert (result.code, result.err) == (0, "")
    assert result.out == (data_root() / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(result.json)


@pytest.mark.parametrize("kind", Kind)
def test_a_schema_stands_alone_so_that_one_file_is_enough_for_an_editor(shipped, kind):
    def references(value):
        if isinstance(value, dict):
            yield from ([value["$ref"]] if isinstance(value.get("$ref"), str) else [])
            for item in value.values():
                yield from references(item)
        elif isinstance(value, list):
            for item in value:
                yield from references(item)

    assert all(reference.startswith("#/") for reference in references(shipped("schema", kind).json))


def test_without_a_name_the_kinds_are_listed(shipped):
    result = shipped("schema")
    assert result.code == 0
    assert [line.split()[0] for line in result.lines[2:] if line] == [kind.value for kind in Kind]


def test_an_unknown_name_is_wrong_use(shipped):
    result = shipped("schema", "framwork")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "framework" in result.err
