"""Verdicts kept between runs, by all that they depend on.

One run with one setup has two files in the user's cache folder, named by a digest of the version, the code, the
schemas, vocabularies and lexicon, and the setup: `.reports` with the reports and the cross-file findings of whole
runs, and `.claims`, which is read only when the files of a run are not just those of a run before. Each line is a
key, a checksum and JSON. Whatever is wrong with a file of the cache, it is as if it were not there.
"""

import hashlib
import json
import sys
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from comparator import __version__
from comparator.corpus.cache import code_stamps, replace_file
from comparator.corpus.resources import data_root
from comparator.model.position import Position
from comparator.validation.conditions import Setup
from comparator.validation.cross import Verdict
from comparator.validation.diagnostic import Diagnostic, Severity
from comparator.validation.kinds import Kind
from comparator.validation.report import FileReport
from comparator.validation.silence import Silence

T = TypeVar("T")

_KEY = 32
_CHECK = 4
_MOST_BYTES = 32_000_000
"""Size beyond which the oldest entries of a cache file are dropped."""
_MOST_SETUPS = 8
"""Setups whose verdicts are kept; a new day or a changed vocabulary makes a new one."""


def content_key(name: str, content: bytes) -> bytes:
    """Return the key of the verdict on a file: messages may hold its name, so that counts too."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass") + b"\0" + content).digest()


class Cache:
    """The verdicts of earlier runs with the same setup.

    Args:
        folder: Where they are kept; made when something is saved.
        setup: What they depend on, beside code and shipped data.
    """

    def __init__(self, folder: Path, setup: Setup) -> None:
        self._path = folder / _digest(setup)
        self._reports = _Table(self._path.with_suffix(".reports"))
        self._claims: _Table | None = None

    def report(self, key: bytes, name: str) -> FileReport | None:
        """Return the report on a file by itself."""
        return _read(_report, self._reports.get(key), name)

    def keys(self, key: bytes) -> bytes | None:
        """Return the keys of what the file claims."""
        return _read(_keys, self._claim_table().get(key))

    def run(self, keys: Sequence[bytes], names: Sequence[str]) -> Mapping[int, list[Diagnostic]] | None:
        """Return the cross-file findings of a run on these files in this order, by the index of the file."""
        return _read(_run, self._reports.get(_run_key(keys)), names)

    def put(self, key: bytes, verdict: Verdict) -> None:
        """Keep a verdict."""
        report = verdict.report
        found = [_plain(item) for item in report.diagnostics]
        silences = [[item.rule, item.first, item.last, _plain(item.unused)] for item in report.silences]
        self._reports.put(key, [report.kind, report.clauses, found, list(report.lines.items()), silences])
        self._claim_table().put(key, b2a_base64(verdict.keys, newline=False).decode())

    def put_run(self, keys: Sequence[bytes], found: Mapping[int, Iterable[Diagnostic]]) -> None:
        """Keep the cross-file findings of a run."""
        self._reports.put(_run_key(keys), [[index, [_plain(item) for item in items]] for index, items in found.items()])

    def save(self) -> None:
        """Write what is new; a folder that cannot be written to is left alone."""
        try:
            tables = [table for table in (self._claims, self._reports) if table is not None and table.changed]
            if tables:
                for table in tables:
                    table.save()
                _prune(self._path.parent)
        except OSError:
            return

    def _claim_table(self) -> "_Table":
        if self._claims is None:
            self._claims = _Table(self._path.with_suffix(".claims"))
        return self._claims


class _Table:
    """A file of lines, each a key and a value."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.changed = False
        self._lines: dict[bytes, bytes] = {}
        try:
            # The oldest first, as they were written.
            self._lines = {line[: 2 * _KEY]: line for line in path.read_bytes().split(b"\n") if line}
        except OSError:
            return

    def get(self, key: bytes) -> Any:
        """Return the value at `key`; None when there is none, or a damaged one."""
        name = key.hex().encode()
        line = self._lines.get(name, b"")
        value = line[2 * (_KEY + _CHECK) :]
        if not value or line != _line(name, value):
            return None
        try:
            return json.loads(value)
        except ValueError:
            return None

    def put(self, key: bytes, value: object) -> None:
        """Set the value at `key`, as the newest."""
        name = key.hex().encode()
        self._lines.pop(name, None)
        self._lines[name] = _line(name, json.dumps(value, separators=(",", ":")).encode())
        self.changed = True

    def save(self) -> None:
        """Replace the file at once, with the newest entries that fit."""
        kept: list[bytes] = []
        size = 0
        for line in reversed(self._lines.values()):
            size += len(line) + 1
            if size > _MOST_BYTES:
                break
            kept.append(line)
        replace_file(self._path, b"\n".join(reversed(kept)))


def _line(name: bytes, value: bytes) -> bytes:
    return name + b"%08x" % crc32(value, crc32(name)) + value


def _prune(folder: Path) -> None:
    """Remove the verdicts of old setups, and what a run that was killed has left."""
    by_age = sorted(folder.glob("*.reports"), key=lambda path: path.stat().st_mtime, reverse=True)
    kept = {path.stem for path in by_age[:_MOST_SETUPS]}
    for path in folder.iterdir():
        if path.suffix in (".reports", ".claims") and path.stem not in kept:
            path.unlink(missing_ok=True)


def _digest(setup: Setup) -> str:
    digest = hashlib.sha256(f"{__version__}\n{sys.version}\n{setup!r}\n".encode("utf-8", "surrogatepass"))
    for stamp in code_stamps(("model", "corpus", "text", "validation")):
        digest.update(stamp.encode("utf-8", "surrogatepass"))
    root = data_root()
    for folder in (root / "schemas", root / "lexicon", setup.vocabularies):
        for path in sorted(folder.glob("*.*")):
            digest.update(f"{path.name}\n".encode("utf-8", "surrogatepass"))
            try:
                digest.update(hashlib.sha256(path.read_bytes()).digest())
            except OSError:
                continue
    return digest.hexdigest()[:32]


def _run_key(keys: Sequence[bytes]) -> bytes:
    return hashlib.sha256(b"run" + b"".join(keys)).digest()


def _read(build: Callable[..., T], value: Any, *arguments: Any) -> T | None:
    """Return what `build` makes of a value; None when the value has not the form that this version writes."""
    if value is None:
        return None
    try:
        return build(value, *arguments)
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _plain(item: Diagnostic) -> list[Any]:
    at = item.position
    place = [at.line, at.column, at.end_line, at.end_column]
    return [place, item.rule, item.message, item.severity, item.help]


def _diagnostic(value: Any, name: str) -> Diagnostic:
    place, rule, message, severity, help_ = value
    return Diagnostic(name, Position(*place), rule, message, Severity(severity), help_)


def _report(value: Any, name: str) -> FileReport:
    kind, clauses, found, lines, silenced = value
    diagnostics = tuple(_diagnostic(item, name) for item in found)
    silences = tuple(
        Silence(rule, tuple(first), tuple(last), _diagnostic(unused, name)) for rule, first, last, unused in silenced
    )
    return FileReport(
        name, None if kind is None else Kind(kind), diagnostics, clauses, dict(map(tuple, lines)), silences
    )


def _keys(value: Any) -> bytes:
    keys = a2b_base64(value, strict_mode=True)
    if len(keys) % 8:
        raise ValueError
    return keys


def _run(value: Any, names: Sequence[str]) -> dict[int, list[Diagnostic]]:
    return {index: [_diagnostic(item, names[index]) for item in items] for index, items in value}
