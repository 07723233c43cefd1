"""Findings for people: place, rule, sentence, source excerpt with carets from start to end, and help."""

from collections.abc import Iterable, Iterator, Mapping

from comparator.model.position import Position
from comparator.text.visible import visible
from comparator.validation.check import FileReport
from comparator.validation.diagnostic import Diagnostic

_BEFORE, _MARKED, _AFTER = 60, 50, 40
"""Characters of a source line that are shown before, under and behind the mark."""

_RESET = "\x1b[0m"
_BOLD, _RED, _YELLOW, _BLUE, _CYAN = "\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[34m", "\x1b[36m"


def render(reports: Iterable[FileReport], color: bool) -> Iterator[str]:
    """Yield each finding as lines of text, with an empty line behind it."""
    for report in reports:
        for diagnostic in report.diagnostics:
            yield finding(diagnostic, report.lines, color=color)


def finding(diagnostic: Diagnostic, lines: Mapping[int, str], *, color: bool) -> str:
    """Return one finding.

    Args:
        diagnostic: The finding.
        lines: Source lines by number; without its line the finding is shown without an excerpt.
        color: Whether to use the colours of a terminal.
    """

    def paint(style: str, text: str) -> str:
        return f"{style}{text}{_RESET}" if color and text else text

    position = diagnostic.position
    hue = _RED if diagnostic.severity == "error" else _YELLOW
    place = f"{visible(diagnostic.path)}:{position.line}:{position.column}:"
    kind = diagnostic.rule if diagnostic.severity == "error" else f"{diagnostic.rule} (warning)"
    out = [f"{paint(_BOLD, place)} {paint(hue, kind)}: {visible(diagnostic.message)}"]
    gutter = len(str(position.line))
    if lines.get(position.line):
        excerpt, indent, width = _excerpt(diagnostic, lines[position.line])
        out.append(f" {paint(_BLUE, f'{position.line} |')} {excerpt}")
        out.append(f" {' ' * gutter} {paint(_BLUE, '|')} {' ' * indent}{paint(hue, '^' * width + _onward(position))}")
    if diagnostic.help:
        out.append(f" {' ' * gutter} {paint(_CYAN, 'help:')} {visible(diagnostic.help)}")
    return "\n".join(out) + "\n\n"


def _excerpt(diagnostic: Diagnostic, line: str) -> tuple[str, int, int]:
    """Return the part of `line` around the mark, and indent and width of the mark in terminal cells.

    The parts are made visible one by one, because that changes their lengths.
    """
    from rich.cells import cell_len  # imported here, because most runs find nothing

    position = diagnostic.position
    start = min(position.column - 1, len(line))
    ends_here = position.end_line == position.line and position.end_column > position.column
    end = min(position.end_column - 1, len(line)) if ends_here else _rest(position.end_line, start, line)
    before = visible(line[max(0, start - _BEFORE) : start])
    marked = visible(line[start : min(end, start + _MARKED)])
    if start > _BEFORE:
        before = "…" + before
    if end - start > _MARKED:
        return before + marked + "…", cell_len(before), max(1, cell_len(marked))
    after = visible(line[end : end + _AFTER]) + ("…" if len(line) - end > _AFTER else "")
    return before + marked + after, cell_len(before), max(1, cell_len(marked))


def _onward(position: Position) -> str:
    """Return where a mark ends that goes on in other lines."""
    return f" to line {position.last_line}" if position.last_line > position.line else ""


def _rest(end_line: int, start: int, line: str) -> int:
    """Return the end of a mark that goes on in the next line, or has no known end."""
    return max(start, len(line.rstrip())) if end_line else start
