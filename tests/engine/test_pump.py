"""A flooded TLS connection lent to a thread: same bytes, same ends, same errors."""

import asyncio
import contextlib
import errno
import socket
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import httpcore
import pytest

from bitsgui.engine import disk, pump, receiver, space, tasks
from bitsgui.engine.buffers import BufferPool
from bitsgui.engine.network import NetworkStream
from bitsgui.engine.pump import Pump
from bitsgui.engine.tls_socket import TlsSocket
from bitsgui.engine.transfer import Transfer
from tests.engine.network_client import GET, answering, connected, head_of, run
from tests.engine.network_server import Peer, pattern, serving
from tests.engine.test_network_tls import tls_contexts

BODY = pattern(24 << 20)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY)

FLOOD = receiver.LATE
"""What counts as one outside these tests."""


class Fetched:
    """What came, and how much of it by pumps."""

    def __init__(self) -> None:
        self.body = bytearray()
        self.pumped = 0


async def fetch(stream: NetworkStream, into: Fetched, limit: int = len(BODY)) -> None:
    """Read to the end the way a transfer does; the loop is kept busy so that bytes pile up."""
    while True:
        left = limit - len(into.body)
        pump = stream.pump(left) if left else None
        if pump is None:
            block = await stream.take_block(max(left, 1), 5) if left else None
            if block is None:
                return
            into.body += block.view
            block.release()
            continue
        await pour(stream, pump, into)


async def pour(stream: NetworkStream, pump: Pump, into: Fetched) -> None:
    got: list[bytes] = []
    try:
        await asyncio.to_thread(pump.run, lambda view, _: got.append(bytes(view)))
    finally:
        stream.pumped(pump)
    assert sum(map(len, got)) == pump.count <= pump.limit
    into.body += b"".join(got)
    into.pumped += pump.count


async def opened(port: int, client, pool: BufferPool) -> NetworkStream:
    plain = await connected(port, pool)
    stream = await plain.start_tls(client, "localhost", 5)
    await stream.write(GET, 5)
    assert await head_of(stream) == HEAD
    return stream


