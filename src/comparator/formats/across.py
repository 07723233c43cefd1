"""One topic across jurisdictions, as rows, records and a page."""

from typing import Any

from comparator.comparison.across import Across, Contrast, Place
from comparator.formats.csv_cells import Cell, csv_text
from comparator.formats.gap import link_words
from comparator.formats.markdown import escape
from comparator.formats.records import difference_record
from comparator.model.vocabulary import Vocabularies, pick

COLUMNS = (
    "topic", "group", "a_jurisdiction", "a_clause", "a_cite", "b_jurisdiction", "b_clause", "b_cite", "status",
    "relation", "score", "difference", "a_says", "b_says", "direction",
)  # fmt: skip


def across_csv(result: Across) -> str:
    """Return a row for each difference of two clauses of a group, and one for each clause that meets none."""
    rows: list[tuple[Cell, ...]] = []
    for number, group in enumerate(result.groups, start=1):
        for item in group.contrasts:
            link = item.link
            head: tuple[Cell, ...] = (
                result.topic, number, *_ends(item.a), *_ends(item.b),
                link.status.value if link else "", link.relation.value if link and link.relation else "",
                link.score if link else None,
            )  # fmt: skip
            said = [(found.kind.value, found.a, found.b, found.words) for found in item.differences]
            rows += [(*head, *cells) for cells in said or [("none", "", "", "")]]
    rows += [(result.topic, None, *_ends(place), *[""] * 10) for place in result.alone]
    return csv_text(COLUMNS, rows)


def _ends(place: Place) -> tuple[str, str, str]:
    framework, clause = place
    return framework.jurisdiction, clause.key, clause.cite


def across_record(result: Across) -> dict[str, Any]:
    """Return the groups for JSON."""
    return {
        "topic": result.topic,
        "as_of": result.day,
        "jurisdictions": list(result.places),
        "groups": [
            {
                "clauses": [_clause(place) for place in group.members],
                "contrasts": [_contrast(item) for item in group.contrasts],
            }
            for group in result.groups
        ],
        "alone": [_clause(place) for place in result.alone],
        "silent": list(result.silent),
        "not_encoded": list(result.not_encoded),
    }


def _clause(place: Place) -> dict[str, Any]:
    framework, clause = place
    return {
        "jurisdiction": framework.jurisdiction,
        "framework": framework.id,
        "id": clause.id,
        "cite": clause.cite,
        "norm": clause.norm.value,
        "statement": dict(clause.statement),
    }


def _contrast(item: Contrast) -> dict[str, Any]:
    link = item.link
    return {
        "a": item.a[1].key,
        "b": item.b[1].key,
        "status": link.status.value if link else None,
        "relation": link.relation.value if link and link.relation else None,
        "score": link.score if link else None,
        "differences": [difference_record(found) for found in item.differences],
    }


def across_lines(result: Across, vocabularies: Vocabularies, language: str) -> list[tuple[int, str]]:
    """Return what is to be said of a topic, each line with its indent; headings have none."""
    lines: list[tuple[int, str]] = []
    for group in result.groups:
        places = list(dict.fromkeys(framework.jurisdiction for framework, _ in group.members))
        lines.append((0, f"{', '.join(places)}: {pick(group.members[0][1].title, language)}"))
        lines += [(2, _line(place, language)) for place in group.members]
        for item in group.contrasts:
            tie = link_words(item.link) if item.link else "through a third"
            lines.append((4, f"{_short(item.a)}  ~  {_short(item.b)}  ({tie})"))
            for found in item.differences:
                words = f" [{found.words}]" if found.words else ""
                lines.append((6, f"{found.kind}: {found.a} | {found.b}{words}"))
            if not item.differences:
                lines.append((6, "no recorded difference"))
    if result.alone:
        lines.append((0, "meet no clause of another"))
        lines += [(2, _line(place, language)) for place in result.alone]
    if result.silent or result.not_encoded:
        lines.append((0, "no clause on the topic that applies"))
    lines += [(2, f"{_name(place, vocabularies)}: silent") for place in result.silent]
    lines += [(2, f"{_name(place, vocabularies)}: not encoded") for place in result.not_encoded]
    return lines


def _name(place: str, vocabularies: Vocabularies) -> str:
    found = vocabularies.jurisdictions.get(place)
    return pick(found.name) if found else place


def _short(place: Place) -> str:
    return f"{place[0].jurisdiction} {place[1].cite}"


def _line(place: Place, language: str) -> str:
    framework, clause = place
    return f"{framework.jurisdiction}  {framework.id} {clause.cite} ({clause.norm}): {pick(clause.statement, language)}"


def across_markdown(result: Across, vocabularies: Vocabularies, language: str) -> str:
    """Return a page with a section for each group."""
    title = pick(vocabularies.topics[result.topic].title, language)
    lines = [f"# {escape(title)} as of {result.day}"]
    for indent, words in across_lines(result, vocabularies, language):
        if not indent:
            lines += ["", f"## {escape(words)}", ""]
        else:
            lines.append(f"{' ' * (indent - 2)}- {escape(words)}")
    return "\n".join(lines) + "\n"
