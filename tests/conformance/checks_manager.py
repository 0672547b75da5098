"""Manager, error object and enumerators: M1-M4, E1-E4, N1-N3."""

from uuid import UUID, uuid4

from bitsgui.bits.errors import S_FALSE, S_OK, Hresult
from bitsgui.bits.types import (
    AuthTarget,
    CostPolicy,
    ErrorContext,
    FileRange,
    JobState,
    JobType,
    NotifyFlags,
    Priority,
    ProxyUsage,
)
from tests.conformance.checks_certificates import _store
from tests.conformance.table import check
from tests.conformance.world import ADMINISTRATOR, STRANGER, UNAVAILABLE, World, getters, refused
from tests.servers.script import Script

GERMAN, ENGLISH = 0x407, 0x409


@check("M1", "a new job is SUSPENDED and has no files")
async def is_born_suspended(world: World):
    job = await world.manager.create_job("new")
    assert job.state is JobState.SUSPENDED
    assert job.enum_files().count == 0
    assert job.progress == (0, 0, 0, 0)


@check("M1", "ids are random and names need not be unique")
async def has_its_own_id(world: World):
    first, second = [await world.manager.create_job("same") for _ in range(2)]
    assert first.id != second.id
    assert first.id.version == 4
    assert first.display_name == second.display_name


@check("M1", "a name of 256 characters is taken, of 257 is E_INVALIDARG")
async def limits_the_name(world: World):
    assert (await world.manager.create_job("n" * 256)).display_name == "n" * 256
    with refused(Hresult.E_INVALIDARG):
        await world.manager.create_job("n" * 257)
    assert (await world.manager.enum_jobs()).count == 1


@check("M1", "no name at all is E_INVALIDARG")
async def needs_a_name(world: World):
    with refused(Hresult.E_INVALIDARG):
        await world.manager.create_job(None)  # type: ignore[arg-type]


@check("M1", "an unknown type is E_NOTIMPL")
async def knows_its_types(world: World):
    with refused(Hresult.E_NOTIMPL):
        await world.manager.create_job("job", 3)


@check("M1", "a user has 60 jobs at most")
async def limits_jobs_of_a_user(world: World):
    for _ in range(60):
        await world.manager.create_job("job")
    with refused(Hresult.BG_E_TOO_MANY_JOBS_PER_USER):
        await world.manager.create_job("job")
    await world.manager.for_principal(STRANGER).create_job("of another user")


@check("M1", "a job that ended makes room for another", max_jobs_per_user=1)
async def counts_living_jobs(world: World):
    job = await world.manager.create_job("job")
    await job.cancel()
    await world.manager.create_job("job")


@check("M1", "there are 300 jobs at most", max_jobs_per_user=None)
async def limits_jobs_of_the_machine(world: World):
    for _ in range(300):
        await world.manager.create_job("job")
    with refused(Hresult.BG_E_TOO_MANY_JOBS_PER_MACHINE):
        await world.manager.create_job("job")


@check("M1", "administrators have no quota", max_jobs_per_user=1, max_jobs_per_machine=1)
async def exempts_administrators(world: World):
    manager = world.manager.for_principal(ADMINISTRATOR)
    for _ in range(3):
        await manager.create_job("job")


@check("M1", "a job survives a restart")
async def survives_a_restart(world: World):
    job = await world.manager.create_job("kept")
    await world.restart()
    assert (await world.manager.get_job(job.id)).display_name == "kept"


@check("M1", "whatever was set of a job is there again after a restart, but for the callback")
async def keeps_what_was_set(world: World):
    job = await world.new_job(Script())
    await job.add_file_with_ranges(world.serve(), world.place(), [FileRange(9, 5), FileRange(0, 4)])
    await job.set_display_name("name")
    await job.set_description("description")
    await job.set_priority(Priority.LOW)
    await job.set_notify_flags(NotifyFlags.JOB_ERROR | NotifyFlags.FILE_TRANSFERRED)
    await job.set_minimum_retry_delay(61)
    await job.set_no_progress_timeout(62)
    await job.set_maximum_download_time(63)
    await job.set_proxy_settings(ProxyUsage.OVERRIDE, "proxy:1", "<local>")
    await job.set_notify_command_line("/bin/true", "true 1")
    await job.set_file_acl_flags(3)
    await job.set_peer_caching_flags(5)
    await job.set_security_flags(0x91F)
    for number, value in ((1, CostPolicy.NOT_ROAMING), (2, UUID(int=7)), (5, 99), (9, 700)):
        await job.set_property(number, value)
    await job.set_property(7, AuthTarget.PROXY)
    _store(world)
    await job.set_client_certificate_by_name(0, "MY", "amy")
    before, certificate = getters(job), job.client_certificate
    await world.restart()
    again = await world.manager.get_job(job.id)
    assert getters(again) == before
    assert again.client_certificate == certificate


