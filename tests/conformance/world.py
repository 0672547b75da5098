"""A real engine on a real store and a real server, and jobs brought into any state."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bitsgui.bits.errors import BitsError, code_name
from bitsgui.bits.types import JobState, Principal, Priority
from bitsgui.bits.views import JobView
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine.file import EngineFile
from bitsgui.engine.job import EngineJob
from bitsgui.engine.manager import Manager, open_manager
from bitsgui.engine.transport import Transport
from bitsgui.storage import JobStore
from tests.servers.script import Fault, Script, Status
from tests.servers.scripted import ScriptedServer

OWNER = Principal("owner")
STRANGER = Principal("stranger")
ADMINISTRATOR = Principal("administrator", is_administrator=True)

BIG = 2_000_000
"""Larger than what is written in one go: such a file is seen TRANSFERRING."""
STALL_AT = 300_000

STALL_BEFORE_HEAD = Script(fault=(Fault("stall", phase="before_head"),))
STALL_IN_BODY = Script(size=BIG, fault=(Fault("stall", at=STALL_AT, of="entity", when=0),))
NOT_FOUND = Script(status=Status(404))
UNAVAILABLE = Script(status=Status(503))

NOTHING: Any = None
"""None where no caller of ours could pass it."""

_numbers = itertools.count(1)


def wrong(*values: Any) -> tuple[Any, ...]:
    """Return values of types no caller of ours could pass."""
    return values


class Recording:
    """A callback that remembers what it was told; ``answers`` are used up one by one."""

    def __init__(self, *answers: int) -> None:
        self.calls: list[tuple[str, Any]] = []
        self.answers = list(answers)

    def named(self, *names: str) -> list[str]:
        """Return the names of the calls so far, only ``names`` if there are any."""
        return [name for name, _ in self.calls if not names or name in names]

    def note(self, name: str, what: object = None) -> int:
        """Remember a call and return the next answer."""
        self.calls.append((name, what))
        return self.answers.pop(0) if self.answers else 0

    async def job_transferred(self, job: Any) -> int:
        return self.note("transferred", job)

    async def job_error(self, job: Any, error: Any) -> int:
        return self.note("error", error.code)

    async def job_modification(self, job: Any) -> int:
        return self.note("modification", job)

    async def file_transferred(self, job: Any, file: Any) -> int:
        return self.note("file", file.id)

    async def file_ranges_transferred(self, job: Any, file: Any, ranges: Any) -> int:
        return self.note("ranges", (file.id, list(ranges)))


class World:
    """A profile with its engine, made fresh; addresses are used by nobody else."""

    def __init__(self, server: ScriptedServer, folder: Path) -> None:
        self.server = server
        self.folder = folder / "out"
        self.profile = folder / "profile"
        self.manager: Manager
        self.store: JobStore

    @classmethod
    @asynccontextmanager
    async def open(
        cls, server: ScriptedServer, folder: Path, preset: str = "api", **settings: Any
    ) -> AsyncIterator["World"]:
        """Open a profile whose settings are those of the preset but for ``settings``."""
        world = cls(server, folder)
        world.folder.mkdir(exist_ok=True)
        await world.start(preset, **settings)
        try:
            yield world
        finally:
            await world.stop()

    async def start(
        self,
        preset: str = "api",
        *,
        autostart: bool = True,
        transport: Transport | None = None,
        **settings: Any,
    ) -> None:
        """Open the store and the engine."""
        self.store = await JobStore.open(self.profile)
        if settings:
            await self.store.save_settings({"preset": preset, **settings})
        self.manager = await open_manager(
            self.store,
            principal=OWNER,
            platform=OriginMarker(),
            preset=preset,
            autostart=autostart,
            transport=transport,
            profile=self.profile,
        )
        self.manager._core.hub._interval_s = 0.005

    async def stop(self) -> None:
        """Close both."""
        await self.manager.close()
        await self.store.close()

    async def restart(self, *, autostart: bool = True, transport: Transport | None = None) -> None:
        """Close and open the profile; ``transport`` is another one than the usual."""
        await self.stop()
        await self.start(autostart=autostart, transport=transport)

    def learn(self, **facts: Any) -> None:
        """Let the engine know that these facts of network and power are others."""
        self.manager.take_facts(replace(self.manager._core.facts, **facts))

    # -- jobs ------------------------------------------------------------------------------------

    def serve(self, script: Script | None = None, name: str = "file.bin") -> str:
        """Return the address of a new file on the server."""
        return self.server.script(f"/{next(_numbers)}/{name}", script or Script())

    def place(self, name: str = "") -> str:
        """Return a final path nobody else uses."""
        return str(self.folder / (name or f"file{next(_numbers)}.bin"))

    async def new_job(self, *scripts: Script, name: str = "job", **kwargs: Any) -> EngineJob:
        """Make a job with one file for each script."""
        job = await self.manager.create_job(name)
        if "priority" in kwargs:
            await job.set_priority(kwargs["priority"])
        for script in scripts:
            await job.add_file(self.serve(script), self.place())
        return job

    async def until(self, job: EngineJob, condition: Callable[[JobView], bool]) -> None:
        """Wait for a job's view."""
        await self.manager.wait([job.id], condition)

    async def reach(self, job: EngineJob, *states: JobState) -> None:
        """Wait for one of some states."""
        await self.until(job, lambda view: view.state in states)

    async def eventually(self, condition: Callable[[], bool]) -> None:
        """Wait for something no view of a job tells of."""
        async with asyncio.timeout(5):
            while not condition():  # noqa: ASYNC110 - a callback sets no event
                await asyncio.sleep(0.005)

    async def run(self, job: EngineJob, *states: JobState) -> EngineJob:
        """Resume a job and wait for a state (TRANSFERRED if none is given)."""
        await job.resume()
        await self.reach(job, *(states or (JobState.TRANSFERRED,)))
        return job

    async def stalled(self, **kwargs: Any) -> EngineJob:
        """Return a job in TRANSFERRING that has its first bytes and gets no more."""
        job = await self.new_job(STALL_IN_BODY, **kwargs)
        await job.resume()
        await self.until(job, lambda view: view.bytes_transferred == STALL_AT)
        return job

    async def transferred(self, count: int = 1) -> EngineJob:
        """Return a job in TRANSFERRED."""
        return await self.run(await self.new_job(*[Script()] * count))

    async def failed(self) -> EngineJob:
        """Return a job in ERROR."""
        return await self.run(await self.new_job(NOT_FOUND), JobState.ERROR)

    async def job_in(self, state: JobState) -> EngineJob:
        """Return a job of one file in any state."""
        return await getattr(self, f"_{state.name.lower()}")()

    async def _suspended(self) -> EngineJob:
        return await self.new_job(Script())

    async def _queued(self) -> EngineJob:
        blocker = await self.new_job(STALL_BEFORE_HEAD, priority=Priority.HIGH)
        await self.run(blocker, JobState.CONNECTING)
        return await self.run(await self.new_job(Script()), JobState.QUEUED)

    async def _connecting(self) -> EngineJob:
        return await self.run(await self.new_job(STALL_BEFORE_HEAD), JobState.CONNECTING)

    async def _transferring(self) -> EngineJob:
        return await self.stalled()

    async def _transient_error(self) -> EngineJob:
        return await self.run(await self.new_job(UNAVAILABLE), JobState.TRANSIENT_ERROR)

    async def _error(self) -> EngineJob:
        return await self.failed()

    async def _transferred(self) -> EngineJob:
        return await self.transferred()

    async def _acknowledged(self) -> EngineJob:
        job = await self.transferred()
        await job.complete()
        return job

    async def _cancelled(self) -> EngineJob:
        job = await self.new_job(Script())
        await job.cancel()
        return job

    def tell_callbacks_again_after(self, seconds: float) -> None:
        """Shorten the pause before a callback that failed is called again."""
        self.manager._core.notifier._again_s = seconds


