"""The disk's side: full, read-only, taken out, put back."""

import asyncio
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.engine import outcomes, space
from bitsgui.engine.manager import Manager
from tests.engine.cases.harness import Case, Want, begin, check_error, engine, publish, run_case
from tests.servers.pattern import check_file
from tests.servers.script import LengthMode, RangeMode, Script
from tests.servers.scripted import ScriptedServer

SIZE = 3_000_017
STOP = 1_500_000
SHORT = " short. Free some space."
FULL = Want(
    JobState.TRANSIENT_ERROR,
    Hresult.ERROR_DISK_FULL,
    ErrorContext.LOCAL_FILE,
    says=SHORT,
    kept=(STOP, 1),
)
KEPT_FREE = "Free some space, or keep less free."


class Disk:
    """A memory file system of its own size."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def mount(self, size: int) -> None:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", self.folder], check=True
        )

    def change(self, options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", self.folder], check=True)

    def unmount(self) -> None:
        subprocess.run(["umount", "-l", self.folder], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of 16 MiB mounted where the downloads go."""
    folder = tmp_path / "out"
    folder.mkdir()
    made = Disk(folder)
    made.mount(16 * 1024 * 1024)
    yield made
    made.unmount()


@pytest.fixture(autouse=True)
def _look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes, "CONDITION_RECHECK_S", 0.1)


async def waits_for(manager: Manager, job_id: UUID, state: JobState) -> None:
    async with asyncio.timeout(10):
        await manager.wait([job_id], lambda view: view.state is state)


@pytest.mark.parametrize("reserve", [0, 1024 * 1024])
async def test_full_disk_waits_uncounted_and_goes_on_by_itself(
    server: ScriptedServer, tmp_path: Path, disk: Disk, reserve: int
) -> None:
    disk.change("size=2M")
    case = Case(f"full_at_start_{reserve}", Script(size=SIZE))
    urls = publish(case, server, how="x")
    async with engine(tmp_path / "profile", disk_reserve=reserve) as manager:
        job_id = await begin(case, manager, urls, disk.folder)
        await waits_for(manager, job_id, JobState.TRANSIENT_ERROR)
        view = await manager.job_view(job_id)
        says = "with 1048576 bytes kept free. Free some space." if reserve else SHORT
        check_error(replace(FULL, kept=None, says=says), view)
        assert view.error is not None
        assert view.error.short == SIZE + reserve - 2 * 1024 * 1024
        assert (view.error.reserve, view.error.free) == (reserve or None, 2 * 1024 * 1024)
        assert view.error_count == 0
        assert list(disk.folder.iterdir()) == []
        disk.change("size=16M")
        await waits_for(manager, job_id, JobState.ACKNOWLEDGED)
    assert [path.name for path in disk.folder.iterdir()] == ["file.bin"]
    check_file(disk.folder / "file.bin", 1, SIZE)


async def test_disk_that_fills_half_way_keeps_what_is_there_and_goes_on(
    server: ScriptedServer, tmp_path: Path, disk: Disk
) -> None:
    case = Case("full_half_way", Script(size=SIZE), stop_at=STOP)
    urls = publish(case, server, how="x")
    async with engine(tmp_path / "profile", disk_reserve=0, stall_timeout_s=30.0) as manager:
        job_id = await begin(case, manager, urls, disk.folder)
        async with asyncio.timeout(10):
            await manager.wait([job_id], lambda view: view.bytes_transferred >= STOP)
        disk.change("size=2M")
        server.release(f"/{case.id}/x/file.bin")
        await waits_for(manager, job_id, JobState.TRANSIENT_ERROR)
        view = await manager.job_view(job_id)
        check_error(FULL, view)
        assert view.error is not None
        assert view.error.short is not None
        assert 0 < view.error.short <= SIZE - STOP
        assert view.error_count == 0
        assert view.bytes_transferred >= STOP
        publish(case, server, how="x", second=True)
        disk.change("size=16M")
        await waits_for(manager, job_id, JobState.ACKNOWLEDGED)
    check_file(disk.folder / "file.bin", 1, SIZE)
    assert [path.name for path in disk.folder.iterdir()] == ["file.bin"]


@pytest.mark.parametrize("mode", ["honest", "ignore"])
async def test_while_the_disk_is_full_no_server_is_asked_for_the_rest_of_a_file(
    server: ScriptedServer, tmp_path: Path, disk: Disk, mode: RangeMode
) -> None:
    case = Case(f"full_asks_nobody_{mode}", Script(size=SIZE, range_mode=mode), stop_at=STOP)
    urls = publish(case, server, how="x")
    async with engine(tmp_path / "profile", disk_reserve=0, stall_timeout_s=30.0) as manager:
        job_id = await begin(case, manager, urls, disk.folder)
        async with asyncio.timeout(10):
            await manager.wait([job_id], lambda view: view.bytes_transferred >= STOP)
        disk.change("size=2M")
        server.release(f"/{case.id}/x/file.bin")
        await waits_for(manager, job_id, JobState.TRANSIENT_ERROR)
        publish(case, server, how="x", second=True)
        asked = len(server.log_of(f"/{case.id}/x/file.bin"))
        looked = (await manager.job_view(job_id)).attempt
        async with asyncio.timeout(10):
            await manager.wait([job_id], lambda view: view.attempt >= looked + 3)
        assert len(server.log_of(f"/{case.id}/x/file.bin")) == asked
        disk.change("size=16M")
        await waits_for(manager, job_id, JobState.ACKNOWLEDGED)
    check_file(disk.folder / "file.bin", 1, SIZE)


