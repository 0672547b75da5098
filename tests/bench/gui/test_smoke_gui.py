"""Benchmarks of the window run to their end at a tiny size; no figure is held against anything."""

from pathlib import Path

import pytest

from tests.bench.gui.__main__ import BENCHES
from tests.bench.gui.plan import Plan


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    (tmp_path / "memory").mkdir()
    (tmp_path / "disk").mkdir()
    return Plan(
        runs=1,
        jobs=20,
        transfers=2,
        idle_s=0.1,
        hidden_s=0.1,
        rest_s=0.1,
        stream=3_000_000,
        memory=tmp_path / "memory",
        disk=tmp_path / "disk",
    )


@pytest.mark.parametrize("name", ["hidden", "paste", "search", "transfer"])
def test_a_benchmark_of_the_window_measures_and_leaves_nothing_behind(name: str, plan: Plan):
    assert BENCHES[name](plan).rows
    assert [*plan.memory.iterdir(), *plan.disk.iterdir()] == []
