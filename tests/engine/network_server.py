"""Scripted TCP server: each connection runs one coroutine of the test."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

Handler = Callable[["Peer"], Awaitable[None]]


@dataclass
class Peer:
    """The server's side of one connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def request(self) -> bytes:
        return await self.reader.readuntil(b"\r\n\r\n")

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    def reset(self) -> None:
        """Close with RST."""
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(1, 13, b"\x01\0\0\0\0\0\0\0")  # SOL_SOCKET, SO_LINGER of 0 s
        self.writer.transport.abort()


@dataclass
class Server:
    port: int
    connections: int = 0
    errors: list[Exception] = field(default_factory=list)


@contextlib.asynccontextmanager
async def serving(
    handler: Handler, tls: ssl.SSLContext | None = None, *, packet: int | None = None
) -> AsyncIterator[Server]:
    """Run ``handler`` for each connection; an exception of it fails the test.

    ``packet`` is the longest one, in bytes, as on a way over a network; None: as this system has.
    """
    state = Server(0)
    running: dict[asyncio.StreamWriter, asyncio.Event] = {}

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        state.connections += 1
        ended = asyncio.Event()
        running[writer] = ended
        try:
            await handler(Peer(reader, writer))
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client closed, as many tests want
        except Exception as exc:  # noqa: BLE001 - shown by the test that runs the server
            state.errors.append(exc)
        finally:
            writer.transport.abort() if writer.transport.is_closing() else writer.close()
            ended.set()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=tls)
    state.port = server.sockets[0].getsockname()[1]
    if packet is not None:
        server.sockets[0].setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, packet)
    try:
        yield state
    finally:
        server.close()
        await server.wait_closed()
        for writer, ended in running.items():
            if not ended.is_set():
                writer.transport.abort()
                await ended.wait()
    assert state.errors == []


def pattern(size: int) -> bytes:
    """Bytes that differ at every offset of a block."""
    return (bytes(range(251)) * (size // 251 + 1))[:size]
