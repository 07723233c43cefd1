"""One topic across jurisdictions, as rows, records and a page."""

from collections import Counter
from typing import Any

from comparator.comparison.across import Across, Contrast, Group, Place
from comparator.comparison.differences import DifferenceKind, kinds
from comparator.formats.csv_cells import Cell, csv_text
from comparator.formats.gap import link_words
from comparator.formats.markdown import escape
from comparator.formats.records import difference_record
from comparator.model.framework import Clause
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
    """Return what is to be said of a topic, each line with its indent; headings have none.

    Pairs that meet only through a third clause are counted; the CSV and JSON hold their differences.
    """
    lines: list[tuple[int, str]] = []
    for group in result.groups:
        places = list(dict.fromkeys(framework.jurisdiction for framework, _ in group.members))
        lines.append((0, f"{', '.join(places)}: {pick(_heart(group).title, language)}"))
        lines += [(2, _line(place, language)) for place in group.members]
        lines += [(2, words) for words in _together(group, vocabularies)]
        for item in group.contrasts:
            if item.link is None:
                continue
            lines.append((4, f"{_short(item.a)}  ~  {_short(item.b)}  ({link_words(item.link)})"))
            for found in item.differences:
                words = f" [{found.words}]" if found.words else ""
                lines.append((6, f"{found.kind}: {found.a} | {found.b}{words}"))
            if not item.differences:
                lines.append((6, "no recorded difference"))
        through = sum(item.link is None for item in group.contrasts)
        if through:
            lines.append((4, f"{through} more pair{'' if through == 1 else 's'} only through a third clause"))
    if result.alone:
        lines.append((0, "meet no clause of another"))
        lines += [(2, f"{_where(place)}: {pick(place[1].title, language)}") for place in result.alone]
    if result.silent or result.not_encoded:
        lines.append((0, "no clause on the topic that applies"))
    lines += [(2, f"{_name(place, vocabularies)}: silent") for place in result.silent]
    lines += [(2, f"{_name(place, vocabularies)}: not encoded") for place in result.not_encoded]
    return lines


def _heart(group: Group) -> Clause:
    """Return the clause that most others meet; its title heads the group."""
    meeting = Counter(end[1].key for item in group.contrasts if item.link for end in (item.a, item.b))
    return max((clause for _, clause in group.members), key=lambda clause: meeting[clause.key])


def _together(group: Group, vocabularies: Vocabularies) -> list[str]:
    """Return what all clauses of a group have, and in how many of its pairs each kind of difference stands."""
    clauses = [clause for _, clause in group.members]
    norms = {clause.norm for clause in clauses}
    shared = [clauses[0].norm.value] if len(norms) == 1 else []
    for name, keys, terms in (
        ("bearer", [set(clause.bearer) for clause in clauses], vocabularies.roles),
        ("scope", [set(clause.scope) for clause in clauses], vocabularies.scopes),
    ):
        common = sorted(set.intersection(*keys))
        titles = [pick(terms[key].title) if key in terms else key for key in common]
        shared += [f"{name} {', '.join(titles)}"] if titles else []
    parts = Counter(kind for item in group.contrasts for kind in kinds(item.differences))
    total = len(group.contrasts)
    told = ", ".join(f"{kind} {parts[kind]}" for kind in DifferenceKind if parts[kind])
    return [
        f"all share: {'; '.join(shared) or 'the topic'}",
        f"differ, of {total} pair{'' if total == 1 else 's'}: {told or 'none'}",
    ]


def _name(place: str, vocabularies: Vocabularies) -> str:
    found = vocabularies.jurisdictions.get(place)
    return pick(found.name) if found else place


def _short(place: Place) -> str:
    return f"{place[0].jurisdiction} {place[1].cite}"


def _line(place: Place, language: str) -> str:
    return f"{_where(place)}: {pick(place[1].statement, language)}"


def _where(place: Place) -> str:
    framework, clause = place
    return f"{framework.jurisdiction}  {framework.id} {clause.cite} ({clause.norm})"


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
