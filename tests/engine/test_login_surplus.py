"""What comes behind an answer that asks for a login is no answer to the request with the login."""

import asyncio
import ssl

import httpcore
import httpx
import pytest

from bitsgui.bits.types import AuthTarget
from bitsgui.engine.logins import any_scheme
from bitsgui.engine.proxy import Proxy
from bitsgui.engine.transport import After, Transport, proxy_status
from tests.engine.network_server import Peer, serving

ASKS = b"HTTP/1.1 401 No\r\nWWW-Authenticate: Basic\r\nContent-Length: 5\r\n\r\n"
PROXY_ASKS = b'HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm="p"\r\nContent-Length: 5\r\n\r\n'
OF_ANOTHER = b"HTTP/1.1 502 Of another\r\nContent-Length: 5\r\n\r\nwrong"


@pytest.mark.parametrize("is_plain", [True, False])
@pytest.mark.parametrize("is_continued", [True, False])
def test_it_is_left_behind_with_the_connection_to_the_server(
    is_plain: bool, is_continued: bool
) -> None:
    is_head_read = asyncio.Event()

    async def server_side(peer: Peer) -> None:
        await peer.request()
        if is_head_read.is_set():
            await peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nright")
        else:
            await peer.send(ASKS)
            await is_head_read.wait()
            await peer.send(b"login" + OF_ANOTHER)
        await peer.reader.read()

    async def work() -> None:
        async with serving(server_side) as server, Transport(ssl.create_default_context) as all_:
            text = f"http://127.0.0.1:{server.port}/"
            url = httpcore.URL(text) if is_plain else text
            headers = [(b"Host", b"127.0.0.1")]
            first = await all_.fetch(b"GET", url, headers)
            is_head_read.set()
            assert [chunk async for chunk in first] == [b"login"]
            after = After(first, is_continued=is_continued)
            if is_continued:
                with pytest.raises(httpx.RemoteProtocolError, match="during the login"):
                    await all_.fetch(b"GET", url, headers, after=after)
                return
            second = await all_.fetch(b"GET", url, headers, after=after)
            assert [chunk async for chunk in second] == [b"right"]
            await second.aclose()

    asyncio.run(asyncio.wait_for(work(), 20))


def test_it_is_left_behind_with_the_connection_to_the_proxy() -> None:
    logins = 0

    async def proxy_side(peer: Peer) -> None:
        nonlocal logins
        if b"Proxy-Authorization" in await peer.request():
            logins += 1
            await peer.send(b"HTTP/1.1 403 Never\r\nContent-Length: 0\r\n\r\n")
        else:
            await peer.send(PROXY_ASKS + b"login" + OF_ANOTHER)
        await peer.reader.read()

    async def work() -> None:
        async with serving(proxy_side) as server, Transport(ssl.create_default_context) as all_:
            login = any_scheme(AuthTarget.PROXY, "user", "secret")
            proxy = Proxy(f"http://127.0.0.1:{server.port}", login)
            with pytest.raises(httpx.ProxyError) as caught:
                await all_.fetch(
                    b"GET", "https://localhost/", [(b"Host", b"localhost")], proxy=proxy
                )
            assert proxy_status(caught.value) == 403
            assert (logins, server.connections) == (1, 2)

    asyncio.run(asyncio.wait_for(work(), 20))
