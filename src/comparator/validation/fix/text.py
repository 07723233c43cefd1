"""Mending the text of a file, one fix after the other, each checked by reading the result again."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from comparator.corpus.reader import Document, lines_in, parse
from comparator.model.errors import InputError
from comparator.validation.fix.key_order import KEYS, ordered_keys
from comparator.validation.fix.list_order import ITEMS, ordered_items
from comparator.validation.fix.normal_form import COMPOSED, composed
from comparator.validation.fix.proposal import Proposal, Skip
from comparator.validation.fix.white_space import SPACE, final_newline, line_feeds, trailing_white_space
from comparator.validation.kinds import Kind, kind_of
from comparator.validation.suppression import suppressions

MAX_TAB_LINES = 100
"""Lines of nothing but tabs that are emptied before a file can be read; each takes one reading."""

MAX_LINES = 200_000
"""Most lines of a file that is mended; the largest real framework has 14,000."""

_LONE_RETURN = re.compile(r"\r(?!\n)")

Fix = Callable[[Document], Proposal]

_FIXES: tuple[tuple[str, Fix], ...] = (
    (SPACE, line_feeds),
    (SPACE, trailing_white_space),
    (SPACE, final_newline),
    (COMPOSED, composed),
)
"""The fixes for every kind of file, in the order in which they are made, by the rule that asks for them."""
_FRAMEWORK_FIXES: tuple[tuple[str, Fix], ...] = ((KEYS, ordered_keys), (ITEMS, ordered_items))
"""The fixes for frameworks."""
_RULES = frozenset(name for name, _ in (*_FIXES, *_FRAMEWORK_FIXES))


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of a text.

    Attributes:
        text: The mended text.
        counts: How many places were mended, by the id of the rule that asks for it.
        skips: What was left alone, and why.
    """

    text: str
    counts: dict[str, int] = field(default_factory=dict)
    skips: tuple[Skip, ...] = ()


def mend(text: str, path: str, runs: Callable[[str], bool] = lambda rule: True) -> Mended:
    """Mend what is safe to mend in a data file.

    Line ends, white space, Unicode form, and for frameworks the order of keys and of lists that are sets.
    The result holds the same data, but for what those fixes are meant to change, and the same comments.
    Mending it again changes nothing.

    Args:
        text: The whole file, without a byte order mark.
        path: The name to show in errors.
        runs: Tells by the id of a rule whether its fixes are wanted.

    Raises:
        InputError: The text cannot be read as YAML, so that nothing about it is safe.
    """
    text, tab_lines = _without_tab_lines(text, path) if runs(SPACE) else (text, 0)
    counts = Counter({SPACE: tab_lines})
    document = parse(text, path)
    kind = kind_of(document.data)
    if kind is None:
        return Mended(text, {}, (Skip(1, "all", "it is no data file of this project"),))
    if text.count("\n") > MAX_LINES:
        return Mended(text, {}, (Skip(1, "all", f"it has more than {MAX_LINES:,} lines"),))
    if lone := _LONE_RETURN.search(text):
        line = len(lines_in(text[: lone.start()]))
        return Mended(text, _some(counts), (Skip(line, "all", "a carriage return stands alone"),))
    silenced = {item.rule: item.first[0] for item in suppressions(document, _RULES).silences}
    skips = [Skip(line, rule, "a comment silences the rule in this file") for rule, line in silenced.items()]
    for name, fix in (*_FIXES, *(_FRAMEWORK_FIXES if kind is Kind.FRAMEWORK else ())):
        if name in silenced or not runs(name):
            continue
        proposal = fix(document)
        skips += proposal.skips
        if not proposal.count:
            continue
        read = _read(proposal.text, path)
        if read is None or not same(read.data, proposal.data):
            skips.append(Skip(1, name, "the file would no longer hold the same data"))
            continue
        document = read
        counts[name] += proposal.count
    return Mended(document.text, _some(counts), tuple(skips))


def same(one: Any, other: Any) -> bool:
    """Tell whether two pieces of plain data are equal, `1`, `1.0` and `true` being three things."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _some(counts: Counter[str]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if count}


def _read(text: str, path: str) -> Document | None:
    try:
        return parse(text, path)
    except InputError:
        return None


def _without_tab_lines(text: str, path: str) -> tuple[str, int]:
    """Empty the lines of white space at whose tabs reading stops.

    Only lines between two values stop the reader, so no value changes.
    """
    for done in range(MAX_TAB_LINES):
        try:
            parse(text, path)
        except InputError as error:
            line = error.position.line if error.rule == "yaml" and error.position else 0
            emptied = _emptied(text, line)
            if emptied is None:
                raise
            text = emptied
        else:
            return text, done
    return text, MAX_TAB_LINES


def _emptied(text: str, line: int) -> str | None:
    """Return the text without the white space on a line, or None if that holds anything else, or no tab."""
    pieces = re.split(r"(\r\n|\r|\n)", text)
    at = 2 * (line - 1)
    if not 0 <= at < len(pieces) or pieces[at].strip(" \t") or "\t" not in pieces[at]:
        return None
    pieces[at] = ""
    return "".join(pieces)
