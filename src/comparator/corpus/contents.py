"""Reading the bytes of a data file; imports no YAML library, so that a cached verdict costs little more than this."""

import os
import stat
from pathlib import Path

from comparator.model.errors import InputError

MAX_BYTES = 4_000_000
"""Largest file that is read; the largest real framework is below 1 MB."""
_PIECE = 65_536


def read_bytes(path: Path) -> bytes:
    """Read a regular file of at most `MAX_BYTES`; devices, pipes and directories are refused unread.

    Raises:
        InputError: The file is missing, not regular, too large, or not readable.
    """
    name = str(path)
    try:
        # Non-blocking, so that a pipe put in the place of the file cannot hold us up.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            mode = os.fstat(descriptor).st_mode
            if not stat.S_ISREG(mode):
                what = "a directory, not a file" if stat.S_ISDIR(mode) else "not a regular file"
                raise InputError(f"this is {what}", path=name, rule="file-unreadable")
            content = _all_of(descriptor)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise InputError(_reason(error), path=name, rule="file-unreadable") from None
    return within_limit(content, name)


def _all_of(descriptor: int) -> bytes:
    """Return what can be read, up to just beyond the limit; a file may grow or shrink meanwhile."""
    size = os.fstat(descriptor).st_size
    content = os.read(descriptor, min(size, MAX_BYTES) + 1)
    pieces = [content]
    total = len(content)
    while content and total <= MAX_BYTES:
        # Mostly there is no more, and a buffer as large as the limit takes its time.
        content = os.read(descriptor, min(_PIECE, MAX_BYTES + 1 - total))
        pieces.append(content)
        total += len(content)
    return b"".join(pieces)


def within_limit(content: bytes, path: str) -> bytes:
    """Return `content` when it is not larger than `MAX_BYTES`.

    Raises:
        InputError: It is.
    """
    if len(content) > MAX_BYTES:
        raise InputError(
            f"the file is larger than {MAX_BYTES // 1_000_000} MB, the most that is read",
            path=path,
            rule="file-too-large",
        )
    return content


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "permission to read the file is denied"
    if isinstance(error, IsADirectoryError):
        return "this is a directory, not a file"
    reason = error.strerror if isinstance(error, OSError) else None
    return f"the file cannot be read ({reason or error})"
