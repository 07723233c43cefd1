import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.formats.csv_cells import csv_text, safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\tx", "\rx", "\nx", " =1", "\t=1"])
def test_text_that_a_spreadsheet_could_run_gets_an_apostrophe(text):
    assert safe_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["", "Art. 5(1)", "a=b", "3-5 days", "'quoted", "条文"])
def test_other_text_stays_as_it_is(text):
    assert safe_cell(text) == text


@pytest.mark.parametrize(("value", "cell"), [(-5, "-5"), (0.25, "0.25"), (-1e-7, "-1e-07"), (None, "")])
def test_numbers_stay_numbers_and_nothing_is_an_empty_cell(value, cell):
    assert safe_cell(value) == cell


def test_hidden_characters_are_spelled_out():
    assert safe_cell("a\x1b[31mb\u202ec") == "a\\x1b[31mb\\u202ec"


def test_lines_end_in_crlf_and_cells_are_quoted_where_needed():
    text = csv_text(("id", "note"), [("a", 'x, "y"'), ("b", None)])
    assert text == 'id,note\r\na,"x, ""y"""\r\nb,\r\n'


def test_a_table_without_rows_is_its_header():
    assert csv_text(("id", "=note"), []) == "id,'=note\r\n"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_every_table_reads_back_with_no_cell_that_runs(rows):
    read = list(csv.reader(io.StringIO(csv_text(("a", "b"), rows), newline=""), strict=True))
    assert read == [["a", "b"], *([safe_cell(cell) for cell in row] for row in rows)]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in read for cell in row)
