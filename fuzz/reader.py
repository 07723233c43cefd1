"""A coverage-guided fuzz target: whatever the bytes, the reader returns a document or raises `InputError`.

What the quick reader reads, libyaml must read as the same.

atheris has no wheels for some systems, so it is in no list of dependencies. To run it for twenty minutes:

    python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install atheris pyyaml
    mkdir -p /tmp/fuzz-corpus
    PYTHONPATH=src /tmp/fuzz/bin/python fuzz/reader.py -max_total_time=1200 /tmp/fuzz-corpus tests/corpus/found

A crash leaves a `crash-*` file behind. Add it to `tests/corpus/found/`, which `tests/corpus/test_found.py` reads.
"""

import sys

import atheris

with atheris.instrument_imports(include=["comparator"]):
    from comparator.corpus.full import load
    from comparator.corpus.reader import decode, parse
    from comparator.model.errors import InputError


def one(content: bytes) -> None:
    """Read `content`; anything raised but `InputError`, a place that is no place, or other data is a crash."""
    try:
        document = parse(decode(content, "x.yaml"), "x.yaml")
    except InputError as error:
        place = error.position
        if place is None or place.line < 1 or place.column < 1 or "\n" in error.message:
            raise ValueError(f"{error!r} has no place, or more than one line") from error
        return
    lines = document.text.count("\n") + document.text.count("\r") + 1
    if not 1 <= document.position(()).line <= lines:
        raise ValueError("the document has no place in its text")
    if document.plain and repr(load(document.text, "x.yaml")) != repr(document.data):
        raise ValueError("the quick reader reads other data than the full one")


def main() -> None:
    """Hand the target to libFuzzer."""
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
