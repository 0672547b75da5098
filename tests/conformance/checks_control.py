"""Adding, starting, stopping, ending, and the error: J1-J7, J13, J32."""
# ruff: noqa: ASYNC240 - the files of a check are small and on a local disk

import os
from pathlib import Path

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState
from bitsgui.engine import clock
from tests.conformance.checks_job import _as, _refused_at_the_end
from tests.conformance.table import check
from tests.conformance.world import (
    ADMINISTRATOR,
    NOT_FOUND,
    STALL_BEFORE_HEAD,
    STALL_IN_BODY,
    World,
    changes_nothing,
    modifies,
)
from tests.servers.script import Script, Status


@check("J1", "a new file has an unknown size, no bytes, and is a modification")
async def adds_a_file(world: World):
    job = await world.manager.create_job("job")
    await modifies(job, lambda: job.add_file(world.serve(), world.place()))
    assert job.enum_files().next()[0][0].progress == (None, 0, False)


@check("J1", "the server is not contacted: a wrong link is taken")
async def contacts_nobody(world: World):
    job = await world.manager.create_job("job")
    await job.add_file("http://127.0.0.1:9/nobody", world.place())
    assert job.enum_files().count == 1


@check("J1", "bad names are E_INVALIDARG and change nothing")
async def refuses_bad_names(world: World):
    job, good = await world.manager.create_job("job"), world.serve()
    bad = [("", world.place()), ("gopher://host/x", world.place()), ("host/x", world.place())]
    bad += [("http://*/x", world.place()), ("http://*.org/x", world.place())]
    bad += [(good, "relative.bin"), (good, ""), (good, "\\\\?\\C:\\x"), (None, world.place())]
    for remote, local in bad:
        await changes_nothing(
            job, Hresult.E_INVALIDARG, lambda r=remote, p=local: job.add_file(r, p)
        )


@check("J1", "nothing of a link is escaped, no wildcard read: such links are E_INVALIDARG")
async def escapes_nothing(world: World):
    job, good = await world.manager.create_job("job"), world.serve()
    bad = [f"{good}{end}" for end in (" ", "/a b", "/ä", "?a=|", "#{", "/%", "/%zz", "/[1]", "*")]
    bad += [" " + good, good.replace("127.0.0.1", "bücher.example"), "/srv/?.bin"]
    for remote in bad:
        await changes_nothing(
            job, Hresult.E_INVALIDARG, lambda r=remote: job.add_file(r, world.place())
        )
    await job.add_file(good + "/a%20b?c=*", world.place())
    await job.add_file("/srv/a b.bin", world.place())


@check("J1", "where links are mended they are taken as browsers take them", lenient_links=True)
async def escapes_if_told_to(world: World):
    job, good = await world.manager.create_job("job"), world.serve()
    file = await job.add_file(f" {good}/a b*", world.place())
    assert file.remote_name == good + "/a%20b*"


@check("J1", "a link has 2200 characters at most, a part of it 260")
async def limits_links(world: World):
    job = await world.manager.create_job("job")
    start = "http://host/" + ("p" * 200 + "/") * 10
    await job.add_file(start + "x" * (2200 - len(start)), world.place())
    for link in (start + "x" * (2201 - len(start)), "http://host/" + "x" * 261):
        await changes_nothing(
            job, Hresult.E_INVALIDARG, lambda r=link: job.add_file(r, world.place())
        )


@check("J1", "a local name has 260 characters at most")
async def limits_places(world: World):
    job = await world.manager.create_job("job")
    stem = world.place("x")
    await job.add_file(world.serve(), stem + "x" * (260 - len(stem)))
    await changes_nothing(
        job,
        Hresult.E_INVALIDARG,
        lambda: job.add_file(world.serve(), stem + "x" * (261 - len(stem))),
    )


@check("J1", "what ends a name without separating anything is part of it")
async def takes_odd_names(world: World):
    job = await world.manager.create_job("job")
    await job.add_file(world.serve(Script(size=10)), world.place("odd\\"))
    await world.run(job)
    await job.complete()
    assert Path(world.place("odd\\")).stat().st_size == 10


@check("J1", "a folder that is not there is refused")
async def needs_a_folder(world: World):
    job = await world.manager.create_job("job")
    await changes_nothing(
        job,
        Hresult.ERROR_PATH_NOT_FOUND,
        lambda: job.add_file(world.serve(), world.place("none/file.bin")),
    )


