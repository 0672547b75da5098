"""A little of each part of the soak; ``make soak`` does it all."""

from collections.abc import Callable, Iterator

import pytest

from tests.servers.process import ScriptedProcess
from tests.soak import calls, faults, kills, power
from tests.soak.faults import Case


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedProcess]:
    with ScriptedProcess() as server:
        yield server


@pytest.mark.timeout(180)  # it starts the program a dozen times
def test_kills_in_every_phase_cost_no_byte_no_job_and_little_progress() -> None:
    assert kills.run(6, 64 * 2**20).wrong == []


def test_a_kill_at_a_call_leaves_a_job_that_goes_on() -> None:
    assert calls.run(only=range(1, 3), kinds=("fsync", "rename")).wrong == []


def test_a_power_cut_at_any_moment_leaves_a_job_that_goes_on() -> None:
    assert power.run(every=40).wrong == []


@pytest.mark.parametrize("case", faults.CASES, ids=lambda case: case.__name__)
def test_a_fault_costs_nothing_that_need_not_be(
    case: Callable[[Case], None], server: ScriptedProcess
) -> None:
    assert faults.check(case, server) == []
