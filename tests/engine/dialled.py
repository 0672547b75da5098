"""Connections within a network of its own, where some addresses swallow all; see test_dialling."""

import asyncio
import contextlib
import struct
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import cast

from bitsgui.engine import dialling
from bitsgui.engine.dialling import Dialler
from bitsgui.engine.network import NetworkBackend
from bitsgui.engine.proxy import Proxy
from bitsgui.engine.socks import SocksBackend
from tests.servers import namespace
from tests.servers.socks import SocksProxy

_GUARD_S = 10.0
"""Far less than the system takes to give up an address that never answers."""
ALIVE = "127.0.0.2"
ALIVE_6 = "::1"
LATE_S = 1.0
BOTH = "six.test"
"""A name with addresses of both families, which are told, if late by a busy machine."""
NAMES = (
    f"--host-record={BOTH},{ALIVE},fd00:9::1",
    "--host-record=several.test,127.0.9.1",
    "--host-record=several.test,127.0.9.2",
    f"--host-record=several.test,{ALIVE}",
    f"--host-record=unanswered.test,{ALIVE}",
    "--server=/late.test/127.0.0.4",
    "--server=127.0.9.3",  # who is to know of other addresses of these names, and never answers
)


class LateIpv6(asyncio.DatagramProtocol):
    """A server of names that tells at once of no IPv4 address, and late of the IPv6 one."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        question = data[12 : data.index(b"\0", 12) + 5]
        is_ipv6 = question.endswith(b"\0\0\x1c\0\1")
        head = data[:2] + struct.pack("!5H", 0x8180, 1, int(is_ipv6), 0, 0)
        record = struct.pack("!3HLH16s", 0xC00C, 28, 1, 60, 16, b"\1".rjust(16, b"\0"))
        answer = head + question + (record if is_ipv6 else b"")
        loop, wait = asyncio.get_running_loop(), LATE_S if is_ipv6 else 0.0
        loop.call_later(wait, self._transport.sendto, answer, addr)


@contextlib.asynccontextmanager
async def late_names() -> AsyncIterator[None]:
    """Answer for the name whose addresses come late."""
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(LateIpv6, ("127.0.0.4", 53))
    try:
        yield
    finally:
        transport.close()


@contextlib.asynccontextmanager
async def listening() -> AsyncIterator[int]:
    """Accept connections to the addresses that answer; return the port."""

    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with await asyncio.start_server(greet, ALIVE) as server:
        port = server.sockets[0].getsockname()[1]
        async with await asyncio.start_server(greet, ALIVE_6, port):
            yield port


Connect = Callable[[str, int], Awaitable[str]]


async def _twice(connect: Connect, host: str) -> list[object]:
    """Connect two times; return where to, and how many packets vanished by each."""
    found: list[object] = []
    async with listening() as port, late_names(), asyncio.timeout(_GUARD_S):
        for _ in range(2):
            before = namespace.swallowed()
            peer = await connect(host, port)
            found.append([peer, namespace.swallowed() - before])
    return found


async def straight(host: str) -> list[object]:
    """Connect without a proxy."""
    dialler = Dialler()

    async def connect(host: str, port: int) -> str:
        with await dialler.dial(host, port) as sock:
            return sock.getpeername()[0]

    return await _twice(connect, host)


async def by_socks(host: str) -> list[object]:
    """Connect through a proxy that is given addresses."""
    with SocksProxy() as proxy:
        backend = SocksBackend(NetworkBackend(), Proxy(f"socks5://127.0.0.1:{proxy.port}"))

        async def connect(host: str, port: int) -> str:
            stream = await backend.connect_tcp(host, port, _GUARD_S)
            await stream.aclose()
            return proxy.connections(port, 1)[-1].split()[-1].partition(":")[0]

        return await _twice(connect, host)


def main(way: str, host: str) -> None:
    """Print where two connections to ``host`` went."""
    namespace.black_holes()
    if host == BOTH:
        dialling.LOOKUP_S = _GUARD_S
    with namespace.names(*NAMES):
        work = {"straight": straight, "socks5": by_socks}[way]
        namespace.tell(asyncio.run(work(host)))


if __name__ == "__main__":
    main(*sys.argv[1:])
