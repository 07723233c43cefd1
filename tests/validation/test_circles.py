"""References that lead back to where they start."""

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from comparator.validation.check import check_content


def found(data: object) -> list[tuple[int, str]]:
    content = yaml.safe_dump(data, sort_keys=False).encode()
    report = check_content(content, Path("x.yaml"))
    return [(item.position.line, item.message) for item in report.diagnostics if item.rule == "refers-to-itself"]


def clauses(above: dict[str, str]) -> dict[str, object]:
    return {"schema": 1, "clauses": [{"id": name, "parent": upper} for name, upper in above.items()]}


def test_a_circle_of_three_is_told_once_where_it_starts():
    assert found(clauses({"a": "b", "b": "c", "c": "a"})) == [
        (4, "clause `a` stands within itself: `a` in `b` in `c` in `a`")
    ]


def test_what_hangs_on_a_circle_is_not_in_it():
    assert [line for line, _ in found(clauses({"x": "a", "a": "a"}))] == [6]


def test_a_long_circle_is_told_in_short_and_in_time():
    names = [f"c{number}" for number in range(8_000)]
    (place,) = found(clauses(dict(zip(names, [*names[1:], names[0]], strict=True))))
    assert place[1].endswith("`c0` in `c1` in `c2` in `c3` in 7996 more in `c0`")


def test_a_broader_key_may_not_be_its_own():
    entries = [{"id": "provider", "broader": "operator"}, {"id": "operator", "broader": "provider"}]
    (place,) = found({"schema": 1, "vocabulary": "roles", "entries": entries})
    assert place == (5, "entry `provider` stands within itself: `provider` in `operator` in `provider`")


@pytest.mark.parametrize("shuffled", [False, True])
@given(st.integers(2, 12), st.randoms(use_true_random=False))
def test_a_tree_has_no_circle_and_any_way_back_makes_one(shuffled: bool, count: int, chance: random.Random):
    names = [f"c{number}" for number in range(count)]
    above = {name: chance.choice(names[:at]) for at, name in enumerate(names) if at}
    if shuffled:
        above = dict(chance.sample(list(above.items()), len(above)))
    assert found(clauses(above)) == []
    # The uppermost is put below one that stands in it.
    assert len(found(clauses({**above, names[0]: chance.choice(names)}))) == 1
