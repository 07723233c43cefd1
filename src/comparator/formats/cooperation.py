"""Needs, offers and what fits, as records and rows."""

from collections.abc import Sequence
from typing import Any

from comparator.comparison.cooperation import Coverage, Entry, Match, Reach, TopicProgress
from comparator.formats.csv_cells import Cell, csv_text
from comparator.model.vocabulary import pick

REACH_WORDS = {
    Reach.FIRST: "among those it is meant for above all",
    Reach.NAMED: "named as a receiver",
    Reach.GROUP: "member of a group that is named",
    Reach.ANYONE: "open to anyone",
    Reach.UNSURE: "not among the recorded members of a group whose list is incomplete",
}
"""Why a jurisdiction can receive an offer."""

COLUMNS = (
    "jurisdiction", "need", "need_cite", "kind", "topics", "offer", "offered_by", "offer_cite", "reach",
    "shared_topics", "shared_goals", "score", "concepts",
)  # fmt: skip


def cooperation_csv(found: Sequence[Match]) -> str:
    """Return a row for each need and fitting offer; a need without one has a row with empty cells."""
    rows: list[tuple[Cell, ...]] = []
    for match in found:
        record = match.need.record
        head = (match.place, match.need.key, record.cite, record.kind, " ".join(record.topics))
        rows += [
            (
                *head,
                fit.offer.key,
                " ".join(fit.offer.owners),
                fit.offer.record.cite,
                fit.reach.value,
                " ".join(fit.topics),
                " ".join(map(str, fit.sdgs)),
                fit.score,
                " ".join(fit.concepts),
            )
            for fit in match.fits
        ] or [(*head, *[""] * (len(COLUMNS) - len(head)))]
    return csv_text(COLUMNS, rows)


def cooperation_record(
    found: Sequence[Match], coverage: tuple[Sequence[Coverage], Sequence[Coverage]], progress: Sequence[TopicProgress]
) -> dict[str, Any]:
    """Return matches, coverage and progress for JSON."""
    by_group, by_goal = ([_coverage(item) for item in part] for part in coverage)
    return {
        "needs": [
            {
                "jurisdiction": match.place,
                **_entry(match.need),
                "offers": [
                    {
                        **_entry(fit.offer),
                        "offered_by": list(fit.offer.owners),
                        "reach": fit.reach.value,
                        "shared_topics": list(fit.topics),
                        "shared_goals": list(fit.sdgs),
                        "same_kind": fit.same_kind,
                        "score": fit.score,
                        "concepts": list(fit.concepts),
                    }
                    for fit in match.fits
                ],
                "model_clauses": [
                    {
                        "jurisdiction": item.framework.jurisdiction,
                        "framework": item.framework.id,
                        "clause": item.clause.id,
                        "cite": item.clause.cite,
                        "shared_topics": list(item.topics),
                        "score": item.score,
                    }
                    for item in match.models
                ],
            }
            for match in found
        ],
        "coverage": {"groups": by_group, "goals": by_goal},
        "progress": [
            {
                "framework": item.framework.id,
                "topics_with_an_offer": {
                    topic: [entry.key for entry in found] for topic, found in item.offered.items()
                },
                "topics_without": list(item.not_offered),
            }
            for item in progress
        ],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    record = entry.record
    return {
        "framework": entry.framework.id,
        "id": record.id,
        "cite": record.cite,
        "statement": dict(record.statement),
        "kind": record.kind,
        "topics": list(record.topics),
    }


def _coverage(item: Coverage) -> dict[str, Any]:
    return {
        "name": item.name,
        "jurisdictions": list(item.places),
        "needs": item.needs,
        "with_a_fitting_offer": item.met,
        "offers": item.offers,
    }


def cooperation_markdown(found: Sequence[Match], day: str) -> str:
    """Return a page: each need with the offers that fit and the clauses that could serve as a model."""
    from comparator.formats.markdown import escape

    lines = [f"# Needs and offers as of {day}", ""]
    for match in found:
        record = match.need.record
        lines += [f"## {escape(match.place)}: {escape(record.cite)}", "", escape(pick(record.statement)), ""]
        for fit in match.fits:
            given = fit.offer.record
            lines.append(
                f"- **{escape(', '.join(fit.offer.owners))}**, {escape(pick(fit.offer.framework.short))} "
                f"{escape(given.cite)}: {escape(pick(given.statement))} ({REACH_WORDS[fit.reach]}; "
                f"topics: {escape(', '.join(fit.topics))})"
            )
        if not match.fits:
            lines.append("- No recorded offer fits.")
        lines += [
            f"- Could serve as a model: {escape(item.framework.jurisdiction)}, "
            f"{escape(pick(item.framework.short))} {escape(item.clause.cite)}"
            for item in match.models
        ]
        lines.append("")
    return "\n".join(lines)
