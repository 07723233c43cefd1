"""The user's cache folder, and writing to it: what is there can always be worked out again.

Nobody may rely on a file there being whole, and no file there is ever run: readers check what they read, and whatever
is wrong with a file, it is as if it were not there.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_NONE = "COMPARATOR_NO_CACHE"
"""Environment variable that turns all caches off, whatever its value."""


def cache_folder(name: str) -> Path | None:
    """Return the folder of this name in the user's cache folder; None when COMPARATOR_NO_CACHE is set."""
    if os.environ.get(_NONE):
        return None
    from platformdirs import user_cache_path

    return user_cache_path("comparator", appauthor=False) / name


def replace_file(path: Path, content: bytes) -> None:
    """Write a file at once or not at all, with its folder; a folder that cannot be written to is left alone."""
    new = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new.write_bytes(content)
        new.replace(path)
    except OSError:
        remove_file(new)


def remove_file(path: Path) -> None:
    """Remove a file if it is there and can be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def code_stamps(parts: Iterable[str]) -> Iterator[str]:
    """Yield a line for each module of some packages of ours, with the time of its last change.

    A cache whose key has them is never older than the code that filled it.
    """
    for part in parts:
        for parent, folders, names in os.walk(_PACKAGE / part):
            folders.sort()
            for name in sorted(names):
                if name.endswith(".py"):
                    path = os.path.join(parent, name)  # noqa: PTH118 - a hundred times in the shortest run
                    yield f"{path} {os.stat(path).st_mtime_ns}\n"  # noqa: PTH116
