"""A row as plain text, for the clipboard."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from comparator.comparison.differences import Difference
from comparator.formats.suggestions import suggestion_words
from comparator.model.framework import Clause
from comparator.model.vocabulary import pick
from comparator.text.visible import visible
from comparator.tui.explorer import Row

if TYPE_CHECKING:
    from comparator.comparison.compare import Pair


def as_text(row: Row, spoken: Callable[[Clause], str]) -> str:
    """Return one row as plain text: citations, titles, statements, score and differences.

    Args:
        row: The row.
        spoken: Says in which language a clause is worded.
    """
    pair = row.pair
    if pair is None:
        return _clause("", row.clause, spoken(row.clause))
    note = " (no candidate: below the threshold)" if row.below_threshold else ""
    lines = [
        _clause("A: ", row.clause, spoken(row.clause)),
        _clause("B: ", pair.b, spoken(pair.b)),
        *_standing(pair, note),
        *(_difference(found) for found in pair.differences),
    ]
    return "".join(lines)


def _standing(pair: "Pair", note: str) -> Iterator[str]:
    """Yield what the pair rests on."""
    if pair.relation is not None:
        yield f"Recorded relation: {pair.relation.value}\n"
        return
    yield f"Score: {pair.candidate.score:.2f}{note}\n"
    if told := suggestion_words(pair.candidate):
        yield f"Suggested relation: {told}\n"


def _clause(side: str, clause: Clause, language: str) -> str:
    where = visible(f"{clause.framework} {clause.cite}: {pick(clause.title, language)}")
    return f"{side}{where}\n{visible(pick(clause.statement, language))}\n"


def _difference(difference: Difference) -> str:
    words = f" ({difference.words})" if difference.words else ""
    sides = f"{difference.a or 'not recorded'} | {difference.b or 'not recorded'}"
    return visible(f"- {difference.kind.value}: {sides}{words}") + "\n"
