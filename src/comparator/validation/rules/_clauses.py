"""The clauses of another framework file."""

from functools import lru_cache
from pathlib import Path

from comparator.corpus.reader import read_document
from comparator.model.errors import InputError
from comparator.validation.places import select_strings


def clause_ids(file: Path) -> frozenset[str] | None:
    """Return the ids of the clauses in `file`; None when it cannot be read, which its own check says."""
    try:
        return _clause_ids(file, file.stat().st_mtime_ns)
    except (OSError, InputError):
        return None


@lru_cache(maxsize=16)
def _clause_ids(file: Path, _changed: int) -> frozenset[str]:
    return frozenset(name for _, name in select_strings(read_document(file).data, "clauses.*.id"))