async def test_full_disk_is_fatal_in_the_api_preset(
    server: ScriptedServer, tmp_path: Path, disk: Disk
) -> None:
    disk.change("size=2M")
    case = Case(
        "full_api",
        Script(size=SIZE),
        Want(
            JobState.ERROR, Hresult.ERROR_DISK_FULL, ErrorContext.LOCAL_FILE, says=SHORT, errors=1
        ),
        preset="api",
    )
    await run_case(case, server, tmp_path)


async def test_reserve_is_left_free(server: ScriptedServer, tmp_path: Path, disk: Disk) -> None:
    want = replace(FULL, kept=None, says=KEPT_FREE)
    reserve = {"disk_reserve": 14 * 1024 * 1024}
    await run_case(Case("reserve", Script(size=SIZE), want, settings=reserve), server, tmp_path)


@pytest.mark.parametrize("length", ["honest", "chunked"], ids=["segments", "one piece"])
async def test_the_reserve_is_left_free_by_a_disk_that_fills_meanwhile(
    server: ScriptedServer,
    tmp_path: Path,
    disk: Disk,
    monkeypatch: pytest.MonkeyPatch,
    length: LengthMode,
) -> None:
    monkeypatch.setattr(space, "EVERY", 64 * 1024)
    reserve = 12 * 1024 * 1024
    case = Case(f"reserve_{length}", Script(size=SIZE, length=length), stop_at=STOP)
    urls = publish(case, server, how="x")
    settings = {"disk_reserve": reserve, "stall_timeout_s": 30.0}
    async with engine(tmp_path / "profile", **settings) as manager:
        job_id = await begin(case, manager, urls, disk.folder)
        async with asyncio.timeout(10):
            await manager.wait([job_id], lambda view: view.bytes_transferred >= STOP)
        disk.change("size=14M")
        server.release(f"/{case.id}/x/file.bin")
        await waits_for(manager, job_id, JobState.TRANSIENT_ERROR)
        view = await manager.job_view(job_id)
        check_error(replace(FULL, says=KEPT_FREE), view)
        assert view.error is not None
        assert view.error.reserve == reserve
        assert SIZE - view.bytes_transferred <= (view.error.free or 0) < reserve
        assert STOP <= view.bytes_transferred < SIZE
        publish(case, server, how="x", second=True)
        disk.change("size=16M")
        await waits_for(manager, job_id, JobState.ACKNOWLEDGED)
    check_file(disk.folder / "file.bin", 1, SIZE)


async def test_read_only_disk_is_an_error_that_keeps_the_bytes(
    server: ScriptedServer, tmp_path: Path, disk: Disk
) -> None:
    want = Want(
        JobState.ERROR,
        Hresult.ERROR_WRITE_PROTECT,
        ErrorContext.LOCAL_FILE,
        kept=(STOP, 1),
        requests=0,
    )
    case = Case(
        "read_only",
        Script(size=SIZE),
        want,
        stop_at=STOP,
        settings={"disk_reserve": 0},
        meanwhile=lambda _: disk.change("ro"),
    )
    await run_case(case, server, tmp_path)


@pytest.mark.parametrize("kind", ["folder", "disk"])
async def test_vanished_destination_waits_and_loses_nothing(
    server: ScriptedServer, tmp_path: Path, kind: str
) -> None:
    folder, away = tmp_path / "media" / "out", tmp_path / "away"
    folder.mkdir(parents=True)
    gone = folder if kind == "folder" else folder.parent
    case = Case(f"vanished_{kind}", Script(size=SIZE), stop_at=STOP)
    urls = publish(case, server, how="x")
    async with engine(tmp_path / "profile", stall_timeout_s=30.0) as manager:
        job_id = await begin(case, manager, urls, folder)
        async with asyncio.timeout(10):
            await manager.wait([job_id], lambda view: view.bytes_transferred >= STOP)
        job = await manager.get_job(job_id)
        await job.suspend()
        gone.rename(away)
        publish(case, server, how="x", second=True)
        asked = len(server.log_of(f"/{case.id}/x/file.bin"))
        await job.resume()
        await waits_for(manager, job_id, JobState.TRANSIENT_ERROR)
        view = await manager.job_view(job_id)
        check_error(Want(code=Hresult.ERROR_PATH_NOT_FOUND, context=ErrorContext.LOCAL_FILE), view)
        assert view.error_count == 0
        assert view.bytes_transferred == STOP
        away.rename(gone)
        await waits_for(manager, job_id, JobState.ACKNOWLEDGED)
    check_file(folder / "file.bin", 1, SIZE)
    log = server.log_of(f"/{case.id}/x/file.bin")[asked:]
    assert [r.headers["range"] for r in log] == [f"bytes={STOP}-{SIZE - 1}"]
