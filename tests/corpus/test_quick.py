"""What the quick reader reads, libyaml reads as the same; what it is not sure of, it declines."""

import random
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.corpus import quick
from comparator.corpus.full import MAX_PARTS, load
from comparator.corpus.reader import decode, parse
from comparator.corpus.resources import data_root
from comparator.model.errors import InputError
from comparator.text.visible import HIDDEN
from tests.corpus.test_found import FOUND
from tests.validation.conftest import EXAMPLES
from tests.validation.mutations import MUTATIONS, mutated

SHIPPED = sorted(path for name in ("frameworks", "vocabularies", "lexicon") for path in (data_root() / name).rglob("*"))
FILES = [path for path in (*SHIPPED, *sorted(EXAMPLES.rglob("*"))) if path.suffix == ".yaml"]
MARK = re.compile(r" +# <- here$", re.MULTILINE)
"""Comments behind values, which are declined."""


def reads_alike(text: str) -> bool:
    """Return whether the quick reader reads `text`; fail when the full one reads something else, or refuses it."""
    try:
        found = quick.read(text)
    except quick.DeclinedError:
        return False
    # repr, because 1 == 1.0 == True.
    assert repr(found) == repr(load(text, "x.yaml"))
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_are_read_as_libyaml_reads_them(path):
    text = decode(path.read_bytes(), "x.yaml")
    assert reads_alike(text) or path not in SHIPPED
    reads_alike(MARK.sub("", text))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_is_refused_is_declined(path):
    try:
        text = decode(path.read_bytes(), "x.yaml")
    except InputError:
        return
    reads_alike(text)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_mistakes_are_read_as_libyaml_reads_them(mutation):
    reads_alike(mutated(mutation)[0])


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: b\n", {"a": "b"}),
        ("# c\n\na:\n  b: c\n\nd: e\n", {"a": {"b": "c"}, "d": "e"}),
        ("a:\n- b\n- c: d\n  e: f\n-   g: h\n", {"a": ["b", {"c": "d", "e": "f"}, {"g": "h"}]}),
        ("- a:\n    - b\n  c:\n  - d\n", [{"a": ["b"], "c": ["d"]}]),
        ("a:\nb:\n", {"a": None, "b": None}),
        ("a: it goes\n  on and\n  on\nb: c\n", {"a": "it goes on and on", "b": "c"}),
        ("a:\n  on the next\n  line\n", {"a": "on the next line"}),
        ("a: 'it''s'\n'b': \"c: d\"\n", {"a": "it's", "b": "c: d"}),
        ("a: 'it goes: on\n  - and ''on'''\n", {"a": "it goes: on - and 'on'"}),
        ("a: >-\n  # no\n  comment\nb: |\n  c\n  d\n", {"a": "# no comment", "b": "c\nd\n"}),
        ("a: [b, 'c, d', \"e\", {f: g}]\n", {"a": ["b", "c, d", "e", {"f": "g"}]}),
        ("a: {b: c d,\n    e: [f,\n     g]}\nh: []\ni: {}\n", {"a": {"b": "c d", "e": ["f", "g"]}, "h": [], "i": {}}),
        ("a: [1, -1]\n", None),
        (
            "a: 1\nb: 1.5\nc: 2026-01-22\nd: true\ne: ~\nf: no\n",
            {"a": 1, "b": 1.5, "c": "2026-01-22", "d": True, "e": None, "f": "no"},
        ),
        ("a: http://x.y/z#w\nb: [http://x.y/z]\nc: a:b\n", {"a": "http://x.y/z#w", "b": ["http://x.y/z"], "c": "a:b"}),
    ],
)
def test_usual_forms(text, data):
    if data is None:
        assert not reads_alike(text)
    else:
        assert reads_alike(text)
        assert quick.read(text) == data
    assert parse(text, "x.yaml").plain == (data is not None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "# c\n",
        "a",
        "a: b",
        "a: b \n",
        "a:  b  c\n",
        "a:\tb\n",
        "a: b\r\n",
        "a: &x b\n",
        "a: *x\n",
        "a: !t b\n",
        "a: b\na: c\n",
        "a: {b: c, b: d}\n",
        "<<: {a: b}\n",
        "1: a\n",
        "null: a\n",
        "? a\n: b\n",
        "---\na: b\n",
        "a: b\n...\n",
        "%YAML 1.2\n",
        "a: b # c\n",
        "a: b: c\n",
        "a: b\n  c: d\n",
        "a: [b\n",
        "a: [b, ]\n",
        "a: [b: c]\n",
        "a: {b}\n",
        "a: {b: }\n",
        "a: [b]]\n",
        "a: [b}\n",
        "a: [b] c\n",
        "a: 'b\n",
        "a: 'b' c\n",
        'a: "b\\n"\n',
        "a: >-\n",
        "a: >2\n  b\n",
        "a: >\n  b\n   c\n",
        "a: |\n  b\n\n  c\n",
        "a: @b\n",
        "a: b\n c\n# d\n e\n",
        "a: b\n\n  c\n",
        " a: b\n",
        "a:\n   b: c\n  d: e\n",
        "a:\n  - b\n c\n",
        "- a\nb: c\n",
        "a: b\n- c\n",
        "a:\n    b: c\n  - d\n",
        "a:\nb\n",
        "ä: b\n",
        "- - a\n",
        "-\n  a: b\n",
        "a: 1e999\n",
        "a: ' b'\n",
        "a: b:\n",
        "a: [b #c]\n",
        "a: |\n \n  b\n",
        f"{'a' * 200}: b\n",
    ],
)
def test_what_is_not_sure_is_declined(text):
    with pytest.raises(quick.DeclinedError):
        quick.read(text)


