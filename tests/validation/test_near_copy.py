"""Copies of statements: which are found, in one file and across files, and which are left alone."""

import time

import pytest

from comparator.validation.check import shipped_paths
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
