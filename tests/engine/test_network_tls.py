"""NetworkStream over TLS, and connections that fail."""

import asyncio
import gc
import socket
import ssl
import struct

import httpcore
import httpx
import pytest
import trustme

from bitsgui.bits.errors import Hresult
from bitsgui.engine import tasks
from bitsgui.engine.buffers import Block, BufferPool
from bitsgui.engine.net_errors import network_error
from bitsgui.engine.network import SENT_AT_ONCE, NetworkBackend, NetworkStream
from bitsgui.engine.receiver import Receiver
from bitsgui.engine.tls_socket import TlsSocket
from bitsgui.engine.waits import has_waiting
from tests.engine.network_client import (
    GET,
    answering,
    asked,
    body_of,
    connected,
    head_of,
    run,
)
from tests.engine.network_server import Peer, pattern, serving


@pytest.fixture(params=["by its socket", "through memory"], autouse=True)
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of TLS: loops that read in the system have only the second."""
    if request.param == "through memory":
        monkeypatch.setattr("bitsgui.engine.receiver.is_possible", lambda *_: False)


def tls_contexts() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    authority = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(server)
    client = ssl.create_default_context()
    authority.configure_trust(client)
    return server, client


def test_a_large_body_comes_through_tls_whole_to_a_slow_reader():
    body = pattern(5 << 20)
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)

    server_context, client_context = tls_contexts()

    async def work():
        pool = BufferPool()
        async with serving(answering(head + body), server_context) as server:
            plain = await connected(server.port, pool)
            stream = await plain.start_tls(client_context, "localhost", 5)
            assert stream.get_extra_info("ssl_object").version() == "TLSv1.3"
            await stream.write(GET, 5)
            assert await head_of(stream) == head
            got = []
            while block := await stream.take_block(300_000, 5):
                await asyncio.to_thread(got.append, bytes(block.view))
                block.release()
            assert b"".join(got) == body
            await stream.aclose()
        assert pool.in_use == 0

    run(work())


@pytest.mark.parametrize("name", ["localhost", "elsewhere"])
def test_a_wrong_certificate_is_a_connect_error_with_its_cause(name):
    server_context, trusting = tls_contexts()
    context = ssl.create_default_context() if name == "localhost" else trusting

    async def work():
        async with serving(answering(b""), server_context) as server:
            plain = await connected(server.port)
            with pytest.raises(httpcore.ConnectError) as caught:
                await plain.start_tls(context, name, 5)
            assert isinstance(caught.value.__cause__, ssl.SSLCertVerificationError)

    run(work())


def test_a_silent_tls_server_is_a_connect_timeout():
    context = ssl.create_default_context()

    async def work():
        async def silent(peer: Peer) -> None:
            await peer.reader.read()

        async with serving(silent) as server:
            plain = await connected(server.port)
            with pytest.raises(httpcore.ConnectTimeout):
                await plain.start_tls(context, "localhost", 0.05)

    run(work())


def test_a_server_that_is_gone_before_tls_begins_leaves_no_socket_behind():
    """Warnings are errors: an open socket that nobody holds is one."""
    context = ssl.create_default_context()

    async def gone(peer: Peer) -> None:
        sock = peer.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        peer.writer.transport.abort()

    async def work():
        async with serving(gone) as server:
            plain = await connected(server.port)
            transport = plain._receiver._transport
            assert transport is not None
            transport.pause_reading()  # or the loop would see it first
            assert await asyncio.to_thread(has_waiting, plain.get_extra_info("socket"), 5)
            with pytest.raises(httpcore.ConnectError):
                await plain.start_tls(context, "localhost", 5)

    run(work())
    gc.collect()


def test_a_closed_port_and_an_unknown_host_are_connect_errors():
    async def work():
        async with serving(answering()) as server:
            port = server.port
        with pytest.raises(httpcore.ConnectError):
            await connected(port)
        with pytest.raises(httpcore.ConnectError):
            await NetworkBackend().connect_tcp("a" * 70 + ".invalid", 80, 5)
        with pytest.raises(httpcore.ConnectError, match="Unix"):
            await NetworkBackend().connect_unix_socket("/nowhere")

    run(work())


def test_an_idle_connection_tells_that_the_server_closed_it():
    async def work():
        async with serving(answering(b"HTTP/1.1 204 No Content\r\n\r\n")) as server:
            stream = await asked(server.port)
            await head_of(stream)
            await stream._receiver._closed
            assert stream.get_extra_info("is_readable")
            with pytest.raises(httpcore.WriteError):
                await stream.write(GET, 5)
            await stream.aclose()

    run(work())


CLOSING = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello"


async def all_of(stream: NetworkStream) -> bytes:
    got = b""
    while chunk := await stream.read(65536, 5):
        got += chunk
    return got


async def secured(
    port: int, client: ssl.SSLContext, pool: BufferPool | None = None, *, is_layered: bool = False
):
    plain = await connected(port, pool, is_layered=is_layered)
    stream = await plain.start_tls(client, "localhost", 5)
    await stream.write(GET, 5)
    return stream


def test_an_end_announced_by_tls_is_an_end():
    server_context, client_context = tls_contexts()

    async def work():
        async with serving(answering(CLOSING), server_context) as server:
            stream = await secured(server.port, client_context)
            assert await all_of(stream) == CLOSING
            await stream.aclose()

    run(work())


@pytest.mark.parametrize("is_lax", [False, True])
def test_an_end_that_tls_did_not_announce_is_an_error_behind_the_bytes(is_lax):
    """Also where the system's Python would take it for a proper end."""
    server_context, client_context = tls_contexts()
    if is_lax:
        client_context.options |= ssl.OP_IGNORE_UNEXPECTED_EOF

    async def cut_off(peer: Peer) -> None:
        await peer.request()
        await peer.send(CLOSING)
        peer.writer.transport.abort()

    async def work():
        async with serving(cut_off, server_context) as server:
            stream = await secured(server.port, client_context)
            assert await stream.read(len(CLOSING), 5) == CLOSING
            with pytest.raises(httpcore.ReadError) as caught:
                await all_of(stream)
            seen = httpx.ReadError("")
            seen.__cause__ = caught.value
            error = network_error(seen, "https://localhost/")
            assert error.code == Hresult.WININET_CONNECTION_ABORTED
            assert error.detail == "the connection ended without closing TLS"
            await stream.aclose()

    run(work())


