"""Checking a document against the JSON Schema of its kind."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from comparator.corpus.resources import data_root
from comparator.validation.kinds import Kind
from comparator.validation.subject import Finding, Subject

Named = tuple[str, Finding]
"""A finding with the id of the rule it is under."""


@cache
def accepts(kind: Kind) -> Callable[[Any], bool]:
    """Return a quick test of whether data are as the schema of this kind says."""
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema_of(kind)).is_valid


@cache
def schema_of(kind: Kind) -> Any:
    """Return the JSON Schema of files of this kind, which is shared, so nobody may change it."""
    return json.loads((data_root() / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))


def is_valid(subject: Subject) -> bool:
    """Return whether the JSON Schema of the subject's kind finds nothing wrong with it."""
    return subject.once("valid", lambda subject: accepts(subject.kind)(subject.document.data))


def check_schema(subject: Subject) -> Iterator[Named]:
    """Yield what the JSON Schema of the subject's kind finds wrong with it, with the id of the rule."""
    if is_valid(subject):
        return
    # The library that knows what is wrong takes a tenth of a second to import, and right files do not need it.
    from comparator.validation.schema_words import schema_findings

    yield from schema_findings(subject)
