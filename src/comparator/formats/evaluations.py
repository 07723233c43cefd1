"""Evaluations as JSON records, and as tables that the command line and a page of the docs share."""

from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, fields
from itertools import groupby
from typing import Any

from comparator.alignment.evaluation import Evaluation
from comparator.alignment.measures import RECALLS, Measures
from comparator.formats.markdown import escape

MEASURES = tuple(field.name for field in fields(Measures))
NAMES = {"hit1": "hit@1", "hit5": "hit@5", "mrr": "MRR", "map": "MAP", "recall5": "recall@5", "recall10": "recall@10"}
NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title, a sentence that says how to read it, and the columns that hold figures."""

    title: str
    about: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[int, ...]


def evaluation_record(found: Evaluation) -> dict[str, Any]:
    """Return an evaluation as the command contract describes it."""
    return {
        "set": found.set,
        "engine": found.engine,
        "queries": found.queries,
        **_rounded(found.measures),
        "interval": {key: [round(getattr(found.low, key), 4), round(getattr(found.high, key), 4)] for key in MEASURES},
        "candidates": found.candidates,
        "across_languages": found.across,
        "languages": {
            tag: {"queries": item.queries, **_rounded(item.measures)} for tag, item in found.by_language.items()
        },
        "calibration_error": _round(found.calibration_error),
        "abstention": None
        if found.abstention is None
        else {
            "queries": found.abstention.queries,
            "kept": _round(found.abstention.kept),
            "refused": _round(found.abstention.refused),
            "curve": [{"kept": kept, "refused": round(refused, 4)} for kept, refused in found.abstention.curve],
        },
        "seconds": round(found.seconds, 3),
        "megabytes": None if found.megabytes is None else round(found.megabytes),
    }


def _rounded(measures: Measures) -> dict[str, float]:
    return {key: round(value, 4) for key, value in asdict(measures).items()}


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def tables(found: Sequence[Evaluation]) -> tuple[Table, ...]:
    """Return the tables of a run, without those that would be empty."""
    every = (_ranks(found), _means(found), _languages(found), _trust(found), _costs(found))
    return tuple(table for table in every if table.rows)


def _ranks(found: Sequence[Evaluation]) -> Table:
    rows = [
        (
            item.set,
            item.engine,
            str(item.queries),
            *(
                f"{value:.3f} [{low:.2f}, {high:.2f}]"
                for value, low, high in zip(astuple(item.measures), astuple(item.low), astuple(item.high), strict=True)
            ),
        )
        for item in found
    ]
    return Table(
        "Where the published partner ranks",
        "Measures of rank over the queries of each set, 0 to 1, with 95 % bootstrap intervals.",
        ("set", "engine", "queries", *(NAMES[key] for key in MEASURES)),
        tuple(rows),
        (2, 3, 4, 5, 6, 7, 8),
    )


def _means(found: Sequence[Evaluation]) -> Table:
    """Return the means over the sets of a kind, where there are several."""
    rows: list[tuple[str, ...]] = []
    for across, kind in ((False, "within one language"), (True, "across languages")):
        sets = {item.set for item in found if item.across is across}
        if len(sets) < 2:
            continue
        for engine in dict.fromkeys(item.engine for item in found):
            those = [item for item in found if item.engine == engine and item.across is across]
            values = [sum(column) / len(those) for column in zip(*(astuple(i.measures) for i in those), strict=True)]
            errors = [item.calibration_error for item in those if item.calibration_error is not None]
            error = f"{sum(errors) / len(errors):.3f}" if errors else NOTHING
            rows.append((kind, engine, str(len(those)), *(f"{value:.3f}" for value in values), error))
    return Table(
        "Means over sets",
        "Each set counts the same, however many queries it has.",
        ("sets", "engine", "number", *(NAMES[key] for key in MEASURES), "calibration error"),
        tuple(rows),
        (2, 3, 4, 5, 6, 7, 8, 9),
    )


def _languages(found: Sequence[Evaluation]) -> Table:
    rows = [
        (item.set, tag, item.engine, str(result.queries), *(f"{value:.3f}" for value in astuple(result.measures)))
        for _, group in groupby(found, key=lambda item: item.set)
        for items in [list(group)]
        for tag in items[0].by_language
        if len(items[0].by_language) > 1
        for item in items
        for result in [item.by_language[tag]]
    ]
    return Table(
        "Each language by itself",
        "The same measures over the queries in one language, for sets whose queries are in several.",
        ("set", "language", "engine", "queries", *(NAMES[key] for key in MEASURES)),
        tuple(rows),
        (3, 4, 5, 6, 7, 8, 9),
    )


def _trust(found: Sequence[Evaluation]) -> Table:
    rows = [
        (
            item.set,
            item.engine,
            _share(item.calibration_error, "{:.3f}"),
            str(item.abstention.queries),
            _share(item.abstention.kept),
            _share(item.abstention.refused),
            *(_share(refused) for _, refused in item.abstention.curve),
        )
        for item in found
        if item.abstention is not None
    ]
    return Table(
        "What a score means, and what is refused",
        "The calibration error is the gap between the score of the first candidate and the share of first candidates "
        "that are published partners, in ten bins of equal width, weighted by the queries in each; engines without one "
        "give scores that are no chances. Clauses about other fields are asked among those of the set. `kept` and "
        "`refused` are the shares of queries with a partner that get a candidate at the engine's own threshold, and of "
        "those about other fields that get none. Further right stands what is refused at the threshold that keeps the "
        "share in the heading.",
        ("set", "engine", "calibration error", "other fields", "kept", "refused", *(f"at {r:.0%}" for r in RECALLS)),
        tuple(rows),
        tuple(range(2, 6 + len(RECALLS))),
    )


def _share(value: float | None, form: str = "{:.2f}") -> str:
    return NOTHING if value is None else form.format(value)


def _costs(found: Sequence[Evaluation]) -> Table:
    rows = [
        (item.set, item.engine, f"{item.queries} x {item.candidates}", f"{item.seconds:.1f}",
         _share(item.megabytes, "{:.0f}"))
        for item in found
    ]  # fmt: skip
    return Table(
        "What it costs",
        "Seconds of the processor, reading both sides included, and the peak memory of the whole process in megabytes, "
        "libraries included.",
        ("set", "engine", "queries x candidates", "seconds", "MB"),
        tuple(rows),
        (2, 3, 4),
    )


def markdown(found: Sequence[Evaluation]) -> str:
    """Return the tables as Markdown sections of the second level; evaluations of one set stand side by side."""
    return "\n".join(map(_section, tables(found)))


def _section(table: Table) -> str:
    rule = ["---:" if index in table.figures else "---" for index in range(len(table.headings))]
    lines = [f"## {table.title}", "", table.about, "", _line(table.headings), _line(rule)]
    # Figures are ours; names come from the user's folders and files.
    lines += [
        _line([text if index in table.figures else escape(text) for index, text in enumerate(row)])
        for row in table.rows
    ]
    return "\n".join([*lines, ""])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
