"""An error that a person can mend says where it is, as far as that is known."""

import pytest

from comparator.model.errors import ComparatorError, InputError
from comparator.model.position import Position


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (InputError("there is no such id"), "there is no such id"),
        (InputError("the file is empty", path="kr.yaml"), "kr.yaml: the file is empty"),
        (InputError("not YAML", path="kr.yaml", position=Position(3, 7)), "kr.yaml:3:7: not YAML"),
        (InputError("no file is known", position=Position(3, 7)), "no file is known"),
    ],
)
def test_an_input_error_reads_as_path_line_column_and_message(error, line):
    assert str(error) == line


def test_an_input_error_keeps_its_parts_for_other_formats():
    error = InputError("id stands twice", path="a.jsonl", position=Position(2, 1), rule="duplicate-id")

    assert (error.message, error.path, error.position, error.rule) == (
        "id stands twice",
        "a.jsonl",
        Position(2, 1),
        "duplicate-id",
    )
    assert isinstance(error, ComparatorError)


def test_positions_sort_by_line_and_then_by_column():
    assert sorted([Position(2, 1), Position(1, 9), Position(1, 2)]) == [
        Position(1, 2),
        Position(1, 9),
        Position(2, 1),
    ]
