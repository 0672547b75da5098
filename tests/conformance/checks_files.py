"""Files, ranges and moved links: F1-F3c, F5, K8, K9."""
# ruff: noqa: ASYNC240 - the files of a check are small and on a local disk

from pathlib import Path

from bitsgui.bits.errors import S_FALSE, S_OK, Hresult
from bitsgui.bits.types import RANGE_TO_END, FileRange, JobState, Priority, SecurityFlags
from bitsgui.engine.job import EngineJob
from tests.conformance.checks_job import FINAL, _as, _refused_at_the_end
from tests.conformance.table import check
from tests.conformance.world import (
    ADMINISTRATOR,
    BIG,
    NOT_FOUND,
    STALL_AT,
    STALL_BEFORE_HEAD,
    STALL_IN_BODY,
    STRANGER,
    UNAVAILABLE,
    World,
    changes_nothing,
    modifies,
    refused,
    wrong,
)
from tests.servers.pattern import pattern
from tests.servers.script import Redirect, Script


async def _one(world: World, script: Script | None = None):
    job = await world.new_job(script or Script())
    (file,) = job.enum_files()
    return job, file


@check("F1", "names are those given, progress starts unknown")
async def tells_its_names(world: World):
    job = await world.manager.create_job("job")
    remote, local = world.serve(), world.place()
    file = await job.add_file(remote, local)
    assert (file.remote_name, file.local_name, file.progress) == (remote, local, (None, 0, False))


@check("F1", "a file is completed only once it has its final name")
async def completes_by_name(world: World):
    job = await world.transferred()
    (file,) = job.enum_files()
    assert file.progress == (65_536, 65_536, False)
    await job.complete()
    assert file.progress == (65_536, 65_536, True)


@check("F1", "a reported redirect changes the remote name, a silent one does not")
async def follows(world: World):
    for flags, is_renamed in ((0, False), (SecurityFlags.REDIRECT_ALLOW_REPORT, True)):
        target = world.serve()
        job, file = await _one(world, Script(redirect=Redirect(target)))
        given = file.remote_name
        await job.set_security_flags(flags)
        await world.run(job)
        assert file.remote_name == (target if is_renamed else given)


@check("F1", "progress falls when the server's file changed, and the new one comes")
async def restarts(world: World):
    job = await world.stalled()
    (file,) = job.enum_files()
    await job.suspend()
    path = world.server.requests[-1].path
    world.server.script(path, Script(size=1_500_000, seed=2))
    await world.run(job)
    assert file.progress == (1_500_000, 1_500_000, False)
    assert Path(file.temporary_name or "").read_bytes() == pattern(2, 0, 1_500_000)


@check("F2", "a whole file has no ranges")
async def has_no_ranges(world: World):
    _, file = await _one(world)
    assert file.ranges == ()


@check("F2", "ranges are told as given")
async def tells_ranges(world: World):
    job = await world.manager.create_job("job")
    ranges = (FileRange(50, 10), FileRange(0, 10))
    file = await job.add_file_with_ranges(world.serve(), world.place(), ranges)
    assert file.ranges == ranges


@check("F2b", "the link is changed, as a modification")
async def moves(world: World):
    job, file = await _one(world)
    new = world.serve()
    await modifies(job, lambda: file.set_remote_name(new))
    assert file.remote_name == new


@check("F2b", "a bad link is E_INVALIDARG")
async def refuses_bad_links(world: World):
    job, file = await _one(world)
    for link in wrong("", "nonsense", None):
        await changes_nothing(job, Hresult.E_INVALIDARG, lambda r=link: file.set_remote_name(r))


@check("F2b", "the position is kept if size and time match")
async def keeps_its_position(world: World):
    job = await world.stalled()
    (file,) = job.enum_files()
    await file.set_remote_name(world.serve(Script(size=BIG), "mirror.bin"))
    await world.reach(job, JobState.TRANSFERRED)
    (asked,) = [r for r in world.server.requests if r.path.endswith("mirror.bin")][-1:]
    assert asked.headers["range"].startswith(f"bytes={STALL_AT}-")


