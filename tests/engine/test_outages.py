"""A server that goes away and comes back is not one that takes few connections."""

import asyncio
import contextlib
from typing import Any

import pytest

from bitsgui.bits.types import JobState
from bitsgui.bits.urls import host_key
from tests.conformance.world import World
from tests.servers.pattern import check_file
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

PACED = Script(size=6_000_000, rate=400_000)
SEVERAL = 4


class Line:
    """A way to a server that can be cut and mended, always at the same address."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._listener: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.port = 0
        self.count = 0

    async def mend(self) -> None:
        self._listener = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self._listener.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        assert self._listener is not None
        self._listener.close()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._listener.wait_closed()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.count += 1
        ends = [writer]
        try:
            back, there = await asyncio.open_connection("127.0.0.1", self._to)
            ends.append(there)
            async with asyncio.TaskGroup() as group:
                group.create_task(_copy(reader, there))
                group.create_task(_copy(back, writer))
        except asyncio.CancelledError:
            pass  # the line was cut
        finally:
            self.count -= 1
            self._tasks.discard(task)
            for end in ends:
                end.transport.abort()
                with contextlib.suppress(OSError):
                    await end.wait_closed()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
        writer.close()


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"retry_delay_s": 0.2, "retry_jitter": 0.0, "auto_complete": False}


async def test_after_an_outage_the_host_is_given_as_many_connections_as_before(
    world: World, server: ScriptedServer
) -> None:
    line = Line(server.port)
    await line.mend()
    hosts = world.manager._core.hosts
    job = await world.manager.create_job("job")
    url = world.serve(PACED).replace(str(server.port), str(line.port))
    await job.add_file(url, world.place("f.bin"))
    before = hosts.allowed(host_key(url))
    try:
        await job.resume()
        await world.eventually(lambda: line.count >= SEVERAL)
        await line.cut()
        await world.reach(job, JobState.TRANSIENT_ERROR)
        assert job.error_count == 1
        await line.mend()
        await world.eventually(lambda: line.count >= SEVERAL)
        await world.reach(job, JobState.TRANSFERRED)
    finally:
        await line.cut()
    assert hosts.allowed(host_key(url)) == before
    (file,) = job._live.files
    check_file(world.folder / str(file.part_name), PACED.seed, PACED.size)
