"""Doing something again whenever files change."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from comparator.model.errors import InputError

INTERVAL = 0.5
"""Seconds between two looks at the files."""

State = dict[str, tuple[int, int, int] | None]
"""What tells two versions of each file apart; None for a file that is away."""


def versions(paths: Iterable[Path]) -> Iterator[State]:
    """Yield the state of the files below `paths` at once, and each time that it has become another; never ends.

    A path that is away for a moment, as while an editor saves, is a state like any other.
    """
    known = None
    watched = tuple(paths)
    while True:
        state = _state(watched)
        if state != known:
            # Looked at before the caller starts, so that a change while it works is not missed.
            known = state
            yield state
        time.sleep(INTERVAL)


def _state(paths: tuple[Path, ...]) -> State:
    from comparator.validation.files import expand

    state: State = {}
    for path in paths:
        try:
            files = list(expand([path]))
        except InputError:
            state[str(path)] = None
            continue
        for file in files:
            if isinstance(file, Path):
                state[str(file)] = _version(file)
    return state


def _version(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
