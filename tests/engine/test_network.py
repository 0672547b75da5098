"""NetworkStream on real sockets."""

import asyncio
import pickle
import socket
import threading

import httpcore
import pytest

from bitsgui.engine import tasks
from bitsgui.engine.buffers import LARGE, SMALL, BufferPool, next_size
from bitsgui.engine.response_head import MAX_HEAD, MOST_INTERIM, Route, framing
from tests.engine.network_client import (
    BODY,
    HEAD,
    answering,
    asked,
    body_of,
    head_of,
    run,
)
from tests.engine.network_server import Peer, pattern, serving


@pytest.mark.parametrize("limit", [1000, 65536, 1 << 20])
def test_a_large_body_never_reaches_the_parser(limit):
    async def work():
        pool = BufferPool()
        async with serving(answering(HEAD + BODY)) as server:
            stream = await asked(server.port, pool)
            assert await head_of(stream) == HEAD
            assert stream.direct_length == len(BODY)
            assert await body_of(stream, limit) == BODY
            assert stream.direct_taken == len(BODY)
            await stream.aclose()
        assert pool.in_use == 0

    run(work())


def test_a_head_split_at_any_offset_gives_the_same():
    async def work():
        splits = iter(range(1, len(HEAD) + 8))
        passed = asyncio.Event()

        async def handle(peer: Peer) -> None:
            at = next(splits)
            await peer.request()
            await peer.send((HEAD + BODY)[:at])
            await passed.wait()
            passed.clear()
            await peer.send((HEAD + BODY)[at:])

        async with serving(handle) as server:
            for at in range(1, len(HEAD) + 8):
                stream = await asked(server.port)
                reading = tasks.spawn("head", head_of(stream))
                while stream._receiver.queue.available == 0 and len(stream._head) < at:
                    await asyncio.sleep(0)
                    if reading.done():
                        break
                passed.set()
                assert await reading == HEAD
                assert await body_of(stream) == BODY
                await stream.aclose()

    run(work())


def test_a_small_answer_in_single_bytes_passes_unchanged():
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"

    async def work():
        async with serving(answering(*(bytes([b]) for b in answer))) as server:
            stream = await asked(server.port)
            got = b""
            while chunk := await stream.read(65536, 5):
                got += chunk
            assert got == answer
            assert not stream.has_direct_body
            assert stream.late == 0
            await stream.aclose()

    run(work())


def test_interim_answers_come_first_and_alone():
    hints = b"HTTP/1.1 103 Early Hints\r\nContent-Length: 9999999\r\n\r\n"

    async def work():
        async with serving(answering(hints + hints + HEAD + BODY)) as server:
            stream = await asked(server.port)
            assert [await stream.read(65536, 5) for _ in range(3)] == [hints, hints, HEAD]
            assert await body_of(stream) == BODY
            await stream.aclose()

    run(work())


LONG = b"Content-Length: 9999999\r\n"


@pytest.mark.parametrize(
    ("head", "method", "route"),
    [
        (b"HTTP/1.1 200 OK\r\n" + LONG, b"GET", Route.DIRECT),
        (b"HTTP/1.0 200 OK\r\n" + LONG, b"GET", Route.DIRECT),
        (b"HTTP/1.1 200\r\n" + LONG.lower(), b"GET", Route.DIRECT),
        (b"HTTP/1.1 404 Not Found\ncontent-length:9999999 \n", b"GET", Route.DIRECT),
        (b"HTTP/1.1 200 OK\r\n" + LONG, b"HEAD", Route.PARSER),
        (b"HTTP/1.1 200 OK\r\n" + LONG, b"CONNECT", Route.PARSER),
        (b"HTTP/1.1 204 No Content\r\n" + LONG, b"GET", Route.PARSER),
        (b"HTTP/1.1 304 Not Modified\r\n" + LONG, b"GET", Route.PARSER),
        (b"HTTP/1.1 101 Switching\r\n" + LONG, b"GET", Route.PARSER),
        (b"HTTP/1.1 100 Continue\r\n", b"GET", Route.INTERIM),
        (b"HTTP/1.1 200 OK\r\n", b"GET", Route.PARSER),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1048575\r\n", b"GET", Route.PARSER),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + LONG, b"GET", Route.PARSER),
        (b"HTTP/1.1 200 OK\r\n" + LONG + LONG, b"GET", Route.PARSER),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999999, 9999999\r\n", b"GET", Route.PARSER),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -9999999\r\n", b"GET", Route.PARSER),
        (b"HTTP/1.1 200 OK\r\nContent-Length: +9999999\r\n", b"GET", Route.PARSER),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n 9\r\n", b"GET", Route.PARSER),
        (b"HTTP/1.1 200 OK\r\nX-Content-Length: 9999999\r\n", b"GET", Route.PARSER),
        (b"ICY 200 OK\r\n" + LONG, b"GET", Route.PARSER),
        (b"\r\nHTTP/1.1 200 OK\r\n" + LONG, b"GET", Route.PARSER),
    ],
)
def test_only_the_plainest_large_answer_goes_direct(head, method, route):
    assert framing(head + b"\r\n", method).route is route


