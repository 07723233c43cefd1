"""How far jurisdictions agree, in words, for JSON and for CSV."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from comparator.comparison.agreement import Agreement, Among, Level
from comparator.formats.csv_cells import csv_text


def level_words(row: Agreement) -> str:
    """Return the level with its counts, as in `majority, 3 of 5: duty 2, aim 1; binding 2`."""
    if row.level is Level.NOT_ENCODED:
        return "?"
    if not row.holders:
        return row.level.value
    counts = ", ".join(f"{stance} {len(names)}" for stance, names in row.holders.items())
    pending = f", not in force {len(row.not_in_force)}" if row.not_in_force else ""
    return f"{row.level}, {len(row.covering)} of {len(row.considered)}: {counts}; binding {len(row.binding)}{pending}"


def level_counts(item: Among) -> str:
    """Return how many topics have each level within a set, as in `common 3, majority 12, silent 2`."""
    counts = Counter(row.level for row in item.rows)
    return ", ".join(f"{level} {counts[level]}" for level in Level if counts[level])


def agreement_record(row: Agreement) -> dict[str, Any]:
    """Return the level of a topic with the counts behind it."""
    return {
        "level": row.level.value,
        "considered": len(row.considered),
        "covering": len(row.covering),
        "binding": len(row.binding),
        "not_in_force": len(row.not_in_force),
        "stances": {stance.value: list(names) for stance, names in row.holders.items()},
    }


def among_record(sets: Sequence[Among]) -> list[dict[str, Any]]:
    """Return the agreement within each set for JSON."""
    return [
        {
            "among": item.name,
            "considered": list(item.considered),
            "not_encoded": list(item.not_encoded),
            "topics": [{"topic": row.topic, **agreement_record(row)} for row in item.rows],
        }
        for item in sets
    ]


def among_csv(sets: Sequence[Among]) -> str:
    """Return a row for each set and topic."""
    columns = ("topic", "among", "level", "considered", "covering", "binding", "not_in_force", "stances")
    return csv_text(
        columns,
        (
            (
                row.topic,
                item.name,
                row.level.value,
                len(row.considered),
                len(row.covering),
                len(row.binding),
                len(row.not_in_force),
                "; ".join(f"{stance}: {' '.join(names)}" for stance, names in row.holders.items()),
            )
            for item in sets
            for row in item.rows
        ),
    )
