"""Transport against real servers and a real proxy."""

import asyncio
import os
import signal
import socket
import ssl
import subprocess
import tempfile
from pathlib import Path

import httpcore
import httpx
import pytest
import trustme

from bitsgui.bits.types import AuthTarget
from bitsgui.engine.logins import any_scheme
from bitsgui.engine.network import LARGE_BODY
from bitsgui.engine.proxy import Proxy
from bitsgui.engine.receiver import Receiver
from bitsgui.engine.transport import (
    Timeouts,
    Transport,
    proxy_status,
)
from bitsgui.engine.trust import default_ssl_context
from tests.engine.network_server import Peer, pattern, serving

SMALL_BODY = pattern(100_000)
LARGE = pattern(LARGE_BODY)


@pytest.fixture(scope="module")
def contexts():
    authority = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(server)
    client = ssl.create_default_context()
    authority.configure_trust(client)
    return server, client


def run(work):
    return asyncio.run(asyncio.wait_for(work, 20))


def answer(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body


async def always_small(peer: Peer) -> None:
    while True:
        await peer.request()
        await peer.send(answer(SMALL_BODY))


async def once_large(peer: Peer) -> None:
    await peer.request()
    await peer.send(answer(LARGE))
    await peer.reader.read()


async def fetched(transport: Transport, url: str, proxy: Proxy | None = None) -> bytes:
    headers = [(b"Host", url.split("/")[2].encode())]
    async with await transport.fetch(b"GET", url, headers, proxy=proxy) as reply:
        assert reply.status == 200
        return b"".join([chunk async for chunk in reply])


def test_small_bodies_share_one_connection(contexts):
    async def work():
        transport = Transport(lambda: contexts[1])
        async with serving(always_small) as server:
            for _ in range(10):
                assert await fetched(transport, f"http://127.0.0.1:{server.port}/") == SMALL_BODY
            assert server.connections == 1
            await transport.aclose()

    run(work())


def test_parallel_requests_never_share_a_connection(contexts):
    async def work():
        transport = Transport(lambda: contexts[1])
        async with serving(always_small) as server, asyncio.TaskGroup() as group:
            url = f"http://127.0.0.1:{server.port}/"
            tasks = [group.create_task(fetched(transport, url)) for _ in range(8)]
            assert [await task for task in tasks] == [SMALL_BODY] * 8
            assert server.connections == 8
            await fetched(transport, url)
            assert server.connections == 8
            await transport.aclose()

    run(work())


def test_an_httpx_request_gets_a_stream_with_a_direct_body(contexts):
    async def work():
        transport = Transport(lambda: contexts[1])
        async with serving(once_large, contexts[0]) as server:
            request = httpx.Request("GET", f"https://localhost:{server.port}/a?b=c")
            response = await transport.handle_async_request(request)
            stream = response.extensions["network_stream"]
            assert response.headers["content-length"] == str(stream.direct_length)
            got = b""
            while block := await stream.take_block(LARGE_BODY, 5):
                got += block.view
                block.release()
            assert got == LARGE
            await response.aclose()
            await transport.aclose()

    run(work())


def test_who_ignores_the_direct_body_gets_it_through_the_parser(contexts):
    async def work():
        transport = Transport(lambda: contexts[1])
        async with serving(once_large) as server:
            assert await fetched(transport, f"http://127.0.0.1:{server.port}/") == LARGE
            await transport.aclose()

    run(work())


def test_an_abandoned_body_closes_the_connection(contexts):
    async def work():
        transport = Transport(lambda: contexts[1])
        closed = asyncio.Event()

        async def handle(peer: Peer) -> None:
            await peer.request()
            await peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\nabc")
            await peer.reader.read()
            closed.set()

        async with serving(handle) as server:
            url = f"http://127.0.0.1:{server.port}/"
            async with await transport.fetch(b"GET", url, [(b"Host", b"x")]) as reply:
                assert reply.network_stream.has_direct_body
            await closed.wait()
            await transport.aclose()

    run(work())


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 2000000\r\nContent-Length: 2000001\r\n",
        b"Content-Length: 0x200000\r\n",
        b"Content-Length: 2000000\r\nBad Header: 1\r\n",
    ],
)
def test_a_malformed_head_is_the_parsers_to_reject(contexts, head):
    async def work():
        async def handle(peer: Peer) -> None:
            await peer.request()
            await peer.send(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n")

        transport = Transport(lambda: contexts[1])
        async with serving(handle) as server:
            with pytest.raises(httpx.RemoteProtocolError) as caught:
                await fetched(transport, f"http://127.0.0.1:{server.port}/")
            assert isinstance(caught.value.__cause__, httpcore.RemoteProtocolError)
            await transport.aclose()

    run(work())


def test_errors_come_as_those_of_httpx(contexts):
    async def work():
        async def silent(peer: Peer) -> None:
            await peer.reader.read()

        transport = Transport(lambda: contexts[1])
        async with serving(silent) as server:
            url = f"http://127.0.0.1:{server.port}/"
            with pytest.raises(httpx.ReadTimeout):
                await transport.fetch(b"GET", url, [(b"Host", b"x")], timeouts=Timeouts(read=0.02))
        with pytest.raises(httpx.ConnectError):
            await fetched(transport, url)
        with pytest.raises(httpx.UnsupportedProtocol):
            await fetched(transport, "ftp://127.0.0.1/")
        await transport.aclose()

    run(work())


@pytest.fixture
def proxy_url():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "conf")
        config.write_text(
            f"Port {port}\nListen 127.0.0.1\nTimeout 20\nBasicAuth user secret\n"
            f'LogLevel Critical\nLogFile "{folder}/log"\n'
        )
        process = subprocess.Popen(["tinyproxy", "-d", "-c", str(config)])
        try:
            while not _listens(port):
                assert process.poll() is None
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_proxy_forwards_and_tunnels(contexts, proxy_url):
    async def work():
        transport = Transport(lambda: contexts[1])
        proxy = Proxy(proxy_url, any_scheme(AuthTarget.PROXY, "user", "secret"))
        async with serving(once_large) as plain, serving(once_large, contexts[0]) as secure:
            assert await fetched(transport, f"http://127.0.0.1:{plain.port}/", proxy) == LARGE
            assert await fetched(transport, f"https://localhost:{secure.port}/", proxy) == LARGE
            url = f"https://localhost:{secure.port}/"
            guess = any_scheme(AuthTarget.PROXY, "user", "wrong")
            with pytest.raises(httpx.ProxyError) as caught:
                await fetched(transport, url, Proxy(proxy_url, guess))
            assert proxy_status(caught.value) in (401, 407)
            await transport.aclose()

    run(work())