@check("M2", "another client of the same user finds the job")
async def finds_a_job(world: World):
    job = await world.manager.create_job("job")
    other = world.manager.for_principal(world.manager._principal)
    assert (await other.get_job(job.id)).id == job.id


@check("M2", "an unknown id is BG_E_NOT_FOUND")
async def knows_its_ids(world: World):
    with refused(Hresult.BG_E_NOT_FOUND):
        await world.manager.get_job(uuid4())


@check("M2", "the id of a job that ended is BG_E_NOT_FOUND")
async def forgets_ended_jobs(world: World):
    for state in (JobState.ACKNOWLEDGED, JobState.CANCELLED):
        job = await world.job_in(state)
        with refused(Hresult.BG_E_NOT_FOUND):
            await world.manager.get_job(job.id)


@check("M2", "the job of another user is E_ACCESSDENIED, but not for an administrator")
async def guards_jobs(world: World):
    job = await world.manager.create_job("job")
    with refused(Hresult.E_ACCESSDENIED):
        await world.manager.for_principal(STRANGER).get_job(job.id)
    found = await world.manager.for_principal(ADMINISTRATOR).get_job(job.id)
    assert found.owner == "owner"


@check("M3", "0 gives the caller's own jobs")
async def lists_own_jobs(world: World):
    job = await world.manager.create_job("mine")
    await world.manager.for_principal(STRANGER).create_job("not mine")
    assert [found.id for found in await world.manager.enum_jobs(0)] == [job.id]


@check("M3", "1 gives all users' jobs to an administrator, E_ACCESSDENIED to others")
async def lists_all_jobs(world: World):
    await world.manager.create_job("mine")
    await world.manager.for_principal(STRANGER).create_job("not mine")
    assert (await world.manager.for_principal(ADMINISTRATOR).enum_jobs(1)).count == 2
    with refused(Hresult.E_ACCESSDENIED):
        await world.manager.enum_jobs(1)


@check("M3", "other flags are E_NOTIMPL")
async def knows_its_flags(world: World):
    with refused(Hresult.E_NOTIMPL):
        await world.manager.for_principal(ADMINISTRATOR).enum_jobs(2)


@check("M3", "the list is a snapshot, what is read through it is live")
async def lists_a_snapshot(world: World):
    job = await world.manager.create_job("before")
    jobs = await world.manager.enum_jobs()
    await world.manager.create_job("later")
    await job.set_display_name("after")
    assert [found.display_name for found in jobs] == ["after"]


@check("M3", "jobs that ended are not listed")
async def lists_living_jobs(world: World):
    await world.job_in(JobState.ACKNOWLEDGED)
    await world.job_in(JobState.CANCELLED)
    assert (await world.manager.enum_jobs()).count == 0


@check("M4", "every HRESULT has a text")
async def describes_every_code(world: World):
    for code in (*Hresult, 0x80190194, 0x8123_4567, -2145386495):
        assert world.manager.get_error_description(code, ENGLISH).strip()


@check("M4", "a missing language is ERROR_RESOURCE_LANG_NOT_FOUND")
async def has_no_german(world: World):
    with refused(Hresult.ERROR_RESOURCE_LANG_NOT_FOUND):
        world.manager.get_error_description(Hresult.BG_E_EMPTY, GERMAN)


# -- error object ---------------------------------------------------------------------------------


@check("E1", "an error has a context and a code")
async def has_code_and_context(world: World):
    error = (await world.failed()).get_error()
    assert (error.context, error.code) == (ErrorContext.REMOTE_FILE, 0x80190194)


@check("E1", "a block is an error of the queue manager")
async def tells_a_block(world: World):
    world.learn(is_connected=False)
    job = await world.run(await world.new_job(Script()), JobState.TRANSIENT_ERROR)
    error = job.get_error()
    assert error.context is ErrorContext.GENERAL_QUEUE_MANAGER
    assert error.code == Hresult.BG_E_NETWORK_DISCONNECTED


