"""The client side of the network tests."""

import asyncio

from bitsgui.engine.buffers import BufferPool
from bitsgui.engine.network import LARGE_BODY, NetworkBackend, NetworkStream
from bitsgui.engine.response_head import head_end
from tests.engine.network_server import Peer, pattern

GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
BODY = pattern(LARGE_BODY + 12345)
HEAD = b'HTTP/1.1 206 Partial Content\r\nContent-Length: %d\r\nETag: "a"\r\n\r\n' % len(BODY)


def run(work):
    return asyncio.run(asyncio.wait_for(work, 20))


async def connected(
    port: int, pool: BufferPool | None = None, *, is_layered: bool = False
) -> NetworkStream:
    backend = NetworkBackend(pool or BufferPool())
    backend = backend.layered() if is_layered else backend
    return await backend.connect_tcp("127.0.0.1", port, 5)


async def asked(port: int, pool: BufferPool | None = None, request: bytes = GET) -> NetworkStream:
    stream = await connected(port, pool)
    await stream.write(request, 5)
    return stream


async def head_of(stream: NetworkStream) -> bytes:
    head = b""
    while head_end(head) < 0:
        head += await stream.read(65536, 5)
    return head


async def body_of(stream: NetworkStream, limit: int = 1 << 20) -> bytes:
    parts = []
    while (block := await stream.take_block(limit, 5)) is not None:
        assert 1 <= len(block) <= limit
        parts.append(bytes(block.view))
        block.release()
    return b"".join(parts)


def answering(*parts: bytes):
    async def handle(peer: Peer) -> None:
        await peer.request()
        for part in parts:
            await peer.send(part)

    return handle
