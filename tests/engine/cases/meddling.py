"""Downloads stopped half way, and hands laid on their part files."""

import asyncio
import ctypes
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.bits.views import JobView
from bitsgui.engine.manager import Manager
from tests.engine.cases.harness import Case, Want, begin, engine, publish
from tests.servers.journal import RequestLog
from tests.servers.pattern import check_file
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer

SIZE = 3_000_017
STOP = 1_500_000
OVERLAP = 64 * 1024
WHOLE = Script(size=SIZE)
SLOWLY = replace(WHOLE, fault=(Fault("drip", at=STOP, of="entity", rate=20_000),))
"""Goes on behind STOP, but not to the end within the time of a test, on no slow machine either."""
PATIENCE_S = 60.0
"""Longer than what is waited for takes anywhere; who waits so long waits for ever."""
GONE = Want(code=Hresult.ERROR_PATH_NOT_FOUND, context=ErrorContext.LOCAL_FILE)
ABSENT = Want(code=Hresult.ERROR_NOT_READY, context=ErrorContext.LOCAL_FILE)

Meddling = Callable[[Path], None]
Announce = Callable[[str], None]


@dataclass
class Running:
    """A download half way, and the folder it is made in."""

    manager: Manager
    job_id: UUID
    folder: Path
    server: ScriptedServer
    case: Case

    @property
    def path(self) -> str:
        return f"/{self.case.id}/x/file.bin"

    @property
    def part(self) -> Path:
        return part_of(self.folder)

    def later(self) -> list[RequestLog]:
        """Return the requests after the first one."""
        return self.server.log_of(self.path)[1:]

    def go_on(self) -> None:
        """Let the server send the rest without a stop."""
        publish(self.case, self.server, how="x", second=True)
        self.server.release(self.path)

    async def reaches(self, state: JobState) -> JobView | None:
        async with asyncio.timeout(PATIENCE_S):
            await self.manager.wait([self.job_id], lambda view: view.state is state)
        views = {view.id: view for view in await self.manager.views()}
        return views.get(self.job_id)

    async def is_whole(self, *strangers: str) -> None:
        await self.reaches(JobState.ACKNOWLEDGED)
        assert {path.name for path in self.folder.iterdir()} == {"file.bin", *strangers}
        assert not (self.folder / "file.bin").is_symlink()
        check_file(self.folder / "file.bin", 1, SIZE)


@asynccontextmanager
async def half_way(
    case: Case, server: ScriptedServer, tmp_path: Path, folder: Path | None = None
) -> AsyncIterator[Running]:
    """Run a case up to ``STOP``, with all of that recorded, and leave it running."""
    folder = folder or tmp_path / "out"
    folder.mkdir(parents=True, exist_ok=True)
    urls = publish(case, server, how="x")
    settings = {"stall_timeout_s": 30.0, "disk_reserve": 0}
    async with engine(tmp_path / "profile", **settings) as manager:
        manager._core.recorder._interval_s = 0.02
        job_id = await begin(case, manager, urls, folder)
        async with asyncio.timeout(PATIENCE_S):
            await manager.wait([job_id], lambda view: view.bytes_transferred >= STOP)
        await manager._core.recorder._record(list(manager._core.recorder._parts.values()))
        yield Running(manager, job_id, folder, server, case)


def resize(part: Path, size: int) -> None:
    with part.open("r+b") as file:
        file.truncate(size)


def put_in_place(part: Path, content: bytes) -> None:
    other = part.with_name("other")
    other.write_bytes(content)
    other.replace(part)


def put_back(part: Path, content: bytes) -> None:
    """Put a file in place that has the times of the one before, as backup programs do."""
    moment = part.stat().st_mtime_ns
    put_in_place(part, content)
    os.utime(part, ns=(moment, moment))


def punch(part: Path, start: int, length: int) -> None:
    """Take bytes out of the middle of a file, as ``fallocate --punch-hole`` does."""
    library = ctypes.CDLL(None, use_errno=True)
    with part.open("r+b") as file:
        keep_size_and_punch = 3
        arguments = (keep_size_and_punch, ctypes.c_long(start), ctypes.c_long(length))
        assert library.fallocate(file.fileno(), *arguments) == 0


def put_link(part: Path) -> None:
    precious = part.parent.parent / "precious"
    precious.write_bytes(b"precious")
    part.unlink()
    part.symlink_to(precious)


def part_of(folder: Path) -> Path:
    return next(path for path in folder.iterdir() if path.suffix == ".part")
