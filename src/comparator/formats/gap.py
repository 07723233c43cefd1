"""One country beside others, as rows and records."""

from collections.abc import Mapping
from typing import Any

from comparator.comparison.consensus import DraftClause
from comparator.comparison.differences import DifferenceKind, quantity
from comparator.comparison.gap import Contrast, Gap, Standing, TopicGap
from comparator.comparison.links import Link
from comparator.formats.csv_cells import Cell, csv_text
from comparator.formats.draft_words import statement
from comparator.formats.markdown import escape
from comparator.model.framework import Clause, Framework
from comparator.model.vocabulary import Vocabularies, pick
from comparator.text.lexicon import shipped_lexicon

COLUMNS = (
    "topic", "standing", "own", "own_cite", "other", "other_clause", "other_cite", "link", "relation", "score",
    "difference", "own_says", "other_says", "direction", "offers",
)  # fmt: skip


def link_words(link: Link) -> str:
    """Return what a link rests on, as in `recorded: subset-of` or `candidate 0.83`."""
    return f"recorded: {link.relation}" if link.relation else f"candidate {link.score:.2f}"


def gap_csv(result: Gap) -> str:
    """Return a row for each difference; a topic without a linked clause has a row for each country beside it."""
    rows: list[tuple[Cell, ...]] = []
    for row in result.topics:
        offers = " ".join(entry.key for entry, _ in row.offers)
        head: tuple[Cell, ...] = (row.topic, row.standing.value)
        for item in row.contrasts:
            ends = (
                item.own[1].key, item.own[1].cite, item.other[0].jurisdiction, item.other[1].key, item.other[1].cite,
                item.link.status.value, item.link.relation.value if item.link.relation else "", item.link.score,
            )  # fmt: skip
            said: list[tuple[Cell, ...]] = [(d.kind.value, d.a, d.b, d.words) for d in item.differences]
            rows += [(*head, *ends, *cells, offers) for cells in said or [("", "", "", "")]]
        if not row.contrasts:
            cites = [("", "", item.place, item.clause.key, item.clause.cite) for item in row.others]
            rows += [(*head, *cells, *[""] * 7, offers) for cells in cites or [("",) * 5]]
    return csv_text(COLUMNS, rows)


def gap_record(result: Gap) -> dict[str, Any]:
    """Return a gap for JSON."""
    return {
        "jurisdiction": result.place,
        "against": list(result.others),
        "as_of": result.day,
        "topics": [_record(row) for row in result.topics],
    }


def _record(row: TopicGap) -> dict[str, Any]:
    return {
        "topic": row.topic,
        "standing": row.standing.value,
        "own": [clause.key for _, clause in row.own],
        "others": [
            {"jurisdiction": item.place, "framework": item.framework.id, "clause": item.clause.id,
             "cite": item.clause.cite, "stance": item.stance.value}
            for item in row.others
        ],
        "contrasts": [_contrast(item) for item in row.contrasts],
        "offers": [{"offer": entry.key, "reach": how.value} for entry, how in row.offers],
        "stands_with": {"clause": row.stands.clause.key, "stance": row.stands.stance.value} if row.stands else None,
        "draft_norm": row.draft.norm.value if row.draft else None,
    }  # fmt: skip


def _contrast(item: Contrast) -> dict[str, Any]:
    return {
        "own": item.own[1].key,
        "own_cite": item.own[1].cite,
        "other": item.other[1].key,
        "other_cite": item.other[1].cite,
        "status": item.link.status.value,
        "relation": item.link.relation.value if item.link.relation else None,
        "score": item.link.score,
        "differences": [
            {"kind": found.kind.value, "own": found.a, "other": found.b, "words": found.words}
            for found in item.differences
        ],
    }


STANDINGS: Mapping[Standing, str] = {
    Standing.SILENT: "has no clause",
    Standing.ABSENT: "is known to set no rule",
    Standing.LATER: "has clauses that do not apply yet",
    Standing.OTHERWISE: "has clauses with no link to those of the others",
    Standing.COVERED: "has a clause that is linked to one of the others",
    Standing.ALONE: "has clauses and no other has",
}
"""What each standing means, in the order of a summary: what lacks comes first."""


