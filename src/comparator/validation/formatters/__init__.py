"""Writing findings, one format a module with a `render` function."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comparator.validation.check import FileReport

NAMES = ("text", "json", "github", "sarif", "junit")
"""The formats; each is the name of a module here."""

Render = Callable[["Iterable[FileReport]", bool], Iterator[str]]
"""Turns reports, and whether to colour, into pieces of output that are written one after the other."""


def formatter(name: str) -> Render:
    """Return the `render` function of the format `name`, one of `NAMES`."""
    render: Render = import_module(f"{__name__}.{name}").render
    return render