@check("J1", "a folder that cannot be written is E_ACCESSDENIED")
async def needs_a_writable_folder(world: World):
    job = await world.manager.create_job("job")
    is_root = os.geteuid() == 0  # who may write everywhere
    if is_root:
        os.seteuid(65_534)
    try:
        await changes_nothing(
            job, Hresult.E_ACCESSDENIED, lambda: job.add_file(world.serve(), "/usr/file.bin")
        )
    finally:
        if is_root:
            os.seteuid(0)


@check("J1", "a job has 200 files at most, an administrator's any number")
async def limits_files(world: World):
    job = await world.manager.create_job("job")
    await job.add_files([(world.serve(), world.place()) for _ in range(200)])
    await changes_nothing(
        job,
        Hresult.BG_E_TOO_MANY_FILES_IN_JOB,
        lambda: job.add_file(world.serve(), world.place()),
    )
    await _as(world, job, ADMINISTRATOR).add_file(world.serve(), world.place())


@check("J1", "a file added to a TRANSFERRED job is fetched after Resume")
async def adds_to_a_transferred_job(world: World):
    job = await world.transferred()
    await job.add_file(world.serve(), world.place())
    assert job.state is JobState.TRANSFERRED
    await world.run(job)
    await world.until(job, lambda view: view.files_transferred == 2)


@check("J1", "a file added to a running job joins it")
async def joins_the_run(world: World):
    job = await world.stalled()
    await job.add_file(world.serve(), world.place())
    assert job.state is JobState.TRANSFERRING
    for request in world.server.requests[-1:]:
        world.server.release(request.path)
    await world.until(job, lambda view: view.files_transferred == 2)


@check("J1", "an http file gets the server's time")
async def keeps_the_servers_time(world: World):
    job = await world.manager.create_job("job")
    place = world.place()
    stamp = "Wed, 01 Jan 2020 00:00:00 GMT"
    await job.add_file(world.serve(Script(last_modified=stamp)), place)
    await (await world.run(job)).complete()
    assert Path(place).stat().st_mtime == 1_577_836_800


@check("J1", "refused at the end and to strangers")
async def adds_to_no_ended_job(world: World):
    await _refused_at_the_end(world, "add_file", world.serve(), world.place())


@check("J2", "all files are added, as one modification")
async def adds_files(world: World):
    job = await world.manager.create_job("job")
    await modifies(job, lambda: job.add_files([(world.serve(), world.place()) for _ in range(3)]))
    assert job.enum_files().count == 3


@check("J2", "one bad element adds none")
async def adds_all_or_none(world: World):
    job = await world.manager.create_job("job")
    pairs = [(world.serve(), world.place()), (world.serve(), "relative")]
    await changes_nothing(job, Hresult.E_INVALIDARG, lambda: job.add_files(pairs))


@check("J2", "no element is E_INVALIDARG")
async def adds_something(world: World):
    job = await world.manager.create_job("job")
    await changes_nothing(job, Hresult.E_INVALIDARG, lambda: job.add_files([]))


@check("J2", "the limit of files counts for the set: none is added", max_files_per_job=2)
async def limits_sets(world: World):
    job = await world.manager.create_job("job")
    await job.add_file(world.serve(), world.place())
    pairs = [(world.serve(), world.place()) for _ in range(2)]
    await changes_nothing(job, Hresult.BG_E_TOO_MANY_FILES_IN_JOB, lambda: job.add_files(pairs))


@check("J2", "refused at the end and to strangers")
async def adds_sets_to_no_ended_job(world: World):
    await _refused_at_the_end(world, "add_files", [(world.serve(), world.place())])


@check("J3", "a snapshot of the files in the order of adding")
async def lists_files(world: World):
    job = await world.new_job(Script(), Script())
    files = job.enum_files()
    await job.add_file(world.serve(), world.place())
    assert files.count == 2
    assert [file.id for file in files] == sorted(file.id for file in files)


@check("J3", "files can be listed after the end")
async def lists_files_at_the_end(world: World):
    assert (await world.job_in(JobState.ACKNOWLEDGED)).enum_files().count == 1


