"""Connections that stand still: others take over what they leave, each byte once, and in time."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bitsgui.bits.ranges import RangeSet
from bitsgui.engine import clock, growth, laggards, multi, segments, tasks
from bitsgui.engine.laggards import Laggards
from bitsgui.engine.part_file import PartFile
from bitsgui.engine.segments import Segment
from tests.engine.cases.harness import Case, path_of, run_case
from tests.servers.journal import RequestLog
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer

PACED = Script(size=4_000_017, rate=4_000_000)
SOON_S = 0.2
PATIENCE_S = 5.0
"""Until the server knows that a connection was closed."""
TWO = {"segments": 2, "stall_timeout_s": 30.0}
"""A connection that is not replaced stands there until long after the test."""


@pytest.fixture(autouse=True)
def _lose_patience_soon(idle_machine: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laggards, "STALL_S", SOON_S)
    monkeypatch.setattr(segments, "STALL_S", SOON_S)
    monkeypatch.setattr(multi, "SLOW_TICK_S", multi.TICK_S)
    monkeypatch.setattr(growth, "SHORT_S", 0.4)
    monkeypatch.setattr(segments, "WORTH_STEALING_S", 0.3)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Spans in the order they are written."""
    spans: list[tuple[int, int]] = []
    write = PartFile.write

    async def noted(self: PartFile, offset: int, view: memoryview | bytes) -> None:
        spans.append((offset, offset + len(view)))
        await write(self, offset, view)

    monkeypatch.setattr(PartFile, "write", noted)
    return spans


async def run_until(
    case: Case,
    server: ScriptedServer,
    tmp_path: Path,
    seen: Callable[[list[RequestLog]], bool],
) -> None:
    """Run a case to its end, by which the server is to have seen something, or soon after."""
    path = path_of(case, case.name, "suspend")
    was_seen = server._expect(lambda: seen(server.log_of(path)))
    await run_case(case, server, tmp_path)
    await asyncio.wait_for(asyncio.wrap_future(was_seen), PATIENCE_S)


async def test_a_connection_that_stands_still_is_replaced_while_the_other_goes_on(
    server: ScriptedServer, tmp_path: Path, written: list[tuple[int, int]]
) -> None:
    """Not only once the other one is free: then its rest would come after all the others'."""
    slow, stands = Fault("drip", at=500_000, when=0, rate=200_000), Fault("stall", 100_000, when=1)
    script = replace(PACED, fault=(slow, stands))
    case = Case("stands_still", script, settings=TWO)
    await run_until(case, server, tmp_path, lambda log: len(log) > 2 and not log[0].ended)
    assert RangeSet(written).total == sum(end - start for start, end in written) == script.size


async def test_a_connection_that_was_robbed_of_all_gives_its_place_to_another(
    server: ScriptedServer, tmp_path: Path, written: list[tuple[int, int]]
) -> None:
    long, stands = Fault("drip", when=0, rate=1_500_000), Fault("stall", at=0, when=1)
    slow = Fault("drip", at=100_000, when=2, rate=200_000)  # the place is worth having
    script = replace(PACED, fault=(long, stands, slow))
    case = Case("robbed", script, settings=TWO)
    await run_until(
        case,
        server,
        tmp_path,
        lambda log: len([r for r in log if r.body_bytes_sent]) > 2 and log[1].ended,
    )
    assert RangeSet(written).total == sum(end - start for start, end in written) == script.size


async def test_a_robbed_connection_that_goes_on_stops_where_the_thief_began(
    server: ScriptedServer, tmp_path: Path, written: list[tuple[int, int]]
) -> None:
    script = replace(PACED, fault=(Fault("drip", at=50_000, when=1, rate=200_000),))
    case = Case("slow", script, settings=TWO)
    await run_case(case, server, tmp_path)
    assert RangeSet(written).total == sum(end - start for start, end in written) == script.size


@pytest.mark.parametrize("is_written", [True, False])
async def test_a_connection_without_a_rest_is_ended_unless_it_is_being_written(
    is_written: bool,
) -> None:
    """All that a slow disk has in hand counts as come, and its connection may bring more."""
    long_ago = clock.monotonic() - 10
    segment = Segment(0, 5, 5, 9, long_ago, long_ago)
    segment.waiting_since = None if is_written else long_ago

    async def stalls() -> None:
        await asyncio.Event().wait()

    worker = tasks.spawn("segment", stalls())
    for _ in range(2):  # once is enough: what it closes then is not to be cut off
        for task in Laggards().robbed({worker: segment}, clock.monotonic()):
            task.cancel()
    assert worker.cancelling() == (0 if is_written else 1)
    await tasks.stop(worker)