@check("F2b", "a bad file of a failed job is repaired by it")
async def repairs(world: World):
    job = await world.failed()
    (file,) = job.enum_files()
    await file.set_remote_name(world.serve())
    await world.run(job)


async def _file_refused(world: World, method: str, *args: object) -> None:
    """Assert that a call on a file is BG_E_INVALID_STATE at the end, E_ACCESSDENIED to others."""
    rights = [(state, Hresult.BG_E_INVALID_STATE) for state in FINAL]
    for state, code in (*rights, (JobState.TRANSFERRED, Hresult.E_ACCESSDENIED)):
        job = await world.job_in(state)
        caller = _as(world, job, STRANGER) if code == Hresult.E_ACCESSDENIED else job
        (file,) = caller.enum_files()
        await changes_nothing(job, code, lambda f=file: getattr(f, method)(*args))


@check("F2b", "refused at the end and to strangers")
async def moves_no_ended_file(world: World):
    await _file_refused(world, "set_remote_name", world.serve())


@check("F3", "the temporary file lies in the destination folder and can be read as it grows")
async def has_a_temporary_name(world: World):
    job = await world.stalled()
    (file,) = job.enum_files()
    part = Path(file.temporary_name or "")
    assert part.parent == world.folder
    assert part.read_bytes()[:STALL_AT] == pattern(1, 0, STALL_AT)


@check("F3", "there is none before the first bytes and after the end")
async def has_no_temporary_name(world: World):
    job, file = await _one(world)
    assert file.temporary_name is None
    await (await world.run(job)).complete()
    assert file.temporary_name is None


@check("F3b", "E_PENDING before the file is transferred")
async def validates_late(world: World):
    job = await world.stalled()
    (file,) = job.enum_files()
    for verdict in (True, False):
        await changes_nothing(
            job, Hresult.E_PENDING, lambda v=verdict: file.set_validation_state(v)
        )
    with refused(Hresult.E_PENDING):
        _ = file.validation_state


@check("F3b", "True changes nothing but the validation")
async def validates(world: World):
    job = await world.transferred()
    (file,) = job.enum_files()
    await file.set_validation_state(True)
    assert (file.validation_state, job.state) == (True, JobState.TRANSFERRED)


@check("F3b", "False: ERROR with BG_E_VALIDATION_FAILED, progress 0, Resume fetches anew")
async def rejects(world: World):
    job = await world.transferred()
    (file,) = job.enum_files()
    await file.set_validation_state(False)
    assert job.state is JobState.ERROR
    assert job.get_error().code == Hresult.BG_E_VALIDATION_FAILED
    assert file.progress.bytes_transferred == 0
    await world.run(job)
    assert file.progress == (65_536, 65_536, False)


@check("F3b", "False leads to ERROR from every state that is not final")
async def rejects_in_any_state(world: World):
    second = {
        JobState.TRANSFERRING: STALL_IN_BODY,
        JobState.CONNECTING: STALL_BEFORE_HEAD,
        JobState.TRANSIENT_ERROR: UNAVAILABLE,
        JobState.ERROR: NOT_FOUND,
    }
    for state, script in second.items():
        job = await world.new_job(Script(), script)
        await job.resume()
        await world.until(job, lambda view: view.files_transferred == 1)
        if state is JobState.CONNECTING:  # a job that has bytes of this run is not in it
            await job.suspend()
            await job.resume()
        await world.reach(job, state)
        await _rejected(job)
        await job.cancel()
    job = await world.new_job(Script(), STALL_IN_BODY)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred > STALL_AT)
    blocker = await world.new_job(STALL_BEFORE_HEAD, priority=Priority.HIGH)
    await world.run(blocker, JobState.CONNECTING)
    await world.reach(job, JobState.QUEUED)
    await _rejected(job)


