"""A text in another script than its language tag says."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from comparator.text.han import leaning
from comparator.text.languages import primary
from comparator.validation.kinds import Kind
from comparator.validation.places import shown
from comparator.validation.rules._languages import texts, texts_by_tag
from comparator.validation.subject import Finding, Rule, Subject

_LETTER = re.compile(r"[^\W\d_]")
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]*\b|\b[A-Z]?[a-z]?[A-Z]{2,}[a-z]?\b")
"""Words such as AI and GPT-4 stand in texts of every script."""

_HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_SCRIPTS: Mapping[str, tuple[str, str]] = {
    "Hani": ("Chinese characters", _HAN),
    "Jpan": ("kana or kanji", _HAN + _KANA),
    "Kore": ("Hangul", "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"),
    "Cyrl": ("Cyrillic letters", "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"),
    "Arab": ("Arabic letters", "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff"),
    "Hebr": ("Hebrew letters", "\u0590-\u05ff\ufb1d-\ufb4f"),
    "Grek": ("Greek letters", "\u0370-\u03ff\u1f00-\u1fff"),
    "Deva": ("Devanagari letters", "\u0900-\u097f\ua8e0-\ua8ff"),
    "Beng": ("Bengali letters", "\u0980-\u09ff"),
    "Taml": ("Tamil letters", "\u0b80-\u0bff"),
    "Thai": ("Thai letters", "\u0e00-\u0e7f"),
    "Ethi": ("Ethiopic letters", "\u1200-\u139f"),
    "Latn": ("Latin letters", "A-Za-z\u00aa\u00ba\u00c0-\u024f\u0250-\u02af\u1e00-\u1eff\uff21-\uff5a"),
}
"""Name and letters of each script, by its ISO 15924 code."""

_OF_LANGUAGE: Mapping[str, str] = {
    **dict.fromkeys(("zh", "yue", "cmn"), "Hani"),
    **dict.fromkeys(("ru", "uk", "bg", "be", "mk", "ky", "tg", "mn"), "Cyrl"),
    **dict.fromkeys(("ar", "fa", "ur", "ps"), "Arab"),
    **dict.fromkeys(("hi", "mr", "ne"), "Deva"),
    **dict.fromkeys(("am", "ti"), "Ethi"),
    **dict.fromkeys(
        (
            "af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "eu", "fi", "fil", "fr", "ga", "hr", "hu",
            "id", "is", "it", "kr", "lt", "lv", "ms", "mt", "nl", "no", "nb", "nn", "pl", "pt", "ro", "sk",
            "sl", "sq", "sv", "sw", "tl", "tr", "vi",
        ),
        "Latn",
    ),
    "ja": "Jpan", "ko": "Kore", "he": "Hebr", "el": "Grek", "bn": "Beng", "ta": "Taml", "th": "Thai",
}  # fmt: skip
"""The script of each language that is written in one; texts in other languages are not judged."""

_OF_SUBTAG = {"Hans": "Hani", "Hant": "Hani", "Hang": "Kore"}
_NO_LETTERS = bytes(code for code in range(256) if not chr(code).isalpha() or code > 127)
_WHOLE_BLOCKS = {"Hani": range(0x4E, 0x9F), "Jpan": range(0x4E, 0x9F), "Kore": range(0xAC, 0xD7)}
"""Upper bytes of code points of which all 256 are letters of a script."""
_SEEN: tuple[set[str], set[str]] = (set(), set())
"""Chinese characters that were looked up and are not Traditional only, and not Simplified only."""
_MOST = 20_000
"""Characters by which a text is judged; no real text has a tenth of them."""
_LEAST = 0.25
"""Least share of the letters that must be of the script; names in other scripts take the rest."""
_LONG = 20
"""Chinese characters in a row of sentences without any kana, from which on they are no Japanese."""
_TELLING = 2
"""Fewest characters of the other Chinese script that are a finding; one may be part of a name."""


def _check(subject: Subject) -> Iterator[Finding]:
    for path, tag, text in texts(subject):
        code = _script_of(tag)
        if code is None or (code == "Latn" and text.isascii()):
            continue
        problem = _problem(text[:_MOST], code, tag)
        if problem:
            message, help_ = problem
            yield Finding(path, f"{subject.label(path)} {message}", help_)


def _script_of(tag: str) -> str | None:
    subtag = next((part for part in tag.split("-")[1:] if len(part) == 4 and part.isalpha()), "")
    code = _OF_SUBTAG.get(subtag, subtag) or _OF_LANGUAGE.get(primary(tag))
    return code if code in _SCRIPTS else None


def _problem(text: str, code: str, tag: str) -> tuple[str, str] | None:
    letters = _LETTER.findall(text if code == "Latn" else _ABBREVIATION.sub("", text))
    own = sum(map(len, map(_own_letters(code).findall, letters)))
    if letters and own < _LEAST * len(letters):
        name = _SCRIPTS[code][0]
        how_many = "no" if own == 0 else "hardly any"
        return f"has {how_many} {name}", f"is the tag `{shown(tag)}` right for this text?"
    if code == "Jpan" and len(letters) >= _LONG and not _kana().search(text):
        return "has no kana, so it is hardly Japanese", "is it Chinese? then write zh-Hans or zh-Hant"
    if code == "Hani":
        traditional, simplified = leaning(text)
        if "Hans" in tag and traditional >= _TELLING and traditional > simplified:
            return "is in Traditional characters", "write `zh-Hant`, or convert the text"
        if "Hant" in tag and simplified >= _TELLING and simplified > traditional:
            return "is in Simplified characters", "write `zh-Hans`, or convert the text"
    return None


def _may_find(subject: Subject) -> bool:
    for tag, wordings in texts_by_tag(subject).items():
        code = _script_of(tag)
        if code is None:
            continue
        unsure = wordings
        if code == "Latn":
            unsure = [text for text in wordings if not text.isascii() and not _is_mostly_ascii(text)]
        elif code in _WHOLE_BLOCKS and not (code == "Hani" and _holds_other_characters(wordings, tag)):
            # The upper byte of most characters tells their script, and is counted in no time.
            others = _uppers_of_others(code)
            unsure = [
                text
                for text in wordings
                if len(text.encode("utf-16-be", "surrogatepass")[::2].translate(None, others)) < _LEAST * len(text)
                or (code == "Jpan" and not _kana().search(text))
            ]
        if any(_problem(text, code, tag) for text in unsure):
            return True
    return False


def _is_mostly_ascii(text: str) -> bool:
    """Return whether the letters from a to z alone are as many as must be of the script."""
    return len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS)) >= _LEAST * len(text)


@cache
def _uppers_of_others(code: str) -> bytes:
    """Return the upper bytes that do not stand for letters of the script alone."""
    return bytes(upper for upper in range(256) if upper not in _WHOLE_BLOCKS.get(code, ()))


@cache
def _kana() -> re.Pattern[str]:
    return re.compile(f"[{_KANA}]")


@cache
def _own_letters(code: str) -> re.Pattern[str]:
    """Return the pattern of a run of letters of a script; compiled when needed, since most files need few."""
    return re.compile(f"[{_SCRIPTS[code][1]}]+")


def _holds_other_characters(wordings: Iterable[str], tag: str) -> bool:
    """Return whether a character in the texts is of the other Chinese script than the tag says."""
    side = 0 if "Hans" in tag else 1
    new = {character for character in set("".join(wordings)) - _SEEN[side] if "\u3400" <= character <= "\u9fff"}
    if not new:
        return False
    if leaning("".join(new))[side]:
        return True
    _SEEN[side].update(new)
    return False


RULE = Rule(
    id="wrong-script",
    kinds=frozenset(Kind),
    why="A text under the wrong tag is shown to the wrong readers and matched with the wrong terms.",
    fix="Move the text to the tag of its language and script.",
    check=_check,
    may_find=_may_find,
)
