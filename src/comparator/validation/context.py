"""What the rules know beside the file: the keys of the vocabularies, and how the run was set up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from comparator.corpus.reader import Document, decode, parse, read_bytes
from comparator.model.errors import InputError
from comparator.model.vocabulary_names import NAMES
from comparator.validation.conditions import Conditions
from comparator.validation.places import select_mappings


@dataclass(frozen=True, slots=True)
class Context:
    """The keys of each vocabulary, in the order of its file.

    A vocabulary that could not be read is absent from `keys`, so that no file is blamed for it; `broken`
    holds the reason.
    `frameworks` holds the frameworks that a file may name, by id, with their files; it is None when they are not known.
    """

    keys: Mapping[str, Mapping[str, None]]
    groups: Mapping[str, None]
    dimensions: Mapping[str, str]
    broken: tuple[InputError, ...] = ()
    frameworks: Mapping[str, Path] | None = None
    conditions: Conditions = field(default_factory=Conditions)


def load_context(folder: Path) -> Context:
    """Load the vocabularies in `folder` as far as they can be read; wrong entries are passed over."""
    documents: dict[str, Document] = {}
    broken: list[InputError] = []
    for name in NAMES:
        path = folder / f"{name}.yaml"
        try:
            documents[name] = parse(decode(read_bytes(path), str(path)), str(path))
        except InputError as error:
            broken.append(error)
    keys = {name: _ids(document, "entries.*") for name, document in documents.items()}
    measures, jurisdictions = documents.get("measures"), documents.get("jurisdictions")
    return Context(
        keys=keys,
        groups=_ids(jurisdictions, "groups.*") if jurisdictions else {},
        dimensions={
            entry["id"]: entry["dimension"]
            for _, entry in (select_mappings(measures.data, "entries.*") if measures else ())
            if isinstance(entry.get("id"), str) and isinstance(entry.get("dimension"), str)
        },
        broken=tuple(broken),
    )


def _ids(document: Document, pattern: str) -> dict[str, None]:
    entries = select_mappings(document.data, pattern)
    return {entry["id"]: None for _, entry in entries if isinstance(entry.get("id"), str)}
