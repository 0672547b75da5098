"""Jobs whose bytes a disk thread receives itself: the same files, ends and errors as ever."""

import asyncio
import contextlib
import errno
import itertools
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from urllib.parse import SplitResult, urlsplit

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.engine import disk, pump, receiver
from bitsgui.engine.pump import Pump
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import PATIENT, Rig, sent
from tests.servers.authority import Authority
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer

FILE = Script(size=24_000_017, rate=100_000_000)
LONG = {"segments": 1, "stall_timeout_s": 30.0}


@pytest.fixture
def tls(scripted_tls: ScriptedServer, tls_authority: Authority, rig: Rig) -> ScriptedServer:
    """A server by TLS that the rig trusts."""
    rig.transport = Transport(tls_authority.client_context)
    return scripted_tls


@pytest.fixture(autouse=True)
def pumped(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Lengths of what threads brought; every read counts as one that found much waiting."""
    monkeypatch.setattr(receiver, "LATE", 1)
    monkeypatch.setattr(pump, "LEAST", 100_000)
    monkeypatch.setattr(Pump, "is_flooded", property(lambda self: self.count > 0))
    lengths: list[int] = []
    run = Pump.run

    def noted(self: Pump, write: pump.Write) -> int:
        try:
            return run(self, write)
        finally:
            lengths.append(self.count)

    monkeypatch.setattr(Pump, "run", noted)
    yield lengths
    assert sum(lengths) > 0, "nothing went through a thread"


@pytest.mark.parametrize("segments", [1, 4])
async def test_a_file_is_whole(
    rig: Rig, tls: ScriptedServer, pumped: list[int], segments: int
) -> None:
    result = await rig.fetch(tls.script("/f.bin", FILE), settings={"segments": segments})
    result.is_complete({"f.bin": FILE})
    assert sum(pumped) > FILE.size // 2


@pytest.mark.parametrize("kind", ["fin", "rst", "stall"])
async def test_what_came_before_a_break_is_kept_and_not_fetched_again(
    rig: Rig, tls: ScriptedServer, kind: str
) -> None:
    fault = Fault(kind, at=12_000_000, when=0)  # type: ignore[arg-type]
    script = replace(FILE, fault=(fault,))
    settings = {"segments": 1, "stall_timeout_s": 0.3}
    result = await rig.fetch(tls.script("/f.bin", script), settings=settings)
    result.is_complete({"f.bin": FILE})
    (first,) = [asked for asked in sent(tls.log_of("/f.bin"), "range") if asked][:1]
    assert int(first.removeprefix("bytes=").split("-")[0]) > 4_000_000


async def test_damage_on_the_way_is_an_error_of_tls_and_no_byte_of_the_file(
    rig: Rig, tls: ScriptedServer
) -> None:
    """A record that does not decrypt ends the connection; the next one brings the rest."""
    async with damaging(urlsplit(tls.script("/f.bin", FILE)), at=10_000_000) as url:
        result = await rig.fetch(url, settings=LONG)
    result.is_complete({"f.bin": FILE})
    assert len(tls.log_of("/f.bin")) == 2


@contextlib.asynccontextmanager
async def damaging(url: SplitResult, at: int) -> AsyncIterator[str]:
    """Pass everything on, but for some bytes of the first answer; return where to ask for it."""
    connections = itertools.count()

    async def pass_on(source: asyncio.StreamReader, sink: asyncio.StreamWriter, at: int) -> None:
        passed = 0
        with contextlib.suppress(ConnectionError):
            while data := await source.read(65536):
                if passed < at <= passed + len(data):
                    data = bytes(40) + data[40:]
                passed += len(data)
                sink.write(data)
                await sink.drain()
        sink.close()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(url.hostname, url.port)
        is_first = next(connections) == 0
        async with asyncio.TaskGroup() as both:
            both.create_task(pass_on(reader, back, at=-1))
            both.create_task(pass_on(there, writer, at=at if is_first else -1))

    async with await asyncio.start_server(handle, "127.0.0.1") as server:
        port = server.sockets[0].getsockname()[1]
        yield url._replace(netloc=f"{url.hostname}:{port}").geturl()


async def test_a_full_disk_stops_the_job_and_loses_nothing(
    rig: Rig, tls: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, is_full = disk.write_at, True

    def limited(fd: int, view: memoryview | bytes, offset: int) -> None:
        if is_full and offset > 8_000_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(fd, view, offset)

    monkeypatch.setattr(disk, "write_at", limited)
    async with rig.engine(**LONG, **PATIENT) as manager:
        job = await rig.add(manager, {tls.script("/f.bin", FILE): None})
        await job.resume()
        stopped = await rig.settle(manager, job.id)
        assert stopped.error.code == Hresult.ERROR_DISK_FULL
        assert stopped.files[0].bytes_transferred > 7_000_000
        is_full = False
        await job.resume()
        result = await rig.settle(manager, job.id)
    result.is_complete({"f.bin": FILE})
    assert sum(log.body_bytes_sent for log in tls.log_of("/f.bin")[1:]) < FILE.size - 7_000_000


async def test_suspending_again_and_again_loses_and_doubles_nothing(
    rig: Rig, tls: ScriptedServer, pumped: list[int]
) -> None:
    async with rig.engine(**LONG) as manager:
        job = await rig.add(manager, {tls.script("/f.bin", FILE): None})
        for least in range(2_000_000, 20_000_000, 6_000_000):
            await job.resume()
            await manager.wait([job.id], lambda view, n=least: view.bytes_transferred >= n)
            await job.suspend()
        await job.resume()
        result = await rig.settle(manager, job.id)
    result.is_complete({"f.bin": FILE})
    assert sum(pumped) <= FILE.size


async def test_bytes_behind_the_announced_length_are_never_written(
    rig: Rig, tls: ScriptedServer
) -> None:
    script = replace(FILE, length="too_short")
    result = await rig.fetch(tls.script("/f.bin", script), settings={**LONG, **PATIENT})
    sizes = {path.stat().st_size for path in result.folder.iterdir()}
    assert max(sizes) < FILE.size
