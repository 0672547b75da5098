"""Connections within a network of its own, where some addresses swallow all; see test_dialling."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Awaitable, Callable

from bitsgui.engine.dialling import Dialler
from bitsgui.engine.network import NetworkBackend
from bitsgui.engine.proxy import Proxy
from bitsgui.engine.socks import SocksBackend
from tests.servers import namespace
from tests.servers.socks import SocksProxy

_GUARD_S = 10.0
"""Far less than the system takes to give up an address that never answers."""
ALIVE = "127.0.0.2"
NAMES = (
    f"--host-record=six.test,{ALIVE},fd00:9::1",
    "--host-record=several.test,127.0.9.1",
    "--host-record=several.test,127.0.9.2",
    f"--host-record=several.test,{ALIVE}",
    f"--host-record=unanswered.test,{ALIVE}",
    "--server=127.0.9.3",  # who is to know of other addresses of these names, and never answers
)


@contextlib.asynccontextmanager
async def listening() -> AsyncIterator[int]:
    """Accept connections to the address that answers; return the port."""

    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with await asyncio.start_server(greet, ALIVE) as server:
        yield server.sockets[0].getsockname()[1]


Connect = Callable[[str, int], Awaitable[str]]


async def _twice(connect: Connect, host: str) -> list[object]:
    """Connect two times; return where to, and how many packets vanished by each."""
    found: list[object] = []
    async with listening() as port, asyncio.timeout(_GUARD_S):
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
    with namespace.names(*NAMES):
        work = {"straight": straight, "socks5": by_socks}[way]
        namespace.tell(asyncio.run(work(host)))


if __name__ == "__main__":
    main(*sys.argv[1:])
