"""Jobs at rest keep their files in less room, and nobody can tell."""

import asyncio
import gc
import sys
from dataclasses import fields, replace
from uuid import uuid4

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.file_details import FileDetails
from bitsgui.bits.mirrors import Mirror
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import ErrorRecord, FileRecord
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import ErrorContext, FilePriority, FileRange, JobState
from bitsgui.engine import list_calls, tasks
from bitsgui.engine.job import EngineJob
from bitsgui.engine.packed_files import PackedFiles, content_of
from tests.conformance.world import BIG, STALL_AT, World
from tests.servers.script import Fault, Script

JOB_ID = uuid4()
BREAKS_OFF = Script(size=BIG, fault=(Fault("stall", at=STALL_AT, of="entity", when=0),))


async def rested(world: World, job: EngineJob) -> bool:
    """Let the engine rest; return whether the files of a job are packed then."""
    gc.collect()  # handles of files that nobody has any more
    await world.manager.rest()
    return isinstance(job._live.files_kept, PackedFiles)


async def until_packed(world: World, job: EngineJob) -> None:
    """Rest until whoever has just stored or told of the files has let go of them."""
    async with asyncio.timeout(5):
        while not await rested(world, job):  # noqa: ASYNC110 - nobody tells of that
            await asyncio.sleep(0.005)


async def test_a_download_goes_on_where_it_was_after_a_rest(world: World):
    job = await world.new_job(BREAKS_OFF, Script(), name="two")
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred >= STALL_AT)
    assert not await rested(world, job)  # at work
    await job.suspend()
    before = await world.manager.job_view(job.id), await world.manager.file_views(job.id)
    await until_packed(world, job)
    assert await rested(world, job)  # once more is harmless
    after = await world.manager.job_view(job.id), await world.manager.file_views(job.id)
    assert after == before
    await until_packed(world, job)
    await world.run(job)
    done = await world.manager.file_views(job.id)
    assert [view.bytes_transferred for view in done] == [view.bytes_total for view in done]
    await until_packed(world, job)
    await job.complete()
    assert job.state == JobState.ACKNOWLEDGED


async def test_a_file_that_somebody_has_is_left_as_it_is(world: World):
    job = await world.new_job(Script(), Script())
    handles = list(job.enum_files())
    assert not await rested(world, job)
    await handles[1].set_remote_name("http://127.0.0.1:9/other")
    del handles
    assert await rested(world, job)
    assert [file.remote_name for file in job.enum_files()][1] == "http://127.0.0.1:9/other"


async def test_files_stay_packed_for_who_only_looks_at_the_list(world: World):
    jobs = [await world.new_job(Script(), Script()) for _ in range(3)]
    link = next(iter(jobs[1].enum_files())).remote_name
    for job in jobs:
        await until_packed(world, job)
    before = await world.manager.views()
    assert [view.files_total for view in before] == [2, 2, 2]
    words = await world.manager.file_words([jobs[1].id])
    assert link in words[jobs[1].id]
    asked = AddRequest((LinkRequest(link),), str(world.folder))
    assert [known.job_id for known in await world.manager.known(asked)] == [jobs[1].id]
    assert all(isinstance(job._live.files_kept, PackedFiles) for job in jobs)
    assert await world.manager.views() == before


async def test_nothing_is_packed_while_somebody_begins_to_search(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    jobs = [await world.new_job(Script(), Script()) for _ in range(3)]
    for job in jobs:
        await until_packed(world, job)
    assert all(job._live.files for job in jobs)  # somebody works with them
    await world.manager.file_words([jobs[0].id])
    monkeypatch.setattr(list_calls, "_SEARCH_S", 3600.0)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await world.manager.rest()
    assert not any(isinstance(job._live.files_kept, PackedFiles) for job in jobs)
    monkeypatch.setattr(list_calls, "_SEARCH_S", 0.0)
    await world.manager.rest()
    assert all(isinstance(job._live.files_kept, PackedFiles) for job in jobs)


async def test_a_snapshot_keeps_no_text_of_the_records_it_tells_of(world: World):
    job = await world.new_job(Script(), Script())
    (view,) = await world.manager.views()
    texts = {id(getattr(view, field.name)) for field in fields(view)}
    (file, _) = job._live.files
    assert view.remote_name == file.remote_name
    assert not texts & {id(file.remote_name), id(file.local_name), id(file.part_name or file)}


async def test_files_somebody_is_going_through_are_left_as_they_are(world: World):
    job = await world.new_job(Script(), Script())
    going = iter(job._live.files)
    assert not await rested(world, job)
    del going
    assert await rested(world, job)


async def test_what_changes_while_others_are_packed_is_kept(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    jobs = [await world.new_job(Script()) for _ in range(3)]
    gc.collect()
    first = jobs[0]._live

    async def renamed(_pace: tasks.Pace) -> None:
        """Stand for what other tasks do between two jobs."""
        first.files[0].local_name = "/changed"

    monkeypatch.setattr(tasks.Pace, "keep", renamed)
    await world.manager.rest()
    assert first.files[0].local_name == "/changed"
    assert isinstance(jobs[2]._live.files_kept, PackedFiles)


class Keeper:
    """Has the files of a job, and nobody else has."""

    def __init__(self, *files: FileRecord) -> None:
        self.files_kept: list[FileRecord] | PackedFiles = list(files)


def file(number: int) -> FileRecord:
    """Return a record whose fields all have something in them."""
    link = f"https://host.example/{number}/file.bin"
    details = FileDetails(
        validated=True,
        ranges=(FileRange(0, 5),),
        final_url=f"{link}?token=1",
        identity=(1, 2, 3, 4),
        error=ErrorRecord(Hresult.ERROR_DISK_FULL, ErrorContext.LOCAL_FILE, short=7),
        priority=FilePriority.HIGH,
        mirrors=(Mirror(f"{link}/mirror"),),
        pieces=PieceHashes("sha-1", 4, b"a" * 40),
    )
    return FileRecord(
        id=number,
        job_id=JOB_ID,
        index=number,
        remote_name=link,
        local_name=f"/srv/{number}.bin",
        part_name=f"{number}.bin.0a1b2c3d.part",
        size=5,
        done=RangeSet([(0, 2), (3, 5)]),
        transferred=True,
        completed=True,
        skipped=True,
        etag=f'"{number}"',
        resumable=True,
        details=details,
    )


def test_every_field_comes_back():
    keeper = Keeper(file(1), file(2))
    content = content_of(keeper)
    assert content is not None
    assert content.packed().unpacked() == keeper.files_kept
    assert content.packed().names() == [
        ("/srv/1.bin", "https://host.example/1/file.bin"),
        ("/srv/2.bin", "https://host.example/2/file.bin"),
    ]


def test_what_is_packed_takes_a_quarter_of_the_room_at_most():
    files = [replace(file(number), details=None) for number in range(5)]
    texts = [text for each in files for text in (each.remote_name, each.local_name, each.part_name)]
    room = sum(map(sys.getsizeof, (*files, *texts)))
    del texts
    content = content_of(Keeper(*[replace(each) for each in files]))
    assert content is not None
    there = content.packed()
    assert sys.getsizeof(there.called) + sys.getsizeof(there.others) < room / 4