def test_head_request_is_never_given_a_body():
    async def work():
        async with serving(answering(HEAD, b"x")) as server:
            stream = await asked(server.port, request=b"HEAD / HTTP/1.1\r\n\r\n")
            assert (await head_of(stream)).startswith(HEAD)
            assert not stream.has_direct_body
            await stream.aclose()

    run(work())


def test_an_endless_head_is_a_protocol_error():
    async def work():
        endless = b"HTTP/1.1 200 OK\r\nX: " + b"a" * (MAX_HEAD + 70000)
        async with serving(answering(endless)) as server:
            stream = await asked(server.port)
            with pytest.raises(httpcore.RemoteProtocolError, match="exceeds"):
                await stream.read(65536, 5)
            await stream.aclose()

    run(work())


async def read_heads(stream, count):
    return b"".join([await stream.read(65536, 5) for _ in range(count)])


@pytest.mark.parametrize(
    ("interim", "words"),
    [
        (b"HTTP/1.1 103 Early Hints\r\n\r\n" * (MOST_INTERIM + 1), "interim answers"),
        ((b"HTTP/1.1 103 Early Hints\r\nX: " + b"a" * 60_000 + b"\r\n\r\n") * 3, "exceeds"),
    ],
)
def test_interim_answers_without_end_are_a_protocol_error(interim, words):
    async def work():
        async with serving(answering(interim)) as server:
            stream = await asked(server.port)
            with pytest.raises(httpcore.RemoteProtocolError, match=words):
                await read_heads(stream, MOST_INTERIM + 1)
            await stream.aclose()

    run(work())


def test_every_request_on_a_connection_may_have_its_own_interim_answers():
    hints = b"HTTP/1.1 103 Early Hints\r\n\r\n" * MOST_INTERIM
    small = b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"

    async def twice(peer):
        for _ in range(2):
            await peer.request()
            await peer.send(hints + small)

    async def work():
        async with serving(twice) as server:
            stream = await asked(server.port)
            assert await read_heads(stream, MOST_INTERIM + 1) == hints + small
            await stream.write(b"GET / HTTP/1.1\r\n\r\n")
            assert await read_heads(stream, MOST_INTERIM + 1) == hints + small
            await stream.aclose()

    run(work())


def test_an_early_end_gives_none_and_the_count_tells():
    async def work():
        async with serving(answering(HEAD + BODY[:500_000])) as server:
            stream = await asked(server.port)
            await head_of(stream)
            assert await body_of(stream) == BODY[:500_000]
            assert stream.direct_taken == 500_000
            await stream.aclose()

    run(work())


def test_bytes_before_a_reset_are_delivered_before_its_error():
    async def work():
        received = asyncio.Event()

        async def handle(peer: Peer) -> None:
            await peer.request()
            await peer.send(HEAD + BODY[:1000])
            await received.wait()
            peer.reset()

        async with serving(handle) as server:
            stream = await asked(server.port)
            await head_of(stream)
            while stream._receiver.queue.available < 1000:  # noqa: ASYNC110
                await asyncio.sleep(0)
            received.set()
            await stream._receiver._closed
            block = await stream.take_block(5000, 5)
            assert block is not None
            assert bytes(block.view) == BODY[:1000]
            block.release()
            with pytest.raises(httpcore.ReadError) as caught:
                await stream.take_block(5000, 5)
            assert isinstance(caught.value.__cause__, ConnectionResetError)
            await stream.aclose()

    run(work())


def test_bytes_behind_the_body_are_never_delivered():
    async def work():
        async with serving(answering(HEAD + BODY + b"HTTP/1.1 200 OK\r\n\r\n")) as server:
            stream = await asked(server.port)
            await head_of(stream)
            assert await body_of(stream) == BODY
            assert await stream.take_block(10, 5) is None
            await stream.aclose()

    run(work())


def test_a_cancelled_or_timed_out_take_loses_nothing():
    async def work():
        go_on = asyncio.Event()
        pool = BufferPool()

        async def handle(peer: Peer) -> None:
            await peer.request()
            await peer.send(HEAD)
            await go_on.wait()
            await peer.send(BODY)

        async with serving(handle) as server:
            stream = await asked(server.port, pool)
            await head_of(stream)
            taking = tasks.spawn("take", stream.take_block(100))
            await asyncio.sleep(0)
            taking.cancel()
            await asyncio.wait({taking})
            assert taking.cancelled()
            with pytest.raises(httpcore.ReadTimeout):
                await stream.take_block(100, 0.01)
            go_on.set()
            assert await body_of(stream) == BODY
            await stream.aclose()
        assert pool.in_use == 0

    run(work())


