"""What the fuzzer found, and what it keeps as the ways through the reader, is read or refused with a place."""

from pathlib import Path

import pytest

from comparator.corpus.reader import decode, lines_in, parse
from comparator.model.errors import InputError

FOUND = sorted((Path(__file__).parent / "found").iterdir())


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_found_cases(path: Path):
    try:
        document = parse(decode(path.read_bytes(), "x.yaml"), "x.yaml")
    except InputError as error:
        assert error.position is not None
        assert error.position.line >= 1 and error.position.column >= 1
        assert "\n" not in error.message
    else:
        assert 1 <= document.position(()).line <= len(lines_in(document.text))
