"""Needs, offers and what fits, as records and rows."""

from collections.abc import Sequence
from typing import Any

from comparator.comparison.cooperation import Coverage, Entry, Fit, Match, ModelClause, Reach, TopicProgress
from comparator.comparison.phrases import in_sentence
from comparator.formats.csv_cells import Cell, csv_text
from comparator.formats.draft_words import listed
from comparator.formats.markdown import escape
from comparator.model.vocabulary import Vocabularies, pick
from comparator.text.lexicon import Lexicon

COLUMNS = (
    "jurisdiction", "need", "need_cite", "kind", "topics", "offer", "offered_by", "offer_cite", "reach",
    "shared_topics", "shared_goals", "score", "concepts",
)  # fmt: skip


def reach_words(fit: Fit, place: str, vocabularies: Vocabularies) -> str:
    """Return why a jurisdiction can receive an offer."""
    named = [vocabularies.groups[name] for name in fit.offer.record.offered_to if name in vocabularies.groups]
    if fit.reach is Reach.ANYONE:
        return "open to anyone"
    if fit.reach is Reach.FIRST:
        return f"{place} is among those it is meant for above all"
    if fit.reach is Reach.NAMED:
        return f"{place} is named as a receiver"
    if fit.reach is Reach.GROUP:
        return f"{place} is a member of {listed([group.id for group in named if place in group.members])}"
    unsure = [group.id for group in named if not group.complete]
    return f"unsure: {place} is not among the recorded members of {listed(unsure)}, whose list is incomplete"


def why(fit: Fit, place: str, vocabularies: Vocabularies, lexicon: Lexicon) -> str:
    """Return the reasons for a fit in words."""
    titles = [in_sentence(pick(vocabularies.topics[topic].title)) for topic in fit.topics]
    parts = [f"both are on {listed(titles)}"]
    if fit.same_kind:
        parts.append(f"both are of the kind {fit.offer.record.kind}")
    if fit.concepts:
        parts.append(f"both name {listed([lexicon.concepts[concept].named('en') for concept in fit.concepts])}")
    if fit.sdgs:
        goals = listed([str(goal) for goal in fit.sdgs])
        parts.append(f"both serve goal{'' if len(fit.sdgs) == 1 else 's'} {goals}")
    parts.append(reach_words(fit, place, vocabularies))
    near = "" if fit.close else "only on the same topic; "
    return f"{near}{'; '.join(parts)} (aligner {fit.score:.2f})"


def no_offer_words(match: Match) -> str:
    """Return what is said of a need that no recorded offer fits."""
    return "no recorded offer fits" + ("; a clause of another country could help" if match.models else "")


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
                        "close": fit.close,
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
        "with_a_close_offer": item.close,
        "offers": item.offers,
    }


def cooperation_markdown(found: Sequence[Match], day: str, vocabularies: Vocabularies, lexicon: Lexicon) -> str:
    """Return a page: each need with the offers that fit and the clauses that could serve as a model."""
    lines = [f"# Needs and offers as of {day}", "", *(f"- {escape(words)}" for words in summary(found)), ""]
    for match in found:
        record = match.need.record
        where = f"{record.kind}, {pick(match.need.framework.short)} {record.cite}"
        lines += [f"## {escape(f'{match.place}: {where}')}", "", escape(pick(record.statement)), ""]
        for fit in match.fits:
            given = fit.offer.record
            lines.append(
                f"- **{escape(', '.join(fit.offer.owners))}**, {escape(pick(fit.offer.framework.short))} "
                f"{escape(given.cite)}: {escape(pick(given.statement))} "
                f"Why: {escape(why(fit, match.place, vocabularies, lexicon))}."
            )
        if not match.fits:
            words = no_offer_words(match)
            lines.append(f"- {words[0].upper()}{words[1:]}.")
        lines += [f"- Could serve as a model: {escape(model_words(item, vocabularies))}" for item in match.models]
        lines.append("")
    return "\n".join(lines)


def model_words(item: ModelClause, vocabularies: Vocabularies) -> str:
    """Return which clause of whom could serve as a model, and on what."""
    titles = [in_sentence(pick(vocabularies.topics[topic].title)) for topic in item.topics]
    where = f"{item.framework.jurisdiction}, {item.framework.id} {item.clause.cite}, {pick(item.clause.title)}"
    return f"{where} ({item.clause.norm}, on {listed(titles)})"


def summary(found: Sequence[Match]) -> list[str]:
    """Return how many needs have no offer, only offers on the same topic, and close ones, with who has them."""
    lines = []
    for words, kept in (
        ("no recorded offer fits", [item for item in found if not item.fits]),
        ("offers only on the same topic", [item for item in found if item.fits and not item.close]),
        ("offers that share more than a topic", [item for item in found if item.close]),
    ):
        if kept:
            told = ", ".join(f"{item.place} {item.need.record.kind} ({item.need.record.cite})" for item in kept)
            lines.append(f"{words}: {len(kept)} of {len(found)}: {told}")
    return lines


def progress_lines(item: TopicProgress, vocabularies: Vocabularies) -> list[tuple[int, str]]:
    """Return which topics of an instrument have a recorded offer, each line with its indent."""
    titles = vocabularies.topics
    total = len(item.offered) + len(item.not_offered)
    lines = [(0, f"{item.framework.id}: {len(item.offered)} of {total} topics have a recorded offer")]
    for topic, given in item.offered.items():
        told = [f"{', '.join(entry.owners)} ({entry.framework.id}, {entry.record.cite})" for entry in given]
        lines.append((2, f"{pick(titles[topic].title)}: {'; '.join(told)}"))
    if item.not_offered:
        missing = "; ".join(pick(titles[topic].title) for topic in item.not_offered)
        lines.append((2, f"no recorded offer: {missing}"))
    return lines
