"""Measuring what work costs, without an opinion on how much it should be."""

import pytest

import comparator.alignment.usage as usage_module
from comparator.alignment.usage import measured


def test_processor_time_is_told_and_sleep_is_not():
    with measured() as used:
        sum(number * number for number in range(200_000))

    assert used.seconds > 0


def test_the_peak_of_earlier_work_is_forgotten():
    big = bytearray(80_000_000)
    big[::4096] = b"x" * len(big[::4096])
    del big
    with measured() as small:
        pass
    if small.megabytes is None:
        pytest.skip("the system does not tell the peak of memory")
    with measured() as large:
        held = bytearray(160_000_000)
        held[::4096] = b"x" * len(held[::4096])

    assert large.megabytes is not None
    assert large.megabytes - small.megabytes > 100
    assert held


@pytest.mark.parametrize("name", ["_CLEAR", "_STATUS"])
def test_a_system_without_the_figures_has_none(monkeypatch, tmp_path, name):
    if name == "_STATUS":
        monkeypatch.setattr(usage_module, "_CLEAR", tmp_path / "clear")
    monkeypatch.setattr(usage_module, name, tmp_path / "none" / "file")
    with measured() as used:
        pass

    assert used.megabytes is None
