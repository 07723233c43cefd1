"""Mending files for `comparator validate --fix`, and showing the changes for `--diff`."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from comparator.cli import output
from comparator.model.errors import InputError
from comparator.text.visible import visible, visible_lines
from comparator.validation.files import expand
from comparator.validation.fix.diff import unified_diff
from comparator.validation.fix.files import MendedFile, mend_content, mend_file, write


def fix_files(paths: Iterable[Path], *, runs: Callable[[str], bool], keep: bool, diff: bool) -> bool:
    """Mend the files in `paths`, saying on standard error what was done and what was not.

    Args:
        paths: Files and folders.
        runs: Tells by the id of a rule whether its fixes are wanted.
        keep: Whether to write the files; otherwise nothing is written.
        diff: Whether to show the changes on standard output.

    Returns:
        Whether anything was mended.

    Raises:
        InputError: A path cannot be used, or a file cannot be written.
    """
    counts: Counter[str] = Counter()
    changed = 0
    for file in _mended(paths, runs):
        _tell_skips(file)
        if not file.changed:
            continue
        if diff:
            _show(file)
        if keep:
            write(file)
        changed += 1
        counts.update(file.mended.counts)
    print(_summary(changed, counts, keep=keep), file=sys.stderr)
    return changed > 0


def fix_input(content: bytes, name: Path, *, runs: Callable[[str], bool], diff: bool) -> bool:
    """Write the mended text of a file that came on standard input, or the changes, on standard output.

    Returns:
        Whether anything was mended.

    Raises:
        InputError: The content is not YAML as it is used here.
    """
    file = mend_content(content, name, runs)
    _tell_skips(file)
    if diff:
        _show(file)
    elif sys.stdout.isatty():
        sys.stdout.write(visible_lines(file.mended.text))
    else:
        sys.stdout.buffer.write(file.content())
    sys.stdout.flush()
    return file.changed


def _mended(paths: Iterable[Path], runs: Callable[[str], bool]) -> Iterator[MendedFile]:
    for path in expand(paths):
        if isinstance(path, InputError):
            output.note(str(path))
            continue
        try:
            yield mend_file(path, runs)
        except InputError as error:
            output.note(f"left alone: {error}")


def _tell_skips(file: MendedFile) -> None:
    for skip in file.mended.skips:
        what = "left alone" if skip.fix == "all" else f"{skip.fix} left alone"
        output.note(f"{file.path}:{skip.line}: {what}: {skip.reason}")


def _show(file: MendedFile) -> None:
    terminal = sys.stdout.isatty()
    color = terminal and not os.environ.get("NO_COLOR")
    for line in unified_diff(file.before, file.mended.text, str(file.path), terminal=terminal, color=color):
        sys.stdout.write(line)
    sys.stdout.flush()


def _summary(changed: int, counts: Counter[str], *, keep: bool) -> str:
    if not changed:
        return "nothing to mend"
    files = "1 file" if changed == 1 else f"{changed:,} files"
    done = "mended" if keep else "would be mended"
    kinds = ", ".join(f"{count:,} {name}" for name, count in sorted(counts.items()))
    return visible(f"{files} {done}: {kinds}")
