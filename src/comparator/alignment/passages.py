"""Turning frameworks and clause files into passages."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from comparator.corpus.reader import decode, read_bytes
from comparator.model.errors import InputError
from comparator.model.framework import Clause, Framework
from comparator.model.passage import Passage, Side
from comparator.model.position import Position


def from_clause(clause: Clause) -> Passage:
    """Return the clause as a passage; its citation and number stay behind."""
    return Passage(
        id=clause.id,
        text=clause.statement,
        title=clause.title,
        topics=clause.topics,
        norm=clause.norm.value,
        bearer=clause.bearer,
        measures=tuple(sorted({parameter.measure for parameter in clause.parameters})),
    )


def from_framework(framework: Framework) -> Side:
    """Return the framework as one side of an alignment."""
    return Side(framework.id, tuple(from_clause(clause) for clause in framework.clauses))


def read_clause_file(path: Path) -> Side:
    """Read a `.jsonl` file of clauses: one JSON object a line with id, lang, title, text and perhaps law.

    Raises:
        InputError: A line is not such an object, or an id stands twice.
    """
    text = decode(read_bytes(path), str(path))
    passages: list[Passage] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        passage = _passage(line, path, number)
        if passage.id in seen:
            message = f"id `{passage.id}` stands twice; the first is on line {seen[passage.id]}"
            raise InputError(message, path=str(path), position=Position(number, 1), rule="duplicate-id")
        seen[passage.id] = number
        passages.append(passage)
    if not passages:
        raise InputError("the file holds no clause", path=str(path), position=Position(1, 1), rule="empty")
    return Side(path.stem, tuple(passages))


def _passage(line: str, path: Path, number: int) -> Passage:
    def error(message: str, column: int = 1) -> InputError:
        return InputError(message, path=str(path), position=Position(number, column), rule="clause-file")

    try:
        item: Any = json.loads(line)
    except json.JSONDecodeError as problem:
        raise error(f"not JSON: {problem.msg}", problem.colno) from None
    except (ValueError, RecursionError) as problem:  # ValueError for a number of thousands of digits
        raise error(f"not JSON: {problem}") from None
    if not isinstance(item, dict):
        raise error("the line is not a JSON object with id, lang and text")
    for key in ("id", "lang", "text"):
        if not item.get(key):
            raise error(f"the clause has no `{key}`")
        if not isinstance(item[key], str):
            raise error(f"`{key}` must be a string")
        if not item[key].strip():
            raise error(f"`{key}` is only white space")
    title, law = item.get("title") or "", item.get("law") or ""
    if not isinstance(title, str) or not isinstance(law, str):
        raise error("`title` and `law` must be strings")
    language = item["lang"]
    return Passage(
        id=item["id"],
        text={language: item["text"]},
        title={language: title} if title else {},
        group=law,
    )


def languages(a: Sequence[Passage], b: Sequence[Passage], wanted: str = "") -> tuple[list[str], list[str]]:
    """Choose the language in which each passage is read.

    The wanted language where a passage has it; otherwise the language that most passages of both sides
    have; otherwise the first of the passage.
    """
    common = Counter(tag for passage in (*a, *b) for tag in passage.text)
    order = [wanted, *(tag for tag, _ in common.most_common())]

    def choose(passage: Passage) -> str:
        return next(tag for tag in order if tag in passage.text)

    return [choose(passage) for passage in a], [choose(passage) for passage in b]
