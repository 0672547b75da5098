"""What goes on and what ends: J1, J2, J5-J7, J11, J12, J25, E1, H3, H4, H7, K7, K9, P3, P5."""
# ruff: noqa: ASYNC240 - the files of a check are small and on a local disk

from pathlib import Path

from bitsgui.bits.errors import S_FALSE, S_OK, ErrorClass, Hresult, TransferError
from bitsgui.bits.types import ErrorContext, JobState, Priority, PropertyId
from bitsgui.engine import clock
from bitsgui.engine.failures import class_under
from bitsgui.engine.transport import Transport
from bitsgui.settings.schema import API_PRESET
from tests.conformance.checks_job import FINAL
from tests.conformance.table import check
from tests.conformance.world import (
    STALL_AT,
    STALL_BEFORE_HEAD,
    STALL_IN_BODY,
    UNAVAILABLE,
    World,
    changes_nothing,
    modifies,
    refused,
)
from tests.servers.authority import Authority, CertificateKind
from tests.servers.script import Redirect, Script, Status
from tests.servers.scripted import ServerThread


@check("J1", "web addresses, UNC names, drive paths, plain paths and file links are taken")
async def takes_every_form(world: World):
    job = await world.manager.create_job("job")
    forms = ("http://h/f", "HTTPS://h/f", r"\\server\share\f", r"C:\folder\f", "/srv/f")
    for link in (*forms, "file:///srv/f"):
        await job.add_file(link, world.place())
    assert job.enum_files().count == 6


@check("J2", "a job that ended is BG_E_INVALID_STATE also where nothing would be added")
async def adds_nothing_to_ended_jobs(world: World):
    for state in FINAL:
        job = await world.job_in(state)
        await changes_nothing(job, Hresult.BG_E_INVALID_STATE, lambda j=job: j.add_files([]))


@check("J5", "the download clock starts again for a job at work, which goes on, as a modification")
async def clears_the_clock_at_work(world: World):
    job = await world.stalled()
    await job.set_maximum_download_time(1000)
    runner = job._live.runner
    assert runner is not None
    runner.began_with_sleep -= 900
    await modifies(job, job.resume)
    assert job.state is JobState.TRANSFERRING
    assert job._live.runner is runner
    assert job._live.download_time_s() < 900
    assert job.progress.bytes_transferred == STALL_AT


@check("J6", "files that got their names go too")
async def cancels_after_half_an_end(world: World):
    job, good = await world.manager.create_job("job"), world.place("good.bin")
    (folder := world.folder / "sub").mkdir()
    await job.add_files([(world.serve(), good), (world.serve(), str(folder / "bad.bin"))])
    await world.run(job)
    folder.rename(away := folder.with_name("away"))
    with refused(Hresult.ERROR_PATH_NOT_FOUND):
        await job.complete()
    assert Path(good).exists()
    away.rename(folder)
    assert await job.cancel() == S_OK
    assert [path for path in world.folder.rglob("*") if path.is_file()] == []


@check("J7", "a folder that has gone is ERROR_PATH_NOT_FOUND, and the job stays TRANSFERRED")
async def misses_its_folder(world: World):
    job = await world.manager.create_job("job")
    (folder := world.folder / "sub").mkdir()
    await job.add_file(world.serve(), str(folder / "file.bin"))
    await world.run(job)
    folder.rename(away := folder.with_name("away"))
    with refused(Hresult.ERROR_PATH_NOT_FOUND):
        await job.complete()
    assert job.state is JobState.TRANSFERRED
    away.rename(folder)
    assert await job.complete() == S_OK


@check("J7", "in TRANSFERRED with a file that was added since: BG_S_PARTIAL_COMPLETE")
async def completes_without_what_was_added(world: World):
    job = await world.transferred()
    await job.add_file(world.serve(), world.place())
    assert await job.complete() == Hresult.BG_S_PARTIAL_COMPLETE
    assert [file.progress.completed for file in job.enum_files()] == [True, False]


