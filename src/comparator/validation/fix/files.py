"""Mending files in their place."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from comparator.corpus.reader import decode, read_bytes
from comparator.model.errors import InputError
from comparator.validation.fix.text import Mended, mend

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class MendedFile:
    """A file before and after; `mark` is its byte order mark, if it has one, which stays."""

    path: Path
    before: str
    mended: Mended
    mark: bytes = b""

    @property
    def changed(self) -> bool:
        """Tell whether anything was mended."""
        return self.mended.text != self.before

    def content(self) -> bytes:
        """Return the mended file as bytes."""
        return self.mark + self.mended.text.encode()


def mend_file(path: Path, runs: Callable[[str], bool] = lambda rule: True) -> MendedFile:
    """Read a file and mend its text; nothing is written.

    `runs` tells by the id of a rule whether its fixes are wanted.

    Raises:
        InputError: The file cannot be read, or is not YAML as it is used here.
    """
    return mend_content(read_bytes(path), path, runs)


def mend_content(content: bytes, path: Path, runs: Callable[[str], bool] = lambda rule: True) -> MendedFile:
    """Mend the content of a file that is known as `path`, as `mend_file` does.

    Raises:
        InputError: The content is not YAML as it is used here.
    """
    text = decode(content, str(path))
    return MendedFile(path, text, mend(text, str(path), runs), _MARK if content.startswith(_MARK) else b"")


def write(file: MendedFile) -> None:
    """Put the mended text in the place of the file, whole or not at all.

    A link is followed and stays a link; the mode of the file stays.

    Raises:
        InputError: The file was changed by somebody else in the meantime, or cannot be written.
    """
    try:
        target = Path(os.path.realpath(file.path))
        if read_bytes(target) != file.mark + file.before.encode():
            raise InputError("the file was changed while it was mended; nothing was written", path=str(file.path))
        _replace(target, file.content())
    except OSError as error:
        raise InputError(f"the file cannot be written ({error.strerror})", path=str(file.path)) from None


def _replace(target: Path, content: bytes) -> None:
    mode = target.stat().st_mode
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode & 0o7777)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
