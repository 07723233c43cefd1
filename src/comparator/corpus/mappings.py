"""Reading mapping sets."""

from pathlib import Path

from comparator.corpus.cursor import Cursor
from comparator.corpus.reader import Document, read_document
from comparator.model.mapping import Mapping, MappingSet, Relation, Reviewer


def load_mapping_set(path: Path) -> MappingSet:
    """Read one mapping set.

    Raises:
        InputError: The file cannot be read or is not a mapping set.
    """
    return mapping_set(read_document(path))


def mapping_set(document: Document) -> MappingSet:
    """Return the mapping set that a document holds.

    Raises:
        InputError: It is not a mapping set.
    """
    root = Cursor.root(document, "the mapping set")
    return MappingSet(
        id=root.string("id"),
        title=root.text("title", required=True),
        source=root.string("source"),
        target=root.string("target"),
        reviewers=tuple(
            Reviewer(item.string("id"), item.string("name"), item.string("organisation", ""))
            for item in root.items("reviewers", "reviewer", required=True)
        ),
        mappings=tuple(_mapping(item) for item in root.items("mappings", "mapping", required=True)),
        reviews=tuple(_mapping(item) for item in root.items("reviews", "review")),
    )


def _mapping(item: Cursor) -> Mapping:
    return Mapping(
        source=item.string("source"),
        target=item.string("target"),
        relation=item.enum("relation", Relation),
        reviewer=item.string("reviewer"),
        on=item.string("on"),
        rationale=item.string("rationale", ""),
        method=item.string("method", ""),
        confidence=item.number("confidence"),
        reason=item.text("reason"),
    )
