"""Dates in a framework."""

import re
from datetime import date
from functools import lru_cache

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def has_date_form(value: object) -> bool:
    """Return whether `value` is written like a day, YYYY-MM-DD."""
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def is_day(value: object) -> bool:
    """Return whether `value` is a day of the calendar, written YYYY-MM-DD."""
    return isinstance(value, str) and len(value) == 10 and _is_day(value)


@lru_cache(maxsize=4096)
def _is_day(value: str) -> bool:
    if not has_date_form(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
