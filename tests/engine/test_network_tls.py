"""NetworkStream over TLS, and connections that fail."""

import asyncio
import ssl

import httpcore
import pytest
import trustme

from bitsgui.engine.buffers import BufferPool
from bitsgui.engine.network import NetworkBackend
from tests.engine.network_client import (
    GET,
    answering,
    asked,
    connected,
    head_of,
    run,
)
from tests.engine.network_server import Peer, pattern, serving


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
