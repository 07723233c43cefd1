from comparator.model.candidate import Span
from comparator.text.marking import pieces


def test_pieces_carry_every_mark_that_covers_them():
    found = list(pieces("keep logs", [(Span(0, 9), "x"), (Span(5, 9), "y")]))
    assert found == [("keep ", ("x",)), ("logs", ("x", "y"))]


def test_marks_count_in_the_text_of_the_file_which_is_made_harmless():
    assert list(pieces("a\x1b[b", [(Span(2, 4), 1)])) == [("a\\x1b", ()), ("[b", (1,))]
    assert list(pieces("", [])) == []
