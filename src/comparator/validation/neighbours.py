"""Which frameworks there are: those of the run, those beside its files, and the shipped ones."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from comparator.corpus.resources import data_root

_FOLDER = "frameworks"
"""A folder of this name holds a folder of frameworks for each jurisdiction."""


def framework_files(files: Iterable[Path]) -> dict[str, Path]:
    """Return the ids that a file of this run may name as those of frameworks, each with its file.

    An id is read from the name of the file, which another rule holds to be the same. The files beside those of
    the run count too, since an editor or a commit hook checks one file of a folder at a time.
    """
    folders: dict[Path, None] = {data_root() / _FOLDER / "*": None}
    found: dict[str, Path] = {}
    for file in files:
        found.setdefault(file.stem, file)
        folders[file.parent] = None
    for folder in tuple(folders):
        above = folder.absolute().parent
        if above.name == _FOLDER:
            folders[above / "*"] = None
    # The shipped ones come last, so that a changed copy in the run or beside it counts.
    for folder in reversed(folders):
        for file in _files(folder):
            found.setdefault(file.stem, file)
    return found


def _files(folder: Path) -> Iterator[Path]:
    """Yield the YAML files in `folder`; in every folder beside it when its name is `*`."""
    # By `os`, since a run of one file looks at all that are shipped, and `Path.glob` takes three times as long.
    try:
        if folder.name == "*":
            with os.scandir(folder.parent) as entries:
                folders = sorted(entry.path for entry in entries if entry.is_dir())
        else:
            folders = [str(folder)]
        for place in folders:
            for name in sorted(os.listdir(place)):  # noqa: PTH208
                if name.endswith(".yaml"):
                    yield Path(place, name)
    except OSError:  # a folder that cannot be listed is reported where it is read
        return