async def _rejected(job: EngineJob) -> None:
    (first, _), _ = job.enum_files().next(2)
    await first.set_validation_state(False)
    assert job.state is JobState.ERROR
    assert job.get_error().code == Hresult.BG_E_VALIDATION_FAILED


@check("F3b", "False leads to ERROR from SUSPENDED")
async def rejects_at_rest(world: World):
    job = await world.new_job(Script(), STALL_IN_BODY)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred > STALL_AT)
    await job.suspend()
    await _rejected(job)


@check("F3b", "refused at the end and to strangers")
async def validates_no_ended_file(world: World):
    await _file_refused(world, "set_validation_state", False)


@check("F3c", "nothing comes from peers")
async def has_no_peers(world: World):
    job = await world.transferred()
    (file,) = job.enum_files()
    assert file.is_downloaded_from_peer is False
    assert file.peer_download_stats == (65_536, 0)


@check("F5", "1 is the head of the last response, none before it")
async def shows_headers(world: World):
    job, file = await _one(world, Script(headers=(("X-Mark", "yes"),)))
    assert file.get_property(1) is None
    await world.run(job)
    assert "x-mark: yes" in str(file.get_property(1)).lower()


@check("F5", "it is read-only: BG_E_READ_ONLY_PROPERTY")
async def sets_no_headers(world: World):
    job, file = await _one(world)
    await changes_nothing(job, Hresult.BG_E_READ_ONLY_PROPERTY, lambda: file.set_property(1, "x"))


@check("F5", "other properties are BG_E_UNKNOWN_PROPERTY_ID")
async def knows_its_file_properties(world: World):
    job, file = await _one(world)
    with refused(Hresult.BG_E_UNKNOWN_PROPERTY_ID):
        file.get_property(2)
    await changes_nothing(job, Hresult.BG_E_UNKNOWN_PROPERTY_ID, lambda: file.set_property(2, "x"))


# -- ranges ---------------------------------------------------------------------------------------


async def _ranges(world: World, *ranges: tuple[int, int]):
    job = await world.manager.create_job("job")
    wanted = [FileRange(*entry) for entry in ranges]
    return job, lambda: job.add_file_with_ranges(world.serve(), world.place(), wanted)


@check("K8", "ranges are written back to back in the given order")
async def fetches_ranges(world: World):
    job, add = await _ranges(world, (50_000, 100), (10, 20), (65_000, RANGE_TO_END))
    await modifies(job, add)
    await world.run(job)
    (file,) = job.enum_files()
    wanted = pattern(1, 50_000, 50_100) + pattern(1, 10, 30) + pattern(1, 65_000, 65_536)
    assert Path(file.temporary_name or "").read_bytes() == wanted


@check("K8", "no range is E_INVALIDARG")
async def needs_a_range(world: World):
    job, add = await _ranges(world)
    await changes_nothing(job, Hresult.E_INVALIDARG, add)


@check("K8", "an offset of EOF and a length of 0 are BG_E_INVALID_RANGE")
async def refuses_bad_ranges(world: World):
    for bad in ((RANGE_TO_END, 1), (0, 0), (-1, 5), (5, 2**64)):
        job, add = await _ranges(world, bad)
        await changes_nothing(job, Hresult.BG_E_INVALID_RANGE, add)


@check("K8", "overlapping and doubled ranges are BG_E_OVERLAPPING_RANGES")
async def refuses_overlaps(world: World):
    for bad in (((0, 10), (9, 5)), ((0, 10), (0, 10)), ((5, RANGE_TO_END), (100, 1))):
        job, add = await _ranges(world, *bad)
        await changes_nothing(job, Hresult.BG_E_OVERLAPPING_RANGES, add)