async def keep_blocks(stream: NetworkStream, kept: list[Block]) -> None:
    while (block := await stream.take_block(1 << 20, 0.1)) is not None:
        kept.append(block)


def test_bytes_that_wait_for_room_come_before_the_end_of_the_connection():
    body = pattern(12 << 20)
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
    server_context, client_context = tls_contexts()

    async def work():
        pool = BufferPool()
        async with serving(answering(head + body), server_context) as server:
            stream = await secured(server.port, client_context, pool)
            assert await head_of(stream) == head
            blocks = []
            with pytest.raises(httpcore.ReadTimeout):
                await keep_blocks(stream, blocks)
            got = [bytes(block.view) for block in blocks]
            assert sum(map(len, got)) < len(body)
            for block in blocks:
                block.release()
            while block := await stream.take_block(1 << 20, 5):
                got.append(bytes(block.view))
                block.release()
            assert b"".join(got) == body
            await stream.aclose()
        assert pool.in_use == 0

    run(work())


def test_a_clamped_window_bounds_what_was_decrypted():
    body = pattern(2 << 20)
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
    server_context, client_context = tls_contexts()

    async def work():
        async with serving(answering(head + body), server_context) as server:
            stream = await (await connected(server.port)).start_tls(client_context, "localhost", 5)
            stream.clamp_window(20_000)
            await stream.write(GET, 5)
            await head_of(stream)
            got = b""
            while block := await stream.take_block(3000, 5):
                got += block.view
                block.release()
                assert stream._receiver.queue.available <= 20_000
            assert got == body
            await stream.aclose()

    run(work())


def test_closing_says_goodbye_to_the_server():
    server_context, client_context = tls_contexts()

    def serve(listener: socket.socket) -> bytes:
        accepted = listener.accept()[0]
        with server_context.wrap_socket(
            accepted, server_side=True, suppress_ragged_eofs=False
        ) as peer:
            peer.recv(1000)
            peer.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
            return peer.recv(1000)  # an SSLEOFError without the goodbye

    async def work():
        with socket.create_server(("127.0.0.1", 0)) as listener:
            served = tasks.spawn("serve", asyncio.to_thread(serve, listener))
            stream = await secured(listener.getsockname()[1], client_context)
            await head_of(stream)
            await stream.aclose()
            assert stream.get_extra_info("is_readable")
            assert await served == b""

    run(work())