@check("J4", "everything stops, and temporary data is kept")
async def suspends(world: World):
    job = await world.stalled()
    await job.suspend()
    assert job.state is JobState.SUSPENDED
    (file,) = job.enum_files()
    assert Path(file.temporary_name or "").stat().st_size >= 300_000
    assert file.progress.bytes_transferred == 300_000


@check("J4", "suspending twice is S_OK and changes nothing")
async def suspends_once(world: World):
    job = await world.new_job(Script())
    before = job.times.modified
    await job.suspend()
    assert (job.state, job.times.modified) == (JobState.SUSPENDED, before)


@check("J4", "ERROR and TRANSFERRED are kept, with the error")
async def suspends_nothing_that_rests(world: World):
    for state in (JobState.ERROR, JobState.TRANSFERRED):
        job = await world.job_in(state)
        await job.suspend()
        assert job.state is state
    failed = await world.failed()
    await failed.suspend()
    assert failed.get_error().code == 0x80190194


@check("J4", "a suspended job stays so over a restart")
async def stays_suspended(world: World):
    job = await world.stalled()
    await job.suspend()
    await world.restart()
    assert (await world.manager.get_job(job.id)).state is JobState.SUSPENDED


@check("J4", "refused at the end and to strangers")
async def suspends_no_ended_job(world: World):
    await _refused_at_the_end(world, "suspend")


@check("J5", "without files BG_E_EMPTY, and the state is kept")
async def resumes_nothing(world: World):
    job = await world.manager.create_job("job")
    await changes_nothing(job, Hresult.BG_E_EMPTY, job.resume)


@check("J5", "with all files transferred BG_E_EMPTY")
async def resumes_nothing_left(world: World):
    job = await world.transferred()
    await changes_nothing(job, Hresult.BG_E_EMPTY, job.resume)


@check("J5", "SUSPENDED, ERROR and TRANSIENT_ERROR become QUEUED")
async def queues(world: World):
    states = (JobState.SUSPENDED, JobState.ERROR, JobState.TRANSIENT_ERROR)
    jobs = [await world.job_in(state) for state in states]
    await world.run(await world.new_job(STALL_BEFORE_HEAD, priority=1), JobState.CONNECTING)
    for job, state in zip(jobs, states, strict=True):
        assert job.state is state
        await modifies(job, job.resume)
        assert job.state is JobState.QUEUED


@check("J5", "a failed job is tried again")
async def tries_again(world: World):
    for first, state in ((404, JobState.ERROR), (503, JobState.TRANSIENT_ERROR)):
        job = await world.new_job(Script(statuses=(Status(first), None)))
        await world.run(job, state)
        await world.run(job)


@check("J5", "action states are kept")
async def resumes_what_runs(world: World):
    for state in (JobState.CONNECTING, JobState.TRANSFERRING, JobState.QUEUED):
        job = await world.job_in(state)
        await job.resume()
        assert job.state is state
        for live in list(world.manager._core.jobs.values()):
            await world.manager._handle(live).cancel()


@check("J5", "the download clock starts again")
async def clears_the_clock(world: World):
    job = await world.stalled()
    await job.suspend()
    assert job._live.record.download_time_s > 0
    await job.resume()
    assert job._live.record.download_time_s == 0


@check("J5", "refused at the end and to strangers")
async def resumes_no_ended_job(world: World):
    await _refused_at_the_end(world, "resume")


@check("J6", "temporary and finished files go, the job is CANCELLED")
async def cancels(world: World):
    job = await world.new_job(Script(), STALL_IN_BODY)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred > 300_000)
    assert await job.cancel() == 0
    assert job.state is JobState.CANCELLED
    assert list(world.folder.iterdir()) == []


@check("J6", "an older file under the final name is left alone")
async def leaves_older_files(world: World):
    job, place = await world.manager.create_job("job"), world.place()
    Path(place).write_bytes(b"older")
    await job.add_file(world.serve(), place)
    await (await world.run(job)).cancel()
    assert Path(place).read_bytes() == b"older"


@check("J6", "files that cannot be deleted are BG_S_UNABLE_TO_DELETE_FILES, a success")
async def cannot_delete(world: World):
    job = await world.transferred()
    (file,) = job.enum_files()
    part = Path(file.temporary_name or "")
    part.unlink()
    part.mkdir()
    (part / "in the way").touch()
    assert await job.cancel() == Hresult.BG_S_UNABLE_TO_DELETE_FILES
    assert job.state is JobState.CANCELLED