@check("E2", "the file to blame is named")
async def names_the_file(world: World):
    job = await world.failed()
    assert job.get_error().file.id == job.enum_files().next()[0][0].id


@check("E2", "an error without a file is BG_E_FILE_NOT_AVAILABLE")
async def has_no_file(world: World):
    world.learn(is_connected=False)
    job = await world.run(await world.new_job(Script()), JobState.TRANSIENT_ERROR)
    with refused(Hresult.BG_E_FILE_NOT_AVAILABLE):
        _ = job.get_error().file


@check("E3", "code and context have texts")
async def has_texts(world: World):
    error = (await world.failed()).get_error()
    assert error.description(ENGLISH)
    assert error.context_description(ENGLISH)


@check("E3", "language 0 is E_INVALIDARG")
async def needs_a_language(world: World):
    error = (await world.failed()).get_error()
    for text in (error.description, error.context_description):
        with refused(Hresult.E_INVALIDARG):
            text(0)


@check("E3", "an unknown language is ERROR_RESOURCE_LANG_NOT_FOUND")
async def knows_its_languages(world: World):
    error = (await world.failed()).get_error()
    for text in (error.description, error.context_description):
        with refused(Hresult.ERROR_RESOURCE_LANG_NOT_FOUND):
            text(GERMAN)


@check("E4", "the protocol is http")
async def tells_http(world: World):
    assert (await world.failed()).get_error().protocol == "http"


@check("E4", "the protocol is file")
async def tells_file(world: World):
    job = await world.manager.create_job("job")
    await job.add_file((world.folder / "none").as_uri(), world.place())
    await world.run(job, JobState.ERROR)
    assert job.get_error().protocol == "file"


@check("E4", "an error without a transfer is BG_E_PROTOCOL_NOT_AVAILABLE")
async def has_no_protocol(world: World):
    world.learn(is_connected=False)
    job = await world.run(await world.new_job(UNAVAILABLE), JobState.TRANSIENT_ERROR)
    with refused(Hresult.BG_E_PROTOCOL_NOT_AVAILABLE):
        _ = job.get_error().protocol


# -- enumerators ----------------------------------------------------------------------------------


async def _three(world: World):
    return (await world.new_job(Script(), Script(), Script())).enum_files()


@check("N1", "as many items as asked come with S_OK")
async def gives_items(world: World):
    files = await _three(world)
    items, code = files.next(2)
    assert (len(items), code) == (2, S_OK)


@check("N1", "fewer items than asked come with S_FALSE")
async def gives_what_is_left(world: World):
    files = await _three(world)
    items, code = files.next(4)
    assert (len(items), code) == (3, S_FALSE)
    assert files.next() == ([], S_FALSE)


@check("N1", "a negative count is E_INVALIDARG")
async def gives_no_negative_count(world: World):
    with refused(Hresult.E_INVALIDARG):
        (await _three(world)).next(-1)


@check("N2", "skipping within the list is S_OK, past its end S_FALSE")
async def skips(world: World):
    files = await _three(world)
    assert files.skip(3) == S_OK
    files.reset()
    assert files.skip(4) == S_FALSE
    assert files.next() == ([], S_FALSE)


@check("N3", "reset goes back to the start")
async def resets(world: World):
    files = await _three(world)
    first = files.next()[0][0].id
    files.skip(2)
    files.reset()
    assert files.next()[0][0].id == first


@check("N3", "a clone keeps the position and moves alone")
async def clones(world: World):
    files = await _three(world)
    files.skip(1)
    clone = files.clone()
    assert clone.next()[0][0].id == files.next()[0][0].id
    clone.skip(1)
    assert len(files.next()[0]) == 1


@check("N3", "the count is that of the snapshot")
async def counts_the_snapshot(world: World):
    job = await world.new_job(Script())
    files = job.enum_files()
    files.skip(1)
    await job.add_file(world.serve(), world.place())
    assert (files.count, job.enum_files().count) == (1, 2)


@check("M1", "uploads are refused: E_NOTIMPL")
async def makes_no_uploads(world: World):
    for kind in (JobType.UPLOAD, JobType.UPLOAD_REPLY):
        with refused(Hresult.E_NOTIMPL):
            await world.manager.create_job("up", kind)
