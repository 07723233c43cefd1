"""Small drawings in cells: fitting text, bars and tags. Widths are in terminal cells, never characters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, RenderResult
from rich.style import Style
from rich.text import Text

from comparator.comparison.differences import DifferenceKind
from comparator.model.candidate import Candidate
from comparator.model.framework import Norm
from comparator.model.mapping import Relation
from comparator.text.visible import visible
from comparator.tui.theme import Palette

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_TRACK = "░"

TAG_LETTERS: Mapping[DifferenceKind, str] = {
    DifferenceKind.NORM: "N",
    DifferenceKind.BEARER: "B",
    DifferenceKind.COUNTERPARTY: "C",
    DifferenceKind.SCOPE: "S",
    DifferenceKind.PARAMETER: "P",
    DifferenceKind.TIMING: "T",
    DifferenceKind.FORCE: "F",
    DifferenceKind.CONSEQUENCE: "X",
}
"""One letter a kind of difference; each has its own column, so that the eye can run down a list."""

_TAG_NORMS: Mapping[DifferenceKind, Norm] = {
    DifferenceKind.NORM: Norm.PROHIBITION,
    DifferenceKind.BEARER: Norm.OBLIGATION,
    DifferenceKind.COUNTERPARTY: Norm.RECOMMENDATION,
    DifferenceKind.SCOPE: Norm.AIM,
    DifferenceKind.PARAMETER: Norm.PERMISSION,
    DifferenceKind.TIMING: Norm.RIGHT,
    DifferenceKind.FORCE: Norm.INSTITUTION,
    DifferenceKind.CONSEQUENCE: Norm.DEFINITION,
}

NORM_LETTERS: Mapping[Norm, str] = {
    Norm.PROHIBITION: "P",
    Norm.OBLIGATION: "O",
    Norm.RIGHT: "R",
    Norm.PERMISSION: "M",
    Norm.RECOMMENDATION: "r",
    Norm.AIM: "A",
    Norm.INSTITUTION: "I",
    Norm.DEFINITION: "D",
}


def fit(text: str, width: int) -> str:
    """Return text from a file made harmless and exactly `width` cells wide, with an ellipsis where cut."""
    shown = visible(text)
    if cell_len(shown) <= width:
        return set_cell_size(shown, width)
    if width <= 1:
        return "…"[:width]
    return set_cell_size(set_cell_size(shown, width - 1).rstrip() + "…", width)


def fit_before(text: str, tail: str, width: int) -> str:
    """Return text from a file cut with an ellipsis so that it and `tail` take at most `width` cells.

    The tail itself is never cut, and is not part of the result.
    """
    room = max(1, width - cell_len(tail))
    shown = visible(text)
    return shown if cell_len(shown) <= room else fit(shown, room).rstrip()


def bar(share: float, width: int) -> str:
    """Return a bar of `width` cells for a share of 0 to 1, in steps of an eighth of a cell."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    full, rest = divmod(eighths, 8)
    drawn = "█" * full + (_EIGHTHS[rest] if rest else "")
    return drawn + _TRACK * (width - len(drawn))


def tag_style(kind: DifferenceKind, palette: Palette) -> Style:
    """Return the style of a kind of difference."""
    return palette.norms[_TAG_NORMS[kind]] + Style(bold=True)


def tags(kinds: Iterable[DifferenceKind], palette: Palette) -> Text:
    """Return the letters of the kinds of difference, each in its column, with dots between."""
    present = set(kinds)
    text = Text(no_wrap=True, end="")
    for kind, letter in TAG_LETTERS.items():
        if kind in present:
            text.append(letter, tag_style(kind, palette))
        else:
            text.append("·", palette.muted)
    return text


def suggestion_tag(candidate: Candidate) -> str:
    """Return a suggested relation that says more than an overlap, with the question mark of a suggestion."""
    usual = candidate.suggestion in (None, Relation.INTERSECTS, Relation.NONE)
    return "" if usual else f" {candidate.suggestion}?"


@dataclass(frozen=True, slots=True)
class Flow:
    """Short texts one after another, as many on a line as fit; none is torn apart."""

    items: tuple[Text, ...]
    gap: int = 2

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the lines at the width at hand."""
        line = Text(no_wrap=True)
        for item in self.items:
            if line and line.cell_len + self.gap + item.cell_len > options.max_width:
                yield line
                line = Text(no_wrap=True)
            if line:
                line.append(" " * self.gap)
            line.append_text(item)
        yield line