@check("J6", "90 days without progress or change cancel a job")
async def goes_after_90_days(world: World):
    old, used = await world.new_job(Script()), await world.new_job(Script())
    core = world.manager._core
    for job in (old, used):
        job._live.active_at -= 90 * 86_400 + 1
    await used.set_description("used")
    await core.inactivity.look()
    assert (old.state, used.state) == (JobState.CANCELLED, JobState.SUSPENDED)
    assert core.settings.inactivity_timeout_s == 90 * 86_400
    assert clock.monotonic() > used._live.active_at


@check("J6", "refused at the end and to strangers")
async def cancels_no_ended_job(world: World):
    await _refused_at_the_end(world, "cancel")


@check("J7", "the file gets its final name, the job is ACKNOWLEDGED")
async def completes(world: World):
    job, place = await world.manager.create_job("job"), world.place("final.bin")
    await job.add_file(world.serve(Script(text="content")), place)
    await world.run(job)
    assert not Path(place).exists()
    assert await job.complete() == 0
    assert job.state is JobState.ACKNOWLEDGED
    assert [path.name for path in world.folder.iterdir()] == ["final.bin"]
    assert Path(place).read_bytes() == b"content"


@check("J7", "an older file of that name is replaced")
async def replaces(world: World):
    job, place = await world.manager.create_job("job"), world.place()
    Path(place).write_bytes(b"older")
    await job.add_file(world.serve(Script(text="newer")), place)
    await (await world.run(job)).complete()
    assert Path(place).read_bytes() == b"newer"


@check("J7", "in the middle: whole files are kept, BG_S_PARTIAL_COMPLETE")
async def completes_partly(world: World):
    job = await world.new_job(Script(size=10), STALL_IN_BODY, Script())
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred > 300_000)
    assert await job.complete() == Hresult.BG_S_PARTIAL_COMPLETE
    assert job.state is JobState.ACKNOWLEDGED
    assert [file.progress.completed for file in job.enum_files()] == [True, False, False]
    assert [path.stat().st_size for path in world.folder.iterdir()] == [10]


@check("J7", "in ERROR: whole files are kept, BG_S_PARTIAL_COMPLETE")
async def completes_a_failed_job(world: World):
    job = await world.run(await world.new_job(Script(size=10), NOT_FOUND), JobState.ERROR)
    assert await job.complete() == Hresult.BG_S_PARTIAL_COMPLETE
    assert [path.stat().st_size for path in world.folder.iterdir()] == [10]


@check("J7", "a new job without files completes with S_OK")
async def completes_nothing(world: World):
    job = await world.manager.create_job("job")
    assert await job.complete() == 0
    assert job.state is JobState.ACKNOWLEDGED


@check("J7", "a failed rename is returned, the job stays TRANSFERRED, a later call ends it")
async def completes_later(world: World):
    job = await world.manager.create_job("job")
    good, bad = world.place("good.bin"), world.place("bad.bin")
    await job.add_files([(world.serve(), good), (world.serve(), bad)])
    await world.run(job)
    Path(bad).mkdir()
    (Path(bad) / "in the way").touch()
    try:
        await job.complete()
    except Exception as error:  # noqa: BLE001 - the code depends on the system
        assert getattr(error, "hresult", 0) & 0x80000000  # noqa: PT017
    else:
        raise AssertionError("completed over a folder")
    assert job.state is JobState.TRANSFERRED
    assert [file.progress.completed for file in job.enum_files()] == [True, False]
    (Path(bad) / "in the way").unlink()
    Path(bad).rmdir()
    assert await job.complete() == 0


@check("J7", "temporary files left behind are BG_S_UNABLE_TO_DELETE_FILES, a success")
async def leaves_files_behind(world: World):
    job = await world.stalled()
    await job.suspend()
    (file,) = job.enum_files()
    part = Path(file.temporary_name or "")
    part.unlink()
    part.mkdir()
    (part / "in the way").touch()
    assert await job.complete() == Hresult.BG_S_UNABLE_TO_DELETE_FILES
    assert job.state is JobState.ACKNOWLEDGED


@check("J7", "refused at the end and to strangers")
async def completes_no_ended_job(world: World):
    await _refused_at_the_end(world, "complete")
