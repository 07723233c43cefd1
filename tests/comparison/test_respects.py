"""Several clauses side by side, respect by respect."""

from comparator.comparison.differences import DifferenceKind
from comparator.comparison.respects import respects
from comparator.model.framework import Norm, Strength
from tests.builders import clause, framework, parameter


def members(*clauses):
    return [(framework(f"act-{number}", item), item) for number, item in enumerate(clauses)]


def told(vocabularies, *clauses, language="en"):
    found = respects(members(*clauses), vocabularies, language)
    return {item.title or item.kind.value: item.values for item in found}


def test_equal_clauses_differ_in_nothing(vocabularies):
    assert told(vocabularies, clause("1"), clause("1"), clause("1")) == {}


def test_every_respect_has_what_each_clause_says(vocabularies):
    found = told(
        vocabularies,
        clause("1", bearer=("provider",), scope=("deep-fake",), parameters=(parameter("log-retention", 6, "month"),)),
        clause("1", bearer=("deployer",)),
        clause("1", Norm.RECOMMENDATION, bearer=("deployer", "provider")),
    )
    assert found == {
        "norm": ("obligation", "obligation", "recommendation"),
        "bearer": ("Provider", "Deployer", "Deployer, Provider"),
        "scope": ("Deep fake", "every AI system", "every AI system"),
        "Log retention": ("≤ 6 months", "", ""),
    }


def test_a_role_that_is_not_recorded_is_no_difference(vocabularies):
    assert told(vocabularies, clause("1", bearer=("provider",)), clause("1")) == {}


def test_of_one_norm_the_strength_of_the_verb_tells(vocabularies):
    found = told(vocabularies, clause("1"), clause("1", strength=Strength.ENDEAVOUR))
    assert found == {"norm": ("shall", "endeavour")}


def test_roles_and_scopes_are_named_in_the_language_asked_for(vocabularies):
    found = told(
        vocabularies,
        clause("1", bearer=("provider",)),
        clause("1", bearer=("deployer", "provider"), scope=("deep-fake",)),
        language="zh-Hans",
    )
    assert found["bearer"] == ("提供者", "部署者、提供者")
    assert found["scope"] == ("所有人工智能系统", "深度伪造")


def test_a_measure_that_nobody_knows_keeps_its_key(vocabularies):
    (found,) = respects(
        members(clause("1", parameters=(parameter("height", 1, "day"),)), clause("1")), vocabularies
    )  # fmt: skip
    assert (found.kind, found.title) == (DifferenceKind.PARAMETER, "height")
