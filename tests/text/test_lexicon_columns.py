"""Which languages the lexicon serves is known without reading it."""

from comparator.text.languages import LEXICON, primary
from comparator.text.lexicon import shipped_lexicon


def test_the_named_languages_are_those_that_have_terms() -> None:
    columns = {column for concept in shipped_lexicon().concepts.values() for column in concept.terms}
    assert {primary(column) for column in columns} == LEXICON
