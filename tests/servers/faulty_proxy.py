"""TCP proxy that delays, cuts or holds what a real server sends."""

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Literal, Self, TypeVar

from tests.servers.journal import Journal

_BLOCK = 64 * 1024
_Result = TypeVar("_Result")


@dataclass(slots=True)
class LinkFault:
    """What happens to connections made while it is set.

    Attributes:
        kind: ``none`` passes all on.
        at: byte of the server's stream (heads included) where it happens.
        delay_s: added before each block of the server.
        limit: number of connections that meet the fault, then the link is sound.
    """

    kind: Literal["none", "rst", "fin", "stall"] = "none"
    at: int = 0
    delay_s: float = 0.0
    limit: int | None = None


class FaultyProxy(Journal):
    """Listens on loopback and passes everything on to one port.

    ``fault`` may be replaced at any time and concerns connections made afterwards; ``bytes_passed``
    counts what the server sent through. Stalls end by ``resume``.
    """

    def __init__(self, target_port: int, target_host: str = "127.0.0.1") -> None:
        super().__init__()
        self.port = 0
        self.fault = LinkFault()
        self.bytes_passed = 0
        self.connections = 0
        self._target = (target_host, target_port)
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self._sound = asyncio.Event()
        self._sound.set()

    async def start(self) -> None:
        """Listen, on the same port as before if there was one."""
        self._server = await asyncio.start_server(self._meet, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Cut the link: living connections are reset, new ones refused. ``start`` mends it."""
        if self._server is not None:
            self._server.close()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def hold(self) -> None:
        """Let nothing through any more, without a sign to either side (a dead link)."""
        self._sound.clear()

    async def resume(self) -> None:
        """End ``hold`` and all stalls."""
        self._sound.set()
        for event in self._stalled[""]:
            event.set()

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None:
            return
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self.connections += 1
        self._notify()
        try:
            await self._link(reader, writer)
        except (OSError, asyncio.CancelledError):
            _reset(writer)

    async def _link(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        fault = self._fault_of_one()
        far_reader, far_writer = await asyncio.open_connection(*self._target)
        far_writer.transport.set_write_buffer_limits(high=0)
        writer.transport.set_write_buffer_limits(high=0)
        try:
            async with asyncio.TaskGroup() as both:
                up = both.create_task(self._pass_up(reader, far_writer))
                await self._pass_down(far_reader, writer, fault)
                up.cancel()
        except* OSError:
            _reset(writer)
        finally:
            far_writer.close()
            writer.close()
            for side in (far_writer, writer):
                with contextlib.suppress(OSError):
                    await side.wait_closed()

    def _fault_of_one(self) -> LinkFault:
        fault = self.fault
        if fault.limit is None:
            return fault
        fault.limit -= 1
        return fault if fault.limit >= 0 else LinkFault()

    async def _pass_up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(_BLOCK):
            await self._sound.wait()
            writer.write(data)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()

    async def _pass_down(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, fault: LinkFault
    ) -> None:
        passed = 0
        armed = fault.kind != "none"
        while True:
            if armed and passed == fault.at:
                armed = False
                if await self._inflict(fault, writer):
                    return
            most = min(_BLOCK, fault.at - passed) if armed else _BLOCK
            data = await reader.read(most)
            if not data:
                return
            await asyncio.sleep(fault.delay_s)
            await self._sound.wait()
            writer.write(data)
            await writer.drain()
            passed += len(data)
            self.bytes_passed += len(data)
            self._notify()

    async def _inflict(self, fault: LinkFault, writer: asyncio.StreamWriter) -> bool:
        if fault.kind == "stall":
            event = asyncio.Event()
            leave = self._enter_stall("", event)
            await event.wait()
            leave()
            return False
        if fault.kind == "rst":
            _reset(writer)
        return True


class FaultyProxyThread:
    """Runs faulty proxies on a loop of its own, for tests without one."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._proxies: list[FaultyProxy] = []
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        for proxy in self._proxies:
            self.call(proxy.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def front(self, port: int, fault: LinkFault | None = None) -> FaultyProxy:
        """Return a started proxy before a port of 127.0.0.1."""
        proxy = FaultyProxy(port)
        proxy.fault = fault or LinkFault()
        self.call(proxy.start())
        self._proxies.append(proxy)
        return proxy

    def call(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        """Run one of the proxy's coroutines (``stop``, ``start``, ``hold``, ``resume``)."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)


def _reset(writer: asyncio.StreamWriter) -> None:
    sock: socket.socket = writer.get_extra_info("socket")
    with contextlib.suppress(OSError):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
