"""Clauses about other fields, which have no partner in any instrument on AI or data: an engine should refuse them."""

from collections.abc import Iterable
from functools import cache

from comparator.alignment.passages import read_clause_file
from comparator.corpus.resources import data_root
from comparator.model.passage import Passage
from comparator.text.languages import primary


@cache
def _every() -> dict[str, tuple[Passage, ...]]:
    """Return the shipped clauses by their language; written for this purpose, in 13 languages."""
    found: dict[str, list[Passage]] = {}
    for passage in read_clause_file(data_root() / "benchmarks" / "other-fields.jsonl").passages:
        found.setdefault(next(iter(passage.text)), []).append(passage)
    return {tag: tuple(passages) for tag, passages in found.items()}


def other_fields(tags: Iterable[str]) -> tuple[Passage, ...]:
    """Return the clauses about other fields in the languages of `tags`; those in English when there are none."""
    every = _every()
    wanted = {_column(tag) for tag in tags}
    return tuple(passage for tag in every if tag in wanted for passage in every[tag]) or every["en"]


def _column(tag: str) -> str:
    if primary(tag) != "zh":
        return primary(tag)
    return "zh-Hant" if "hant" in tag.lower() else "zh-Hans"
