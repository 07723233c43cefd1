"""Writing a new file whole or not at all, and never over another one."""

import os
import tempfile
from pathlib import Path

from comparator.model.errors import InputError


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; readers see all of it or nothing.

    Raises:
        InputError: A file of this name is there already, or the folder cannot be written to.
    """
    name = str(path)
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".comparator-", suffix=".part")
    except OSError as error:
        raise InputError(f"the folder cannot be written to ({error.strerror})", path=name) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        Path(temporary).chmod(0o644)
        _place(Path(temporary), path)
    except FileExistsError:
        raise InputError("there is such a file already; choose another name", path=name) from None
    except OSError as error:
        raise InputError(f"the file cannot be written ({error.strerror})", path=name) from None
    finally:
        Path(temporary).unlink(missing_ok=True)


def _place(temporary: Path, path: Path) -> None:
    """Give the finished file its name, which fails if the name is taken."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links: reserve the name, then put the file in its place.
        path.touch(exist_ok=False)
        temporary.replace(path)
