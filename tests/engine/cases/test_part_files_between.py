"""Hands laid on a part file between two runs, and on the whole one before it is named."""

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.types import JobState
from bitsgui.engine import birth, checksums
from tests.engine.cases.harness import Case, Want, begin, engine, publish, run_case
from tests.engine.cases.meddling import (
    OVERLAP,
    SIZE,
    STOP,
    WHOLE,
    Announce,
    half_way,
    part_of,
    punch,
    put_back,
    put_in_place,
    put_link,
    resize,
)
from tests.servers.pattern import check_file, digest, pattern
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer


@pytest.fixture
def said(expect_log: Announce) -> None:
    """The log tells of it, for whoever wonders why the download went back."""
    expect_log(r"bitsgui\.engine\.(part_file|transfer|wrong_bytes|recorder) WARNING: .*file\.bin")


def replace_same_size(folder: Path) -> None:
    put_back(part_of(folder), pattern(7, 0, STOP))


def replace_by_copy(folder: Path) -> None:
    part = part_of(folder)
    put_back(part, part.read_bytes())


def replace_by_older_copy(folder: Path) -> None:
    part = part_of(folder)
    put_back(part, part.read_bytes()[: STOP // 2] + bytes(STOP // 2))


def punch_part(folder: Path) -> None:
    punch(part_of(folder), 400_000, 200_000)


def cut_and_grow(folder: Path) -> None:
    resize(part_of(folder), 500_000)
    resize(part_of(folder), STOP)


async def test_a_hole_in_a_suspended_download_is_filled(
    server: ScriptedServer, tmp_path: Path
) -> None:
    case = Case("hole_between", WHOLE, Want(requests=2), stop_at=STOP, meanwhile=punch_part)
    outcome = await run_case(case, server, tmp_path)
    assert sum(request.body_bytes_sent for request in outcome.requests) < SIZE - STOP + 600_000


async def test_what_was_cut_and_grown_again_is_not_taken_for_content(
    server: ScriptedServer, tmp_path: Path
) -> None:
    await run_case(Case("regrown", WHOLE, stop_at=STOP, meanwhile=cut_and_grow), server, tmp_path)


@pytest.mark.parametrize(
    "script", [WHOLE, replace(WHOLE, etag="none", last_modified="none")], ids=["strong", "bare"]
)
async def test_a_copy_in_its_place_goes_on_after_its_end_is_compared(
    server: ScriptedServer, tmp_path: Path, script: Script
) -> None:
    """So does a file on a disk that numbers its files anew each time it is put in."""
    end = STOP - 4096
    case = Case(
        f"copy_{script.etag}",
        script,
        Want(ranges=[f"bytes={end - OVERLAP}-{SIZE - 1}"], if_ranges=[None]),
        stop_at=STOP,
        meanwhile=replace_by_copy,
    )
    await run_case(case, server, tmp_path)


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("meanwhile", [replace_same_size, replace_by_older_copy])
async def test_another_file_in_place_of_a_suspended_one_is_proven_wrong_and_stays(
    server: ScriptedServer, tmp_path: Path, meanwhile: Callable[[Path], None]
) -> None:
    case = Case(meanwhile.__name__, WHOLE, stop_at=STOP)
    async with half_way(case, server, tmp_path) as running:
        job = await running.manager.get_job(running.job_id)
        await job.suspend()
        part = running.part
        meanwhile(running.folder)
        content = part.read_bytes()
        running.go_on()
        await job.resume()
        await running.is_whole(part.name)
        assert part.read_bytes() == content


@pytest.mark.usefixtures("said")
async def test_doubt_of_a_part_file_outlives_the_run(
    server: ScriptedServer, tmp_path: Path
) -> None:
    """A run that was ended before it compared anything leaves the next one to do so."""
    case = Case("doubt", WHOLE, stop_at=STOP)
    async with half_way(case, server, tmp_path) as running:
        job = await running.manager.get_job(running.job_id)
        await job.suspend()
        replace_same_size(running.folder)
        stranger = running.part.name
        server.script(running.path, replace(WHOLE, fault=(Fault("stall", phase="before_head"),)))
        await job.resume()
        await running.reaches(JobState.CONNECTING)
        await job.suspend()
        running.go_on()
        await job.resume()
        await running.is_whole(stranger)


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("size", [60_000, SIZE])
async def test_a_file_replaced_before_its_checksum_is_not_taken_for_the_download(
    server: ScriptedServer, tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = checksums.hash_file, [1]

    async def replaced_first(path: Path, *args: Any, **kwargs: Any) -> Any:
        if left:
            left.pop()
            await asyncio.to_thread(put_in_place, path, b"x" * size)
        return await real(path, *args, **kwargs)

    monkeypatch.setattr(checksums, "hash_file", replaced_first)
    script = Script(size=size)
    case = Case(f"hashed_{size}", script, checksum=f"sha-256={digest(1, size)}")
    urls = publish(case, server, how="x")
    folder = tmp_path / "out"
    folder.mkdir()
    async with engine(tmp_path / "profile") as manager:
        job_id = await begin(case, manager, urls, folder)
        async with asyncio.timeout(10):
            await manager.wait([job_id], lambda view: view.state is JobState.ACKNOWLEDGED)
    check_file(folder / "file.bin", 1, size)
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("size", [60_000, SIZE])
@pytest.mark.parametrize("kind", ["bytes", "link"])
async def test_another_file_in_place_of_a_whole_one_gets_no_final_name(
    server: ScriptedServer, tmp_path: Path, size: int, kind: str, request: pytest.FixtureRequest
) -> None:
    case = Case(f"complete_{kind}_{size}", Script(size=size), options={"auto_complete": False})
    folder = tmp_path / "out"
    folder.mkdir()
    async with engine(tmp_path / "profile") as manager:
        job_id = await begin(case, manager, publish(case, server, how="x"), folder)
        async with asyncio.timeout(10):
            await manager.wait([job_id], lambda view: view.state is JobState.TRANSFERRED)
        job = await manager.get_job(job_id)
        if kind == "bytes":
            request.getfixturevalue("said")
            put_in_place(part_of(folder), b"x" * size)
        else:
            put_link(part_of(folder))
        with pytest.raises(BitsError) as refused:
            await job.complete()
        assert refused.value.hresult == Hresult.BG_E_LOCAL_FILE_CHANGED
        assert [path.suffix for path in folder.iterdir()] == [".part"]
        await job.resume()
        async with asyncio.timeout(10):
            await manager.wait([job_id], lambda view: view.state is JobState.TRANSFERRED)
        await job.complete()
    check_file(folder / "file.bin", 1, size)


async def test_a_whole_file_on_a_disk_that_numbers_its_files_anew_is_completed(
    server: ScriptedServer, tmp_path: Path
) -> None:
    case = Case("fat", WHOLE, options={"auto_complete": False})
    folder = tmp_path / "out"
    folder.mkdir()
    async with engine(tmp_path / "profile") as manager:
        job_id = await begin(case, manager, publish(case, server, how="x"), folder)
        async with asyncio.timeout(10):
            await manager.wait([job_id], lambda view: view.state is JobState.TRANSFERRED)
        part = part_of(folder)
        shutil.copy2(part, folder / "copy")
        (folder / "copy").replace(part)
        job = await manager.get_job(job_id)
        await job.complete()
    assert [path.name for path in folder.iterdir()] == ["file.bin"]
    check_file(folder / "file.bin", 1, SIZE)


@pytest.mark.usefixtures("said_of_stranger")
async def test_starting_over_deletes_no_file_of_somebody_else(
    server: ScriptedServer, tmp_path: Path
) -> None:
    case = Case("start_over", WHOLE, stop_at=STOP)
    async with half_way(case, server, tmp_path) as running:
        job = await running.manager.get_job(running.job_id)
        await job.suspend()
        part = running.part
        put_in_place(part, b"mine")
        (file,) = await running.manager.file_views(running.job_id)
        await job.restart_file(file.id)
        running.go_on()
        await job.resume()
        await running.is_whole(part.name)
        assert part.read_bytes() == b"mine"


@pytest.fixture
def said_of_stranger(expect_log: Announce) -> None:
    expect_log("another file has its name and stays")


@pytest.mark.parametrize("kind", ["new_version", "local_copy"])
async def test_a_file_that_may_be_another_stays_whyever_the_download_begins_anew(
    server: ScriptedServer, tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    if kind == "new_version":
        request.getfixturevalue("said")
    case = Case(f"stays_{kind}", WHOLE, then=replace(WHOLE, etag='"new"'), stop_at=STOP)
    async with half_way(case, server, tmp_path) as running:
        job = await running.manager.get_job(running.job_id)
        await job.suspend()
        part = running.part
        replace_same_size(running.folder)
        (file,) = await running.manager.file_views(running.job_id)
        if kind == "local_copy":
            source = tmp_path / "source"
            source.write_bytes(pattern(1, 0, SIZE))
            await job.replace_remote_prefix(file.remote_name, source.as_uri())
        running.go_on()
        await job.resume()
        await running.is_whole(part.name)
        assert part.read_bytes() == pattern(7, 0, STOP)


def overwrite(part: Path, start: int, length: int) -> None:
    with part.open("r+b") as file:
        file.seek(start)
        file.write(b"x" * length)


@pytest.mark.usefixtures("said")
async def test_a_suspended_download_written_over_is_fetched_anew_beside_it(
    server: ScriptedServer, tmp_path: Path
) -> None:
    async with half_way(Case("over", WHOLE, stop_at=STOP), server, tmp_path) as running:
        job = await running.manager.get_job(running.job_id)
        await job.suspend()
        part = running.part
        overwrite(part, 0, 1000)
        content = part.read_bytes()
        running.go_on()
        await job.resume()
        await running.is_whole(part.name)
        assert part.read_bytes() == content


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("is_known", [True, False], ids=["born_later", "of_unknown_birth"])
async def test_another_file_under_its_name_and_number_is_no_content_after_a_crash(
    server: ScriptedServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_known: bool,
) -> None:
    if not is_known:
        monkeypatch.setattr(birth, "of", lambda _: 0)
    case = Case(f"same_number_{is_known}", WHOLE, stop_at=STOP)
    async with half_way(case, server, tmp_path) as running:
        job = await running.manager.get_job(running.job_id)
        await job.suspend()
        live = running.manager._core.jobs[running.job_id]
        live.files[0].sealed = None  # as a crash leaves it
        part = running.part
        if is_known:
            part.unlink()
        overwritten = pattern(7, 0, STOP)
        part.write_bytes(overwritten)
        running.go_on()
        await job.resume()
        await running.is_whole(part.name)
        assert part.read_bytes() == overwritten
