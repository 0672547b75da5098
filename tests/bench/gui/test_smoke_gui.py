"""Benchmarks of the window run to their end at a tiny size; no figure is held against anything."""

import pytest

from tests.bench.gui.__main__ import BENCHES
from tests.bench.gui.plan import Plan


@pytest.fixture
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    base = tmp_path_factory.mktemp("b")  # sockets lie below it, whose paths must be short
    (base / "memory").mkdir()
    (base / "disk").mkdir()
    return Plan(
        runs=1,
        jobs=20,
        transfers=2,
        idle_s=0.1,
        hidden_s=0.1,
        rest_s=0.1,
        stream=3_000_000,
        memory=base / "memory",
        disk=base / "disk",
    )


@pytest.mark.parametrize("name", ["hidden", "paste", "search", "transfer"])
def test_a_benchmark_of_the_window_measures_and_leaves_nothing_behind(name: str, plan: Plan):
    assert BENCHES[name](plan).rows
    assert [*plan.memory.iterdir(), *plan.disk.iterdir()] == []
