"""What kind of file a document is."""

from enum import StrEnum
from typing import Any

from comparator.model.vocabulary_names import NAMES


class Kind(StrEnum):
    """Kinds of data file; each value is the name of its schema."""

    FRAMEWORK = "framework"
    MAPPING = "mapping"
    LEXICON = "lexicon"
    TOPICS = "topics"
    MEASURES = "measures"
    ROLES = "roles"
    SCOPES = "scopes"
    FORMS = "forms"
    JURISDICTIONS = "jurisdictions"


VOCABULARIES = frozenset(Kind(name) for name in NAMES)
"""The kinds that are vocabularies."""

NOUNS = {
    Kind.FRAMEWORK: "the framework",
    Kind.MAPPING: "the mapping set",
    Kind.LEXICON: "the lexicon",
} | dict.fromkeys(VOCABULARIES, "the vocabulary")
"""How the whole of a file is named in a sentence."""

_TELLING = {
    Kind.FRAMEWORK: ("clauses", ("jurisdiction", "pillar", "form", "force", "issuer", "lifecycle")),
    Kind.MAPPING: ("mappings", ("source", "target", "reviewers")),
    Kind.LEXICON: ("lexicon", ("concepts",)),
}
"""For each kind the key that decides, and the keys that tell when that one was forgotten."""


def kind_of(data: Any) -> Kind | None:
    """Return the kind of file that `data` is, by its top-level keys; None when it is none of them."""
    if not isinstance(data, dict):
        return None
    for kind, (decisive, _) in _TELLING.items():
        if decisive in data:
            return kind
    if "vocabulary" in data:
        name = data["vocabulary"]
        return Kind(name) if isinstance(name, str) and name in NAMES else None
    for kind, (_, telling) in _TELLING.items():
        if sum(key in data for key in telling) * 2 > len(telling):
            return kind
    return None
