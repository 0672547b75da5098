"""One connection of the scripted server: reads requests, sends replies, breaks on purpose."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass

from tests.servers.answers import noise
from tests.servers.script import Fault, Script
from tests.servers.wire import Reply, Request, ending, frame, head_bytes, parse_request, read_block

_BLOCK = 256 * 1024
_HEAD_LIMIT = 2 * 1024 * 1024
_PACE = 20
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


class Ended(Exception):  # noqa: N818 - no error, the planned end of a connection
    """The connection is over, by plan or by the client."""


class _Protocol(asyncio.StreamReaderProtocol):
    """Streams protocol that also tells when the client left, so that a stall can end."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        super().__init__(reader)
        self.is_gone = False
        self.wake = asyncio.Event()

    def connection_lost(self, exc: Exception | None) -> None:
        self._leave()
        super().connection_lost(exc)

    def eof_received(self) -> bool | None:
        self._leave()
        return super().eof_received()

    def _leave(self) -> None:
        self.is_gone = True
        self.wake.set()


@dataclass(slots=True)
class Delivery:
    """Faults and pace that apply to one answer, and who is told about its progress.

    Attributes:
        faults: those that may fire for this request; ``fired`` is called when one does.
        stalls: enters a stall; the returned callable leaves it.
        progress: called with the number of body bytes just handed to the kernel.
    """

    script: Script
    faults: list[Fault]
    fired: Callable[[Fault], None]
    stalls: Callable[[asyncio.Event], Callable[[], None]]
    progress: Callable[[int], None]
    rate: int = 0


class Connection:
    """An accepted connection, plain or TLS."""

    def __init__(
        self,
        number: int,
        protocol: _Protocol,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        self.number = number
        self.peer = f"{writer.get_extra_info('peername')[0]}:{writer.get_extra_info('peername')[1]}"
        self.local_host = str(writer.get_extra_info("sockname")[0])
        self._protocol = protocol
        self._reader = reader
        self._writer = writer
        # Without a buffer in user space a drained byte is in the kernel's hands: counts are true.
        # TLS never resumes with a limit of 0, and keeps up to 64 KiB below this transport.
        writer.transport.set_write_buffer_limits(high=1, low=0)

    async def read_request(self) -> Request | None:
        """Return the next request with its body, None when the client is done or talks nonsense."""
        try:
            request = parse_request(await self._reader.readuntil(b"\r\n\r\n"))
            request.body = await self._body(request)
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError, ValueError):
            return None
        return request

    async def _body(self, request: Request) -> bytes:
        if request.header("expect").lower() == "100-continue":
            await self.write(_CONTINUE)
        if "chunked" in request.header("transfer-encoding").lower():
            return await self._chunks()
        return await self._reader.readexactly(int(request.header("content-length") or "0"))

    async def _chunks(self) -> bytes:
        received = bytearray()
        while size := int((await self._reader.readuntil(b"\r\n")).split(b";")[0], 16):
            received += (await self._reader.readexactly(size + 2))[:-2]
        while await self._reader.readuntil(b"\r\n") != b"\r\n":
            pass
        return bytes(received)

    async def write(self, data: bytes) -> None:
        """Hand all bytes to the kernel.

        Raises:
            Ended: if the client is gone.
        """
        if not data:
            return
        try:
            self._writer.write(data)
            await self._writer.drain()
        except OSError as error:
            raise Ended from error
        if self._writer.is_closing():
            raise Ended

    async def send(self, reply: Reply, delivery: Delivery) -> bool:
        """Send a reply and meet the faults planned for it; False: the connection is over.

        Raises:
            Ended: if a fault or the client ended the connection before all was sent.
        """
        close = reply.must_close or delivery.script.connection == "close"
        head = head_bytes(reply, close=close)
        await self._inflict_all("before_head", delivery)
        half = len(head) // 2 if self._planned("mid_head", delivery) else 0
        await self.write(head[:half])
        await self._inflict_all("mid_head", delivery)
        has_body = bool(reply.size) and not reply.bodiless
        behind = delivery.script.behind.encode()
        await self.write(head[half:] + (b"" if has_body else behind))
        await self._inflict_all("after_head", delivery)
        if not reply.bodiless:
            await self._send_body(reply, delivery, behind if has_body else b"")
        return not close and delivery.script.connection != "silent_close"

    async def _send_body(self, reply: Reply, delivery: Delivery, behind: bytes) -> None:
        due = _positions(reply, delivery.faults)
        damaged_at = reply.size // 2 if reply.length == "chunked_bad_size" else -1
        cuts = sorted({*due, damaged_at, reply.size})
        pace = _Pace(delivery.rate)
        position = 0
        while position < reply.size:
            spoiled = await self._meet(due.pop(position, []), delivery)
            pace.follow(delivery.rate)
            most = min(pace.step, next(cut for cut in cuts if cut > position) - position)
            data = read_block(reply.pieces, position, most)
            sent = _inverted(data) if spoiled else data
            framed = frame(reply.length, sent, damaged=position == damaged_at)
            if behind and position + len(data) == reply.size:
                framed += ending(reply.length) + behind  # in one go: nothing may come between
            await self.write(framed)
            delivery.progress(len(data))
            position += len(data)
            await pace.keep(len(data))
        await self._meet(due.pop(position, []), delivery)
        if not behind:
            await self.write(ending(reply.length))

    async def _meet(self, faults: list[Fault], delivery: Delivery) -> bool:
        return any([await self._inflict(fault, delivery) for fault in faults])

    def _planned(self, phase: str, delivery: Delivery) -> bool:
        return any(fault.phase == phase for fault in delivery.faults)

    async def _inflict_all(self, phase: str, delivery: Delivery) -> None:
        for fault in [item for item in delivery.faults if item.phase == phase]:
            await self._inflict(fault, delivery)

    async def _inflict(self, fault: Fault, delivery: Delivery) -> bool:
        """Let one fault happen; True means that the next body bytes are to be spoiled."""
        delivery.fired(fault)
        if fault.kind == "stall":
            await self.stall(delivery.stalls)
        elif fault.kind == "drip":
            delivery.rate = fault.rate
        elif fault.kind == "garbage":
            if fault.phase == "body":
                return True
            await self.write(noise(4096))
            raise Ended
        else:
            self.end(fault.kind)
            raise Ended
        return False

    async def stall(self, enter: Callable[[asyncio.Event], Callable[[], None]]) -> None:
        """Wait until the path is released.

        Raises:
            Ended: if the client left meanwhile.
        """
        wake = self._protocol.wake
        wake.clear()
        leave = enter(wake)
        try:
            while not self._protocol.is_gone and not wake.is_set():
                await wake.wait()
        finally:
            leave()
        if self._protocol.is_gone:
            raise Ended

    def end(self, how: str) -> None:
        """Close: ``rst`` loses what the client has not read, anything else is a FIN."""
        if how == "rst":
            _linger_zero(self._writer.get_extra_info("socket"))
            self._writer.transport.abort()
        else:
            self._writer.close()

    async def close(self) -> None:
        """Close for good; harmless when already closed."""
        self._writer.close()
        try:
            await asyncio.wait_for(self._writer.wait_closed(), 1)
        except OSError:  # TimeoutError is one: a TLS client need not answer the close
            # Python 3.11.2, closed twice, has forgotten by then what it is to end.
            with contextlib.suppress(AttributeError):
                self._writer.transport.abort()


