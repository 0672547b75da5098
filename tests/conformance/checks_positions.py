"""What becomes of the bytes there when a file is pointed elsewhere, and what ranges may be.

J1, K8, K9, F2b, F3b.
"""

from pathlib import Path

from bitsgui.bits.errors import S_OK, Hresult
from bitsgui.bits.types import FileRange, JobState
from tests.conformance.table import check
from tests.conformance.world import (
    BIG,
    STALL_AT,
    STALL_IN_BODY,
    World,
    changes_nothing,
)
from tests.servers.pattern import check_file
from tests.servers.script import Script

LATER = "Thu, 01 Jan 2026 00:00:00 GMT"


@check("K8", "of two ranges with one offset the order is no matter: BG_E_OVERLAPPING_RANGES")
async def refuses_equal_offsets(world: World):
    for lengths in ((5, 10), (10, 5)):
        job = await world.manager.create_job("job")
        same = [FileRange(100, length) for length in lengths]
        await changes_nothing(
            job,
            Hresult.BG_E_OVERLAPPING_RANGES,
            lambda j=job, s=same: j.add_file_with_ranges(world.serve(), world.place(), s),
        )


@check("K8", "ranges that touch do not overlap")
async def takes_neighbours(world: World):
    job = await world.manager.create_job("job")
    file = await job.add_file_with_ranges(
        world.serve(), world.place(), [FileRange(10, 10), FileRange(0, 10)]
    )
    assert file.ranges == ((10, 10), (0, 10))


@check("K8", "the 200 files of a job count", max_files_per_job=1)
async def counts_files_of_ranges(world: World):
    job = await world.new_job(Script())
    one = [FileRange(0, 1)]
    await changes_nothing(
        job,
        Hresult.BG_E_TOO_MANY_FILES_IN_JOB,
        lambda: job.add_file_with_ranges(world.serve(), world.place(), one),
    )


# -- pointing the current file elsewhere ----------------------------------------------------------


def mirror(world: World, script: Script) -> tuple[str, str]:
    """Serve the file of a job twice; returns the prefixes of the first and of the second."""
    for server, served in (("first", STALL_IN_BODY), ("second", script)):
        world.server.script(f"/{world.folder.parent.name}/{server}/file.bin", served)
    base = world.server.url(f"/{world.folder.parent.name}/")
    return f"{base}first/", f"{base}second/"


async def replaced(world: World, script: Script) -> list[str | None]:
    """Replace the prefix of the file being fetched; returns the Range headers sent then."""
    old, new = mirror(world, script)
    job = await world.manager.create_job("job")
    file = await job.add_file(f"{old}file.bin", world.place())
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    assert await job.replace_remote_prefix(old, new) == S_OK
    await world.reach(job, JobState.TRANSFERRED)
    path = f"{new}file.bin".removeprefix(world.server.url(""))
    assert file.remote_name == f"{new}file.bin"
    check_file(Path(file.temporary_name or ""), script.seed, script.size)
    return [request.headers.get("range") for request in world.server.log_of(path)]


@check("K9", "the current file goes on at its position if size and time match")
async def goes_on_behind_the_prefix(world: World):
    ranges = await replaced(world, Script(size=BIG))
    assert [text and text.split("-")[0] for text in ranges] == [f"bytes={STALL_AT}"]


@check("K9", "the current file begins again at 0 where there is another one")
async def begins_another_file(world: World):
    other = Script(size=BIG + 1, seed=7, etag='"other"', last_modified=LATER)
    assert len(await replaced(world, other)) >= 1


@check("K9", "the current file begins at 0 where ranges may not work", accept_no_ranges=True)
async def begins_without_ranges(world: World):
    first, *_ = await replaced(world, Script(size=BIG, range_mode="ignore"))
    assert first is not None  # asked for and not given: what came was the whole file


@check("F2b", "the file begins again at 0 where there is another one")
async def moves_to_another_file(world: World):
    job = await world.stalled()
    (file,) = job.enum_files()
    other = Script(size=BIG + 1, seed=7, etag='"other"', last_modified=LATER)
    await file.set_remote_name(world.serve(other))
    await world.reach(job, JobState.TRANSFERRED)
    check_file(Path(file.temporary_name or ""), other.seed, other.size)


@check("F2b", "a new link is durable after Resume")
async def keeps_its_link(world: World):
    job = await world.new_job(STALL_IN_BODY)
    (file,) = job.enum_files()
    link = world.serve(STALL_IN_BODY)
    await file.set_remote_name(link)
    await job.resume()
    jobs, files = await world.store.load()  # what a crash would leave
    assert (jobs[0].was_resumed, [entry.remote_name for entry in files]) == (True, [link])


@check("F3b", "Complete validates what nobody has judged")
async def validates_at_the_end(world: World):
    job = await world.transferred()
    (file,) = job.enum_files()
    await job.complete()
    assert file.validation_state is True
    assert job.state is JobState.ACKNOWLEDGED


@check("J1", "a file added to a job in ERROR is fetched after Resume")
async def adds_to_a_failed_job(world: World):
    job = await world.failed()
    await job.enum_files().next()[0][0].set_remote_name(world.serve())
    file = await job.add_file(world.serve(), world.place())
    assert job.state is JobState.ERROR
    await world.run(job)
    assert file.progress.bytes_transferred == 65_536