def gap_summary(result: Gap, vocabularies: Vocabularies) -> list[str]:
    """Return a line for each standing with its topics; those for which an offer fits are marked with `+`."""
    lines = []
    for standing, words in STANDINGS.items():
        rows = [row for row in result.topics if row.standing is standing]
        titles = [pick(vocabularies.topics[row.topic].title) + (" +" if row.offers else "") for row in rows]
        if rows:
            lines.append(f"{standing} ({len(rows)}; {result.place} {words}): {'; '.join(titles)}")
    if any(row.offers for row in result.topics):
        lines.append("+ somebody offers what could help")
    return lines


def gap_lines(row: TopicGap, vocabularies: Vocabularies) -> list[tuple[int, str]]:
    """Return what is to be said of a topic, each line with its indent."""
    title = pick(vocabularies.topics[row.topic].title)
    draft = f" (draft: {row.draft.norm})" if row.draft else ""
    lines = [(0, f"{title}: {row.standing}{draft}")]
    if row.draft:
        lines += _draft(row, row.draft, vocabularies)
    for item in row.contrasts:
        own, other = item.own, item.other
        lines.append((2, f"{_where(*own)}  ~  {_where(*other)}  ({link_words(item.link)})"))
        since = [found for found in item.differences if found.kind in _SINCE]
        for found in item.differences:
            words = f" [{found.words}]" if found.words else ""
            if found not in since:
                lines.append((4, f"{found.kind}: {found.a} | {found.b}{words}"))
        if since:
            kinds, a, b = zip(*((found.kind.value, found.a, found.b) for found in since), strict=True)
            lines.append((4, f"{', '.join(kinds)}: {', '.join(a)} | {', '.join(b)}"))
    if not row.contrasts:
        lines += [(2, f"has: {_where(item, clause)}") for item, clause in row.own[:MOST]]
        if len(row.own) > MOST:
            lines.append((2, f"and {len(row.own) - MOST} more of its clauses (--format json has all)"))
        for model in row.others:
            rest = f", one of {len(model.clauses)}" if len(model.clauses) > 1 else ""
            where = _where(model.framework, model.clause)
            lines.append((2, f"could serve as a model: {model.place}, {where} ({model.stance}{rest})"))
    for entry, how in row.offers:
        where = f"{', '.join(entry.owners)}, {entry.framework.id} {entry.record.cite}"
        lines.append((2, f"offer that fits: {where}, {entry.record.kind} ({how}): {pick(entry.record.statement)}"))
    return lines


_SINCE = (DifferenceKind.TIMING, DifferenceKind.FORCE)
"""Kinds that differ between nearly all countries; they share a line."""


def _where(framework: Framework, clause: Clause) -> str:
    return f"{framework.id} {clause.cite}, {pick(clause.title)}"


def _draft(row: TopicGap, draft: DraftClause, vocabularies: Vocabularies) -> list[tuple[int, str]]:
    """Return the sentence of the draft, its ranges, and the strongest kind of rule that the country has."""
    own = row.stands
    has = f"{own.stance}, {_where(own.framework, own.clause)}" if own else "no clause that applies"
    lines = [(2, f"draft: {statement(draft, vocabularies, shipped_lexicon())['en']}"), (2, f"has at most: {has}")]
    for found in draft.ranges:
        (low, least), (high, most) = found.low, found.high
        values = f"{quantity(least)} ({low.key}) to {quantity(most)} ({high.key})"
        lines.append((2, f"draft range, {pick(vocabularies.measures[found.measure].title)}: {values}"))
    return lines


MOST = 3
"""Own clauses that are named where none is linked; the rest is counted."""


def gap_markdown(result: Gap, vocabularies: Vocabularies) -> str:
    """Return a page with a section for each topic."""
    others = ", ".join(result.others)
    lines = [f"# {escape(result.place)} beside {escape(others)} as of {result.day}", ""]
    lines += [f"- {escape(words)}" for words in gap_summary(result, vocabularies)] + [""]
    for row in result.topics:
        (_, heading), *rest = gap_lines(row, vocabularies)
        lines += [f"## {escape(heading)}", ""]
        lines += [f"{' ' * (indent - 2)}- {escape(words)}" for indent, words in rest] + [""]
    return "\n".join(lines).rstrip() + "\n"
