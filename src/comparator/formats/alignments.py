"""Alignments as CSV and Markdown: one row a pair, with what a reader needs to judge it."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from comparator.comparison.decisions import Decided
from comparator.comparison.differences import Difference
from comparator.formats.csv_cells import csv_text
from comparator.formats.decided import COLUMNS as DECIDED_COLUMNS
from comparator.formats.decided import OnPairs, decision_cells, recorded_pairs, standing_note, who
from comparator.formats.exchange import End, ends, score_note
from comparator.formats.markdown import escape
from comparator.formats.suggestions import MUTUAL, SUGGESTION_NOTE, coverage_shares, coverage_words, unpaired_words
from comparator.model.candidate import Alignment, Candidate, Evidence, SharedWord
from comparator.model.framework import Framework
from comparator.model.passage import Passage, Side
from comparator.model.vocabulary import Text, pick

COLUMNS = (
    "a", "b", "rank", "score", "below_threshold", "mutual_first", "suggested_relation", "a_covered", "b_covered",
    "a_cite", "a_title", "a_text", "b_cite", "b_title", "b_text", "shared", "differences", *DECIDED_COLUMNS,
)  # fmt: skip

Differences = Mapping[tuple[str, str], Sequence[Difference]]


def alignment_csv(
    alignment: Alignment,
    a: Side,
    b: Side,
    *,
    frameworks: tuple[Framework | None, Framework | None] = (None, None),
    differences: Differences | None = None,
    decided: OnPairs = MappingProxyType({}),
    language: str = "en",
) -> str:
    """Return the pairs as CSV (RFC 4180).

    A clause that a one-to-one choice left without a partner has a row in which the other side is empty.

    Args:
        alignment: The candidates; `a` and `b` are its sides.
        a: The side whose clauses were looked up.
        b: The side in which partners were sought.
        frameworks: The framework of each side, None for a clause file; they give citations.
        differences: How the clauses of a pair differ, by their ids.
        decided: The recorded decisions on pairs of clauses, by their ids.
        language: Language of titles and texts, where a side has it.
    """
    left, right = ends(a, b, frameworks, language)
    rows: list[tuple[str, ...]] = [
        (
            item.a,
            item.b,
            str(item.rank),
            f"{item.score:.4f}",
            "yes" if item.below_threshold else "no",
            "yes" if item.mutual else "no",
            item.suggestion.value if item.suggestion else "",
            *coverage_shares(item.evidence),
            *_clause(left, item.a, language),
            *_clause(right, item.b, language),
            "; ".join(shared(item.evidence, left.passages[item.a])),
            "; ".join(difference(found) for found in (differences or {}).get((item.a, item.b), ())),
            *decision_cells(decided.get((item.a, item.b)), language),
        )
        for item in alignment.candidates
    ]
    if alignment.unpaired is not None:
        none, rest = ("", "", ""), [""] * (2 + len(DECIDED_COLUMNS))
        for clause in alignment.unpaired.a:
            rows.append((clause, "", *([""] * 7), *_clause(left, clause, language), *none, *rest))
        for clause in alignment.unpaired.b:
            rows.append(("", clause, *([""] * 7), *none, *_clause(right, clause, language), *rest))
    return csv_text(COLUMNS, rows)


def _clause(end: End, clause: str, language: str) -> tuple[str, str, str]:
    passage = end.passages[clause]
    return end.citations.get(clause, ""), end.clause_title(clause, language), pick(passage.text, language)


def shared(evidence: Evidence | None, a: Passage) -> Iterator[str]:
    """Yield the shared concepts with their terms on both sides, then the shared words as `a` has them."""
    if evidence is None:
        return
    for concept in evidence.concepts:
        yield f"{concept.concept} ({', '.join(concept.a_terms)} | {', '.join(concept.b_terms)})"
    for word in evidence.words:
        yield whole_word(word, a.text, a.title, evidence.language[0])


def whole_word(word: SharedWord, text: Text, title: Text, language: str) -> str:
    """Return a shared word as the text or title of side `a` has it; the engine knows only its first letters."""
    for spans, source in ((word.a_spans, text.get(language, "")), (word.a_title_spans, pick(title, language))):
        if spans:
            return source[spans[0].start : spans[0].end]
    return word.word


def difference(found: Difference) -> str:
    """Return one difference on a line: the kind, what both sides say, and direction words if there are any."""
    words = f" ({found.words})" if found.words else ""
    return f"{found.kind}: {found.a} | {found.b}{words}"


def alignment_markdown(
    alignment: Alignment,
    a: Side,
    b: Side,
    *,
    frameworks: tuple[Framework | None, Framework | None] = (None, None),
    differences: Differences | None = None,
    decided: OnPairs = MappingProxyType({}),
    language: str = "en",
) -> str:
    """Return the pairs as a Markdown page with a table; the arguments are those of `alignment_csv`."""
    left, right = ends(a, b, frameworks, language)
    lines = [
        f"# {'Decisions and candidate' if recorded_pairs(alignment, decided) else 'Candidate'} pairs: "
        f"{escape(left.title)} and {escape(right.title)}",
        "",
        f"{standing_note(alignment, decided)} Candidates are proposals; only a recorded decision makes a mapping. "
        f"{score_note(alignment.engine)} {SUGGESTION_NOTE}",
        "",
        f"| {escape(a.name)} | score | {escape(b.name)} | relation | shared | differences |",
        "|---|---|---|---|---|---|",
    ]
    for item in alignment.candidates:
        cells = (
            f"{item.a}: {left.label(item.a, language)}",
            _score(item),
            f"{item.b}: {right.label(item.b, language)}",
            _relation(item, decided.get((item.a, item.b)), language),
            "; ".join(shared(item.evidence, left.passages[item.a])),
            "; ".join(difference(found) for found in (differences or {}).get((item.a, item.b), ())),
        )
        lines.append(f"| {' | '.join(escape(cell) for cell in cells)} |")
    if alignment.unpaired is not None:
        gone = alignment.unpaired
        lines += ["", escape(f"{unpaired_words(len(gone.a), len(gone.b), (a.name, b.name))}.")]
        for end, name, clauses in ((left, a.name, gone.a), (right, b.name, gone.b)):
            lines += ["", f"## {escape(name)}: without a partner", ""] if clauses else []
            lines += [f"- {escape(f'{clause}: {end.label(clause, language)}')}" for clause in clauses]
    return "\n".join(lines) + "\n"


def _relation(item: Candidate, found: Decided | None, language: str) -> str:
    """Return the recorded relation with who, when and why, or the suggested one, marked as such."""
    if found is not None:
        return (
            f"recorded: {found.relation} ({who(found)}, {found.decision.on}): {pick(found.decision.reason, language)}"
        )
    return f"suggested: {item.suggestion}; {coverage_words(item.evidence)}" if item.suggestion else ""


def _score(item: Candidate) -> str:
    marks = ["below the threshold"] if item.below_threshold else []
    marks += [MUTUAL] if item.mutual else []
    return "; ".join((f"{item.score:.2f}", f"rank {item.rank}", *marks))
