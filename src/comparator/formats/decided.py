"""How a recorded decision is put into words, cells and records, alike in every output."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from comparator.comparison.decisions import Decided
from comparator.formats.markdown import escape
from comparator.model.candidate import Alignment
from comparator.model.framework import Framework
from comparator.model.mapping import Reviewer
from comparator.model.vocabulary import pick
from comparator.text.counts import counted

OnPairs = Mapping[tuple[str, str], Decided]
"""The decisions on the clauses of two frameworks, by the ids of both clauses."""

COLUMNS = ("status", "relation", "reason", "rationale", "method", "confidence", "reviewer", "decided_on", "mapping_set")
"""Columns of a table of pairs that say what a pair rests on; all but the first are empty for a candidate."""

NOBODY = "Candidates proposed by a program; no person has reviewed them."


def who(found: Decided) -> str:
    """Return who decided: name and organisation, or the id of a reviewer whom the set does not describe."""
    return _name(found.reviewer, found.decision.reviewer)


def who_else(found: Decided) -> str:
    """Return, named as by `who`, the reader who decided again; an empty string where nobody did."""
    reviewers = {item.id: item for item in found.set.reviewers}
    return _name(reviewers.get(found.second_reviewer), found.second_reviewer)


def _name(by: Reviewer | None, key: str) -> str:
    if by is None:
        return key
    return by.name + (f", {by.organisation}" if by.organisation else "")


def how(found: Decided) -> str:
    """Return rationale, method and confidence, as far as they are recorded."""
    row = found.decision
    parts = [f"{name} {part}" for name, part in (("rationale", row.rationale), ("method", row.method)) if part]
    if row.confidence is not None:
        parts.append(f"confidence {row.confidence:g}")
    return "; ".join(parts)


def decision_cells(found: Decided | None, language: str) -> tuple[str, ...]:
    """Return the cells of `COLUMNS`."""
    if found is None:
        return ("candidate", *([""] * (len(COLUMNS) - 1)))
    row = found.decision
    confidence = "" if row.confidence is None else f"{row.confidence:g}"
    return (
        "recorded", found.relation.value, pick(row.reason, language), row.rationale, row.method, confidence,
        who(found), row.on, found.set.id,
    )  # fmt: skip


def decision_record(found: Decided) -> dict[str, Any]:
    """Return a decision for JSON; the relation is read from the first clause of the pair."""
    row, by = found.decision, found.reviewer
    return {
        "relation": found.relation.value,
        "reason": dict(row.reason),
        "rationale": row.rationale or None,
        "method": row.method or None,
        "confidence": row.confidence,
        "reviewer": {
            "id": row.reviewer,
            "name": by.name if by else None,
            "organisation": (by.organisation or None) if by else None,
        },
        "on": row.on,
        "mapping_set": found.set.id,
    }


def recorded_pairs(alignment: Alignment, decided: OnPairs) -> int:
    """Return how many pairs of an alignment carry a recorded decision."""
    return sum((item.a, item.b) in decided for item in alignment.candidates)


def standing_note(alignment: Alignment, decided: OnPairs) -> str:
    """Return how many pairs are recorded, how many nobody reviewed, and how many decisions stand on other pairs."""
    recorded = recorded_pairs(alignment, decided)
    nobody = len(alignment.candidates) - recorded
    told = NOBODY
    if recorded:
        rest = f"{nobody} candidate{' is' if nobody == 1 else 's are'} proposed by a program and reviewed by nobody"
        told = f"{recorded} of {len(alignment.candidates)} pairs carry a recorded decision; {rest}."
    if elsewhere := len(decided) - recorded:
        others = f"{elsewhere} more recorded decision{' is' if elsewhere == 1 else 's are'}"
        told += f" {others} on pairs that are not here (`comparator mappings` shows them all)."
    return told


def decisions_note(decisions: Sequence[Decided]) -> str:
    """Return how many decisions there are, how they were made, and how many were decided twice."""
    methods = Counter(item.decision.method or "not recorded" for item in decisions)
    told = ", ".join(f"{count} {method}" for method, count in sorted(methods.items()))
    twice = sum(item.second_relation is not None for item in decisions)
    again = f" {twice} were decided again by another reader without sight of the first." if twice else ""
    return f"{counted(len(decisions), 'recorded decision')}, by method: {told}.{again}"


def decisions_markdown(decisions: Sequence[Decided], frameworks: Mapping[str, Framework], language: str = "en") -> str:
    """Return decisions as a Markdown page with a table for each set.

    Args:
        decisions: The decisions of one or several sets.
        frameworks: The frameworks by id, for citations; one may be missing.
        language: Language of titles and reasons, where they have it.
    """
    lines = ["# Recorded decisions", "", decisions_note(decisions)]
    for name, item in {found.set.id: found.set for found in decisions}.items():
        heads = (item.source, "relation", item.target, "reason", "how", "who", "when", "decided again")
        lines += ["", f"## {escape(pick(item.title, language))}", "", f"| {' | '.join(map(escape, heads))} |"]
        lines.append("|---" * len(heads) + "|")
        for found in decisions:
            if found.set.id != name:
                continue
            row = found.decision
            again = f"{found.second_relation} ({who_else(found)})" if found.second_relation else ""
            cells = (
                _clause(frameworks.get(item.source), row.source), found.relation.value,
                _clause(frameworks.get(item.target), row.target), pick(row.reason, language), how(found), who(found),
                row.on, again,
            )  # fmt: skip
            lines.append(f"| {' | '.join(escape(cell) for cell in cells)} |")
    return "\n".join(lines) + "\n"


def _clause(framework: Framework | None, clause_id: str) -> str:
    clause = framework.clause(clause_id) if framework else None
    return f"{clause_id}: {clause.cite}" if clause else clause_id
