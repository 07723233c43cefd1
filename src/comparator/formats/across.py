"""One topic across jurisdictions, as rows, records and a page."""

from typing import Any

from comparator.comparison.across import Across, Contrast, Group
from comparator.comparison.differences import DifferenceKind
from comparator.comparison.groups import Place
from comparator.comparison.links import Link
from comparator.comparison.respects import respects
from comparator.formats.csv_cells import Cell, csv_text
from comparator.formats.gap import link_words
from comparator.formats.markdown import escape
from comparator.formats.records import difference_record
from comparator.model.vocabulary import Vocabularies, pick
from comparator.text.counts import counted

COLUMNS = (
    "topic", "group", "a_jurisdiction", "a_clause", "a_cite", "b_jurisdiction", "b_clause", "b_cite", "status",
    "relation", "score", "difference", "a_says", "b_says", "direction",
)  # fmt: skip


def across_csv(result: Across) -> str:
    """Return a row for each difference of two clauses of a group, and one for each further clause."""
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
        for place, link in group.also:
            member = next(item for item in group.members if item[1].key == link.a)
            ends = (*_ends(member), *_ends(place), link.status.value, link.relation.value if link.relation else "")
            rows.append((result.topic, number, *ends, link.score, "also meets", "", "", ""))
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
                "centre": group.centre[1].key,
                "contrasts": [_contrast(item) for item in group.contrasts],
                "also": [
                    {**_clause(place), "meets": link.a, "status": link.status.value,
                     "relation": link.relation.value if link.relation else None, "score": link.score}
                    for place, link in group.also
                ],
            }
            for group in result.groups
        ],
        "alone": [_clause(place) for place in result.alone],
        "silent": list(result.silent),
        "absent": list(result.absent),
        "upcoming": list(result.upcoming),
        "not_encoded": list(result.not_encoded),
    }  # fmt: skip


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

    A group of two shows its differences side by side; a larger one what each clause says in each respect in which
    they differ, and direction words pair by pair. The CSV and JSON hold the differences of every pair.
    """
    lines: list[tuple[int, str]] = []
    for group in result.groups:
        places = [framework.jurisdiction for framework, _ in group.members]
        lines.append((0, f"{', '.join(places)}: {pick(group.centre[1].title, language)}"))
        lines += [(2, _line(place, language)) for place in group.members]
        lines.append((2, f"all share: {_shared(group, vocabularies)}"))
        lines += _pair(group.contrasts[0]) if len(group.contrasts) == 1 else _many(group, vocabularies)
        lines += [
            (2, f"also: {_where(place)}: {pick(place[1].title, language)} (meets {_meant(group, link)})")
            for place, link in group.also
        ]
    if result.alone:
        lines.append((0, "meet no clause of another"))
        lines += [(2, f"{_where(place)}: {pick(place[1].title, language)}") for place in result.alone]
    without = [
        (2, f"{_name(place, vocabularies)}: {words}")
        for words, places in (
            ("silent", result.silent),
            ("absent, known to set no rule", result.absent),
            ("later, has a clause that does not apply yet", result.upcoming),
            ("not encoded", result.not_encoded),
        )
        for place in places
    ]
    return [*lines, (0, "no clause on the topic that applies"), *without] if without else lines


def _pair(item: Contrast) -> list[tuple[int, str]]:
    lines = [(2, f"{_short(item.a)}  ~  {_short(item.b)}  ({link_words(item.link) if item.link else 'no link'})")]
    for found in item.differences:
        words = f" [{found.words}]" if found.words else ""
        lines.append((4, f"{found.kind}: {found.a} | {found.b}{words}"))
    return lines if item.differences else [*lines, (4, "no recorded difference")]


def _many(group: Group, vocabularies: Vocabularies) -> list[tuple[int, str]]:
    lines = []
    linked = [item for item in group.contrasts if item.link]
    told = [f"{_short(item.a)} ~ {_short(item.b)} ({link_words(item.link)})" for item in linked if item.link]
    apart = len(group.contrasts) - len(linked)
    rest = f"; {counted(apart, 'pair')} only through the centre" if apart else ""
    lines.append((2, f"linked: {'; '.join(told)}{rest}"))
    for item in respects(group.members, vocabularies):
        nothing = "not in this clause" if item.kind is DifferenceKind.PARAMETER else "not recorded"
        values = [
            f"{framework.jurisdiction} {value or nothing}"
            for (framework, _), value in zip(group.members, item.values, strict=True)
        ]
        lines.append((4, f"{item.title or item.kind}: {' | '.join(values)}"))
    for pair in group.contrasts:
        lines += [
            (4, f"{_short(pair.a)} beside {_short(pair.b)}: {found.words} ({found.a.split(':', 1)[0]})")
            for found in pair.differences
            if found.kind is DifferenceKind.PARAMETER and found.words
        ]
    return lines


def _meant(group: Group, link: Link) -> str:
    """Return the member that a further clause meets, and what links the two."""
    member = next(place for place in group.members if place[1].key == link.a)
    return f"{_short(member)}, {link_words(link)}"


def _shared(group: Group, vocabularies: Vocabularies) -> str:
    """Return what all clauses of a group have."""
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
    return "; ".join(shared) or "the topic"


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
