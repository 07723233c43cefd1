"""Reading crosswalks: pairs of clauses that somebody published or decided on."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from comparator.alignment.passages import from_framework, read_clause_file
from comparator.corpus.corpus import Corpus
from comparator.corpus.cursor import Cursor
from comparator.corpus.reader import decode, read_bytes, read_document
from comparator.model.errors import InputError
from comparator.model.passage import Side
from comparator.model.position import Position

NO_RELATIONSHIP = "no-relationship"


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """A published crosswalk: two sides, and for each clause of `a` its published partners."""

    name: str
    a: Side
    b: Side
    gold: Mapping[str, frozenset[str]]


def read_crosswalk(folder: Path) -> Crosswalk:
    """Read `a.jsonl`, `b.jsonl` and `gold.tsv` of a folder.

    Raises:
        InputError: A file is missing or bad, or the gold names no pair of clauses.
    """
    if not folder.is_dir():
        raise InputError("there is no such folder", path=str(folder), rule="file-unreadable")
    a, b = read_clause_file(folder / "a.jsonl"), read_clause_file(folder / "b.jsonl")
    gold = _gold(folder / "gold.tsv", {p.id for p in a.passages}, {p.id for p in b.passages})
    return Crosswalk(folder.resolve().name, a, b, gold)


def read_mapping_set(path: Path, corpus: Corpus) -> Crosswalk:
    """Read a mapping set of the project: its decisions are the gold, but for those of `no-relationship`.

    Raises:
        InputError: The file is bad, names a framework or clause that the corpus does not have, or no pair.
    """
    root = Cursor.root(read_document(path), "the mapping set")
    sides = []
    for key in ("source", "target"):
        name = root.string(key)
        if name not in corpus.frameworks:
            raise root.error(f"there is no framework `{name}` in the corpus; `--add` takes its file", key)
        sides.append(from_framework(corpus.frameworks[name]))
    a, b = sides
    known = {"source": {p.id for p in a.passages}, "target": {p.id for p in b.passages}}
    pairs: dict[str, set[str]] = defaultdict(set)
    for item in root.items("mappings", "mapping", required=True):
        for key, ids in known.items():
            if item.string(key) not in ids:
                raise item.error(f"clause `{item.string(key)}` is not in `{root.string(key)}`", key)
        if item.string("relation") != NO_RELATIONSHIP:
            pairs[item.string("source")].add(item.string("target"))
    if not pairs:
        raise root.error("the set names no pair that belongs together", "mappings")
    return Crosswalk(root.string("id"), a, b, {key: frozenset(value) for key, value in pairs.items()})


def _gold(path: Path, a_ids: set[str], b_ids: set[str]) -> dict[str, frozenset[str]]:
    pairs: dict[str, set[str]] = defaultdict(set)
    lines = decode(read_bytes(path), str(path)).splitlines()
    for number, line in enumerate(lines, start=1):
        cells = line.split("\t")
        if number == 1 and cells[:2] == ["a_id", "b_id"]:
            continue
        if not line.strip():
            continue
        at = Position(number, 1)
        if len(cells) < 2:
            raise InputError("the line is not two ids with a tab between them", path=str(path), position=at)
        for cell, ids, side in ((cells[0], a_ids, "a"), (cells[1], b_ids, "b")):
            if cell not in ids:
                raise InputError(f"clause `{cell}` is not in {side}.jsonl", path=str(path), position=at)
        pairs[cells[0]].add(cells[1])
    if not pairs:
        raise InputError("the file names no pair", path=str(path), position=Position(1, 1), rule="empty")
    return {key: frozenset(value) for key, value in pairs.items()}