async def once_each_with_surplus(peer: Peer) -> None:
    """Answer each request rightly, with the answer to another one right behind."""
    await peer.request()
    await peer.send(answer(SMALL_BODY) + answer(b"of somebody else"))
    await peer.reader.read()


@pytest.mark.parametrize("is_secure", [False, True])
def test_bytes_behind_an_answer_of_a_proxy_are_no_answer(contexts, proxy_url, is_secure):
    async def work():
        transport = Transport(lambda: contexts[1])
        proxy = Proxy(proxy_url, any_scheme(AuthTarget.PROXY, "user", "secret"))
        async with serving(once_each_with_surplus, contexts[0] if is_secure else None) as server:
            url = f"{'https' if is_secure else 'http'}://localhost:{server.port}/"
            for _ in range(3):
                assert await fetched(transport, url, proxy) == SMALL_BODY
            await transport.aclose()

    run(work())


def test_bytes_that_come_late_on_a_kept_connection_close_it(contexts):
    due, sent = asyncio.Event(), asyncio.Event()

    async def late(peer: Peer) -> None:
        await peer.request()
        await peer.send(answer(SMALL_BODY))
        await due.wait()
        due.clear()
        await peer.send(answer(b"of somebody else"))
        sent.set()
        await peer.reader.read()

    async def work():
        transport = Transport(lambda: contexts[1])
        async with serving(late) as server:
            for count in (1, 2, 3):
                assert await fetched(transport, f"http://127.0.0.1:{server.port}/") == SMALL_BODY
                due.set()
                await sent.wait()
                sent.clear()
                assert server.connections == count
            await transport.aclose()

    run(work())


def test_a_request_with_content_is_never_sent_twice(contexts):
    async def silent(peer: Peer) -> None:
        if (await peer.request()).startswith(b"GET"):
            await peer.send(answer(SMALL_BODY))
            await peer.reader.read()

    async def work():
        transport = Transport(lambda: contexts[1])
        async with serving(silent) as server:
            url = f"http://127.0.0.1:{server.port}/"
            assert await fetched(transport, url) == SMALL_BODY
            headers = [(b"Host", b"x"), (b"Content-Length", b"1")]
            with pytest.raises(httpx.TransportError):
                await transport.fetch(b"POST", url, headers, content=b"x")
            assert server.connections == 2  # one of its own, as the kept one may be closed by now
            await transport.aclose()

    run(work())


