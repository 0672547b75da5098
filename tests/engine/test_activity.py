"""What happened to a job can be told afterwards, also after a restart and after its end."""

from pathlib import Path

import pytest

from bitsgui.bits.causes import Cause, acting
from bitsgui.bits.errors import StoreError
from bitsgui.bits.records import Happening
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.types import JobState
from bitsgui.bits.views import ActivityView
from bitsgui.cli.commands import execute
from tests.conformance.world import NOT_FOUND, STALL_BEFORE_HEAD, World
from tests.servers.script import Redirect, Script, Status
from tests.servers.scripted import ScriptedServer

H = Happening
SHA_OF_CONTENT = "sha-256=ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73"


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path):
    async with World.open(server, tmp_path) as world:
        yield world


async def _refuse(*_args, **_kwargs) -> None:
    raise StoreError("the disk of the list is full")


async def _nothing(_event: object) -> None:
    return


async def _kinds(world: World, job_id) -> list[Happening]:
    return [entry.kind for entry in await world.manager.activity(job_id)]


async def test_a_download_that_goes_well_tells_its_few_steps(world: World):
    job = await world.transferred(3)
    await job.complete()
    assert await _kinds(world, job.id) == [
        H.ADDED,
        H.RESUMED,
        H.STARTED,
        H.TRANSFERRED,
        H.COMPLETED,
    ]


async def test_pausing_and_a_restart_of_the_program_are_told_in_order(world: World):
    job = await world.stalled()
    await job.suspend()
    before = [H.ADDED, H.RESUMED, H.STARTED, H.PAUSED]
    assert await _kinds(world, job.id) == before
    await world.restart(autostart=False)
    assert await _kinds(world, job.id) == before
    again = await world.manager.get_job(job.id)
    await again.cancel()
    assert await _kinds(world, job.id) == [*before, H.CANCELLED]


async def _said(world: World, job_id) -> list[tuple[Happening, str]]:
    told = await world.manager.activity(job_id)
    return [(e.kind, e.note) for e in told if e.kind in {H.PAUSED, H.RESUMED}]


async def test_who_pauses_and_resumes_is_told_where_it_is_known(world: World):
    job = await world.stalled()
    with acting(Cause.WINDOW):
        await job.suspend()
    request = {"command": "resume", "jobs": [job.id.hex]}
    await execute(world.manager, request, _nothing)
    await world.manager.remove_jobs([job.id], undo_s=60.0)
    await world.manager.restore_jobs([job.id])
    await world.manager.move_files([job.id], str(world.folder / "elsewhere"))
    assert await _said(world, job.id) == [
        (H.RESUMED, ""),
        (H.PAUSED, Cause.WINDOW),
        (H.RESUMED, Cause.COMMAND_LINE),
        (H.PAUSED, Cause.REMOVAL),
        (H.RESUMED, Cause.REMOVAL),
        (H.PAUSED, Cause.MOVE),
        (H.RESUMED, Cause.MOVE),
    ]


async def test_the_user_did_not_pause_what_the_settings_leave_paused(
    world: World,
):
    job = await world.stalled()
    await world.manager.change_settings(resume_at_start=False)
    await world.restart()
    assert (await _said(world, job.id))[-1] == (H.PAUSED, Cause.START)


async def test_what_ran_when_the_program_ended_says_that_it_goes_on(world: World):
    job = await world.stalled()
    await world.restart(autostart=False)
    assert (await _kinds(world, job.id))[-1] == H.RESTORED


async def test_an_error_is_told_with_its_facts_the_attempt_and_the_next_try(world: World):
    job = await world.run(await world.new_job(Script(status=Status(503))), JobState.TRANSIENT_ERROR)
    entry = (await world.manager.activity(job.id))[-1]
    assert (entry.kind, entry.name) == (
        H.FAILED,
        Path(job.enum_files().next()[0][0].local_name).name,
    )
    assert entry.error is not None
    assert (entry.error.http_status, entry.error.attempt) == (503, 1)
    assert entry.error.next_retry is not None
    assert entry.error.next_retry > entry.at


async def test_the_same_error_of_many_files_is_one_entry_with_a_count(world: World):
    job = await world.run(await world.new_job(*[NOT_FOUND] * 5), JobState.ERROR)
    failed, stopped = (await world.manager.activity(job.id))[-2:]
    assert (failed.kind, failed.count, stopped.kind) == (H.FAILED, 5, H.STOPPED)
    assert failed.error is not None
    assert failed.error.http_status == 404


async def test_a_redirect_is_told_once_for_all_files_without_its_secrets(world: World):
    job = await world.manager.create_job("job")
    signed = f"{world.serve(name='x.bin')}?signature=secret"
    for _ in range(3):
        link = world.serve(Script(redirect=Redirect(signed)))
        await job.add_file(link, world.place())
    await world.run(job)
    (entry,) = [e for e in await world.manager.activity(job.id) if e.kind is H.REDIRECTED]
    assert entry.link.endswith("x.bin?signature=***")
    assert entry.origin.startswith("http://")