@pytest.fixture(autouse=True)
def _flooded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every read of the loop counts as one that found much waiting."""
    monkeypatch.setattr("bitsgui.engine.receiver.LATE", 1)


def check(handler, work) -> None:
    server_context, client_context = tls_contexts()

    async def all_of_it() -> None:
        pool = BufferPool()
        async with serving(handler, server_context) as server:
            stream = await opened(server.port, client_context, pool)
            await work(stream)
            await stream.aclose()
        assert pool.in_use == 0

    run(all_of_it())


def test_a_body_comes_whole_through_pumps():
    async def work(stream: NetworkStream) -> None:
        fetched = Fetched()
        await fetch(stream, fetched)
        assert fetched.body == BODY
        assert fetched.pumped > 0

    check(answering(HEAD + BODY), work)


def test_a_turn_that_found_all_it_may_take_tells_of_a_flood(monkeypatch: pytest.MonkeyPatch):
    """Or no connection would ever be lent to a pump."""

    async def work(stream: NetworkStream) -> None:
        before = stream._receiver.late
        with monkeypatch.context() as patch:
            patch.setattr(receiver, "LATE", FLOOD)
            patch.setattr(TlsSocket, "read_into", lambda _, space: len(space))
            for _ in range(10):  # its buffers grow from small ones
                block = await stream.take_block(len(BODY), 5)
                assert block is not None
                block.release()
                stream._receiver._tls_ready()
        assert stream._receiver.late - before >= FLOOD

    check(answering(HEAD + BODY), work)


def test_a_flood_gets_the_largest_buffer_there_is_until_a_limit_bounds_it():
    def size_of(sock: socket.socket) -> int:
        return sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)

    with socket.socket() as any_other:
        any_other.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        largest = size_of(any_other)

    async def work(stream: NetworkStream) -> None:
        fetched = Fetched()
        await fetch(stream, fetched, limit=len(BODY) // 2)
        assert fetched.pumped > 0
        sock = stream.get_extra_info("socket")
        assert size_of(sock) >= largest
        stream.clamp_window(256 << 10)
        assert size_of(sock) == 2 * (256 << 10)
        await fetch(stream, fetched)
        assert fetched.body == BODY

    check(answering(HEAD + BODY), work)


def test_bytes_behind_content_length_never_come():
    async def work(stream: NetworkStream) -> None:
        fetched = Fetched()
        await fetch(stream, fetched, limit=2 * len(BODY))
        assert fetched.body == BODY
        assert stream.direct_taken == len(BODY)

    check(answering(HEAD + BODY + b"x" * (1 << 20)), work)


def test_a_pump_stops_at_its_limit_and_the_rest_comes_the_ordinary_way():
    async def work(stream: NetworkStream) -> None:
        fetched = Fetched()
        await fetch(stream, fetched, limit=10_000_019)
        assert len(fetched.body) == 10_000_019
        while block := await stream.take_block(1 << 20, 5):
            fetched.body += block.view
            block.release()
        assert fetched.body == BODY

    check(answering(HEAD + BODY), work)


def test_a_proper_end_before_the_body_is_whole_is_told_as_an_end():
    async def work(stream: NetworkStream) -> None:
        fetched = Fetched()
        await fetch(stream, fetched)
        assert fetched.body == BODY[: 12 << 20]

    async def handler(peer: Peer) -> None:
        await peer.request()
        await peer.send(HEAD + BODY[: 12 << 20])

    check(handler, work)


def test_an_end_without_close_notify_is_an_error_behind_the_bytes():
    async def work(stream: NetworkStream) -> None:
        fetched = Fetched()
        with pytest.raises(httpcore.ReadError):
            await fetch(stream, fetched)
        assert fetched.body == BODY[: len(fetched.body)]

    async def handler(peer: Peer) -> None:
        await peer.request()
        await peer.send(HEAD + BODY[: 12 << 20])
        peer.writer.transport.abort()

    check(handler, work)


def test_closing_while_a_pump_runs_does_no_harm():
    async def work(stream: NetworkStream) -> None:
        fetched = Fetched()
        while (pump := stream.pump(len(BODY))) is None:
            block = await stream.take_block(1 << 20, 5)
            assert block is not None
            block.release()
        pouring = tasks.spawn("pour", pour(stream, pump, fetched))
        await asyncio.sleep(0)
        await stream.aclose()
        await pouring
        assert stream.pump(len(BODY)) is None

    check(answering(HEAD + BODY), work)


def test_the_peer_of_a_closed_connection_sees_its_end_though_a_pump_is_kept_by_the_disk():
    may_go_on, has_ended = threading.Event(), asyncio.Event()

    async def work(stream: NetworkStream) -> None:
        while (pump := stream.pump(len(BODY))) is None:
            block = await stream.take_block(1 << 16, 5)
            assert block is not None
            block.release()
        begun = threading.Event()

        def write(_view: memoryview, _before: int) -> None:
            begun.set()
            may_go_on.wait(10)

        pouring = tasks.spawn("pour", asyncio.to_thread(pump.run, write))
        await asyncio.to_thread(begun.wait, 5)
        await stream.aclose()
        await asyncio.wait_for(has_ended.wait(), 5)
        assert not pouring.done()
        may_go_on.set()
        await pouring
        stream.pumped(pump)

    async def handler(peer: Peer) -> None:
        await peer.request()
        await peer.send(HEAD + BODY[: 1 << 20])
        with contextlib.suppress(OSError):
            while await peer.reader.read(1 << 16):
                pass
        has_ended.set()

    check(handler, work)


def test_what_wakes_the_loop_while_a_pump_is_out_takes_nothing_from_it():
    async def work(stream: NetworkStream) -> None:
        while (pump := stream.pump(len(BODY))) is None:
            block = await stream.take_block(1 << 20, 5)
            assert block is not None
            block.release()
        stream._receiver._tls_ready()  # as a late word that there is room to send
        assert stream._receiver.queue.available == 0
        stream.pumped(pump)

    check(answering(HEAD + BODY), work)


def test_stretches_of_a_flood_grow_to_their_longest_and_begin_anew_after_it() -> None:
    def after(seconds: float, late: int) -> float:
        stretch = Pump(cast("TlsSocket", None), BufferPool(), 10**12, seconds)
        assert stretch.limit == pump.MOST * seconds / pump.FIRST_S
        stretch.count, stretch.late = 2, late
        return stretch.next_s

    assert after(pump.FIRST_S, 2) == 2 * pump.FIRST_S
    assert after(pump.LONGEST_S, 2) == pump.LONGEST_S
    assert after(pump.LONGEST_S, 1) == pump.FIRST_S


@pytest.mark.parametrize("reserve", [0, 1000])
def test_a_long_stretch_ends_at_the_reserve_of_the_disk(
    monkeypatch: pytest.MonkeyPatch, reserve: int
) -> None:
    monkeypatch.setattr(space, "EVERY", 100)
    written: list[int] = []
    monkeypatch.setattr(disk, "free_bytes", lambda _folder: 1200 - sum(written))
    settings = SimpleNamespace(disk_reserve=reserve)
    file = SimpleNamespace(local_name=str(Path("folder", "f.bin")))
    transfer = SimpleNamespace(context=SimpleNamespace(settings=settings), file=file)
    watch = space.SpaceWatch(cast("Transfer", transfer))

    def source(write: pump.Write) -> int:
        for place in range(0, 900, 30):
            write(memoryview(bytes(30)), place)
        return 900

    run = watch.during(source)
    if not reserve:
        assert run(lambda view, _: written.append(len(view))) == 900
        return
    with pytest.raises(OSError, match="space") as failure:
        run(lambda view, _: written.append(len(view)))
    assert failure.value.errno == errno.ENOSPC
    assert sum(written) == 210  # as much as there was above the reserve, and one look later
