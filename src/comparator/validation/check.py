"""Checking files: which ones, what is known of them from earlier runs, and what holds across them.

This module and what it imports hold neither the YAML parser nor the rules, so that a run whose verdicts are all in
the cache costs little more than reading the files.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.corpus.contents import read_bytes
from comparator.corpus.resources import data_root
from comparator.model.errors import InputError
from comparator.validation.conditions import Conditions, Setup
from comparator.validation.cross import Ledger, Verdict
from comparator.validation.diagnostic import Diagnostic
from comparator.validation.files import expand
from comparator.validation.neighbours import framework_files
from comparator.validation.parallel import judge_all
from comparator.validation.report import MAX_FINDINGS, FileReport, in_order, lines_of, unread
from comparator.validation.settings import Settings
from comparator.validation.settled import settle, settled

if TYPE_CHECKING:
    from comparator.validation.cache import Cache

__all__ = ("MAX_FINDINGS", "FileReport", "check_content", "check_file", "check_paths", "shipped_paths")


def shipped_paths() -> list[Path]:
    """Return the folders of data that come with the package."""
    root = data_root()
    return [root / name for name in ("frameworks", "vocabularies", "lexicon", "mappings") if (root / name).is_dir()]


def check_paths(
    paths: Iterable[Path],
    vocabularies: Path | None = None,
    conditions: Conditions | None = None,
    *,
    settings: Settings | None = None,
    jobs: int | None = 1,
    cache: Path | None = None,
) -> Iterator[FileReport]:
    """Check every file in `paths` and in the folders among them.

    Args:
        paths: Files and folders; a folder stands for the `*.yaml` files below it.
        vocabularies: The folder of vocabularies whose keys files may use; by default the shipped one.
        conditions: What the files are compared with beside each other; nothing by default.
        settings: Which findings the project wants, and how bad they are.
        jobs: How many processes do the work; None to choose by the size of the files and the cores.
        cache: A folder that keeps verdicts between runs; none by default.

    Returns:
        The reports in the order of the paths, each as soon as its file and those before it are checked.

    Raises:
        InputError: A path cannot be used; raised before the first file is checked.
    """
    items = list(expand(paths))
    setup = _setup([item for item in items if isinstance(item, Path)], vocabularies, conditions)
    return settled(_check_files(items, setup, jobs, cache), settings or Settings())


def check_file(path: Path, vocabularies: Path | None = None, conditions: Conditions | None = None) -> FileReport:
    """Check one file by itself; a file that cannot be read is a finding."""
    return next(settled(_check_files([path], _setup([path], vocabularies, conditions), 1, None), Settings()))


def check_content(
    content: bytes,
    path: Path,
    vocabularies: Path | None = None,
    conditions: Conditions | None = None,
    settings: Settings | None = None,
) -> FileReport:
    """Check `content` as if it stood in the file `path`, which is not read."""
    from comparator.validation.verdict import context_of, judge

    verdict = judge(content, str(path), context_of(_setup([path], vocabularies, conditions)))
    found = Ledger().enter(str(path), verdict.keys, lambda: content)
    return settle(_complete(verdict.report, found, lambda: content), settings or Settings())


def _setup(files: Iterable[Path], vocabularies: Path | None, conditions: Conditions | None) -> Setup:
    frameworks = tuple(sorted(framework_files(files).items()))
    return Setup(vocabularies or data_root() / "vocabularies", frameworks, conditions or Conditions())


def _check_files(
    items: Sequence[Path | InputError], setup: Setup, jobs: int | None, folder: Path | None
) -> Iterator[FileReport]:
    files = [item for item in items if isinstance(item, Path)]
    # Verdicts that rest on git or on a folder of texts rest on more than the key of the cache says.
    kept = folder is not None and setup.conditions.base is None and setup.conditions.references is None
    known = _known(folder, setup, files) if kept and folder is not None else None
    missing = [file for index, file in enumerate(files) if known is None or known.misses(index)]
    judged = judge_all(missing, setup, jobs, keyed=known is not None)
    ledger = Ledger()
    index = -1
    for item in items:
        if isinstance(item, InputError):
            yield unread(item)
            continue
        index += 1
        if known is None or known.misses(index):
            key, verdict = next(judged)
            if known is not None:
                # A verdict on a mapping set rests on other files than its own.
                known.learn(index, None if verdict.report.kind == "mapping" else key, verdict)
        else:
            verdict = known.recall(index)
        content = partial(read_bytes, item)
        if known is not None and known.run is not None:
            found = known.run.get(index, [])
        else:
            found = ledger.enter(verdict.report.path, verdict.keys, content)
            if known is not None and found:
                known.found[index] = found
        yield _complete(verdict.report, found, content)
    if missing or (known is not None and known.run is None):
        broken = _broken_vocabularies(setup, files)
        yield from broken
        if known is not None and not broken:
            known.save()


def _known(folder: Path, setup: Setup, files: Sequence[Path]) -> "_Known":
    from comparator.validation.cache import Cache, content_key

    return _Known(Cache(folder, setup), files, [_key(file, content_key) for file in files])


def _broken_vocabularies(setup: Setup, files: Iterable[Path]) -> list[FileReport]:
    """Return a report on each vocabulary that keys could not be checked against, which must not go unsaid."""
    from comparator.validation.verdict import context_of

    checked = {os.path.realpath(file) for file in files}
    return [unread(error) for error in context_of(setup).broken if os.path.realpath(error.path) not in checked]


def _complete(report: FileReport, found: Sequence[Diagnostic], content: Callable[[], bytes]) -> FileReport:
    """Return `report` with what was found when its file met the others of the run."""
    if not found:
        return report
    diagnostics = in_order((*report.diagnostics, *found))
    shown = (*diagnostics, *(silence.unused for silence in report.silences))
    try:
        text = content().decode("utf-8-sig", "replace")
    except InputError:  # it has vanished since
        text = ""
    return replace(report, diagnostics=diagnostics, lines=lines_of(text, shown))


class _Known:
    """What the cache knows of the files of a run, and what it is to learn.

    Attributes:
        run: The cross-file findings by the index of the file, where just these files were checked before.
        found: Such findings of this run.
    """

    def __init__(self, cache: "Cache", files: Sequence[Path], keys: list[bytes | None]) -> None:
        self._cache = cache
        self._names = [str(file) for file in files]
        self._keys = keys
        self.run = None if None in self._keys else cache.run(self._all_keys(), self._names)
        self.found: dict[int, list[Diagnostic]] = {}
        self._missing = [not self._is_known(key, name) for key, name in zip(self._keys, self._names, strict=True)]

    def misses(self, index: int) -> bool:
        """Return whether the file must be judged."""
        return self._missing[index]

    def recall(self, index: int) -> Verdict:
        """Return the verdict on a file that is not missing, without its claims when nobody asks for them."""
        key = self._keys[index] or b""
        report = self._cache.report(key, self._names[index])
        assert report is not None  # noqa: S101 - it is not missing
        return Verdict(report, b"" if self.run is not None else self._cache.keys(key) or b"")

    def learn(self, index: int, key: bytes | None, verdict: Verdict) -> None:
        """Keep a verdict that is new."""
        self._keys[index] = key
        if key is not None:
            self._cache.put(key, verdict)

    def save(self) -> None:
        """Write what is new."""
        if self.run is None and None not in self._keys:
            self._cache.put_run(self._all_keys(), self.found)
        self._cache.save()

    def _all_keys(self) -> list[bytes]:
        return [key for key in self._keys if key is not None]

    def _is_known(self, key: bytes | None, name: str) -> bool:
        if key is None or self._cache.report(key, name) is None:
            return False
        return self.run is not None or self._cache.keys(key) is not None


def _key(file: Path, content_key: Callable[[str, bytes], bytes]) -> bytes | None:
    """Return the key of a file; None when it cannot be read, which is said when it is judged."""
    try:
        return content_key(str(file), read_bytes(file))
    except InputError:
        return None
