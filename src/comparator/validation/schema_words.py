"""What is wrong with a document by the JSON Schema of its kind, in the words of the field."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from comparator.validation.kinds import NOUNS, Kind
from comparator.validation.nearest import did_you_mean
from comparator.validation.places import Path, label, shown
from comparator.validation.schema import Named, schema_of
from comparator.validation.subject import Finding, Subject

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

KEY = "^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"

PATTERNS: Mapping[str, tuple[str, str]] = {
    KEY: ("a key", "a key has lower-case letters a to z and digits, joined by single hyphens"),
    LANGUAGE: ("a language tag", "language tags look like en, ko, zh-Hant, pt-BR"),
    "^[a-z]{2,3}(-[A-Z][a-z]{3})?$": ("a language tag", "language tags look like en, ko, zh-Hant"),
    "^[a-z]{2,3}(-[A-Za-z0-9]+)*$": ("a language tag", "language tags look like en, ko, zh-Hant"),
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": ("a date", "write the day as YYYY-MM-DD"),
    "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$": ("a year or a date", "write YYYY or YYYY-MM-DD"),
    "^https?://[^\\s]+$": ("a web address", "an address starts with https:// and has no space"),
    "^[A-Z]$": ("a letter", "write one letter from A to Z"),
    "^[A-Z]{2}$": ("a country code", "write the two letters of ISO 3166-1, as in KR"),
    "^[A-Za-z]+(-[a-z]+)*$": ("a unit", "units look like day, working-day, FLOP, EUR"),
    "^([A-Z]{2}(-[A-Z0-9]{1,3})?|org-[a-z0-9-]+)$": (
        "a jurisdiction key",
        "a jurisdiction is an ISO 3166 code, as in KR or US-CA, or an organisation key, as in org-asean",
    ),
    "^([A-Z]{2}(-[A-Z0-9]{1,3})?|org-[a-z0-9-]+|EU)$": (
        "a jurisdiction key",
        "a jurisdiction is an ISO 3166 code, as in KR or US-CA, or an organisation key, as in org-asean",
    ),
}
"""For each pattern of the schemas what a value of that form is called, and how to write one."""

_LONGEST = 100_000
"""Characters beyond which nothing is of the form that a pattern asks for: a key, a day, an address."""
_ALTERNATIVES = re.compile(r"\^\(([A-Za-z-]+(?:\|[A-Za-z-]+)+)\)\$")
"""A pattern that is a plain list of words."""

_TYPES = {
    "string": "a text",
    "array": "a list",
    "object": "a mapping of keys to values",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "empty",
}


@cache
def validator(kind: Kind) -> "Draft202012Validator":
    """Return the validator of files of this kind that knows what is wrong and where, compiled once."""
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    # The library's own `uniqueItems` takes quadratic time on mixed lists, and tells no place.
    own = {"uniqueItems": _unique_items, "pattern": _whole_pattern}
    compiled = extend(Draft202012Validator, own)(schema_of(kind))  # type: ignore[no-untyped-call]
    return cast("Draft202012Validator", compiled)


def schema_findings(subject: Subject) -> Iterator[Named]:
    """Yield what the JSON Schema of the subject's kind finds wrong with it, with the id of the rule."""
    for error in validator(subject.kind).iter_errors(subject.document.data):
        yield from _findings(error, subject)


def _findings(error: Any, subject: Subject) -> Iterator[Named]:
    describe = _DESCRIBE.get(str(error.validator), _other)
    yield from describe(error, _Place(subject, tuple(error.absolute_path)))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a schema error is, and what that place is called."""

    subject: Subject
    path: Path

    @property
    def name(self) -> str:
        return label(self.subject.document.data, self.path, NOUNS[self.subject.kind])

    def finding(self, rule: str, message: str, help: str = "", *, key: str | None = None) -> Named:
        """Return a finding at the value, or at its key `key`."""
        if key is not None:
            return rule, Finding((*self.path, key), message, help, at_key=True)
        return rule, Finding(self.path, message, help)

    def head(self, value: Any) -> Path:
        """Return the path to what names the mapping here: its id, else its first key's value."""
        if isinstance(value, dict) and value:
            return (*self.path, "id" if "id" in value else next(iter(value)))
        return self.path


