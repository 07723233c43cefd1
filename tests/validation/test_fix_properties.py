"""Whatever a file looks like: mending keeps its data and comments, and mending twice is mending once."""

import re
import unicodedata
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.corpus.reader import parse
from comparator.model.errors import InputError
from comparator.validation.fix.text import mend, same

CLAUSE_KEYS = ("id", "cite", "part", "title", "statement", "norm", "bearer", "topics", "source", "refs")
WORDS = st.sampled_from(["log", "시스템", unicodedata.normalize("NFD", "시스템 é"), "two  words", "a"])
SPACE = st.sampled_from(["", "", "", " ", "\t", "  "])
COMMENT = st.sampled_from(["", "", "", "# <%d>", "  # <%d>"])


@st.composite
def values(draw: Any, key: str, indent: str) -> str:
    """Draw the source of a value, from behind the colon of its key."""
    word = draw(WORDS)
    if key == "refs":
        ids = draw(st.permutations(["art-0", "art-1", "art-2"]))
        forms = [" [" + ", ".join(ids) + "]", "".join(f"\n{indent}  - {name}" for name in ids)]
        return str(draw(st.sampled_from(forms)))
    forms = [f" {word}", f' "{word}"', f" '{word}'", f"\n{indent}  en: {word}"]
    forms += [f" {style}\n{indent}  {word} <s>\n<s>{indent}  b" for style in (">-", ">", "|", "|+", ">+")]
    forms += [
        f' "{word} <s>\n{indent}  b\\<s>\n{indent}  c"',
        f" {word}<s>\n<s>\n{indent}  b",
        f" [{word},\n{indent}  b]",
    ]
    return str(draw(st.sampled_from(forms)))


@st.composite
def files(draw: Any) -> str:
    """Draw a framework with keys in any order, and comments, blank lines and white space in many places."""
    lines: list[str] = []

    def gap(indent: str) -> None:
        for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
            comment = draw(COMMENT)
            lines.append(
                draw(st.sampled_from([indent, "", indent + "  "])) + comment if comment.strip() else draw(SPACE)
            )

    for top in draw(st.permutations(["schema", "id", "short", "clauses"])):
        gap("")
        if top != "clauses":
            lines.append(f"{top}:{draw(values(top, ''))}{draw(SPACE)}")
            continue
        lines.append("clauses:")
        for number in range(3):
            gap("  ")
            keys = draw(st.lists(st.sampled_from(CLAUSE_KEYS[1:]), unique=True, max_size=5))
            for place, key in enumerate(draw(st.permutations(["id", *keys]))):
                value = f" art-{number}" if key == "id" else draw(values(key, "    "))
                if place:
                    gap("    ")
                end = draw(COMMENT) if "\n" not in value and place else ""
                lines.append(
                    ("    " if place else "  - ") + key + ":" + value + (" " + end if end else "") + draw(SPACE)
                )
    gap("")
    text = "\n".join(lines) + draw(st.sampled_from(["\n", "\n", ""]))
    while "<s>" in text:
        text = text.replace("<s>", draw(SPACE), 1)
    counter = iter(range(1_000))
    text = re.sub("<%d>", lambda _: f"<{next(counter)}>", text)
    return str(draw(st.sampled_from([text, text, text.replace("\n", "\r\n")])))


def meant(data: Any) -> Any:
    """Return data without what mending may change: Unicode form, white space in texts, the order of references."""
    if isinstance(data, dict):
        return {key: sorted(value) if key == "refs" else meant(value) for key, value in data.items()}
    if isinstance(data, list):
        return [meant(item) for item in data]
    return (
        unicodedata.normalize("NFC", re.sub(r"[ \t]+", " ", data)).strip(" ").replace(" \n", "\n")
        if isinstance(data, str)
        else data
    )


@settings(max_examples=400, deadline=None)
@given(files())
def test_mending_keeps_data_and_comments_and_needs_no_second_time(text):
    try:
        before = parse(text, "x").data
    except InputError:
        before = None
    try:
        once = mend(text, "x").text
    except InputError:
        return
    assert mend(once, "x").text == once
    after = parse(once, "x").data
    if before is not None:
        assert same(meant(before), meant(after))
    assert Counter(re.findall(r"# <\d+>", once)) == Counter(re.findall(r"# <\d+>", text))
    written = Counter(unicodedata.normalize("NFC", "".join(text.split())))
    assert Counter(unicodedata.normalize("NFC", "".join(once.split()))) == written