class _Pace:
    """Keeps a rate in bytes/s by waiting behind each block; 0 never waits."""

    def __init__(self, rate: int) -> None:
        self._rate = 0
        self.step = _BLOCK
        self._clock = asyncio.get_running_loop().time
        self.follow(rate)

    def follow(self, rate: int) -> None:
        """Begin anew if the rate changed."""
        if rate == self._rate:
            return
        self._rate, self._started, self._sent = rate, self._clock(), 0
        self.step = min(_BLOCK, max(1, rate // _PACE)) if rate else _BLOCK

    async def keep(self, count: int) -> None:
        """Wait as long as ``count`` more bytes take."""
        if self._rate:
            self._sent += count
            await asyncio.sleep(self._started + self._sent / self._rate - self._clock())


async def open_connection(number: int, accepted: socket.socket, ssl_context: object) -> Connection:
    """Wrap an accepted socket, with the TLS handshake if a context is given.

    Raises:
        OSError: if the handshake fails (``ssl.SSLError`` is one).
    """
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=_HEAD_LIMIT)
    protocol = _Protocol(reader)
    transport, _ = await loop.connect_accepted_socket(lambda: protocol, accepted, ssl=ssl_context)  # type: ignore[arg-type]
    writer = asyncio.StreamWriter(transport, protocol, reader, loop)
    return Connection(number, protocol, reader, writer)


def reset(accepted: socket.socket) -> None:
    """Close a raw socket with RST."""
    _linger_zero(accepted)
    accepted.close()


def _linger_zero(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _inverted(data: bytes) -> bytes:
    return bytes(byte ^ 0xFF for byte in data[:64]) + data[64:]


def _positions(reply: Reply, faults: list[Fault]) -> dict[int, list[Fault]]:
    """Return body faults by body offset; those outside this body are left out."""
    found: dict[int, list[Fault]] = {}
    for fault in faults:
        if fault.phase != "body":
            continue
        at = fault.at + reply.size if fault.at < 0 else fault.at
        if fault.of == "entity":
            if reply.entity_start is None:
                continue
            at = fault.at - reply.entity_start
        if 0 <= at <= reply.size:
            found.setdefault(at, []).append(fault)
    return found