def _whole_pattern(
    _validator: "Draft202012Validator", pattern: str, instance: Any, _schema: Any
) -> "Iterator[ValidationError]":
    from jsonschema.exceptions import ValidationError

    if not isinstance(instance, str):
        return
    # Python's `$` lets a line break at the end pass, and that of JSON Schema does not.
    whole = re.sub(r"\$\Z", r"\\Z", pattern)
    # A pattern with a repeated group takes a hundred bytes of memory for each repetition.
    if len(instance) > _LONGEST or not re.search(whole, instance):
        yield ValidationError("")


def _unique_items(
    _validator: "Draft202012Validator", wanted: bool, instance: Any, _schema: Any
) -> "Iterator[ValidationError]":
    from jsonschema.exceptions import ValidationError

    if not wanted or not isinstance(instance, list):
        return
    seen: dict[str, int] = {}
    for index, item in enumerate(instance):
        first = seen.setdefault(json.dumps(item, sort_keys=True), index)
        if first != index:
            yield ValidationError("", path=(index,), instance=item, validator="uniqueItems", validator_value=first)


def _required(error: Any, place: _Place) -> Iterator[Named]:
    # The library reports one error for each missing key and names it only inside its English sentence.
    missing = [name for name in error.validator_value if name not in error.instance]
    name = next((name for name in missing if error.message.startswith(repr(name))), missing[0])
    known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
    words = known.get(name, {}).get("description", "")
    help_ = f"add `{name}`: {words}" if words else f"add `{name}`"
    yield "missing-key", Finding(place.head(error.instance), f"{place.name} has no `{name}`", help_)


def _unknown_key(error: Any, place: _Place) -> Iterator[Named]:
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    properties, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    for key in error.instance:
        if key in properties or any(re.search(pattern, key) for pattern in patterns):
            continue
        if patterns:
            yield _wrong_key_form(key, next(iter(patterns)), place)
            continue
        help_ = did_you_mean(key, properties) or "its keys are " + ", ".join(properties)
        yield place.finding("unknown-key", f"{place.name} has the unknown key `{shown(key)}`", help_, key=key)


def _wrong_key_form(key: str, pattern: str, place: _Place) -> Named:
    words = _ALTERNATIVES.fullmatch(pattern)
    if words:
        known = words.group(1).split("|")
        guess = did_you_mean(key, known)
        message = f"{place.name} has the unknown key `{shown(key)}`"
        return place.finding("unknown-key", message, _join(guess, "its keys are " + ", ".join(known)), key=key)
    noun, how = PATTERNS.get(pattern, (f"of the form `{pattern}`", ""))
    message = f"{place.name} has the key `{shown(key)}`, which is not {noun}"
    return place.finding("wrong-form", message, how, key=key)


def _enum(error: Any, place: _Place) -> Iterator[Named]:
    allowed = [str(value) for value in error.validator_value]
    guess = did_you_mean(error.instance, allowed) if isinstance(error.instance, str) else ""
    message = f"{place.name} is `{shown(error.instance)}`, which it cannot be"
    if isinstance(error.instance, dict | list):
        message = f"{place.name} must be one word, not {_type_of(error.instance)}"
    yield place.finding("wrong-value", message, _join(guess, "it is one of " + ", ".join(allowed)))


def _const(error: Any, place: _Place) -> Iterator[Named]:
    yield place.finding(
        "wrong-value", f"{place.name} must be {shown(error.validator_value)}, not {_quoted(error.instance)}"
    )


def _pattern(error: Any, place: _Place) -> Iterator[Named]:
    noun, how = PATTERNS.get(error.validator_value, (f"of the form `{error.validator_value}`", ""))
    yield place.finding("wrong-form", f"{place.name} is `{shown(error.instance)}`, which is not {noun}", how)


