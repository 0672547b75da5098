"""Checking and repairing the files of a job that is whole and has not ended yet."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from bitsgui.bits.errors import InvalidStateError, NotFoundError
from bitsgui.bits.file_checks import CheckProgress, FileCheck, Verdict
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.records import Happening
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes, ChecksumState
from bitsgui.bits.words import say
from bitsgui.engine import check_notes, repairing, tasks
from bitsgui.engine.job import EngineJob
from bitsgui.engine.manager import Manager
from tests.engine.cases.rig import Rig
from tests.servers.pattern import pattern
from tests.servers.script import Script, Status
from tests.servers.scripted import ScriptedServer

FILE = Script(size=1_000_003)
PIECE = 64 * 1024
CONTENT = pattern(FILE.seed, 0, FILE.size)
PIECES = PieceHashes(
    "sha-256",
    PIECE,
    b"".join(
        hashlib.sha256(CONTENT[at : at + PIECE]).digest() for at in range(0, FILE.size, PIECE)
    ),
)
COUNT = len(PIECES)


async def whole(manager: Manager, rig: Rig, url: str, **more: Any) -> tuple[EngineJob, Path]:
    """Have a job come to TRANSFERRED; return it, and where its file is."""
    link = LinkRequest(url, **more)
    added = await manager.add(AddRequest((link,), str(rig.folder), auto_complete=False))
    job_id = added[0].job_id
    await manager.wait([job_id], lambda view: view.state is JobState.TRANSFERRED)
    (file,) = await manager.file_views(job_id)
    assert file.part_name is not None
    return await manager.get_job(job_id), Path(file.local_name).with_name(file.part_name)


async def finished(manager: Manager, rig: Rig, urls: list[str]) -> UUID:
    """Have one job of several files complete; return its id."""
    links = tuple(LinkRequest(url, pieces=PIECES) for url in urls)
    request = AddRequest(links, str(rig.folder), one_job=True, auto_complete=True)
    job_id = (await manager.add(request))[0].job_id
    await rig.settle(manager, job_id)
    return job_id


def damage(path: Path, *places: int) -> None:
    with path.open("r+b") as file:
        for place in places:
            file.seek(place)
            file.write(b"damage")


async def test_damaged_pieces_are_fetched_again_and_the_job_completes(
    server: ScriptedServer, rig: Rig
) -> None:
    script = replace(FILE, auth="user:word")
    url = server.script("/whole/f.bin", script).replace("://", "://user:word@")
    async with rig.engine() as manager:
        job, path = await whole(manager, rig, url, pieces=PIECES)
        (right,) = await manager.check_files(job.id)
        named = (Verdict.RIGHT, COUNT, str(rig.folder / "f.bin"))
        assert (right.verdict, right.pieces, right.path) == named
        damage(path, 10, 3 * PIECE)
        (found,) = await manager.check_files(job.id)
        assert (found.verdict, found.wrong, found.can_repair) == (Verdict.DAMAGED, 2, True)
        (mended,) = await manager.check_files(job.id, repairs=True, only={0})
        assert (mended.verdict, mended.restored, mended.mended) == (Verdict.REPAIRED, 2, 2 * PIECE)
        await job.complete()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})


async def verified(manager: Manager, job_id: UUID) -> list[tuple[str, str, int]]:
    """Return what is told of checks: what was found, in which file, and of how many."""
    told = await manager.activity(job_id)
    return [(it.note, it.name, it.count) for it in told if it.kind is Happening.VERIFIED]


async def test_what_a_check_found_stays_with_the_job_until_another_finds_otherwise(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/kept/f.bin", FILE)
    checksum = f"sha-256={hashlib.sha256(CONTENT).hexdigest()}"
    async with rig.engine() as manager:
        job, path = await whole(manager, rig, url, pieces=PIECES, checksum=checksum)
        assert (await manager.job_view(job.id)).checksum is ChecksumState.AGREES
        damage(path, 10)
        for _ in range(2):
            await manager.check_files(job.id)
        assert (await manager.job_view(job.id)).checksum is ChecksumState.DAMAGED
        ((file,), told) = await manager.file_views(job.id), ("damaged", "f.bin", 1)
        assert file.damaged
        await job.complete()
        assert await verified(manager, job.id) == [told, told]
    async with rig.engine() as manager:
        (row,) = await manager.history()
        assert row.files[0].damaged
        moved = rig.folder / "elsewhere"
        await manager.move_files([job.id], str(moved))
        (row,) = await manager.history()
        assert (row.files[0].damaged, row.files[0].local_name) == (True, str(moved / "f.bin"))
        await manager.check_files(job.id, repairs=True)
        (row,) = await manager.history()
        assert not row.files[0].damaged
        (moved / "f.bin").unlink()
        await manager.check_files(job.id)
        found = [verdict for verdict, _, _ in await verified(manager, job.id)]
        assert found == ["damaged", "damaged", "repaired", "missing"]


async def test_what_a_check_found_is_told_though_a_completion_waits_for_its_disk(
    server: ScriptedServer, rig: Rig, expect_log: Callable[[str], None]
) -> None:
    url = server.script("/stuck/f.bin", FILE)
    async with rig.engine() as manager:
        job, _ = await whole(manager, rig, url, pieces=PIECES)
        expect_log("what a check found is not noted")
        async with job._live.calls:
            job._live.calls.refuse(say("The disk does not answer."))
            (found,) = await manager.check_files(job.id)
        assert found.verdict is Verdict.RIGHT


async def test_a_job_that_begins_again_is_not_taken_for_damaged(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/again/f.bin", FILE)
    async with rig.engine() as manager:
        job, path = await whole(manager, rig, url, pieces=PIECES)
        damage(path, 10)
        await manager.check_files(job.id)
        (file,) = await manager.file_views(job.id)
        assert file.damaged
        await job.restart_file(file.id)
        (file,) = await manager.file_views(job.id)
        assert not file.damaged


async def test_what_was_found_of_several_files_is_told_together(
    server: ScriptedServer, rig: Rig
) -> None:
    urls = [server.script(f"/several/{name}.bin", FILE) for name in "abc"]
    async with rig.engine() as manager:
        job_id = await finished(manager, rig, urls)
        damage(rig.folder / "b.bin", 10)
        await manager.check_files(job_id)
        assert await verified(manager, job_id) == [("right", "c.bin", 2), ("damaged", "b.bin", 1)]
        (row,) = await manager.history()
        assert [file.damaged for file in row.files] == [False, True, False]


async def test_what_two_checks_found_at_the_same_time_is_kept_of_both(
    server: ScriptedServer, rig: Rig
) -> None:
    urls = [server.script(f"/both/{name}.bin", FILE) for name in "ab"]
    async with rig.engine() as manager:
        job_id = await finished(manager, rig, urls)
        for name in "ab":
            damage(rig.folder / f"{name}.bin", 10)
        found = await manager.check_files(job_id)
        for each in found:
            await check_notes.note(manager._core, job_id, [replace(each, verdict=Verdict.RIGHT)])
        await asyncio.gather(*(check_notes.note(manager._core, job_id, [each]) for each in found))
        (row,) = await manager.history()
        assert [file.damaged for file in row.files] == [True, True]


async def test_only_the_files_that_are_asked_for_are_read(server: ScriptedServer, rig: Rig) -> None:
    urls = [server.script(f"/only/{name}.bin", FILE) for name in "ab"]
    async with rig.engine() as manager:
        links = tuple(LinkRequest(url, pieces=PIECES) for url in urls)
        request = AddRequest(links, str(rig.folder), one_job=True, auto_complete=False)
        job_id = (await manager.add(request))[0].job_id
        await manager.wait([job_id], lambda view: view.state is JobState.TRANSFERRED)
        found = await manager.check_files(job_id, only={1})
        assert [(each.index, each.verdict) for each in found] == [(1, Verdict.RIGHT)]


async def without_the_first(manager: Manager, rig: Rig, server: ScriptedServer) -> UUID:
    """Return a job that is whole, of files b and c: a was taken out of it."""
    urls = [server.script(f"/without/{name}.bin", FILE) for name in "abc"]
    links = tuple(LinkRequest(url, pieces=PIECES) for url in urls)
    request = AddRequest(links, str(rig.folder), one_job=True, start=False, auto_complete=False)
    job_id = (await manager.add(request))[0].job_id
    job = await manager.get_job(job_id)
    await job.remove_file((await manager.file_views(job_id))[0].id)
    await job.resume()
    await manager.wait([job_id], lambda view: view.state is JobState.TRANSFERRED)
    return job_id


async def test_what_is_found_of_a_job_that_ends_meanwhile_is_noted_with_the_right_file(
    server: ScriptedServer, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = repairing.check
    async with rig.engine() as manager:
        job_id = await without_the_first(manager, rig, server)
        job = await manager.get_job(job_id)

        async def complete_behind(*args: Any) -> list[FileCheck]:
            found = await check(*args)
            await job.complete()
            return found

        (_, last) = await manager.file_views(job_id)
        damage(rig.folder / str(last.part_name), 10)
        monkeypatch.setattr(repairing, "check", complete_behind)
        await manager.check_files(job_id)
        (row,) = await manager.history()
        assert [(Path(it.local_name).name, it.damaged) for it in row.files] == [
            ("b.bin", False),
            ("c.bin", True),
        ]


async def test_who_looks_is_told_that_a_check_of_a_finished_job_found_something(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/told/f.bin", FILE)
    batches: list[Changes] = []
    async with rig.engine() as manager:
        result = await rig.run(manager, url)
        manager.subscribe(batches.append)
        await manager.check_files(result.job_id)
    assert [it.amended for it in batches if it.amended] == [(result.job_id,)]


async def test_a_check_tells_how_far_it_is_and_leaves_the_file_whole_when_it_is_stopped(
    server: ScriptedServer, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repairing, "_TOLD_S", 0.0)
    url = server.script("/told/f.bin", FILE)
    heard: list[CheckProgress] = []
    async with rig.engine() as manager:
        job, path = await whole(manager, rig, url, pieces=PIECES)
        await manager.check_files(job.id, told=heard.append)
        assert [far.total for far in heard] == [FILE.size] * len(heard)
        assert [far.done for far in heard] == sorted({far.done for far in heard})
        assert heard[-1].done == FILE.size
        damage(path, *range(10, FILE.size, PIECE))
        begun = asyncio.Event()
        server.script("/told/f.bin", Script(size=FILE.size, rate=PIECE))
        check = manager.check_files(
            job.id, repairs=True, told=lambda far: far.fetched and begun.set()
        )
        call = tasks.spawn("check", check)
        await begun.wait()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        server.script("/told/f.bin", FILE)
        (left,) = await manager.check_files(job.id)
        assert 0 < left.wrong < COUNT  # each piece as it was, or right
        (mended,) = await manager.check_files(job.id, repairs=True)
        assert mended.verdict is Verdict.REPAIRED


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (Script(size=FILE.size, seed=9), "has another file by now"),
        (Script(status=Status(404)), "has no such file"),
    ],
)
async def test_why_a_piece_cannot_be_fetched_is_said(
    server: ScriptedServer, rig: Rig, now: Script, says: str
) -> None:
    url = server.script("/why/f.bin", FILE)
    async with rig.engine() as manager:
        job, path = await whole(manager, rig, url, pieces=PIECES)
        damage(path, 10)
        server.script("/why/f.bin", now)
        (found,) = await manager.check_files(job.id, repairs=True)
        assert (found.verdict, found.can_repair) == (Verdict.DAMAGED, False)
        assert says in found.reason, found.reason
        path.unlink()
        (gone,) = await manager.check_files(job.id)
        assert gone.verdict is Verdict.MISSING
        assert gone.reason == "The file itself is not there any more."


async def test_a_file_without_a_checksum_is_told_its_own(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/none/f.bin", FILE)
    async with rig.engine() as manager:
        job, _ = await whole(manager, rig, url)
        (found,) = await manager.check_files(job.id)
        computed = f"sha-256={hashlib.sha256(CONTENT).hexdigest()}"
        assert (found.verdict, found.computed) == (Verdict.UNKNOWN, computed)


async def test_a_job_that_is_not_whole_is_not_checked(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/not/f.bin", FILE)
    async with rig.engine() as manager:
        request = AddRequest((LinkRequest(url),), str(rig.folder), start=False)
        job_id = (await manager.add(request))[0].job_id
        with pytest.raises(InvalidStateError, match="has not ended yet"):
            await manager.check_files(job_id)
        with pytest.raises(NotFoundError):
            await manager.check_files(UUID(int=1))