def test_what_is_too_much_is_left_to_the_full_reader():
    deep = "".join(f"{'  ' * depth}a:\n" for depth in range(50))
    for text in (deep, "a: " + "[" * 50 + "]" * 50 + "\n", "a: [" + "b, " * MAX_PARTS + "b]\n", "a: b\n" * MAX_PARTS):
        with pytest.raises(quick.DeclinedError):
            quick.read(text)


def test_no_character_that_cannot_be_seen_is_read_but_line_feeds_and_joiners():
    hidden = [chr(code) for code in range(0x110000) if HIDDEN.match(chr(code))]
    read = [character for character in hidden if _is_read(f"a: b{character}c\n")]
    assert read == ["\u200c", "\u200d"]


@pytest.mark.parametrize(
    "character", list("\x85\xa0\u2028\u3000\ufeff\ufffe\uffff\U0001fffe\U00010400\ue000"), ids=ascii
)
def test_odd_characters_are_read_as_libyaml_reads_them(character):
    for text in (
        f"a: b{character}c\n",
        f"a: {character}\n",
        f"a: b{character}\n",
        f"a: b\n  {character}c\n",
        f"a: [b{character}]\n",
    ):
        reads_alike(text)


def _is_read(text: str) -> bool:
    try:
        quick.read(text)
    except quick.DeclinedError:
        return False
    return True


TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="ab :#-'\"\n,[]{}?!&*|>%@`~=.019eE+_/", max_size=20),
    st.sampled_from(
        ["", "no", "null", "~", "0o7", "0x1f", "1_000", "12:30:00", ".5", "5.", "1e3", "-", "- a", "it's", "<<", "="]
    ),
)
DATA = st.recursive(
    st.one_of(TEXTS, st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.from_regex(r"[a-z][a-zA-Z-]{0,8}", fullmatch=True), TEXTS), inner, max_size=4),
    ),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None)
@given(
    DATA,
    st.sampled_from([20, 60, 200]),
    st.sampled_from([None, True, False]),
    st.sampled_from(["", "'", '"', "|", ">"]),
)
def test_whatever_pyyaml_writes_is_read_as_libyaml_reads_it(data, width, flow, style):
    text = yaml.safe_dump(
        data, width=width, default_flow_style=flow, default_style=style or None, allow_unicode=True, sort_keys=False
    )
    _compare(text)


PIECES = st.lists(
    st.sampled_from(
        [
            "a: ",
            "b: ",
            "c:",
            "'d': ",
            "- ",
            "-",
            "\n",
            "\n\n",
            "\n  ",
            "\n    ",
            "\n   ",
            "\n ",
            "text",
            "two words",
            "x: y",
            "it's",
            "1",
            "1.5",
            "true",
            "'q'",
            "'",
            '"q"',
            '"',
            "[",
            "]",
            "{",
            "}",
            ", ",
            ",",
            ": ",
            ":",
            "#",
            " #",
            ">-",
            "|",
            ">",
            "|-",
            "# c",
            " ",
            "http://a.b",
            "?",
            "&a",
            "*a",
            "!",
            "~",
            "한국",
            "''",
            "[]",
            "{}",
            "[a, b]",
            "{a: b}",
            "---",
            "\t",
        ]
    ),
    max_size=25,
)


@settings(max_examples=1500, deadline=None)
@given(PIECES)
def test_lines_made_of_any_pieces_are_read_as_libyaml_reads_them(pieces):
    _compare("a: " + "".join(pieces) + "\n")
    _compare("".join(pieces) + "\n")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SHIPPED[-1:] + FILES), st.integers(0, 2**32), st.integers(1, 4))
def test_files_with_slips_are_read_as_libyaml_reads_them(path, seed, slips):
    chance = random.Random(seed)
    lines = path.read_text(encoding="utf-8").split("\n")
    start = chance.randrange(max(1, len(lines) - 30))
    text = "\n".join(lines[start : start + 30])
    for _ in range(slips):
        at = chance.randrange(len(text) + 1)
        text = (
            text[:at]
            + chance.choice(["", "\n", " ", "  ", "- ", ": ", "'", '"', "#", ",", "]", "}", "[", "{", "\n  "])
            + text[at + chance.randrange(3) :]
        )
    _compare(text + "\n")


def _compare(text: str) -> None:
    try:
        text = decode(text.encode(), "x.yaml")
    except (InputError, UnicodeEncodeError):
        return
    reads_alike(text)
