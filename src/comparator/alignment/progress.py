"""Telling how far long work is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with what is done and what there is in all, such as clauses."""


def no_progress(done: int, total: int) -> None:
    """Report nothing."""
