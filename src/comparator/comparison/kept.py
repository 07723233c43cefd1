"""What views have worked out from clauses, kept between runs by all that it follows from.

Each result is a file in the user's cache folder, named by a digest of the passages as the aligner reads them, what is
asked of them, the lexicon, the version, and the code that reads and scores. Recorded decisions, days and what else a
view adds are not kept: they cost nothing. A file is a checksum and JSON, so nothing in it is ever run.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from zlib import crc32

from comparator import __version__
from comparator.corpus.cache import cache_folder, code_stamps, remove_file, replace_file
from comparator.corpus.resources import data_root
from comparator.model.passage import Passage

MOST_BYTES = 64_000_000
"""Size beyond which the results that were written first are removed."""
_CHECK = 8
_CODE = ("model", "text", "alignment")
"""The packages whose code decides what is kept."""


class Kept:
    """Results by their keys.

    Args:
        folder: Where they are kept, made when the first is; None keeps nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._written = False

    def key(self, kind: str, *parts: str) -> str:
        """Return the key of a result of some kind from its parts, which are digests or numbers."""
        return _digest([self._setup, kind, *parts]) if self._folder else ""

    def side(self, passages: Iterable[Passage]) -> str:
        """Return a digest of all that the aligner reads of the passages, in their order; their ids are not read."""
        return _digest(map(_plain, passages)) if self._folder else ""

    def get(self, key: str) -> Any:
        """Return the result with this key; None when there is none, or a damaged one."""
        if self._folder is None:
            return None
        try:
            content = (self._folder / key).read_bytes()
            body = content[_CHECK:]
            return json.loads(body) if content[:_CHECK] == _check(key, body) else None
        except (OSError, ValueError, RecursionError):
            return None

    def numbers(self, key: str, limits: Sequence[int]) -> list[tuple[int, ...]] | None:
        """Return a result that is rows of whole numbers from 0 to below a limit for each; None for any other."""
        value = self.get(key)
        width = len(limits)
        if not isinstance(value, list) or len(value) % width or not all(type(number) is int for number in value):
            return None
        columns = [value[at::width] for at in range(width)]
        if any(
            column and not 0 <= min(column) <= max(column) < end for column, end in zip(columns, limits, strict=True)
        ):
            return None
        return list(zip(*columns, strict=True))

    def put(self, key: str, value: object) -> None:
        """Keep a result that JSON can hold."""
        if self._folder is None:
            return
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        replace_file(self._folder / key, _check(key, body) + body)
        self._written = True

    def put_numbers(self, key: str, rows: Iterable[tuple[int, ...]]) -> None:
        """Keep rows of whole numbers."""
        self.put(key, [number for row in rows for number in row])

    def tidy(self) -> None:
        """Remove what was written first, if results were written and all of them have got too large."""
        if self._folder is None or not self._written:
            return
        try:
            found = sorted((status.st_mtime_ns, status.st_size, path) for path in self._folder.iterdir()
                           if (status := path.stat()))  # fmt: skip
        except OSError:
            return
        size = sum(item[1] for item in found)
        for _, own, path in found:
            if size <= MOST_BYTES:
                break
            remove_file(path)
            size -= own

    @cached_property
    def _setup(self) -> str:
        """Return a digest of what all results follow from, beside what they are about."""
        digest = hashlib.sha256(f"{__version__}\n{sys.version}\n".encode())
        for stamp in code_stamps(_CODE):
            digest.update(stamp.encode("utf-8", "surrogatepass"))
        for path in sorted((data_root() / "lexicon").glob("*.yaml")):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


NOTHING = Kept(None)
"""Keeps nothing."""


def kept_results(*, wanted: bool = True) -> Kept:
    """Return the results in the user's cache folder; where they are not wanted, or the environment says so, none."""
    return Kept(cache_folder("alignments")) if wanted else NOTHING


def _plain(passage: Passage) -> list[Any]:
    return [
        list(passage.text.items()), list(passage.title.items()), passage.topics, passage.norm, passage.bearer,
        passage.measures,
    ]  # fmt: skip


def _digest(parts: Iterable[Any]) -> str:
    text = json.dumps(list(parts), separators=(",", ":"))  # escapes, so that any text can be encoded
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _check(key: str, body: bytes) -> bytes:
    return b"%08x" % crc32(body, crc32(key.encode()))