async def test_a_checksum_that_agrees_is_told(world: World):
    job = await world.manager.create_job("job")
    link = world.serve(Script(text="content"))
    await job.add_file(link, world.place("named.txt"), checksum=SHA_OF_CONTENT)
    await world.run(job)
    (entry,) = [e for e in await world.manager.activity(job.id) if e.kind is H.CHECKED]
    assert (entry.name, entry.note) == ("named.txt", "sha-256")


async def _looked_for(world: World, place: str, lists: dict[str, str]) -> list[ActivityView]:
    """Return what is told of the checksums of two files, where these files are beside them."""
    server = world.server
    for name, listed in lists.items():
        server.script(f"{place}/{name}", Script(text=listed))
    job = await world.manager.create_job("job")
    for name in ("a.txt", "b.txt"):
        link = server.script(f"{place}/{name}", Script(text="content"))
        await job.add_file(link, world.place(name))
    await job.change(JobChanges(find_checksums=True))
    await world.run(job)
    kinds = {H.CHECKED, H.NO_CHECKSUM}
    return [entry for entry in await world.manager.activity(job.id) if entry.kind in kinds]


async def test_the_list_that_has_a_checksum_is_told(world: World):
    right = SHA_OF_CONTENT.removeprefix("sha-256=")
    (entry,) = await _looked_for(
        world, "/one-list", {"SHA256SUMS": f"{right}  a.txt\n{right}  b.txt\n"}
    )
    assert (entry.kind, entry.count, entry.note) == (H.CHECKED, 2, "sha-256")
    assert entry.link == world.server.url("/one-list/SHA256SUMS")


async def test_no_place_is_told_of_checksums_that_stand_in_several(world: World):
    right = SHA_OF_CONTENT.removeprefix("sha-256=")
    (entry,) = await _looked_for(world, "/own", {"a.txt.sha256": right, "b.txt.sha256": right})
    assert (entry.kind, entry.count, entry.link) == (H.CHECKED, 2, "")


async def test_it_is_told_that_no_list_has_a_checksum(world: World):
    (entry,) = await _looked_for(world, "/no-list", {"SHA256SUMS": "nothing of them"})
    assert (entry.kind, entry.count) == (H.NO_CHECKSUM, 2)


async def test_a_new_link_and_a_file_left_out_are_told(world: World):
    job = await world.run(await world.new_job(NOT_FOUND, Script()), JobState.ERROR)
    file = job.enum_files().next()[0][0]
    await file.set_remote_name(world.serve(NOT_FOUND, "b.bin") + "?token=secret")
    await job.skip_file(file.id)
    kinds = await _kinds(world, job.id)
    assert kinds[kinds.index(H.STOPPED) + 1 :][:2] == [H.LINK_CHANGED, H.FILE_SKIPPED]
    told = {entry.kind: entry for entry in await world.manager.activity(job.id)}
    assert told[H.LINK_CHANGED].link.endswith("b.bin?token=***")


async def test_no_more_than_two_hundred_entries_are_kept_of_a_job(world: World):
    job = await world.new_job(STALL_BEFORE_HEAD)
    for _ in range(110):
        await job.resume()
        await job.suspend()
    stored = await world.store.activity(job.id)
    assert len(stored) == 200
    assert stored[-1].kind is H.PAUSED
    assert len(await world.manager.activity(job.id)) == 201  # with the day it was added


async def test_a_job_taken_out_of_the_history_leaves_nothing_behind(world: World):
    job = await world.transferred()
    await job.complete()
    kept = await world.transferred()
    await kept.complete()
    await world.manager.clear_history([job.id])
    assert await world.manager.activity(job.id) == []
    assert await _kinds(world, kept.id) != []


async def test_clearing_the_history_keeps_what_can_still_be_taken_back(world: World):
    job = await world.transferred()
    await job.complete()
    await world.manager.remove_jobs([job.id], with_files=True, undo_s=60.0)
    await world.manager.clear_history()
    await world.manager.restore_jobs([job.id])
    assert [row.id for row in await world.manager.history()] == [job.id]


async def test_a_file_that_is_there_at_once_is_no_write_of_its_own(world: World):
    job = await world.transferred(40)
    stored = await world.store.activity(job.id)
    assert [entry.kind for entry in stored] == [H.RESUMED, H.STARTED, H.TRANSFERRED]


async def test_a_change_that_could_not_be_stored_is_not_told(world: World):
    job = await world.stalled()
    stored = world.store.save
    world.store.save = _refuse
    with pytest.raises(StoreError):
        await job.suspend()
    world.store.save = stored
    live = world.manager._core.jobs[job.id]
    assert [entry.kind for entry in live.activity.entries()] == [H.RESUMED, H.STARTED]
