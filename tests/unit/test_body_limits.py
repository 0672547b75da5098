"""What a limited body takes: only what is there, and what came before a limit at once."""

from typing import Any, cast

import pytest

from bitsgui.engine.answer import Answer
from bitsgui.engine.body import Body
from bitsgui.engine.buffers import Block
from bitsgui.engine.throttle import FLIGHT_S, Bucket, Throttle
from tests.unit.test_throttle import Clock


class Stream:
    """A connection on which ``waiting`` bytes came, in our queue or in the kernel."""

    has_direct_body = True
    late = 0
    window: int | None = None

    def __init__(self, waiting: int) -> None:
        self.waiting = waiting

    def unread(self) -> int:
        return self.waiting

    def clamp_window(self, window: int | None) -> None:
        self.window = window

    async def ready(self, limit: int, _timeout: float) -> int:
        return min(limit, self.waiting)

    async def take_block(self, limit: int, _timeout: float) -> Block:
        count = min(limit, self.waiting)
        self.waiting -= count
        return Block(memoryview(bytes(count)), lambda: None)

    def pump(self, limit: int) -> int:
        return limit


def body_of(stream: Stream, throttle: Throttle) -> Body:
    class Reply:
        network_stream = stream

    class Opened:
        reply = Reply

    return Body(cast("Answer", Opened), throttle, 1.0)


async def taken(body: Body, limit: int) -> int:
    block: Any = await body.take(limit)
    count = len(block.view)
    block.release()
    return count


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def test_no_more_is_granted_than_what_is_there(clock: Clock) -> None:
    """The rest is there for the other connections, while this one waits for its server."""
    bucket = Bucket(1_000_000, clock)
    clock.now += 1
    before = bucket.available(10**9)
    assert await taken(body_of(Stream(3_000), Throttle(bucket)), 10**6) == 3_000
    assert bucket.available(10**9) == before - 3_000


async def test_windows_follow_the_connections_that_come_and_go(clock: Clock) -> None:
    bucket, stream = Bucket(4_000_000, clock), Stream(10**6)
    clock.now += 1
    throttle = Throttle(bucket)
    throttle.join()
    body = body_of(stream, throttle)
    await taken(body, 1_000)
    assert stream.window == 4_000_000 * FLIGHT_S
    throttle.join()
    await taken(body, 1_000)
    assert stream.window == 4_000_000 * FLIGHT_S / 2
    throttle.leave()
    await taken(body, 1_000)
    assert stream.window == 4_000_000 * FLIGHT_S


async def test_what_came_before_a_limit_was_lowered_is_taken_at_once(clock: Clock) -> None:
    """The connection would stand still until the new pace has caught up with it."""
    bucket, stream = Bucket(None, clock), Stream(5_000_000)
    throttle = Throttle(bucket)
    throttle.join()
    body = body_of(stream, throttle)
    assert await taken(body, 1_000_000) == 1_000_000
    bucket.rate = 400_000
    count = 0
    while stream.waiting > 400_000 * FLIGHT_S:
        count += await taken(body, 10**7)
    assert count == 4_000_000 - 400_000 * FLIGHT_S
    assert bucket.waited_s == 0
    clock.now += 1
    assert await taken(body, 10**7) == 40_000  # what the limit lets through


async def test_a_thread_receives_nothing_under_a_limit(clock: Clock) -> None:
    bucket, stream = Bucket(None, clock), Stream(10**6)
    body = body_of(stream, Throttle(bucket))
    assert body.pump(10**6) is not None
    bucket.rate = 1_000_000
    assert body.pump(10**6) is None
    clock.now += 1
    await taken(body, 1_000)
    bucket.rate = None
    assert body.pump(10**6) is None  # until what is in flight is bounded no more
    await taken(body, 1_000)
    assert stream.window is None
    assert body.pump(10**6) is not None
