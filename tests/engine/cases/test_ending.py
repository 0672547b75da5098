"""Complete and Cancel: cut off by a crash, held up by a folder, and careful with others' files."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from bitsgui.bits.errors import BitsError, Hresult, StoreError, TransferError
from bitsgui.bits.records import Conflict
from bitsgui.bits.types import ErrorContext, JobState, PropertyId
from bitsgui.engine import disk
from bitsgui.engine.job import EngineJob
from bitsgui.engine.manager import Manager
from bitsgui.storage import JobStore
from tests.engine.cases.harness import Want, check_error
from tests.engine.cases.rig import Rig
from tests.servers.pattern import pattern
from tests.servers.script import Script, Status
from tests.servers.scripted import ScriptedServer

SIZE = 9_000
NEW = pattern(1, 0, SIZE)
OLD = b"older"
NUMBERED = "f (1).bin"


@pytest.fixture
def url(server: ScriptedServer) -> str:
    return server.script("/ending/f.bin", Script(size=SIZE, seed=1))


@asynccontextmanager
async def transferred(
    rig: Rig, url: str, how: Conflict, *more: str
) -> AsyncIterator[tuple[Manager, EngineJob]]:
    """Run a job up to where Complete is to be called."""
    async with rig.engine() as manager:
        links = dict.fromkeys([url, *more])
        job = await rig.add(manager, links, on_conflict=how, auto_complete=False)
        await job.resume()
        await until(manager, job, JobState.TRANSFERRED)
        yield manager, job


async def until(manager: Manager, job: EngineJob, state: JobState) -> None:
    async with asyncio.timeout(10):
        await manager.wait([job.id], lambda view: view.state is state)


async def crash(job: EngineJob, monkeypatch: pytest.MonkeyPatch) -> None:
    """Complete a job up to the row in the history, which is never written."""

    async def cut(*_: object) -> NoReturn:
        raise StoreError("cut off")

    with monkeypatch.context() as patch:
        patch.setattr(JobStore, "finish", cut)
        with pytest.raises(StoreError):
            await job.complete()


async def after_restart(rig: Rig, *, cancelling: bool = False) -> int:
    """Open the profile anew and end its only job."""
    async with rig.engine() as manager:
        (view,) = await manager.views()
        job = await manager.get_job(view.id)
        assert job.state is JobState.TRANSFERRED
        return await (job.cancel() if cancelling else job.complete())


def content(rig: Rig) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in rig.folder.iterdir() if path.is_file()}


# -- cut off between the rename and the history ----------------------------------------------------


@pytest.mark.parametrize("how", list(Conflict))
async def test_files_renamed_before_a_crash_are_found_under_their_names(
    rig: Rig, url: str, how: Conflict, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with transferred(rig, url, how) as (_, job):
        await crash(job, monkeypatch)
        assert content(rig) == {"f.bin": NEW}
    assert await after_restart(rig) == Hresult.S_OK
    assert content(rig) == {"f.bin": NEW}


@pytest.mark.parametrize(
    ("how", "files"),
    [
        (Conflict.RENAME, {"f.bin": OLD, NUMBERED: NEW}),
        (Conflict.OVERWRITE, {"f.bin": NEW}),
        (Conflict.SKIP, {"f.bin": OLD}),
    ],
)
async def test_a_name_taken_before_the_rename_is_settled_as_before_the_crash(
    rig: Rig, url: str, how: Conflict, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with transferred(rig, url, how) as (_, job):
        (rig.folder / "f.bin").write_bytes(OLD)
        await crash(job, monkeypatch)
        assert content(rig) == files
    assert await after_restart(rig) == Hresult.S_OK
    assert content(rig) == files


async def test_a_name_taken_in_the_last_moment_is_found_after_a_crash(
    rig: Rig, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = disk.rename_new

    def first_taken(source: Path, target: Path) -> None:
        if target.name == "f.bin":
            target.write_bytes(OLD)
        rename(source, target)

    async with transferred(rig, url, Conflict.RENAME) as (_, job):
        with monkeypatch.context() as patch:
            patch.setattr(disk, "rename_new", first_taken)
            await crash(job, monkeypatch)
    assert await after_restart(rig) == Hresult.S_OK
    assert content(rig) == {"f.bin": OLD, NUMBERED: NEW}


async def test_a_disk_with_another_number_after_the_restart_is_the_same(
    rig: Rig, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = disk.identity

    def renumbered(path: Path) -> disk.Identity | None:
        found = real(path)
        return found and (found[0] + 1, *found[1:])

    async with transferred(rig, url, Conflict.RENAME) as (_, job):
        await crash(job, monkeypatch)
    monkeypatch.setattr(disk, "identity", renumbered)
    assert await after_restart(rig) == Hresult.S_OK
    assert content(rig) == {"f.bin": NEW}


def number_anew(path: Path) -> None:
    """Put a file of the same bytes and time in the place of another."""
    Path(shutil.copy2(path, path.with_name("copy"))).replace(path)


async def test_a_file_numbered_anew_before_complete_is_found_after_a_crash(
    rig: Rig, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which file is meant is stored before the rename: what was stored before tells another."""
    rename, image = disk.rename_new, rig.profile.with_name("image")

    def cut_off_behind(source: Path, target: Path) -> None:
        rename(source, target)
        shutil.copytree(rig.profile, image)

    async with transferred(rig, url, Conflict.RENAME) as (_, job):
        (part,) = rig.folder.iterdir()
        number_anew(part)
        monkeypatch.setattr(disk, "rename_new", cut_off_behind)
        await job.complete()
    rig.profile = image
    assert await after_restart(rig) == Hresult.S_OK
    assert content(rig) == {"f.bin": NEW}


