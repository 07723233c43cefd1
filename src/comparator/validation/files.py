"""Which files a run checks."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from comparator.model.errors import InputError


def expand(paths: Iterable[Path]) -> Iterator[Path | InputError]:
    """Return each file of `paths` once, with every folder replaced by the `*.yaml` files below it, sorted.

    Links to folders below a folder are not followed. A folder below a given one that cannot be listed comes
    back as an error in its place, so that the others are still checked.

    Raises:
        InputError: A path is missing, is neither file nor folder, or cannot be read, or a folder holds no
            YAML file. Raised before anything is returned.
    """
    found: list[Path | InputError] = []
    for path in paths:
        if _is_folder(path):
            below = sorted(_below(path), key=lambda item: item.path if isinstance(item, InputError) else str(item))
            if not below:
                raise InputError("there is no .yaml file in this folder", path=str(path), rule="file-unreadable")
            found += below
        else:
            found.append(path)
    return _once(found)


def _is_folder(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise InputError("there is no such file or folder", path=str(path), rule="file-unreadable") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        message = f"it cannot be read ({reason or error})"
        raise InputError(message, path=str(path), rule="file-unreadable") from None
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        raise InputError("this is neither a file nor a folder", path=str(path), rule="file-unreadable")
    if not os.access(path, os.R_OK):
        raise InputError("permission to read it is denied", path=str(path), rule="file-unreadable")
    return stat.S_ISDIR(mode)


def _below(folder: Path) -> Iterator[Path | InputError]:
    errors: list[OSError] = []
    for parent, _, names in os.walk(folder, onerror=errors.append):
        yield from (Path(parent) / name for name in names if name.endswith(".yaml"))
    for error in errors:
        message = f"the folder cannot be listed ({error.strerror})"
        yield InputError(message, path=str(error.filename), rule="file-unreadable")


def _once(items: Iterable[Path | InputError]) -> Iterator[Path | InputError]:
    seen: set[str] = set()
    for item in items:
        real = os.path.realpath(item.path if isinstance(item, InputError) else item)
        if real not in seen:
            seen.add(real)
            yield item
