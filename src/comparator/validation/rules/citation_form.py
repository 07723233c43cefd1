"""A citation that is not written as citations are."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from comparator.validation.places import Path, select_strings, shown
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject

_PLACES = (
    "clauses.*.cite",
    "parts.*.cite",
    "related.*.cite",
    "cooperation.offers.*.cite",
    "cooperation.needs.*.cite",
)
_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "」": "「", "』": "『", "】": "【", "》": "《"}
_OPENING = frozenset(_PAIRS.values())

_SHAPES: tuple[tuple[str, str, str], ...] = (
    (r"^[^\w]*$", "has neither letter nor digit", "name the article, section or page, as in `Art. 5(1)`"),
    (r"^\s|\s$", "has white space at its end", "remove the white space"),
    (r"[^\S ]", "has white space other than a plain space", "put a plain space in its place"),
    (r" {2}", "has two spaces in a row", "leave one of the spaces"),
    (r"[(\[]\s*[)\]]", "has brackets with nothing in them", "fill the brackets, or remove them"),
    (r"[(\[]\s|\s[)\],;]", "has a space on the wrong side of a sign", "remove the space"),
    (r"([.,;:])\1|,;|;,", "has two signs where one belongs", "leave one of the signs"),
    (r"^[.,;:)\]/-]", "starts with a sign that joins or ends", "remove the sign at the start"),
    (r"[.,;:(\[/–—-]$", "ends with a sign that joins or ends", "remove the sign at the end"),
)
"""For each shape that no citation has: what is wrong with it, and how to mend it. `re` compiles them when needed."""

_WORDS = r"\w++(?:(?:(?:[. /:–-]|\. |, )(?:§§? )?+|\.? & )\w++)*+"
_USUAL = rf"(?:§§? )?+{_WORDS}(?:(?:[ /–-]|, |; )?(?:\({_WORDS}\)|（{_WORDS}）)(?:(?:[ /–-]|, |; )?+{_WORDS})?+)*+"
"""Citations of the usual forms, such as `Art. 5(1)(a)-(c), second part`, which have none of these shapes."""

_ALL_USUAL = re.compile(rf"(?:{_USUAL}\n)*+")

_HEAD = re.compile(r"(?P<word>[^\W\d_]+)(?P<stop>\.?)(?P<space> ?)(?=\d)")
"""What stands before the number at the start of a citation: `Art. `."""
_HEADS = re.compile(r"^[^\W\d_]+\.? ?(?=\d)", re.MULTILINE)
_LOWER = re.compile(r"(?:art|arts|sec|para|paras|ch|cl) ?\d")
"""Abbreviations without capital and full stop, which docs/encoding.md does not use."""
_SURE = 4
"""How many times as often as any other way of writing a word its usual way stands in the file."""


def _check(subject: Subject) -> Iterator[Finding]:
    cites = list(select_strings(subject.document.data, *_PLACES))
    usual = _usual_heads(cites)
    for path, cite in cites:
        fault = _fault(cite, usual)
        if fault is not None:
            what, help_ = fault
            yield Finding(path, f"{subject.label(path)} is `{shown(cite)}`, which {what}", help_)


def _fault(cite: str, usual: Mapping[str, str]) -> tuple[str, str] | None:
    for pattern, what, help_ in _SHAPES:
        if cite and re.search(pattern, cite):
            return what, help_
    lone = _lone_bracket(cite)
    if lone is not None:
        return f"has a `{lone}` without its partner", "close every bracket that is opened"
    head = _HEAD.match(cite)
    if head is None:
        return None
    common = usual.get(head["word"].casefold())
    if common is not None and common != head.group():
        return "is written unlike the others of this file", f"write `{common}{cite[head.end() :]}`"
    if common is None and _LOWER.match(cite):
        return "is not written as a citation", f"write `{head['word'].capitalize()}. {cite[head.end() :]}`"
    return None


def _usual_heads(cites: list[tuple[Path, str]]) -> dict[str, str]:
    """Return how this file writes each word before a number, where one way is by far the most frequent."""
    ways: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, cite in cites:
        head = _HEAD.match(cite)
        if head is not None:
            ways[head["word"].casefold()][head.group()] += 1
    usual: dict[str, str] = {}
    for word, counts in ways.items():
        (way, most), *others = counts.most_common()
        if most >= _SURE * max((count for _, count in others), default=1):
            usual[word] = way
    return usual


def _lone_bracket(cite: str) -> str | None:
    """Return the first bracket that has no partner."""
    open_: list[str] = []
    for character in cite:
        if character in _OPENING:
            open_.append(character)
        elif character in _PAIRS and (not open_ or open_.pop() != _PAIRS[character]):
            return character
    return open_[0] if open_ else None


def _may_find(subject: Subject) -> bool:
    cites = subject.strings(*_PLACES)
    lines = "".join(f"{cite}\n" for cite in cites)
    if lines.count("\n") != len(cites) or not _ALL_USUAL.fullmatch(lines):
        return True
    ways = set(_HEADS.findall(lines))
    return len({_word(way) for way in ways}) < len(ways) or any(_LOWER.match(f"{way}1") for way in ways)


def _word(way: str) -> str:
    return way.rstrip(" .").casefold()


RULE = Rule(
    id="citation-form",
    kinds=ONLY_FRAMEWORKS,
    why="A reader finds the text by its citation, and citations are sorted and matched by how they are written.",
    fix="Write the citation as the others of the file are written, as in `Art. 5(1)(a)` or `§ 4.2`.",
    check=_check,
    may_find=_may_find,
)
