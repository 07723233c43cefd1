"""A matrix as a drawing. Silence and not-encoded look different, and so does what is known to be absent."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from comparator.comparison.agreement import STANCES, Stance, agreement
from comparator.comparison.matrix import Cell, CellState, Matrix
from comparator.model.vocabulary import Vocabularies, pick
from comparator.text.visible import visible

_COLOURS: Mapping[Stance, str] = {
    Stance.DUTY: "#1f4e79",
    Stance.RIGHT: "#6a3d9a",
    Stance.PERMISSION: "#b15928",
    Stance.RECOMMENDATION: "#33a02c",
    Stance.AIM: "#e6ab02",
    Stance.INSTITUTION: "#7f7f7f",
    Stance.DEFINITION: "#a6cee3",
}
"""A colour for each stance; letters in the cells say the same to who does not see colours."""
_LETTERS: Mapping[Stance, str] = {
    Stance.DUTY: "O",
    Stance.RIGHT: "R",
    Stance.PERMISSION: "M",
    Stance.RECOMMENDATION: "r",
    Stance.AIM: "A",
    Stance.INSTITUTION: "I",
    Stance.DEFINITION: "D",
}
"""The letters of the terminal app; an obligation and a prohibition are both a duty here."""
_LIGHT = frozenset((Stance.AIM, Stance.DEFINITION))
_LABEL, _CELL, _ROW, _HEAD, _MARGIN, _LEVEL = 330, 34, 20, 190, 16, 400


def matrix_svg(table: Matrix, vocabularies: Vocabularies) -> str:
    """Return the matrix as an SVG with a title, the day, a legend, and the agreement on each topic."""
    top = _HEAD + 2 * _MARGIN
    width = _LABEL + _CELL * len(table.columns) + _LEVEL + 2 * _MARGIN
    height = top + _ROW * len(table.topics) + 5 * _ROW
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">',
        f"<title>Topics by {table.by} as of {escape(table.day)}</title>",
        "<style>text{font:12px sans-serif;fill:#1a1a1a}.b{font-weight:bold}",
        ".w{fill:#ffffff}.m{text-anchor:middle}</style>",
        '<defs><pattern id="not-encoded" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<path d="M0 6L6 0" stroke="#bbbbbb" stroke-width="1"/></pattern></defs>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        _text(_MARGIN, _MARGIN + 6, f"Topics by {table.by} as of {table.day}", "b"),
    ]
    for place, column in enumerate(table.columns):
        x = _LABEL + place * _CELL + _CELL // 2 + 4
        name = vocabularies.jurisdictions.get(column)
        words = pick(name.name) if name else column
        lines.append(
            f'<text x="{x}" y="{top - 6}" transform="rotate(-60 {x} {top - 6})">{escape(visible(_cut(words)))}</text>'
        )
    for row, (topic, cells, found) in enumerate(zip(table.topics, table.cells, agreement(table), strict=True)):
        y = top + row * _ROW
        title = vocabularies.topics.get(topic)
        lines.append(_text(_MARGIN, y + 14, pick(title.title) if title else topic))
        lines += [_cell(cell, _LABEL + place * _CELL, y) for place, cell in enumerate(cells)]
        counts = ", ".join(f"{stance} {len(names)}" for stance, names in found.holders.items())
        beyond = _LABEL + len(table.columns) * _CELL + 8
        lines.append(_text(beyond, y + 14, found.level.replace("-", " ") + (f": {counts}" if counts else "")))
    lines += _legend(top + _ROW * len(table.topics) + _ROW)
    return "\n".join([*lines, "</svg>"])


def _cell(cell: Cell, x: int, y: int) -> str:
    box = f'x="{x}" y="{y}" width="{_CELL - 2}" height="{_ROW - 2}"'
    middle = f'x="{x + _CELL // 2 - 1}" y="{y + 13}"'
    tip = f"<title>{escape(visible(f'{cell.topic}, {cell.column}: {_words(cell)}'))}</title>"
    if cell.state is CellState.NOT_ENCODED:
        return f'<g>{tip}<rect {box} fill="url(#not-encoded)"/></g>'
    if cell.norm is None:
        mark = "none" if cell.state is CellState.ABSENT else "·"
        return f'<g>{tip}<rect {box} fill="#fafafa" stroke="#dddddd"/><text {middle} class="m">{mark}</text></g>'
    stance = STANCES[cell.norm]
    colour = _COLOURS[stance]
    if cell.state is CellState.FUTURE:
        style, ink = f'fill="#ffffff" stroke="{colour}" stroke-dasharray="3 2" stroke-width="1.5"', ""
    elif cell.binding:
        style, ink = f'fill="{colour}"', "" if stance in _LIGHT else " w"
    else:
        style, ink = f'fill="{colour}" fill-opacity="0.35"', ""
    return f'<g>{tip}<rect {box} {style}/><text {middle} class="m{ink}">{_LETTERS[stance]}{cell.count}</text></g>'


def _words(cell: Cell) -> str:
    """Return what a cell holds, in words."""
    if cell.norm is None:
        return cell.state.value
    force = "with legal force" if cell.binding else "without legal force"
    later = ", applies later" if cell.state is CellState.FUTURE else ""
    return f"{cell.norm} {cell.count} of {len(cell.clauses)}, {force}{later}"


def _legend(y: int) -> list[str]:
    lines, x = [], _MARGIN
    for stance, colour in _COLOURS.items():
        lines.append(f'<rect x="{x}" y="{y}" width="14" height="14" fill="{colour}"/>')
        lines.append(_text(x + 18, y + 12, f"{_LETTERS[stance]} {stance}"))
        x += 135
    notes = (
        "full colour: with legal force; pale: without; dashed: applies later; number: clauses with that norm",
        "· silent: encoded, and no clause on the topic; none: known to set no rule; hatched: not encoded",
    )
    return lines + [_text(_MARGIN, y + _ROW * (place + 2), words) for place, words in enumerate(notes)]


def _text(x: int, y: int, words: str, style: str = "") -> str:
    name = f' class="{style}"' if style else ""
    return f'<text x="{x}" y="{y}"{name}>{escape(visible(words))}</text>'


_LONGEST = 32


def _cut(words: str) -> str:
    """Return a heading, cut with an ellipsis where it is too long to be drawn; cells carry the whole key."""
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
