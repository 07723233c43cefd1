"""A row as plain text, for the clipboard."""

from comparator.comparison.differences import Difference
from comparator.model.framework import Clause
from comparator.model.vocabulary import pick
from comparator.text.visible import visible
from comparator.tui.explorer import Row


def as_text(row: Row, language: str) -> str:
    """Return one row as plain text: citations, titles, statements, score and differences."""
    pair = row.pair
    if pair is None:
        return _clause("", row.clause, language)
    note = " (no candidate: below the threshold)" if row.below_threshold else ""
    lines = [
        _clause("A: ", row.clause, language),
        _clause("B: ", pair.b, language),
        f"Score: {pair.candidate.score:.2f}{note}\n",
        *(_difference(found) for found in pair.differences),
    ]
    return "".join(lines)


def _clause(side: str, clause: Clause, language: str) -> str:
    where = visible(f"{clause.framework} {clause.cite}: {pick(clause.title, language)}")
    return f"{side}{where}\n{visible(pick(clause.statement, language))}\n"


def _difference(difference: Difference) -> str:
    words = f" ({difference.words})" if difference.words else ""
    sides = f"{difference.a or 'not recorded'} | {difference.b or 'not recorded'}"
    return visible(f"- {difference.kind.value}: {sides}{words}") + "\n"