def _type(error: Any, place: _Place) -> Iterator[Named]:
    wanted = error.validator_value
    by_language = isinstance(error.schema, dict) and "patternProperties" in error.schema
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    yield _wrong_type(error.instance, names, place, by_language=by_language)


def _wrong_type(value: Any, wanted: list[str], place: _Place, *, by_language: bool = False) -> Named:
    if value is None:
        finding = Finding(place.path, f"{place.name} is empty", "give it a value, or leave it out", at_key=True)
        return "empty-value", finding
    help_ = ""
    if "string" in wanted and isinstance(value, bool | int | float):
        help_ = "put the value in quotes"
    elif "array" in wanted and isinstance(value, str):
        help_ = f"write a list: [{shown(value)}]"
    elif by_language and isinstance(value, str):
        help_ = "write the text by language: {en: ...}"
    words = " or ".join(_TYPES[name] for name in wanted)
    return place.finding("wrong-type", f"{place.name} must be {words}, not {_type_of(value)}", help_)


def _length(error: Any, place: _Place) -> Iterator[Named]:
    limit = error.validator_value
    if error.validator == "maxLength":
        message = f"{place.name} has {len(error.instance)} characters, more than the {limit} allowed"
        yield place.finding("too-long", message)
    else:
        yield place.finding("empty-value", f"{place.name} is empty", "give it a text, or leave the key out")


def _count(error: Any, place: _Place) -> Iterator[Named]:
    yield place.finding("empty-value", f"{place.name} is empty", "fill it, or leave the key out")


def _range(error: Any, place: _Place) -> Iterator[Named]:
    side = "at least" if error.validator == "minimum" else "at most"
    yield place.finding(
        "wrong-value", f"{place.name} is {shown(error.instance)}; it must be {side} {error.validator_value}"
    )


def _unique(error: Any, place: _Place) -> Iterator[Named]:
    above = _Place(place.subject, place.path[:-1])
    message = f"{above.name} holds {_quoted(error.instance)} twice"
    yield place.finding("listed-twice", message, "remove one of the two")


def _any_of(error: Any, place: _Place) -> Iterator[Named]:
    branches: list[Any] = error.validator_value
    if all(set(branch) == {"required"} for branch in branches):
        names = [name for branch in branches for name in branch["required"]]
        choice = " nor ".join(f"`{name}`" for name in names)
        message = f"{place.name} has neither {choice}"
        yield "missing-key", Finding(place.head(error.instance), message, "add one of them")
        return
    # Of several forms, speak of the one whose type the value has.
    for index in range(len(branches)):
        inner = [item for item in error.context or () if item.schema_path[0] == index]
        if not any(item.validator == "type" and not item.path for item in inner):
            for item in inner:
                yield from _findings(item, place.subject)
            return
    wanted = [branch["type"] for branch in branches if isinstance(branch.get("type"), str)]
    yield _wrong_type(error.instance, wanted, place)


def _other(error: Any, place: _Place) -> Iterator[Named]:
    yield place.finding("schema", f"{place.name} is not as the schema says ({error.validator})")


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return f"`{shown(value)}`"
    if isinstance(value, int | float):
        return f"the number {shown(value)}"
    if isinstance(value, str):
        return f"the text `{shown(value)}`"
    return "nothing" if value is None else "a list" if isinstance(value, list) else "a mapping"


def _quoted(value: Any) -> str:
    return _type_of(value) if isinstance(value, dict | list) else f"`{shown(value)}`"


def _join(guess: str, choices: str) -> str:
    return f"{guess} {choices}" if guess else choices


_DESCRIBE: Mapping[str, Callable[[Any, _Place], Iterator[Named]]] = {
    "required": _required,
    "additionalProperties": _unknown_key,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "type": _type,
    "minLength": _length,
    "maxLength": _length,
    "minItems": _count,
    "minProperties": _count,
    "minimum": _range,
    "maximum": _range,
    "uniqueItems": _unique,
    "anyOf": _any_of,
}
"""How each keyword of JSON Schema is said; `_other` says the rest."""