def test_a_connection_that_breaks_off_within_an_answer_is_not_asked_again(contexts):
    async def half(peer: Peer) -> None:
        await peer.request()
        await peer.send(answer(SMALL_BODY))
        await peer.request()
        await peer.send(b"HTTP/1.1 200 O")

    async def work():
        transport = Transport(lambda: contexts[1])
        async with serving(half) as server:
            url = f"http://127.0.0.1:{server.port}/"
            assert await fetched(transport, url) == SMALL_BODY
            with pytest.raises(httpx.TransportError):
                await fetched(transport, url)
            assert server.connections == 1
            await transport.aclose()

    run(work())


def test_a_proxy_never_shows_its_password():
    assert "secret" not in repr(Proxy("http://p:1", any_scheme(AuthTarget.PROXY, "user", "secret")))


@pytest.mark.parametrize("url", ["http://user:secret@p:1", "socks6://p:1", "p:1", "http://"])
def test_an_unusable_proxy_address_is_refused(url):
    with pytest.raises(ValueError, match="prox"):
        Proxy(url)


def test_ssl_cert_file_replaces_the_systems_trust(monkeypatch, tmp_path):
    authority = tmp_path / "ca.pem"
    trustme.CA().cert_pem.write_to_path(str(authority))
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    assert default_ssl_context().cert_store_stats()["x509_ca"] == 1


@pytest.fixture
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)


def test_without_the_variables_the_systems_authorities_are_trusted(no_variables):
    context = default_ssl_context()
    assert context.cert_store_stats()["x509_ca"] > 0
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_a_python_that_does_not_know_where_they_are_is_shown_the_usual_places(
    no_variables, monkeypatch, tmp_path
):
    authority = tmp_path / "ca.pem"
    trustme.CA().cert_pem.write_to_path(str(authority))
    monkeypatch.setattr(ssl.SSLContext, "load_default_certs", lambda *_: None)
    places = (str(tmp_path / "missing"), str(authority))
    monkeypatch.setattr("bitsgui.engine.trust._CA_FILES", places)
    assert default_ssl_context().cert_store_stats()["x509_ca"] == 1


@pytest.mark.parametrize(("scheme", "times"), [("https", 1), ("http", 0)])
def test_those_who_begin_together_have_the_certificates_read_once_if_they_need_them(
    contexts, scheme, times
):
    server_context, client_context = contexts
    read: list[ssl.SSLContext] = []

    def counted() -> ssl.SSLContext:
        read.append(client_context)
        return client_context

    async def work():
        transport = Transport(counted)
        context = server_context if scheme == "https" else None
        async with serving(always_small, context) as server:
            url = f"{scheme}://localhost:{server.port}/"
            bodies = await asyncio.gather(*(fetched(transport, url) for _ in range(5)))
            await transport.aclose()  # from Python 3.12 on the server's end waits for it
        return bodies

    assert run(work()) == [SMALL_BODY] * 5
    assert len(read) == times


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_an_unreadable_trust_variable_is_named(monkeypatch, tmp_path, variable):
    monkeypatch.setenv(variable, os.fspath(tmp_path / "missing"))
    with pytest.raises(ValueError, match=variable):
        default_ssl_context()


def test_a_trust_file_without_certificates_is_named(monkeypatch, tmp_path):
    (tmp_path / "empty").write_text("nothing")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "empty"))
    with pytest.raises(ValueError, match="SSL_CERT_FILE"):
        default_ssl_context()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_what_may_be_in_flight_is_bounded_before_a_request_is_sent(
    contexts, scheme: str, monkeypatch: pytest.MonkeyPatch
):
    """On a kept connection as well: behind the head most of what may come at once is on its way."""
    bounds: list[tuple[int | None, int]] = []
    send = Receiver.send

    async def noted(self: Receiver, buffer: bytes, timeout_s: float | None) -> None:
        sock = self.extra_info("socket")
        clamp = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_WINDOW_CLAMP)
        bounds.append((self.queue.allowance, clamp))
        await send(self, buffer, timeout_s)

    monkeypatch.setattr(Receiver, "send", noted)
    server_context, client_context = contexts

    async def work():
        context = server_context if scheme == "https" else None
        async with serving(always_small, context, packet=1400) as server:
            transport = Transport(lambda: client_context)
            url = f"{scheme}://localhost:{server.port}/"
            for window in (40_000, 20_000):
                headers = [(b"Host", b"localhost")]
                async with await transport.fetch(b"GET", url, headers, window=window) as reply:
                    assert reply.network_stream.window == window
                    assert b"".join([chunk async for chunk in reply]) == SMALL_BODY
            await transport.aclose()
            assert server.connections == 1

    run(work())
    assert bounds == [(16_384, 40_000), (16_384, 20_000)]
