"""Reading the clauses of a file that need not be finished: only ids and statements have to be there."""

from pathlib import Path

from comparator.alignment.passages import read_clause_file
from comparator.corpus.cursor import Cursor
from comparator.corpus.reader import decode, read_bytes, read_document
from comparator.model.errors import InputError
from comparator.model.passage import Passage, Side

PLAIN = (".txt", ".md")
"""Endings of files that are read as plain text, a clause a paragraph."""


def read_draft(path: Path, language: str) -> Side:
    """Read a framework file, finished or not, a `.jsonl` file of clauses, or plain text in `language`.

    Raises:
        InputError: The file cannot be read, or holds no clause with a text.
    """
    if path.suffix == ".jsonl":
        return read_clause_file(path)
    return _paragraphs(path, language) if path.suffix in PLAIN else _clauses(path)


def _clauses(path: Path) -> Side:
    root = Cursor.root(read_document(path), "the framework")
    passages = tuple(
        Passage(
            id=item.string("id"),
            text=item.text("statement", required=True),
            title=item.text("title"),
            topics=item.strings("topics"),
        )
        for item in root.items("clauses", "clause", required=True)
    )
    if not passages:
        raise InputError("the file holds no clause", path=str(path), rule="empty")
    return Side(root.string("id", path.stem), passages)


def _paragraphs(path: Path, language: str) -> Side:
    paragraphs: list[tuple[int, list[str]]] = []
    blank = True
    for number, line in enumerate(decode(read_bytes(path), str(path)).splitlines(), start=1):
        if line.strip():
            if blank:
                paragraphs.append((number, []))
            paragraphs[-1][1].append(line.strip())
        blank = not line.strip()
    if not paragraphs:
        raise InputError("the file holds no text", path=str(path), rule="empty")
    return Side(path.stem, tuple(Passage(f"line-{number}", {language: " ".join(text)}) for number, text in paragraphs))
