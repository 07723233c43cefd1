"""A safe YAML 1.2 reader that keeps the place of every value.

The quick reader (corpus/quick.py) reads the plain forms that data files are written in; where it declines, the full
one (corpus/full.py) reads all of YAML as far as it may be used here, and says what is wrong.

Places are worked out when they are first asked for, by the full reader: a file without a finding needs almost none.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comparator.corpus import quick
from comparator.corpus.collection import without_collection
from comparator.corpus.contents import MAX_BYTES, read_bytes, within_limit
from comparator.corpus.lines import lines_in, place_behind
from comparator.corpus.spot import Spot, child_of
from comparator.model.errors import InputError
from comparator.model.position import Position

if TYPE_CHECKING:
    from comparator.corpus.full import Places

__all__ = (
    "MAX_BYTES",
    "Document",
    "Spot",
    "decode",
    "lines_in",
    "parse",
    "read_bytes",
    "read_document",
    "within_limit",
)

_BOMS = ((b"\xff\xfe", "UTF-16 or UTF-32"), (b"\xfe\xff", "UTF-16"), (b"\x00\x00\xfe\xff", "UTF-32"))


class Document:
    """A parsed file: plain data, the text it came from and the place of every value.

    `plain` says that the quick reader has read it, and so what its text is known not to hold (corpus/quick.py).
    """

    __slots__ = ("_places", "data", "path", "plain", "text")

    def __init__(self, path: str, text: str, data: Any, *, plain: bool) -> None:
        self.path = path
        self.text = text
        self.data = data
        self.plain = plain
        self._places: Places | None = None

    @property
    def spot(self) -> Spot:
        """The place of the whole, and in it the places of all values."""
        return self._reach(()).root

    def position(self, path: Sequence[str | int], *, key: bool = False) -> Position:
        """Return the place of the value at `path`, or of its key when `key` is true.

        Where the path leads nowhere, the place of the nearest value around it is returned.
        """
        places = self._reach(path)
        spot = places.root
        for depth, step in enumerate(path):
            last = depth == len(path) - 1
            if key and last and isinstance(step, str) and step in spot.keys:
                return places.position(spot.keys[step])
            child = child_of(spot, step)
            if child is None:
                break
            spot = child
        return places.position(spot)

    def _reach(self, path: Sequence[str | int]) -> "Places":
        if self._places is None:
            from comparator.corpus.full import Places  # imported late, as in `parse`

            self._places = Places(self.text, self.path)
        self._places.reach(path)
        return self._places


def read_document(path: Path) -> Document:
    """Read and parse one YAML file.

    Raises:
        InputError: The file cannot be read, is too large, is not UTF-8, or is not YAML as it is used here.
    """
    return parse(decode(read_bytes(path), str(path)), str(path))


def decode(content: bytes, path: str) -> str:
    """Decode UTF-8, with or without a byte order mark.

    Raises:
        InputError: The bytes are in another encoding; the position is that of the first bad byte.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            raise InputError(
                f"the file is {name}; save it as UTF-8", path=path, position=Position(1, 1), rule="encoding"
            )
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8",
            path=path,
            position=place_behind(content[: error.start].decode("utf-8")),
            rule="encoding",
        ) from None


def parse(text: str, path: str) -> Document:
    """Parse YAML text into plain data with positions.

    Args:
        text: The whole file.
        path: The name to show in errors.

    Raises:
        InputError: The text is not YAML, or uses a feature that data files here do not have.
    """
    with without_collection():  # which would take a quarter of the time
        try:
            return Document(path, text, quick.read(text), plain=True)
        except quick.DeclinedError:
            from comparator.corpus.full import load  # libyaml takes a while to import, and most runs do without it

            return Document(path, text, load(text, path), plain=False)
