"""White space at the ends of lines and of the file."""

import re
from copy import deepcopy

from comparator.corpus.reader import Document, Spot, parse
from comparator.model.errors import InputError
from comparator.validation.fix.proposal import Proposal, Skip
from comparator.validation.fix.source import Source
from comparator.validation.places import Path, value_at

SPACE = "white-space"

_WORDS = re.compile(r"[ \t]+")


def line_feeds(document: Document) -> Proposal:
    """End lines with a line feed alone, where a carriage return stands before it."""
    text = document.text.replace("\r\n", "\n")
    return Proposal(text, document.data, len(document.text) - len(text))


def trailing_white_space(document: Document) -> Proposal:
    """Take spaces and tabs off the ends of lines.

    In a folded text (`>`) that is taken out of the value too, where nobody sees it. In a literal text (`|`)
    and behind a backslash white space is content, and stays.
    """
    source = Source(document)
    candidates = {index for index, line in enumerate(source.lines) if line != line.rstrip(" \t")}
    if not candidates:
        return Proposal(document.text, document.data)
    kept, skips, folded = _inside_scalars(source, candidates)
    free = candidates - kept.keys() - {line for lines in folded.values() for line in lines}
    refused = _refused(source, free, folded)
    skips += [Skip(min(folded[path]) + 1, SPACE, "it is part of the text there") for path in refused]
    taken = {path: lines for path, lines in folded.items() if path not in refused}
    lines = free | {line for lines in taken.values() for line in lines}
    if not lines:
        return Proposal(document.text, document.data, 0, tuple(skips))
    text = _stripped(source, lines)
    data = deepcopy(document.data)
    if taken:
        after = parse(text, document.path).data
        for path in taken:
            value_at(data, path[:-1])[path[-1]] = value_at(after, path)
    return Proposal(text, data, len(lines), tuple(skips))


def final_newline(document: Document) -> Proposal:
    """End the last line."""
    if document.text.endswith("\n"):
        return Proposal(document.text, document.data)
    return Proposal(document.text + "\n", document.data, 1)


def _inside_scalars(source: Source, candidates: set[int]) -> tuple[dict[int, Spot], list[Skip], dict[Path, set[int]]]:
    """Return the lines that stay, why, and the lines in folded and literal texts that may be stripped."""
    kept: dict[int, Spot] = {}
    skips: list[Skip] = []
    tried: dict[Path, set[int]] = {}
    for path, spot, _ in source.scalars():
        if spot.end_line == spot.line:
            continue
        inner = candidates.intersection(range(spot.line, spot.end_line + 1))
        if not inner:
            continue
        start = source.text(spot)[:1]
        if start == '"':
            stays = {line for line in inner if source.lines[line].rstrip(" \t").endswith("\\")}
        elif start in ("|", ">"):
            inner -= {spot.line}
            if spot.end_column == 0:
                inner -= {spot.end_line}
            stays = {line for line in inner if start == "|" and source.lines[line].strip(" \t")}
            if inner - stays:
                tried[path] = inner - stays
        else:
            continue
        kept |= dict.fromkeys(stays, spot)
        skips += [Skip(line + 1, SPACE, "it is part of the text there") for line in sorted(stays)]
    return kept, skips, tried


def _refused(source: Source, free: set[int], tried: dict[Path, set[int]]) -> set[Path]:
    """Return the paths of block texts in which more than invisible white space would change."""
    if not tried:
        return set()
    text = _stripped(source, free | {line for lines in tried.values() for line in lines})
    try:
        after = parse(text, source.document.path).data
        pairs = [(path, value_at(source.document.data, path), value_at(after, path)) for path in tried]
    except (InputError, KeyError, IndexError, TypeError):
        return set(tried)
    return {path for path, old, new in pairs if _plain(old) != _plain(new)}


def _plain(value: object) -> object:
    """Return a text without the spaces and tabs at the ends of its lines and without double ones."""
    if not isinstance(value, str):
        return value
    return [_WORDS.sub(" ", line).strip(" ") for line in value.split("\n")]


def _stripped(source: Source, lines: set[int]) -> str:
    return "\n".join(line.rstrip(" \t") if index in lines else line for index, line in enumerate(source.lines))
