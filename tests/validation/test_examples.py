"""Every rule has a file in `examples/bad` that is named after it and breaks it, where a comment says so.

The file of the same name in `examples/good` is the same file, mended.
"""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from comparator.validation.rules import CROSS_RULES, RULES
from comparator.validation.subject import CrossRule, Rule
from tests.validation.conftest import CONDITIONS, EXAMPLES, VOCABULARIES, commit, reports

MARK = "# <- here"
ON_REQUEST = ("id-changed", "topic-without-support")
"""Rules that are not run unless asked for; they have tests of their own."""
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


@pytest.mark.parametrize("path", [path for path in BAD if path.stem not in ON_REQUEST], ids=lambda path: path.name)
def test_a_bad_example_breaks_exactly_its_rule_at_the_marked_lines(path: Path, check):
    found = check(path)
    assert {item.rule for item in found} == {path.name.removesuffix(".yaml")}
    assert [(item.path, item.position.line) for item in found] == marked(path)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_bad_example_has_a_good_counterpart_that_passes(path: Path, check):
    good = EXAMPLES / "good" / path.name
    if not good.exists():  # one of two bad examples of a rule
        good = good.with_suffix(".yaml")
    assert good.exists()
    assert check(good) == []


def test_an_id_that_changed_since_a_revision_is_found_and_passes_when_it_is_back(check, repository):
    path = repository / "id-changed.yaml"
    conditions = replace(CONDITIONS, base="HEAD")
    shutil.copyfile(EXAMPLES / "good" / "id-changed.yaml", path)
    commit(repository)
    shutil.copyfile(EXAMPLES / "bad" / "id-changed.yaml", path)
    [found] = check(path, conditions=conditions)
    assert found.rule == "id-changed"
    assert [(found.path, found.position.line)] == marked(path)
    assert found.help == "write `art-1` again"
    assert check(path) == []  # without a revision
    shutil.copyfile(EXAMPLES / "good" / "id-changed.yaml", path)
    assert check(path, conditions=conditions) == []


def test_a_topic_without_support_is_found_when_the_rule_is_asked_for(check):
    path = EXAMPLES / "bad" / "topic-without-support.yaml"
    conditions = replace(CONDITIONS, extra=("topic-without-support",))
    found = check(path, conditions=conditions)
    assert [(item.rule, item.path, item.position.line) for item in found] == [
        ("topic-without-support", *place) for place in marked(path)
    ]
    assert check(path) == []  # the rule is off by default
    assert check(EXAMPLES / "good" / path.name, conditions=conditions) == []


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
    found = reports(*(EXAMPLES / "good").glob("*.yaml"), VOCABULARIES)
    assert [item for report in found for item in report.diagnostics] == []
    counts = {Path(report.path).name: (report.kind, report.clauses) for report in found}
    assert counts["full.yaml"] == ("framework", 3)
    assert counts["small.yaml"] == ("framework", 1)
    assert counts["words.yaml"] == ("lexicon", 0)
    assert {report.kind for report in found} >= {"mapping", "lexicon", "topics", "jurisdictions"}