@check("J11", "completion is none again once there is more to come")
async def forgets_completion(world: World):
    queued, rejected = await world.transferred(), await world.transferred()
    await queued.add_file(world.serve(STALL_BEFORE_HEAD), world.place())
    assert queued.times.transferred is not None
    await queued.resume()
    (file,) = rejected.enum_files()
    await file.set_validation_state(False)
    for job in (queued, rejected):
        assert job.times.transferred is None
    await world.restart(autostart=False)
    assert (await world.manager.get_job(queued.id)).times.transferred is None
    job = await world.job_in(JobState.ACKNOWLEDGED)
    assert job.times.transferred is not None


@check("J12", "every FOREGROUND job is at work at once, and one other beside them")
async def runs_all_in_the_foreground(world: World):
    priorities = [Priority.NORMAL] * 2 + [Priority.FOREGROUND] * 3
    jobs = [await world.new_job(STALL_BEFORE_HEAD, priority=each) for each in priorities]
    for job in jobs:
        await job.resume()
    for job in (jobs[0], *jobs[2:]):
        await world.reach(job, JobState.CONNECTING)
    assert jobs[1].state is JobState.QUEUED


@check("E1", "a file there is not is ERROR_FILE_NOT_FOUND of the remote file")
async def misses_a_local_file(world: World):
    job = await world.manager.create_job("job")
    await job.add_file((world.folder / "none").as_uri(), world.place())
    error = (await world.run(job, JobState.ERROR)).get_error()
    assert (error.code, error.context) == (Hresult.ERROR_FILE_NOT_FOUND, ErrorContext.REMOTE_FILE)


@check("E1", "a full disk is fatal here")
async def waits_for_no_disk(world: World):
    full = TransferError(Hresult.ERROR_DISK_FULL)
    assert class_under(full, API_PRESET) is ErrorClass.FATAL


@check("H3", "they can be asked for after the end")
async def tells_of_headers_at_the_end(world: World):
    for state in FINAL:
        assert await (await world.job_in(state)).get_custom_headers() == (S_FALSE, None)


class _Judge:
    """A callback that says what it is told to, and remembers how often it was asked."""

    def __init__(self) -> None:
        self.answer: int = S_OK
        self.asked = 0

    async def __call__(self, _place: str, _chain: tuple[bytes, ...]) -> int:
        self.asked += 1
        return self.answer


async def _authority(world: World) -> Authority:
    (folder := world.folder.parent / "authority").mkdir()
    authority = Authority(folder)
    await world.restart(transport=Transport(authority.client_context))
    return authority


@check("H7", "what was refused is asked about again, what was accepted not, until it is set anew")
async def remembers_what_it_accepted(world: World):
    authority, judge = await _authority(world), _Judge()
    judge.answer = Hresult.E_ACCESSDENIED
    with ServerThread(authority.server_context()) as secure:
        job = await world.manager.create_job("job")
        await job.set_server_certificate_validation(judge)
        await job.add_file(secure.script("/1", Script()), world.place())
        await job.add_file(secure.script("/2", STALL_IN_BODY), world.place())
        await world.run(job, JobState.TRANSIENT_ERROR)
        asked, judge.answer = judge.asked, S_OK
        await job.resume()
        await world.until(job, lambda view: view.bytes_transferred > STALL_AT)
        assert judge.asked == asked + 1
        await job.suspend()
        await job.set_server_certificate_validation(judge)
        await world.run(job)
        assert judge.asked == asked + 2


@check("H7", "one that is gone: BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED, context 8")
async def misses_its_judge(world: World):
    authority = await _authority(world)
    with ServerThread(authority.server_context()) as secure:
        job = await world.manager.create_job("job")
        await job.set_server_certificate_validation(_Judge())
        await job.add_file(secure.script("/1", Script()), world.place())
        await world.restart(transport=Transport(authority.client_context))
        job = await world.manager.get_job(job.id)
        await world.run(job, JobState.TRANSIENT_ERROR, JobState.ERROR)
        error = job.get_error()
        assert job.state is JobState.TRANSIENT_ERROR
        code = Hresult.BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED
        assert (error.code, error.context) == (code, ErrorContext.SERVER_CERTIFICATE_CALLBACK)
        assert list(secure.log_of("/1")) == []


