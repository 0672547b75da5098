"""What comes slowly waits longer for more than what pours in, and all of it for the same time."""

import asyncio

import pytest

from bitsgui.engine.buffers import SMALL
from bitsgui.engine.gathering import Gathering


def _due(now: float, *available: int) -> float:
    """Return when somebody is called who has so much, one after the other, at a time."""
    loop = asyncio.get_running_loop()
    gathering = Gathering(loop, lambda: None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loop, "time", lambda: now)
        for count in available:
            gathering.plan(count)
    assert gathering.is_on
    assert gathering._timer is not None
    return gathering._timer.when()


async def test_slow_connections_are_served_by_one_turn_of_the_loop() -> None:
    assert _due(100.001, 1) == _due(100.03, 20_000) == _due(100.049, SMALL - 1, SMALL - 1)
    assert 100.049 < _due(100.049, 1) < 100.06


async def test_what_pours_in_does_not_wait_for_the_slow_ones() -> None:
    assert _due(100.001, 1, SMALL) == pytest.approx(100.006)
    assert _due(100.001, SMALL, 1, 4 * SMALL) == pytest.approx(100.006)


async def test_the_reader_is_called_once_and_may_wait_again() -> None:
    called = asyncio.Event()
    gathering = Gathering(asyncio.get_running_loop(), called.set)
    for _ in range(2):
        called.clear()
        gathering.plan(1)
        gathering.plan(SMALL)
        async with asyncio.timeout(10):
            await called.wait()
        assert not gathering.is_on
