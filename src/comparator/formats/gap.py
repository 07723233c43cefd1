"""One country beside others, as rows and records."""

from typing import Any

from comparator.comparison.differences import quantity
from comparator.comparison.gap import Contrast, Gap, TopicGap
from comparator.comparison.links import Link
from comparator.formats.csv_cells import Cell, csv_text
from comparator.formats.markdown import escape
from comparator.model.vocabulary import Vocabularies, pick

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


def gap_lines(row: TopicGap, vocabularies: Vocabularies) -> list[tuple[int, str]]:
    """Return what is to be said of a topic, each line with its indent."""
    title = pick(vocabularies.topics[row.topic].title)
    draft = f" (draft: {row.draft.norm})" if row.draft else ""
    lines = [(0, f"{title}: {row.standing}{draft}")]
    if row.draft:
        lines += [
            (2, f"draft range, {pick(vocabularies.measures[found.measure].title)}: {quantity(found.low[1])} "
                f"({found.low[0].key}) to {quantity(found.high[1])} ({found.high[0].key})")
            for found in row.draft.ranges
        ]  # fmt: skip
    for item in row.contrasts:
        own, other = item.own, item.other
        lines.append((2, f"{own[0].id} {own[1].cite}  ~  {other[0].id} {other[1].cite}  ({link_words(item.link)})"))
        for found in item.differences:
            words = f" [{found.words}]" if found.words else ""
            lines.append((4, f"{found.kind}: {found.a} | {found.b}{words}"))
    if not row.contrasts:
        lines += [(2, f"has: {item.id} {clause.cite}") for item, clause in row.own[:MOST]]
        if len(row.own) > MOST:
            lines.append((2, f"and {len(row.own) - MOST} more of its clauses"))
        lines += [
            (2, f"could serve as a model: {item.place}, {item.framework.id} {item.clause.cite} ({item.stance})")
            for item in row.others
        ]
    for entry, how in row.offers:
        where = f"{entry.framework.id} {entry.record.cite}"
        lines.append((2, f"offer that fits: {', '.join(entry.owners)}, {where} ({how})"))
    return lines


MOST = 3
"""Own clauses that are named where none is linked; the rest is counted."""


def gap_markdown(result: Gap, vocabularies: Vocabularies) -> str:
    """Return a page with a section for each topic."""
    others = ", ".join(result.others)
    lines = [f"# {escape(result.place)} beside {escape(others)} as of {result.day}", ""]
    for row in result.topics:
        (_, heading), *rest = gap_lines(row, vocabularies)
        lines += [f"## {escape(heading)}", ""]
        lines += [f"{' ' * (indent - 2)}- {escape(words)}" for indent, words in rest] + [""]
    return "\n".join(lines).rstrip() + "\n"