def test_unreleased_blocks_stop_the_flow_and_a_thread_may_resume_it():
    body = pattern(8 << 20)
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)

    async def work():
        pool = BufferPool()
        async with serving(answering(head + body)) as server:
            stream = await asked(server.port, pool)
            await head_of(stream)
            first, second = [await stream.take_block(1 << 20, 5) for _ in range(2)]
            assert first is not None
            assert second is not None
            copies = [bytes(first.view), bytes(second.view)]
            third = []
            with pytest.raises(httpcore.ReadTimeout):
                await kept_blocks(stream, third)
            copies += [bytes(block.view) for block in third]
            assert pool.in_use <= 4 * LARGE
            for lent in (first, second, *third):
                thread = threading.Thread(target=lent.release)
                thread.start()
                thread.join()
            first.release()
            assert bytes(await body_rest(stream, copies)) == body
            assert stream.late > 0
            await stream.aclose()

    async def kept_blocks(stream, kept):
        while True:
            kept.append(await stream.take_block(1 << 20, 0.05))

    async def body_rest(stream, copies):
        return b"".join(copies) + await body_of(stream)

    run(work())


def test_a_block_in_use_cannot_be_released():
    async def work():
        async with serving(answering(HEAD + BODY)) as server:
            stream = await asked(server.port)
            await head_of(stream)
            block = await stream.take_block(100, 5)
            assert block is not None
            using = pickle.PickleBuffer(block.view)
            with pytest.raises(BufferError):
                block.release()
            using.release()
            block.release()
            assert len(block) == 0
            await stream.aclose()

    run(work())


def test_buffers_grow_while_full_and_shrink_when_nearly_empty():
    assert next_size(SMALL, SMALL) == 2 * SMALL
    assert next_size(LARGE, LARGE) == LARGE
    assert next_size(LARGE, LARGE // 2) == LARGE
    assert next_size(LARGE, LARGE // 8) == LARGE // 2
    assert next_size(SMALL, 1) == SMALL


def test_buffers_get_smaller_as_the_budget_is_used_up():
    pool = BufferPool(budget=4 * LARGE)
    held = [pool.acquire(LARGE) for _ in range(40)]
    sizes = [len(buffer) for buffer in held]
    assert sizes[:2] == [LARGE, LARGE]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == SMALL
    assert pool.in_use == sum(sizes)
    assert pool.in_use - SMALL * sizes.count(SMALL) <= pool.budget
    for buffer in held:
        pool.give_back(buffer)
    assert pool.in_use == 0


def test_large_idle_buffers_are_kept_in_place_of_small_ones():
    pool = BufferPool()
    sizes = [SMALL << step for step in range(6)] * 3
    for buffer in [pool.acquire(size) for size in sizes]:
        pool.give_back(buffer)
    large = pool.acquire(LARGE)
    pool.give_back(large)
    assert pool.acquire(LARGE) is large


def test_closing_with_unread_bytes_returns_all_buffers():
    async def work():
        pool = BufferPool()
        async with serving(answering(HEAD + BODY)) as server:
            stream = await asked(server.port, pool)
            await head_of(stream)
            block = await stream.take_block(100, 5)
            await stream.aclose()
            assert block is not None
            assert bytes(block.view) == BODY[:100]
            block.release()
            assert await stream.take_block(100, 5) is None
        assert pool.in_use == 0

    run(work())


@pytest.mark.parametrize(
    ("window", "buffer", "packet"),
    [
        (32_768, 131_072, 1400),
        (4_096, 32_768, 1400),
        (32_768, 131_072, None),
        (4_096, 131_072, None),
    ],
)
def test_a_clamped_window_keeps_few_bytes_in_flight_and_waits_for_none(window, buffer, packet):
    """The kernel's buffer, which twice its bytes fit in, is smaller for a very small one.

    But for packets as long as the loopback device's, of which the peer's kernel would send each
    after a wait of up to a second: 2 MiB took 14 s, and take half a second.
    """
    body, length = pattern(16 << 20), 2 << 20
    sent = 0

    async def work():
        async def handle(peer: Peer) -> None:
            nonlocal sent
            peer.writer.transport.set_write_buffer_limits(0)
            peer.writer.get_extra_info("socket").setsockopt(1, 7, 65536)  # SO_SNDBUF
            await peer.request()
            await peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body))
            await clamped.wait()
            for start in range(0, len(body), 16384):
                await peer.send(body[start : start + 16384])
                sent = start + 16384

        clamped = asyncio.Event()
        async with serving(handle, packet=packet) as server:
            stream = await asked(server.port)
            await head_of(stream)
            stream.clamp_window(window)
            clamped.set()
            got = b""
            sock = stream.get_extra_info("socket")
            assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) <= buffer
            async with asyncio.timeout(7):
                while len(got) < length:
                    block = await stream.take_block(4096, 5)
                    assert block is not None
                    got += block.view
                    block.release()
                    assert sent - len(got) < 600_000
                    assert stream._receiver.queue.available <= window
            assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) <= buffer
            stream.clamp_window(None)
            assert got + await body_of(stream) == body
            await stream.aclose()

    run(work())