@check("K8", "500 ranges are taken, 501 are BG_E_TOO_MANY_RANGES_IN_FILE, not for administrators")
async def limits_ranges(world: World):
    job, add = await _ranges(world, *((2 * n, 1) for n in range(501)))
    await changes_nothing(job, Hresult.BG_E_TOO_MANY_RANGES_IN_FILE, add)
    _, add = await _ranges(world, *((2 * n, 1) for n in range(500)))
    await add()
    taken = _as(world, job, ADMINISTRATOR)
    wanted = [FileRange(2 * n, 1) for n in range(501)]
    await taken.add_file_with_ranges(world.serve(), world.place(), wanted)


@check("K8", "a range outside the file is ERROR, BG_E_INVALID_RANGE")
async def misses_the_file(world: World):
    job, add = await _ranges(world, (1_000_000, 10))
    await add()
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_INVALID_RANGE


@check("K8", "a server without ranges is ERROR, BG_E_INSUFFICIENT_RANGE_SUPPORT")
async def needs_a_server_with_ranges(world: World):
    job = await world.manager.create_job("job")
    link = world.serve(Script(range_mode="ignore"))
    await job.add_file_with_ranges(link, world.place(), [FileRange(100, 10)])
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_INSUFFICIENT_RANGE_SUPPORT


@check("K8", "a malformed part is ERROR, BG_E_INVALID_SERVER_RESPONSE")
async def needs_an_honest_server(world: World):
    job = await world.manager.create_job("job")
    link = world.serve(Script(range_mode="bad_content_range"))
    await job.add_file_with_ranges(link, world.place(), [FileRange(100, 10)])
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_INVALID_SERVER_RESPONSE, (
        job.get_error().description()
    )


@check("K8", "bad names are E_INVALIDARG as for J1; refused at the end and to strangers")
async def adds_ranges_as_files(world: World):
    job = await world.manager.create_job("job")
    one = [FileRange(0, 1)]
    await changes_nothing(
        job,
        Hresult.E_INVALIDARG,
        lambda: job.add_file_with_ranges(world.serve(), "relative", one),
    )
    await _refused_at_the_end(world, "add_file_with_ranges", world.serve(), world.place(), one)


# -- prefixes -------------------------------------------------------------------------------------


@check("K9", "every file that begins with the prefix is changed, as a modification")
async def replaces_prefixes(world: World):
    job = await world.manager.create_job("job")
    for link in ("http://a/1", "http://a/2", "http://b/3"):
        await job.add_file(link, world.place())
    codes = []

    async def replace() -> None:
        codes.append(await job.replace_remote_prefix("http://a/", "http://c/d/"))

    await modifies(job, replace)
    names = [file.remote_name for file in job.enum_files()]
    assert codes == [S_OK]
    assert names == ["http://c/d/1", "http://c/d/2", "http://b/3"]


@check("K9", "S_FALSE if none matches; the case counts")
async def matches_exactly(world: World):
    job = await world.manager.create_job("job")
    await job.add_file("http://a/Path/1", world.place())
    before = job.times.modified
    assert await job.replace_remote_prefix("http://a/path/", "http://b/") == S_FALSE
    assert job.times.modified == before


@check("K9", "empty or too long is E_INVALIDARG")
async def refuses_bad_prefixes(world: World):
    job = await world.manager.create_job("job")
    await job.add_file("http://a/1", world.place())
    bad = [
        ("", "http://b/"),
        ("http://a/", ""),
        (None, "x"),
        ("http://a/", "http://b/" + "x" * 2200),
    ]
    bad += [("x" * 2201, "http://b/")]
    for args in bad:
        await changes_nothing(
            job, Hresult.E_INVALIDARG, lambda a=args: job.replace_remote_prefix(*a)
        )


@check("K9", "finished files are left alone")
async def leaves_finished_files(world: World):
    job = await world.transferred()
    (file,) = job.enum_files()
    before = file.remote_name
    assert await job.replace_remote_prefix("http://", "https://") == S_FALSE
    assert file.remote_name == before


@check("K9", "refused at the end and to strangers")
async def replaces_in_no_ended_job(world: World):
    await _refused_at_the_end(world, "replace_remote_prefix", "http://a", "http://b")
