"""Every benchmark runs to its end at a tiny size; no figure is held against anything here."""

from pathlib import Path

import pytest

from tests.bench.__main__ import BENCHES
from tests.bench.settings import Plan


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    (tmp_path / "memory").mkdir()
    (tmp_path / "disk").mkdir()
    return Plan(
        runs=1,
        stream=3_000_000,
        rate=4_000_000,
        limited=3_000_000,
        stalling=3_000_000,
        files=10,
        jobs=20,
        limit_s=0.1,
        shared=1,
        wires=1,
        changes=(5_000_000,),
        memory=tmp_path / "memory",
        disk=tmp_path / "disk",
    )


@pytest.mark.parametrize("name", BENCHES)
def test_a_benchmark_measures_and_leaves_nothing_behind(name: str, plan: Plan):
    reports = BENCHES[name](plan)
    assert all(report.rows for report in reports)
    assert [*plan.memory.iterdir(), *plan.disk.iterdir()] == []
