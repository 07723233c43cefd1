"""Claims across files: kept as numbers, and looked at again only where two numbers meet."""

import random
from array import array
from collections.abc import Callable

import pytest

from comparator.model.errors import InputError
from comparator.validation import cross
from comparator.validation.cross import Ledger
from comparator.validation.verdict import judge
from tests.validation.conftest import EXAMPLES
from tests.validation.test_quick_looks import SMALL

TEXT = (EXAMPLES / "good" / "small.yaml").read_text(encoding="utf-8")


def content(framework_id: str) -> Callable[[], bytes]:
    return lambda: TEXT.replace("id: small", f"id: {framework_id}").encode()


def keys(framework_id: str) -> bytes:
    return judge(content(framework_id)(), f"{framework_id}.yaml", SMALL).keys


def test_two_claims_to_one_name_meet_and_others_do_not():
    ledger = Ledger()
    assert ledger.enter("a.yaml", keys("a"), content("a")) == []
    assert ledger.enter("b.yaml", keys("b"), content("b")) == []
    [found] = ledger.enter("c.yaml", keys("a"), content("a"))
    assert (found.path, found.rule) == ("c.yaml", "framework-id-twice")
    assert "already that of a.yaml" in found.message


def test_a_key_that_two_names_have_by_chance_hides_neither():
    ledger = Ledger()
    same = keys("a")
    assert ledger.enter("a.yaml", same, content("a")) == []
    assert ledger.enter("b.yaml", same, content("b")) == []
    [found] = ledger.enter("c.yaml", same, content("b"))
    assert "already that of b.yaml" in found.message
    [found] = ledger.enter("d.yaml", same, content("a"))
    assert "already that of a.yaml" in found.message


@pytest.mark.parametrize("gone", ["a", "b"])
def test_a_file_that_is_gone_since_claims_nothing(gone):
    def nothing() -> bytes:
        raise InputError("there is no such file", path="x.yaml")

    ledger = Ledger()
    ledger.enter("a.yaml", keys("a"), nothing if gone == "a" else content("a"))
    assert ledger.enter("b.yaml", keys("a"), nothing if gone == "b" else content("a")) == []


def test_a_file_that_is_another_since_is_seen_as_it_is():
    ledger = Ledger()
    ledger.enter("a.yaml", keys("a"), lambda: b"words: [a]\n")
    assert ledger.enter("b.yaml", keys("a"), content("a")) == []


def test_of_the_files_that_are_read_again_few_are_kept(monkeypatch):
    monkeypatch.setattr(cross, "_MOST_TEXT", 2 * len(TEXT))
    ledger = Ledger()
    names = [f"n{number}" for number in range(9)]
    for name in names:
        ledger.enter(f"{name}.yaml", keys(name), content(name))
    for name in names:
        [found] = ledger.enter(f"{name}-2.yaml", keys(name), content(name))
        assert f"already that of {name}.yaml" in found.message
        assert len(ledger._read) <= 4


def test_the_table_finds_every_key_again_however_much_it_grows():
    chance = random.Random(3)
    table = cross._Table()
    every = array("Q", [chance.randrange(1, 1 << 64) for _ in range(200_000)])
    for start in range(0, len(every), 5_000):
        assert table.enter(every[start : start + 5_000], start) == []
    again = random.Random(4).sample(range(len(every)), 500)
    met = table.enter(array("Q", [every[index] for index in again]), len(every))
    assert [owners for _, owners in met] == [[index // 5_000 * 5_000] for index in again]
    table.add(every[7], 1_000_000)
    assert table.enter(every[7:8], 2_000_000) == [(0, [0, 1_000_000])]