@contextmanager
def refused(code: int) -> Iterator[None]:
    """Assert that a call is refused with a code."""
    try:
        yield
    except BitsError as error:
        found = error
    else:
        raise AssertionError(f"not refused with {code_name(code)}")
    assert found.hresult == code, f"{found.name} instead of {code_name(code)}"


async def changes_nothing(job: EngineJob, code: int, call: Callable[[], Awaitable[object]]) -> None:
    """Assert that a call is refused with a code and that no getter answers differently."""
    before = getters(job)
    with refused(code):
        await call()
    after = getters(job)
    assert after == before, {k: (before[k], after[k]) for k in after if after[k] != before[k]}


async def modifies(job: EngineJob, call: Callable[[], Awaitable[object]]) -> None:
    """Assert that a call sets the modification time."""
    before = job.times.modified
    await call()
    assert job.times.modified > before


def getters(job: EngineJob) -> dict[str, object]:
    """Return what every getter of a job and of its files answers."""
    names = [
        "id",
        "type",
        "state",
        "progress",
        "times",
        "owner",
        "display_name",
        "description",
        "priority",
        "notify_flags",
        "notify_interface",
        "minimum_retry_delay",
        "no_progress_timeout",
        "maximum_download_time",
        "error_count",
        "proxy_settings",
        "notify_command_line",
        "file_acl_flags",
        "peer_caching_flags",
        "owner_elevation_state",
        "owner_integrity_level",
        "security_flags",
        "http_method",
    ]
    values = {name: getattr(job, name) for name in names}
    for number in (1, 2, 3, 4, 5, 7, 9):
        values[f"property {number}"] = job.get_property(number)
    values["error"] = error_of(job)
    values["files"] = [_file_getters(file) for file in job.enum_files()]
    return values


def error_of(job: EngineJob) -> Any:
    """Return code and context of a job's error, or the code of the refusal."""
    try:
        error = job.get_error()
    except BitsError as refusal:
        return refusal.hresult
    return error.code, error.context


def _file_getters(file: EngineFile) -> tuple[object, ...]:
    return (
        file.id,
        file.remote_name,
        file.local_name,
        file.temporary_name,
        file.progress,
        file.ranges,
        file.is_downloaded_from_peer,
        file.peer_download_stats,
        file.get_property(1),
    )
