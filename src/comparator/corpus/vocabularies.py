"""Loading the vocabularies."""

from pathlib import Path

from comparator.corpus.cursor import Cursor
from comparator.corpus.reader import read_document
from comparator.model.vocabulary import (
    Dimension,
    Domain,
    Group,
    Jurisdiction,
    Measure,
    Term,
    Tighter,
    Topic,
    Vocabularies,
)
from comparator.model.vocabulary_names import NAMES


def load_vocabularies(folder: Path) -> Vocabularies:
    """Load every vocabulary file in `folder`.

    Raises:
        InputError: A file is missing or not as its schema says.
    """
    root = {name: Cursor.root(read_document(folder / f"{name}.yaml"), "the vocabulary") for name in NAMES}
    entries = {name: list(cursor.items("entries", "entry", required=True)) for name, cursor in root.items()}
    return Vocabularies(
        domains={item.string("id"): _domain(item) for item in root["topics"].items("domains", "domain")},
        topics={item.string("id"): _topic(item) for item in entries["topics"]},
        measures={item.string("id"): _measure(item) for item in entries["measures"]},
        roles={item.string("id"): _term(item) for item in entries["roles"]},
        scopes={item.string("id"): _term(item) for item in entries["scopes"]},
        forms={item.string("id"): _term(item) for item in entries["forms"]},
        jurisdictions={item.string("id"): _jurisdiction(item) for item in entries["jurisdictions"]},
        groups={item.string("id"): _group(item) for item in root["jurisdictions"].items("groups", "group")},
    )


def _domain(item: Cursor) -> Domain:
    return Domain(id=item.string("id"), letter=item.string("letter"), title=item.text("title", required=True))


def _topic(item: Cursor) -> Topic:
    return Topic(
        id=item.string("id"),
        domain=item.string("domain"),
        title=item.text("title", required=True),
        definition=item.text("definition", required=True),
        terms=item.string_lists("terms"),
        counterparts=item.string_lists("counterparts"),
        sdgs=item.integers("sdgs"),
    )


def _measure(item: Cursor) -> Measure:
    return Measure(
        id=item.string("id"),
        title=item.text("title", required=True),
        definition=item.text("definition", required=True),
        dimension=item.enum("dimension", Dimension),
        tighter=item.enum("tighter", Tighter),
        lower_words=item.text("lower_words", required=True),
        higher_words=item.text("higher_words", required=True),
        topics=item.strings("topics"),
    )


def _term(item: Cursor) -> Term:
    return Term(
        id=item.string("id"),
        title=item.text("title", required=True),
        definition=item.text("definition", required=True),
        broader=item.string("broader", ""),
    )


def _jurisdiction(item: Cursor) -> Jurisdiction:
    return Jurisdiction(
        id=item.string("id"),
        kind=item.string("kind"),
        name=item.text("name", required=True),
        languages=item.strings("languages"),
        within=item.string("within", ""),
    )


def _group(item: Cursor) -> Group:
    return Group(
        id=item.string("id"),
        title=item.text("title", required=True),
        members=item.strings("members"),
        as_of=item.string("as_of"),
        source=item.string("source"),
        complete=item.flag("complete"),
        note=item.text("note"),
    )
