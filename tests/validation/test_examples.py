"""Every rule has a file in `examples/bad` that is named after it and breaks it, where a comment says so."""

from pathlib import Path

import pytest

from comparator.validation.rules import CROSS_RULES, RULES
from comparator.validation.subject import CrossRule, Rule
from tests.validation.conftest import EXAMPLES, VOCABULARIES, reports

MARK = "# <- here"
BAD = sorted((EXAMPLES / "bad").iterdir())


def marked(path: Path) -> list[tuple[str, int]]:
    """The places that the example says are wrong, as file and line."""
    files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    return [
        (str(file), number)
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1)
        if MARK in line
    ]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_bad_example_breaks_exactly_its_rule_at_the_marked_lines(path: Path, check):
    found = check(path)
    assert {item.rule for item in found} == {path.name.removesuffix(".yaml")}
    assert [(item.path, item.position.line) for item in found] == marked(path)


ALL_RULES: list[Rule | CrossRule] = [*RULES, *CROSS_RULES]


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
def test_a_rule_says_why_and_how_to_mend_and_has_an_example(rule):
    assert rule.id in {path.name.removesuffix(".yaml") for path in BAD}
    assert rule.why.endswith(".") and rule.fix
    assert rule.kinds


def test_rule_ids_are_unique():
    ids = [rule.id for rule in ALL_RULES]
    assert len(ids) == len(set(ids))


def test_good_examples_have_no_finding_and_their_clauses_are_counted():
    found = reports(EXAMPLES / "good", VOCABULARIES)
    assert [item for report in found for item in report.diagnostics] == []
    assert {Path(report.path).name: (report.kind, report.clauses) for report in found if report.clauses} == {
        "full.yaml": ("framework", 3),
        "small.yaml": ("framework", 1),
    }
    assert {report.kind for report in found} >= {"mapping", "lexicon", "topics", "jurisdictions"}
