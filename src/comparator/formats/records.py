"""Plain records of the nouns, for JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from types import MappingProxyType
from typing import Any

from comparator.comparison.agreement import agreement
from comparator.comparison.compare import Pair
from comparator.comparison.differences import Difference
from comparator.comparison.matrix import Matrix
from comparator.formats.agreement import agreement_record
from comparator.formats.decided import OnPairs, decision_record, recorded_pairs
from comparator.model.candidate import Alignment, Candidate, Evidence, Span
from comparator.model.framework import Clause, Framework


def plain(value: Any) -> Any:
    """Return a value, which may be a dataclass, without empty keys and with enums as their words."""
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if item not in (None, "", (), {}, [])}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value.value if hasattr(value, "value") else value


def clause_record(clause: Clause) -> dict[str, Any]:
    """Return a clause with the keys of the model, empty ones left out."""
    record: dict[str, Any] = plain(asdict(clause))
    return record


def framework_record(framework: Framework, clauses: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a framework with the given clause records."""
    record: dict[str, Any] = plain({**asdict(framework), "clauses": []})
    return {**record, "clauses": clauses}


def alignment_record(
    alignment: Alignment,
    differences: Mapping[tuple[str, str], Sequence[Difference]] | None = None,
    decided: OnPairs = MappingProxyType({}),
) -> dict[str, Any]:
    """Return an alignment as the command contract describes it.

    Args:
        alignment: The candidates.
        differences: How the clauses of a pair differ, by their ids; None where a side is a clause file.
        decided: The recorded decisions on pairs of clauses, by their ids.
    """
    pairs = []
    for candidate in alignment.candidates:
        pair: dict[str, Any] = {
            "a": candidate.a,
            "b": candidate.b,
            "rank": candidate.rank,
            "score": candidate.score,
        }
        if candidate.below_threshold:
            pair["below_threshold"] = True
        found = decided.get((candidate.a, candidate.b))
        pair["status"] = "recorded" if found else "candidate"
        pair["decision"] = decision_record(found) if found else None
        pair |= {**_judged_by_nobody(candidate), "evidence": evidence_record(candidate.evidence)}
        if differences is not None:
            pair["differences"] = [difference_record(item) for item in differences[candidate.a, candidate.b]]
        pairs.append(pair)
    recorded = recorded_pairs(alignment, decided)
    record: dict[str, Any] = {
        "a": alignment.a,
        "b": alignment.b,
        "engine": alignment.engine,
        "pairs": pairs,
        "recorded": recorded,
        "candidates": len(pairs) - recorded,
        "recorded_elsewhere": len(decided) - recorded,
    }
    left = alignment.unpaired
    return record if left is None else {**record, "unpaired": {"a": list(left.a), "b": list(left.b)}}


def _judged_by_nobody(candidate: Candidate) -> dict[str, Any]:
    return {
        "mutual_first": candidate.mutual,
        "suggested_relation": candidate.suggestion.value if candidate.suggestion else None,
    }


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def evidence_record(evidence: Evidence | None) -> dict[str, Any]:
    """Return evidence with spans as [start, end] in characters of the statement; empty when there is none."""
    if evidence is None:
        return {}
    return {
        "languages": list(evidence.language),
        "parts": {key: value for key, value in asdict(evidence.parts).items() if value is not None},
        "concepts": [
            {
                "concept": shared.concept,
                "weight": shared.weight,
                "a": list(shared.a_terms),
                "b": list(shared.b_terms),
                "a_spans": _spans(shared.a_spans),
                "b_spans": _spans(shared.b_spans),
                "a_title_spans": _spans(shared.a_title_spans),
                "b_title_spans": _spans(shared.b_title_spans),
            }
            for shared in evidence.concepts
        ],
        "words": [
            {
                "word": shared.word,
                "weight": shared.weight,
                "a_spans": _spans(shared.a_spans),
                "b_spans": _spans(shared.b_spans),
                "a_title_spans": _spans(shared.a_title_spans),
                "b_title_spans": _spans(shared.b_title_spans),
            }
            for shared in evidence.words
        ],
        "topics": list(evidence.topics),
        "same_norm": evidence.same_norm,
        "bearers": list(evidence.bearers),
        "coverage": {"a": evidence.coverage.a, "b": evidence.coverage.b} if evidence.coverage else None,
    }


def pair_record(pair: Pair) -> dict[str, Any]:
    """Return an aligned pair with citations, statements and typed differences."""
    return {
        "a": _side(pair.a),
        "b": _side(pair.b),
        "status": "recorded" if pair.relation else "candidate",
        "relation": pair.relation.value if pair.relation else None,
        "rank": pair.candidate.rank,
        "score": pair.candidate.score,
        "below_threshold": pair.candidate.below_threshold,
        **_judged_by_nobody(pair.candidate),
        "differences": [difference_record(item) for item in pair.differences],
    }


def difference_record(item: Difference) -> dict[str, Any]:
    """Return a typed difference with what both sides say, and where."""
    return {
        "kind": item.kind.value,
        "a": item.a,
        "b": item.b,
        "words": item.words,
        "a_cite": item.a_cite,
        "b_cite": item.b_cite,
    }


def _side(clause: Clause) -> dict[str, Any]:
    return {
        "framework": clause.framework,
        "id": clause.id,
        "cite": clause.cite,
        "title": dict(clause.title),
        "statement": dict(clause.statement),
        "norm": clause.norm.value,
    }


def matrix_record(matrix: Matrix) -> dict[str, Any]:
    """Return a matrix as rows of cells; a cell names its state, norm, force and clauses, a row its agreement."""
    column = matrix.by.value
    return {
        "as_of": matrix.day,
        f"{column}s": list(matrix.columns),
        "topics": [
            {
                "topic": topic,
                "agreement": agreement_record(row),
                "cells": [
                    {
                        column: cell.column,
                        "state": cell.state.value,
                        "norm": cell.norm.value if cell.norm else None,
                        "binding": cell.binding,
                        "clauses": [clause.key for clause in cell.clauses],
                        "upcoming": [clause.key for clause in cell.upcoming],
                    }
                    for cell in cells
                ],
            }
            for topic, cells, row in zip(matrix.topics, matrix.cells, agreement(matrix), strict=True)
        ],
    }
