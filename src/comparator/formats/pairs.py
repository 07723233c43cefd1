"""Aligned pairs with their differences, as CSV and Markdown."""

from collections.abc import Sequence

from comparator.comparison.compare import Pair
from comparator.formats.alignments import difference
from comparator.formats.csv_cells import csv_text
from comparator.formats.markdown import escape
from comparator.formats.suggestions import MUTUAL, SUGGESTION_NOTE, coverage_shares, suggestion_words
from comparator.model.framework import Framework
from comparator.model.vocabulary import pick

COLUMNS = (
    "status", "relation",
    "score", "below_threshold", "mutual_first", "suggested_relation", "a_covered", "b_covered",
    "a_framework", "a_id", "a_cite", "a_statement", "b_framework", "b_id", "b_cite", "b_statement", "differences",
)  # fmt: skip


def standing(pair: Pair) -> str:
    """Return what a pair rests on, as in `recorded: subset-of` or `candidate 0.83`."""
    return f"recorded: {pair.relation}" if pair.relation else f"candidate {pair.candidate.score:.2f}"


def pairs_csv(pairs: Sequence[Pair], language: str) -> str:
    """Return the pairs as CSV (RFC 4180), one a row, with their differences in one cell."""
    rows = []
    for pair in pairs:
        decided = ["recorded", pair.relation.value] if pair.relation else ["candidate", ""]
        found = pair.candidate
        row = [
            *decided,
            f"{found.score:.4f}",
            "yes" if found.below_threshold else "no",
            "yes" if found.mutual else "no",
            found.suggestion.value if found.suggestion else "",
            *coverage_shares(found.evidence),
        ]
        for clause in (pair.a, pair.b):
            row += [clause.framework, clause.id, clause.cite, pick(clause.statement, language)]
        rows.append([*row, "; ".join(difference(item) for item in pair.differences)])
    return csv_text(COLUMNS, rows)


def pairs_markdown(a: Framework, b: Framework, pairs: Sequence[Pair], language: str) -> str:
    """Return the pairs as a Markdown page with a section for each."""
    lines = [
        f"# {escape(pick(a.short, language))} and {escape(pick(b.short, language))}",
        "",
        "Recorded decisions come first; the rest are candidates, proposals of the machine by score. Only a person's",
        f"decision makes a mapping. {SUGGESTION_NOTE}",
    ]
    for pair in pairs:
        mark = ", no candidate: the nearest clause" if pair.candidate.below_threshold else ""
        mark += f", {MUTUAL}" if pair.candidate.mutual else ""
        lines += [
            "",
            f"## {escape(pair.a.cite)} and {escape(pair.b.cite)} ({standing(pair)}{mark})",
            "",
        ]
        for clause in (pair.a, pair.b):
            lines.append(
                f"- **{escape(clause.framework)} {escape(clause.cite)}**: {escape(pick(clause.statement, language))}"
            )
        told = suggestion_words(pair.candidate)
        lines += [f"- suggested relation: {escape(told)}"] if told else []
        if pair.differences:
            lines += [
                "",
                f"| differs in | {escape(a.id)} | {escape(b.id)} | direction |",
                "|---|---|---|---|",
            ]
            lines += [
                f"| {item.kind} | {escape(item.a)} | {escape(item.b)} | {escape(item.words)} |"
                for item in pair.differences
            ]
    return "\n".join(lines) + "\n"
