"""Mistakes that people make in real files are caught, and the message names the right line."""

import pytest

from comparator.corpus.resources import data_root
from comparator.validation.check import check_file
from tests.validation.mutations import MUTATIONS, Mutation, Outcome, mutated, outcome, shipped, table

LEAST = 0.95
"""Share of the mistakes that must be caught on the right line: 38 of 40."""

MISSED: frozenset[str] = frozenset()
"""The mistakes that are not caught, or not on the right line."""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    folder = tmp_path_factory.mktemp("mutations")
    return [outcome(mutation, folder) for mutation in MUTATIONS]


def test_at_least_95_of_100_mistakes_are_caught_on_the_right_line(outcomes):
    assert len(outcomes) >= 40
    report = "\n".join(table(outcomes))
    print(report)
    assert sum(item.right_line for item in outcomes) >= LEAST * len(outcomes), report


def test_it_is_known_which_are_missed(outcomes):
    assert {item.mutation.name for item in outcomes if not item.right_line} == MISSED


def test_only_the_mistakes_are_found():
    for file in {mutation.file for mutation in MUTATIONS}:
        assert check_file(data_root() / "frameworks" / f"{file}.yaml").diagnostics == ()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_mutation_changes_the_file_and_knows_its_line(mutation: Mutation):
    text, right = mutated(mutation)
    assert text != shipped(mutation.file)
    assert right


def test_names_of_mutations_are_unique():
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS)