@check("H7", "nothing is asked about a certificate that is bad anyway")
async def judges_after_the_rules(world: World):
    authority, judge = await _authority(world), _Judge()
    kind: CertificateKind = "expired"
    with ServerThread(authority.server_context(kind)) as secure:
        job = await world.manager.create_job("job")
        await job.set_server_certificate_validation(judge)
        await job.add_file(secure.script("/1", Script()), world.place())
        await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.WININET_SEC_CERT_DATE_INVALID
    assert judge.asked == 0


@check("J12", "over a restart what waits or runs is QUEUED, and all else stays as it is")
async def comes_back(world: World):
    kept = (JobState.SUSPENDED, JobState.ERROR, JobState.TRANSFERRED)
    states = {(await world.job_in(state)).id: state for state in kept}
    retried = await world.run(await world.new_job(UNAVAILABLE), JobState.TRANSIENT_ERROR)
    running = await world.stalled()
    progress = running.progress
    states |= dict.fromkeys((retried.id, running.id), JobState.QUEUED)
    await world.restart(autostart=False)
    found = {job.id: job for job in await world.manager.enum_jobs()}
    assert {number: job.state for number, job in found.items()} == states
    assert found[running.id].progress == progress


@check("J25", "Retry-After makes the pause longer, never shorter")
async def waits_as_asked(world: World):
    for status, asked, pause in ((503, 3, 600), (429, 1800, 1800)):
        later = Status(status, headers=(("Retry-After", str(asked)),))
        job = await world.run(await world.new_job(Script(status=later)), JobState.TRANSIENT_ERROR)
        left = (job._live.next_retry or 0.0) - clock.stamp()
        assert pause - 60 < left <= pause


@check("H4", "redirects of every kind are followed, or are ERROR with their code")
async def knows_every_redirect(world: World):
    for status in (301, 302, 303, 307, 308):
        for flags in (0, 0x200):
            job = await world.new_job(Script(redirect=Redirect(world.serve(), status=status)))
            await job.set_security_flags(flags)
            await world.run(job, JobState.TRANSFERRED, JobState.ERROR)
            assert job.state is (JobState.ERROR if flags else JobState.TRANSFERRED)
            assert not flags or job.get_error().code == 0x80190000 + status


@check("H4", "CRL_CHECK in the middle of a file begins it at 0")
async def begins_with_the_list(world: World):
    job = await world.stalled()
    count = len(world.server.requests)
    await job.set_security_flags(1)
    await world.reach(job, JobState.TRANSFERRED)
    asked = {"range" in request.headers for request in world.server.requests[count:]}
    assert asked == {False}


@check("K7", "a login in a link is used and not shown; nothing is sent before it is asked for")
async def uses_the_login_of_a_link(world: World):
    job, link = await world.manager.create_job("job"), world.serve(Script(auth="user:secret"))
    file = await job.add_file(link.replace("http://", "http://user:secret@"), world.place())
    assert file.remote_name == link
    await world.run(job)
    log = world.server.log_of(link.removeprefix(world.server.url("")))
    assert ["authorization" in request.headers for request in log] == [False, True]


@check("K9", "behind a reported redirect the prefix that was given matches no more")
async def matches_the_new_name(world: World):
    job = await world.new_job(Script(redirect=Redirect(world.serve(STALL_IN_BODY))))
    (file,) = job.enum_files()
    given = file.remote_name
    await job.set_security_flags(0x100)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    assert await job.replace_remote_prefix(given, "http://other/") == S_FALSE


@check("P3", "one GET without a range is all it asks of the server")
async def asks_for_the_whole(world: World):
    job = await world.new_job(priority=Priority.FOREGROUND)
    link = world.serve(Script(length="absent", range_mode="ignore"))
    await job.add_file(link, world.place())
    await job.set_property(PropertyId.DYNAMIC_CONTENT, True)
    await world.run(job)
    log = list(world.server.log_of(link.removeprefix(world.server.url(""))))
    assert [(request.method, "range" in request.headers) for request in log] == [("GET", False)]


@check("P5", "a size nobody knew is limited as it comes")
async def limits_what_comes(world: World):
    job = await world.new_job(Script(length="chunked", size=500_000), priority=Priority.FOREGROUND)
    await job.set_property(PropertyId.DYNAMIC_CONTENT, True)
    await job.set_property(PropertyId.MAX_DOWNLOAD_SIZE, 1000)
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED
