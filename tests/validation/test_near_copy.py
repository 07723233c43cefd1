"""Copies of statements: which are found, in one file and across files, and which are left alone."""

import random
import re
import time

import pytest
from rapidfuzz import fuzz

from comparator.corpus.reader import read_document
from comparator.corpus.resources import data_root
from comparator.text.languages import is_unspaced
from comparator.validation.check import shipped_paths
from comparator.validation.rules.near_copy import _keys_of
from tests.validation.conftest import EXAMPLES, reports

LONG = "Providers keep the logs of their systems for at least six months and hand them to the authority on request."
KOREAN = "제공자는 인공지능시스템의 로그를 여섯 달 이상 보관하고 요청이 있으면 감독기관에 제출하여야 한다."


def clause(number: int, statement: str, bearer: str = "provider", language: str = "en") -> str:
    return (
        f"  - {{id: art-{number}, cite: Art. {number}, title: {{en: Logs}}, norm: obligation, bearer: [{bearer}],\n"
        f'     topics: [logging], source: act, statement: {{{language}: "{statement}"}}}}\n'
    )


@pytest.fixture
def write(tmp_path):
    def write(name: str, *clauses: str):
        head, _ = (EXAMPLES / "good" / "small.yaml").read_text(encoding="utf-8").split("clauses:\n")
        path = tmp_path / f"{name}.yaml"
        path.write_text(head.replace("id: small", f"id: {name}") + "clauses:\n" + "".join(clauses), encoding="utf-8")
        return path

    return write


def copies(check, *paths):
    return [item for item in check(*paths) if item.rule == "near-copy"]


@pytest.mark.parametrize("word", range(len(LONG.split())))
def test_a_copy_with_one_short_slip_in_any_word_is_found(word, write, check):
    words = LONG.split()
    words[word] = words[word][:-1]
    [found] = copies(check, write("a", clause(1, LONG), clause(2, " ".join(words))))
    assert found.position.line == 25
    assert "clause `art-2`" in found.message and "that of clause `art-1`" in found.message


def test_signs_and_capitals_make_no_difference(write, check):
    [found] = copies(check, write("a", clause(1, LONG), clause(2, LONG.upper().replace(".", "!"))))
    assert "is 100 % the same" in found.message


def test_a_copy_in_another_file_is_found_and_that_file_is_named(write, check):
    first, second = write("a", clause(1, LONG)), write("b", clause(7, LONG.replace("the logs", "logs")))
    [found] = copies(check, first, second)
    assert found.path == str(second)
    assert f"({first}:23)" in found.message


def test_a_copy_in_a_script_without_spaces_is_found(write, check):
    path = write("a", clause(1, KOREAN, language="ko"), clause(2, KOREAN.replace("여섯 달", "여섯달"), language="ko"))
    assert len(copies(check, path)) == 1


@pytest.mark.parametrize(
    "other",
    [
        clause(2, LONG.replace("six months", "30 days")),
        clause(2, LONG, bearer="deployer"),
        clause(2, "Deployers tell the people who are affected that a decision was prepared by a system."),
        clause(2, LONG, language="fr"),
    ],
    ids=["another number", "another bearer", "another statement", "another language"],
)
def test_what_says_something_else_is_no_copy(other, write, check):
    assert copies(check, write("a", clause(1, LONG.replace("six months", "60 days")), other)) == []


def test_short_formulas_may_repeat(write, check):
    assert copies(check, write("a", clause(1, "Fines are set by decree."), clause(2, "Fines are set by decree."))) == []


def test_a_thousand_statements_are_compared_in_no_time(write, check):
    words = LONG.split()
    clauses = [clause(number, " ".join(words[number % 9 :] + [f"x{number}"] * 9)) for number in range(2_000)]
    path = write("a", *clauses)
    started = time.process_time()
    check(path)
    assert time.process_time() - started < 20


def test_the_shipped_statements_are_no_copies_of_each_other():
    found = [item for report in reports(*shipped_paths()) for item in report.diagnostics if item.rule == "near-copy"]
    assert found == []


def wordings(language):
    frameworks = [read_document(path).data for path in sorted((data_root() / "frameworks").rglob("*.yaml"))]
    texts = [clause["statement"].get(language) for framework in frameworks for clause in framework["clauses"]]
    return [text for text in texts if text is not None]


def with_one_edit(text, chance, *, spaced):
    """Return the text with one word, or character, taken out, put in, replaced, swapped or cut short."""
    parts = text.split() if spaced else list(text)
    at = chance.randrange(len(parts))
    other = chance.choice(parts)
    parts[at : at + 2] = chance.choice(
        [
            parts[at + 1 : at + 2],
            [other, *parts[at : at + 2]],
            [other, *parts[at + 1 : at + 2]],
            parts[at : at + 2][::-1],
        ]
    )
    return (" " if spaced else "").join(parts)


@pytest.mark.parametrize("language", ["en", "ko", "zh-Hans", "pt"])
def test_no_shipped_statement_with_one_edit_would_escape(language):
    chance, missed, tried = random.Random(4), [], 0
    for text in wordings(language):
        edited = with_one_edit(text, chance, spaced=not is_unspaced(language))
        said = [" ".join(re.findall(r"\w+", wording.casefold())) for wording in (text, edited)]
        numbers = [re.findall(r"\d+", wording) for wording in said]
        if min(map(len, said)) >= 45 and numbers[0] == numbers[1] and fuzz.ratio(*said) >= 95:
            tried += 1
            if not {*_keys_of(1, language, text)} & {*_keys_of(1, language, edited)}:
                missed.append((text, edited))
    assert tried > 10
    assert missed == []


@pytest.mark.parametrize("other", [LONG + " [1-23]", LONG + " [1-2-3]", LONG + " [13]"])
def test_statements_whose_numbers_differ_have_no_key_in_common(other):
    assert not {*_keys_of(1, "en", LONG + " [12-3]")} & {*_keys_of(1, "en", other)}


@pytest.mark.parametrize("text", [LONG, LONG * 3, "log " * 30, "제공자는 " * 9, "?" * 90, "1" * 60])
def test_no_key_stands_twice_for_a_statement_so_that_its_file_is_not_read_again(text):
    keys = _keys_of(1, "en", text)
    assert len(keys) == len({*keys})
    assert all(0 <= key < 1 << 64 for key in keys)