def test_tls_inside_tls_is_how_an_https_proxy_is_spoken_through():
    body = pattern(3 << 20)
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
    server_context, client_context = tls_contexts()

    async def tunnel(peer: Peer) -> None:
        await peer.request()
        await peer.send(b"HTTP/1.1 200 OK\r\n\r\n")
        await peer.writer.start_tls(server_context)
        await peer.request()
        await peer.send(head + body)

    async def work():
        pool = BufferPool()
        async with serving(tunnel, server_context) as server:
            outer = await secured(server.port, client_context, pool, is_layered=True)
            assert await head_of(outer) == b"HTTP/1.1 200 OK\r\n\r\n"
            inner = await outer.start_tls(client_context, "localhost", 5)
            await inner.write(GET, 5)
            assert await head_of(inner) == head
            assert await body_of(inner) == body
            await inner.aclose()
        assert pool.in_use == 0

    run(work())


def test_a_turn_of_the_loop_may_end_anywhere_in_a_record(monkeypatch):
    """It once went on with less room than none, and for ever."""
    monkeypatch.setattr(TlsSocket, "turn", 20_000)
    body = pattern(3 << 20)
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
    server_context, client_context = tls_contexts()

    async def work():
        async with serving(answering(head + body), server_context) as server:
            stream = await secured(server.port, client_context)
            assert await head_of(stream) == head
            assert await body_of(stream) == body
            await stream.aclose()

    run(work())


def test_an_upload_larger_than_what_the_system_holds_arrives_whole():
    body = pattern(8 << 20)
    server_context, client_context = tls_contexts()
    arrived = []

    async def receive(peer: Peer) -> None:
        await peer.request()
        arrived.append(await peer.reader.readexactly(len(body)))
        await peer.send(b"HTTP/1.1 204 No Content\r\n\r\n")

    async def work():
        async with serving(receive, server_context) as server:
            stream = await secured(server.port, client_context)
            stream.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
            await stream.write(body, 30)
            assert (await head_of(stream)).startswith(b"HTTP/1.1 204")
            await stream.aclose()
        assert arrived == [body]

    run(work())


def test_each_piece_of_what_is_sent_has_the_whole_time(monkeypatch):
    body, sent, send = pattern(3 * SENT_AT_ONCE + 1), [], Receiver.send
    arrived = []

    async def spied(self, buffer, limit):
        sent.append((len(buffer), limit))
        await send(self, buffer, limit)

    async def receive(peer: Peer) -> None:
        await peer.request()
        arrived.append(await peer.reader.readexactly(len(body)))
        await peer.send(b"HTTP/1.1 204 No Content\r\n\r\n")

    async def work():
        async with serving(receive) as server:
            stream = await connected(server.port)
            await stream.write(GET, 30)
            monkeypatch.setattr(Receiver, "send", spied)
            await stream.write(body, 30)
            assert (await head_of(stream)).startswith(b"HTTP/1.1 204")
            await stream.aclose()

    run(work())
    assert sent == [(SENT_AT_ONCE, 30)] * 3 + [(1, 30)]
    assert arrived == [body]


def test_what_is_closed_reads_nothing_of_the_socket_that_has_its_number_next() -> None:
    async def work() -> None:
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        number = ours.fileno()
        tls = TlsSocket(ssl.create_default_context(), "localhost", ours, lambda: None)
        tls.handshake()
        tls.release()
        pairs = [socket.socketpair() for _ in range(8)]  # one takes the number that is free now
        ways = [way for near, far in pairs for way in ((near, far), (far, near))]
        try:
            other, sender = next(way for way in ways if way[0].fileno() == number)
            sender.send(b"of another connection")
            with pytest.raises(OSError, match="closed"):
                tls.read_into(memoryview(bytearray(100)))
            assert other.recv(100) == b"of another connection"
        finally:
            for sock in (theirs, *(sock for pair in pairs for sock in pair)):
                sock.close()

    run(work())
