"""Mending a text: the same data, the same comments, and nothing that was not meant to change."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from comparator.corpus.reader import parse
from comparator.corpus.resources import data_root
from comparator.model.errors import InputError
from comparator.validation.fix.text import MAX_LINES, MAX_TAB_LINES, mend
from comparator.validation.rules import RULES
from tests.validation.conftest import EXAMPLES

SMALL = (EXAMPLES / "good" / "small.yaml").read_text(encoding="utf-8")
DECOMPOSED = unicodedata.normalize("NFD", "시스템법")


def mended(text: str) -> str:
    return mend(text, "x.yaml").text


def reasons(text: str) -> list[tuple[int, str]]:
    return [(skip.line, skip.reason) for skip in mend(text, "x.yaml").skips]


def edited(*edits: tuple[str, str]) -> str:
    text = SMALL
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def clause(*lines: str) -> str:
    """Return the small framework with the lines of its only clause replaced."""
    head, _, _ = SMALL.partition("  - id: art-1\n")
    return head + "".join(line + "\n" for line in lines)


def test_what_a_comment_silences_or_the_settings_leave_out_is_not_mended():
    text = SMALL.replace("    cite: Art. 1\n", "").replace("    source: act\n", "    source: act\n    cite: Art. 1\n")
    assert mended(text) == SMALL
    assert mend(text, "x.yaml", lambda rule: rule != "key-order").text == text
    silenced = text.replace("    source: act\n", "    source: act  # comparator: ignore[key-order] as printed\n")
    assert mended(silenced) == silenced
    assert reasons(silenced) == [(28, "a comment silences the rule in this file")]


def test_a_clean_file_stays_as_it_is():
    assert mended(SMALL) == SMALL
    assert mend(SMALL, "x.yaml").counts == {}


def test_every_fix_is_for_a_rule():
    text = edited(("force: binding\n", "force: binding \n"), ("예시 시스템법", DECOMPOSED))
    text += "    refs: [art-2, art-1]\n  - source: act\n    id: art-2\n"
    assert set(mend(text, "x.yaml").counts) == {"white-space", "not-nfc", "key-order", "list-order"}
    assert set(mend(text, "x.yaml").counts) <= {rule.id for rule in RULES}


@pytest.mark.parametrize("space", [" ", "\t", "  \t "])
def test_white_space_at_the_ends_of_lines_goes(space):
    assert mended(edited(("pillar: governance-rule\n", f"pillar: governance-rule{space}\n"))) == SMALL
    assert mended(SMALL.replace("languages: [ko]\n", f"languages: [ko]\n{space}\n")).replace("\n\n", "\n") == SMALL


def test_carriage_returns_go_and_the_last_line_ends():
    assert mended(SMALL.replace("\n", "\r\n")) == SMALL
    assert mended(SMALL[:-1]) == SMALL
    assert mended(SMALL.replace("\n", "\r\n")[:-2]) == SMALL


def test_a_blank_line_of_tabs_no_longer_stops_the_reader():
    broken = edited(("clauses:\n", "clauses:\n\t\n"))
    with pytest.raises(InputError):
        parse(broken, "x.yaml")
    assert mended(broken) == edited(("clauses:\n", "clauses:\n\n"))


def test_a_tab_before_a_key_is_no_blank_line():
    with pytest.raises(InputError):
        mended(edited(("    norm: obligation\n", "\tnorm: obligation\n")))


def test_too_many_lines_of_tabs_are_left_to_a_person():
    with pytest.raises(InputError):
        mended(edited(("clauses:\n", "clauses:\n" + "\t\n" * (MAX_TAB_LINES + 1))))


def test_a_lone_carriage_return_is_left_to_a_person():
    text = edited(("form: law\n", "form: law \r"))
    assert mended(text) == text
    assert reasons(text) == [(7, "a carriage return stands alone")]


def test_a_file_of_more_lines_than_any_real_one_is_left_to_a_person():
    text = edited(("form: law\n", "form: law \n"))
    assert mended(text + "\n" * 1_000) != text + "\n" * 1_000
    text += "\n" * MAX_LINES
    assert mended(text) == text
    assert reasons(text) == [(1, "it has more than 200,000 lines")]


FOLDED = (
    "    statement:\n      en: >-\n        Providers keep logs<1>\n        for six months.<2>\n    norm: obligation\n"
)


def test_in_a_folded_text_invisible_white_space_goes_and_the_words_stay():
    lines = SMALL.replace(SMALL[SMALL.index("    statement:") : SMALL.index("    bearer:")], FOLDED)
    fixed = mended(lines.replace("<1>", "  ").replace("<2>", " "))
    assert fixed == lines.replace("<1>", "").replace("<2>", "")
    [read] = parse(fixed, "x.yaml").data["clauses"]
    assert read["statement"]["en"] == "Providers keep logs for six months."


def test_in_a_literal_text_white_space_is_content():
    text = SMALL + "notes:\n  - en: |\n      one \n      two\n"
    assert mended(text) == text
    assert reasons(text) == [(32, "it is part of the text there")]


def test_white_space_behind_a_backslash_is_content():
    text = SMALL + 'notes:\n  - en: "one\\ \n      two"\n'
    assert mended(text) == text
    assert len(reasons(text)) == 1


def test_a_missing_line_end_that_is_content_stays():
    text = SMALL + "notes:\n  - en: |\n      one"
    assert mended(text) == text
    assert len(reasons(text)) == 1


def test_texts_are_composed():
    fixed = mended(edited(("예시 시스템법", f"예시 {DECOMPOSED}")))
    assert fixed == SMALL


def test_comments_and_escapes_are_not_composed():
    text = edited(
        ("form: law\n", f"form: law  # {DECOMPOSED}\n"), ("{en: National Assembly}", '{en: "Assemble\\u0065\\u0301"}')
    )
    assert mended(text) == text
    assert [line for line, _ in reasons(text)] == [9]


def test_keys_move_with_their_comments():
    before = clause(
        "  - id: art-1  # the first",
        "    norm: obligation  # a duty",
        "    # whom it binds",
        "    # by our reading",
        "    bearer: [provider]",
        "    cite: Art. 1",
        "    source: act",
        "    title:",
        "      # as published",
        "      en: Logs",
        "    statement:",
        "      en: >-",
        "        Providers keep logs for",
        "",
        "        six months.",
        "    topics: [logging]",
    )
    assert mended(before) == clause(
        "  - id: art-1  # the first",
        "    cite: Art. 1",
        "    title:",
        "      # as published",
        "      en: Logs",
        "    statement:",
        "      en: >-",
        "        Providers keep logs for",
        "",
        "        six months.",
        "    norm: obligation  # a duty",
        "    # whom it binds",
        "    # by our reading",
        "    bearer: [provider]",
        "    topics: [logging]",
        "    source: act",
    )


def test_the_dash_of_a_list_stays_in_front():
    before = clause("  # the duty", "  - cite: Art. 1", "    source: act", "    id: art-1")
    assert mended(before) == clause("  # the duty", "  - id: art-1", "    cite: Art. 1", "    source: act")


def test_the_head_of_a_file_stays_at_its_top():
    head = "# yaml-language-server: $schema=x\n# SPDX-License-Identifier: CC-BY-4.0\n"
    before = head + edited(("schema: 1\nid: small\n", "id: small\nschema: 1\n"))
    assert mended(before) == head + SMALL


def test_keys_of_a_file_and_of_its_clauses_move_in_one_go():
    [lead, clauses] = SMALL.split("clauses:\n")
    swapped = clauses.replace("    cite: Art. 1\n", "").replace(
        "    source: act\n", "    source: act\n    cite: Art. 1\n"
    )
    assert mended("clauses:\n" + swapped + lead) == SMALL


UNCLEAR = {
    "flow style": ("  - {cite: Art. 1, id: art-1}",),
    "a comment above a blank line": ("  - id: art-1", "    source: act", "    # what?", "", "    cite: Art. 1"),
    "a comment further out": ("  - id: art-1", "    source: act", "  # what?", "    cite: Art. 1"),
    "a comment further in": ("  - id: art-1", "    source: act", "      # what?", "    cite: Art. 1"),
    "a comment that would stand before the dash": ("  - source: act", "    # what?", "    id: art-1"),
    "a comment at the end": ("  - id: art-1", "    source: act", "    cite: Art. 1", "    # what?"),
    "an explicit key": ("  - ? source", "    : act", "    ? id", "    : art-1"),
}


@pytest.mark.parametrize("lines", UNCLEAR.values(), ids=UNCLEAR)
def test_keys_stay_where_it_is_unclear_what_belongs_to_them(lines):
    text = clause(*lines)
    assert mended(text) == text
    assert [skip.fix for skip in mend(text, "x.yaml").skips] == ["key-order"]


def test_a_comment_above_the_first_key_of_a_file_may_be_about_the_key():
    text = "# our own id\n" + edited(("schema: 1\nid: small\n", "id: small\nschema: 1\n"))
    assert mended(text) == text
    assert len(reasons(text)) == 1


def test_a_mapping_with_an_unknown_key_is_not_ordered():
    text = clause("  - id: art-1", "    source: act", "    sitation: Art. 1", "    cite: Art. 1")
    assert mended(text) == text


CLAUSES = "".join(f"  - id: art-{number}\n    cite: Art. {number}\n" for number in (1, 2, 10))


def with_refs(refs: str) -> str:
    return SMALL.partition("  - id: art-1\n")[0] + CLAUSES + refs


def test_references_go_in_the_order_of_the_clauses():
    assert mended(with_refs("    refs: [art-10,  'art-2', art-1]\n")) == with_refs(
        "    refs: [art-1,  'art-2', art-10]\n"
    )
    assert mended(with_refs("    refs:\n      - art-2 # b\n      - art-1 # a\n")) == with_refs(
        "    refs:\n      - art-1 # a\n      - art-2 # b\n"
    )


@pytest.mark.parametrize(
    "refs",
    [
        "    refs: [art-2, art-1, art-7]\n",
        "    refs: [art-2, art-1, art-2]\n",
        "    refs: [art-2, # b\n      art-1]\n",
        "    refs:\n      - art-2\n      # a\n      - art-1\n",
        "    topics: [logging, human-oversight, audit]\n",
        "    bearer: [provider, deployer]\n",
    ],
)
def test_other_lists_stay_as_they_are(refs):
    assert mended(with_refs(refs)) == with_refs(refs)


def test_a_file_of_another_kind_is_not_touched():
    text = "services: \n  web: x \n"
    assert mended(text) == text


def test_vocabularies_keep_their_order_but_not_their_white_space():
    text = (EXAMPLES / "good" / "words.yaml").read_text(encoding="utf-8")
    assert mended(text.replace("\n", " \r\n")) == text


@pytest.mark.parametrize("folder", ["frameworks", "vocabularies", "lexicon"])
def test_shipped_files_need_no_mending(folder):
    for path in sorted((data_root() / folder).rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        assert mend(text, path.name).text == text


@pytest.mark.parametrize("rule", ["key-order", "list-order"])
def test_mending_the_bad_example_gives_the_good_one(rule, check: Callable[..., object]):
    bad, good = ((EXAMPLES / side / f"{rule}.yaml").read_text(encoding="utf-8") for side in ("bad", "good"))
    assert mended(bad).replace("  # <- here", "") == good
    assert check(Path(EXAMPLES / "good" / f"{rule}.yaml")) == []


def test_a_letter_with_more_marks_than_any_language_uses_is_left_alone():
    # Marks out of order, of which a thousand take a millisecond to be put in order, and a million half an hour.
    few, many = (
        edited(("short: {en: Example Act}", "short: {en: a" + "\u0301" * count + "\u0316" * count + "}"))
        for count in (2, 200_000)
    )
    assert unicodedata.is_normalized("NFC", mended(few))
    assert mended(many) == many
    assert [reason for _, reason in reasons(many)] == ["a letter has more than 30 marks"]