async def test_a_file_left_with_two_names_keeps_the_final_one(
    rig: Rig, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a link and a removal stand in for the rename, a crash can come between them."""
    async with transferred(rig, url, Conflict.RENAME) as (_, job):
        (part,) = rig.folder.iterdir()
        await crash(job, monkeypatch)
        os.link(rig.folder / "f.bin", part)
    assert await after_restart(rig) == Hresult.S_OK
    assert content(rig) == {"f.bin": NEW}


async def test_a_file_written_under_its_final_name_stays_after_a_crash(
    rig: Rig, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with rig.engine(auto_complete=False) as manager:
        job = await manager.create_job("direct")
        await job.set_property(PropertyId.HIGH_PERFORMANCE, True)
        await job.add_file(url, f"{rig.folder}/")
        await job.resume()
        await until(manager, job, JobState.TRANSFERRED)
        await crash(job, monkeypatch)
    assert await after_restart(rig) == Hresult.S_OK
    assert content(rig) == {"f.bin": NEW}


async def test_a_partial_complete_cut_off_by_a_crash_is_finished_by_the_next(
    server: ScriptedServer, rig: Rig, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = server.script("/ending/missing.bin", Script(status=Status(404)))
    async with rig.engine() as manager:
        job = await rig.add(manager, {url: None, missing: None}, auto_complete=False)
        await job.resume()
        await until(manager, job, JobState.ERROR)
        await crash(job, monkeypatch)
        assert content(rig) == {"f.bin": NEW}
    async with rig.engine() as manager:
        job = await manager.get_job(job.id)
        assert await job.complete() == Hresult.BG_S_PARTIAL_COMPLETE
    assert content(rig) == {"f.bin": NEW}


async def test_cancel_after_a_crash_deletes_what_complete_had_renamed(
    rig: Rig, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with transferred(rig, url, Conflict.RENAME) as (_, job):
        await crash(job, monkeypatch)
    assert await after_restart(rig, cancelling=True) == Hresult.S_OK
    assert content(rig) == {}


async def test_another_job_does_not_overwrite_what_a_crash_kept_from_the_record(
    server: ScriptedServer, rig: Rig, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = server.script("/ending/other/f.bin", Script(size=SIZE, seed=2))
    async with transferred(rig, url, Conflict.OVERWRITE) as (_, job):
        await crash(job, monkeypatch)
    async with rig.engine() as manager:
        later = await rig.add(manager, {other: None}, on_conflict=Conflict.OVERWRITE)
        await later.resume()
        async with asyncio.timeout(10):
            await manager.wait([later.id], lambda _: False)
        await (await manager.get_job(job.id)).complete()
    assert content(rig) == {"f.bin": NEW, NUMBERED: pattern(2, 0, SIZE)}


# -- what is not ours ------------------------------------------------------------------------------


async def complete_half(manager: Manager, job: EngineJob, rig: Rig) -> Path:
    """Complete a job of two files of which one cannot be; returns the other."""
    (rig.folder / "b.bin").write_bytes(OLD)
    with pytest.raises(BitsError) as refused:
        await job.complete()
    assert refused.value.hresult == Hresult.ERROR_ALREADY_EXISTS
    assert job.state is JobState.TRANSFERRED
    (done,) = [file for file in await manager.file_views(job.id) if file.completed]
    return Path(done.local_name)


@pytest.mark.parametrize("is_ours", [True, False], ids=["ours", "replaced"])
async def test_cancel_deletes_a_finished_file_only_if_it_is_still_ours(
    server: ScriptedServer, rig: Rig, url: str, is_ours: bool
) -> None:
    second = server.script("/ending/b.bin", Script(size=SIZE, seed=2))
    async with transferred(rig, url, Conflict.ASK, second) as (manager, job):
        done = await complete_half(manager, job, rig)
        if not is_ours:
            own = rig.folder / "own"
            own.write_bytes(bytes(SIZE))  # of the same size, under the same name
            own.replace(done)
        assert await job.cancel() == Hresult.S_OK
    assert content(rig) == {"b.bin": OLD} | ({} if is_ours else {"f.bin": bytes(SIZE)})


async def test_a_part_file_gone_from_a_folder_that_is_there_is_fetched_again(
    rig: Rig, url: str
) -> None:
    async with transferred(rig, url, Conflict.RENAME) as (manager, job):
        (part,) = rig.folder.iterdir()
        part.unlink()
        with pytest.raises(BitsError) as refused:
            await job.complete()
        assert refused.value.hresult == Hresult.ERROR_FILE_NOT_FOUND
        await job.resume()
        await until(manager, job, JobState.TRANSFERRED)
        await job.complete()
    assert content(rig) == {"f.bin": NEW}


async def test_a_folder_that_is_away_costs_nothing(rig: Rig, url: str) -> None:
    away = rig.folder.with_name("away")
    async with transferred(rig, url, Conflict.RENAME) as (_, job):
        rig.folder.rename(away)
        with pytest.raises(BitsError) as refused:
            await job.complete()
        assert refused.value.hresult == Hresult.ERROR_PATH_NOT_FOUND
        away.rename(rig.folder)
        assert await job.complete() == Hresult.S_OK
    assert content(rig) == {"f.bin": NEW}


# -- a folder of the wanted name -------------------------------------------------------------------

ASKS = [Conflict.OVERWRITE, Conflict.SKIP, Conflict.ASK]
IS_FOLDER = Hresult.ERROR_DIRECTORY_NOT_SUPPORTED


@pytest.mark.parametrize("when", ["before", "meanwhile"])
async def test_a_folder_of_the_name_is_a_taken_name_where_files_are_numbered(
    rig: Rig, url: str, when: str
) -> None:
    if when == "before":
        (rig.folder / "f.bin").mkdir()
    async with transferred(rig, url, Conflict.RENAME) as (_, job):
        (rig.folder / "f.bin").mkdir(exist_ok=True)
        await job.complete()
    assert content(rig) == {NUMBERED: NEW}


@pytest.mark.parametrize("how", ASKS)
@pytest.mark.parametrize("is_moved", [True, False], ids=["moved", "left"])
async def test_elsewhere_it_is_an_error_of_its_own_until_it_is_moved_or_a_number_agreed_to(
    rig: Rig, url: str, how: Conflict, is_moved: bool
) -> None:
    (rig.folder / "f.bin").mkdir()
    async with rig.engine() as manager:
        job = await rig.add(manager, {url: None}, on_conflict=how)
        await job.resume()
        view = (await rig.settle(manager, job.id)).view
        check_error(Want(code=IS_FOLDER, context=ErrorContext.LOCAL_FILE, says="folder"), view)
        if is_moved:
            (rig.folder / "f.bin").rmdir()
        else:
            await job.accept_file((await manager.file_views(job.id))[0].id)
        await job.resume()
        async with asyncio.timeout(10):
            await manager.wait([job.id], lambda _: False)
    assert content(rig) == {"f.bin" if is_moved else NUMBERED: NEW}


@pytest.mark.parametrize("how", ASKS)
async def test_a_folder_made_meanwhile_keeps_the_bytes_until_it_is_moved(
    rig: Rig, url: str, how: Conflict
) -> None:
    async with transferred(rig, url, how) as (_, job):
        (rig.folder / "f.bin").mkdir()
        with pytest.raises(BitsError) as refused:
            await job.complete()
        assert refused.value.hresult == IS_FOLDER
        assert job.state is JobState.TRANSFERRED
        assert list(content(rig).values()) == [NEW]
        (rig.folder / "f.bin").rmdir()
        assert await job.complete() == Hresult.S_OK
    assert content(rig) == {"f.bin": NEW}


def test_the_systems_own_error_for_a_folder_has_the_same_code(tmp_path: Path) -> None:
    file, folder = tmp_path / "file", tmp_path / "folder"
    file.touch()
    folder.mkdir()
    with pytest.raises(IsADirectoryError) as raised:
        file.replace(folder)
    error = disk.local_error(raised.value, folder)
    assert isinstance(error, TransferError)
    assert error.code == IS_FOLDER
