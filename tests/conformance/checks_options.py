"""Command line, credentials, flags and HTTP options: K1, K2, K7, K10-K13, H1-H6."""

import sys

from bitsgui.bits.errors import S_FALSE, S_OK, Hresult
from bitsgui.bits.types import AclFlags, AuthScheme, AuthTarget, JobState, NotifyFlags, Principal
from bitsgui.engine import clock
from tests.conformance.checks_job import _as, _refused_at_the_end
from tests.conformance.table import check
from tests.conformance.world import (
    ADMINISTRATOR,
    NOT_FOUND,
    STALL_BEFORE_HEAD,
    UNAVAILABLE,
    Recording,
    World,
    changes_nothing,
    modifies,
    wrong,
)
from tests.servers.script import Fault, Script

SERVER, PROXY, BASIC = AuthTarget.SERVER, AuthTarget.PROXY, AuthScheme.BASIC


ALLOWED = {"allow_notify_command": True}


@check("K1", "260 and 4000 characters are taken, as a modification")
async def takes_a_command_line(world: World):
    job = await world.new_job(Script())
    program, parameters = "/" + "p" * 259, "p" * 259 + " " + "p" * 3740
    await modifies(job, lambda: job.set_notify_command_line(program, parameters))
    assert job.notify_command_line == (program, parameters)


@check("K1", "longer ones are BG_E_STRING_TOO_LONG")
async def limits_its_command_line(world: World):
    job = await world.new_job(Script())
    for args in (("/" + "p" * 260, "p"), ("/p", "p" * 4001)):
        await changes_nothing(
            job, Hresult.BG_E_STRING_TOO_LONG, lambda a=args: job.set_notify_command_line(*a)
        )


@check("K1", "parameters without the program first and a relative program are E_INVALIDARG")
async def needs_a_program(world: World):
    job = await world.new_job(Script())
    wrong = ((None, "parameters"), ("program", "program"), ("$HOME/program", None))
    for args in (*wrong, ("/bin/true", "false"), ("/bin/true", '"/bin/tru" e')):
        await changes_nothing(
            job, Hresult.E_INVALIDARG, lambda a=args: job.set_notify_command_line(*a)
        )


@check("K1", "nothing at all removes it")
async def removes_its_command_line(world: World):
    job = await world.new_job(Script())
    await job.set_notify_command_line("/bin/true", "true")
    await job.set_notify_command_line(None, None)
    assert job.notify_command_line == ("", "")


def _writer(world: World, code: int = 0) -> tuple[str, str]:
    """Return a program that notes that it ran and ends with a code."""
    script = world.folder.parent / "note.py"
    script.write_text(
        "import sys\nopen(sys.argv[1], 'a').write('ran ')\nsys.exit(int(sys.argv[2]))\n"
    )
    return sys.executable, f"python {script} {world.folder.parent / 'note'} {code}"


@check("K1", "it runs on TRANSFERRED if the user allows it", allow_notify_command=True)
async def runs_its_command(world: World):
    job = await world.new_job(Script())
    await job.set_notify_command_line(*_writer(world))
    await world.run(job)
    await world.eventually(lambda: not job._live.record.pending_events)
    assert (world.folder.parent / "note").read_text() == "ran "


@check("K1", "it runs on ERROR, and with a callback that takes its calls not at all", **ALLOWED)
async def runs_on_errors_alone(world: World):
    for callback, ran in ((None, True), (Recording(), False)):
        job = await world.new_job(NOT_FOUND)
        await job.set_notify_interface(callback)
        await job.set_notify_command_line(*_writer(world))
        await world.run(job, JobState.ERROR)
        await world.eventually(lambda j=job: not j._live.record.pending_events)
        note = world.folder.parent / "note"
        assert note.exists() is ran
        note.unlink(missing_ok=True)


@check("K1", "no flag but JOB_TRANSFERRED and JOB_ERROR makes it run", **ALLOWED)
async def runs_for_no_other_flag(world: World):
    job = await world.new_job(Script())
    await job.set_notify_command_line(*_writer(world))
    await job.set_notify_flags(NotifyFlags.JOB_MODIFICATION | NotifyFlags.FILE_TRANSFERRED)
    await world.run(job)
    await world.eventually(lambda: not world.manager._core.notifier._workers)
    assert not (world.folder.parent / "note").exists()


@check("K1", "it does not run unless the user allows it")
async def runs_nothing_unasked(world: World):
    job = await world.new_job(Script())
    await job.set_notify_command_line(*_writer(world))
    await world.run(job)
    await world.eventually(lambda: not world.manager._core.notifier._workers)
    assert not (world.folder.parent / "note").exists()


@check("K1", "a failed run is repeated after the retry delay, while the job lives", **ALLOWED)
async def repeats_its_command(world: World):
    job, notifier = await world.new_job(Script()), world.manager._core.notifier
    await job.set_notify_command_line(*_writer(world, 1))
    assert notifier.pause_after_command(job._live) == 600
    await job.set_minimum_retry_delay(5)
    assert notifier.pause_after_command(job._live) == 5
    notifier.pause_after_command = lambda live: 0.01
    await world.run(job)
    note = world.folder.parent / "note"
    await world.eventually(lambda: note.exists() and note.read_text().count("ran") >= 2)
    await job.complete()
    await world.eventually(lambda: not notifier._workers)


@check("K1", "refused at the end and to strangers")
async def commands_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_notify_command_line", "/bin/true", "true")


@check("K2", "empty if unset")
async def has_no_command_line(world: World):
    assert (await world.manager.create_job("job")).notify_command_line == ("", "")


@check("K7", "one slot for each target and scheme, replaced by a new call, as a modification")
async def keeps_credentials(world: World):
    job = await world.new_job(Script())
    await modifies(job, lambda: job.set_credentials(SERVER, BASIC, "a", "b"))
    await job.set_credentials(SERVER, BASIC, "c", "d")
    await job.set_credentials(PROXY, BASIC, "e", "f")
    kept = (await world.manager._core.secrets_of(job._live)).credentials
    assert {(c.target, c.user) for c in kept} == {(SERVER, "c"), (PROXY, "e")}


@check("K7", "nothing the program keeps shows user or password")
async def hides_credentials(world: World):
    job = await world.new_job(Script())
    await job.set_credentials(SERVER, BASIC, "someone-known", "a-secret-word")
    await world.stop()
    kept = b"".join(path.read_bytes() for path in world.profile.rglob("*") if path.is_file())
    await world.start()
    assert str(job.id).encode() in kept or job.id.bytes in kept
    assert b"a-secret-word" not in kept
    assert b"someone-known" not in kept


@check("K7", "an unknown target is BG_E_INVALID_AUTH_TARGET, an unknown scheme _SCHEME")
async def knows_targets_and_schemes(world: World):
    job = await world.new_job(Script())
    for target in wrong(0, 3, None):
        code = Hresult.BG_E_INVALID_AUTH_TARGET
        await changes_nothing(job, code, lambda t=target: job.set_credentials(t, 1, "a", "b"))
        await changes_nothing(job, code, lambda t=target: job.remove_credentials(t, 1))
    for scheme in wrong(0, 6, None):
        code = Hresult.BG_E_INVALID_AUTH_SCHEME
        await changes_nothing(job, code, lambda s=scheme: job.set_credentials(1, s, "a", "b"))
        await changes_nothing(job, code, lambda s=scheme: job.remove_credentials(1, s))


@check("K7", "300 characters of user and 65535 of password are taken, more have their codes")
async def limits_credentials(world: World):
    job = await world.new_job(Script())
    await job.set_credentials(1, 1, "u" * 300, "p" * 65_535)
    await changes_nothing(
        job,
        Hresult.BG_E_USERNAME_TOO_LARGE,
        lambda: job.set_credentials(1, 1, "u" * 301, "p"),
    )
    await changes_nothing(
        job,
        Hresult.BG_E_PASSWORD_TOO_LARGE,
        lambda: job.set_credentials(1, 1, "u", "p" * 65_536),
    )


@check("K7", "Basic and Digest need user and password, NTLM and Negotiate may go without")
async def needs_credentials(world: World):
    job = await world.new_job(Script())
    for scheme in (AuthScheme.BASIC, AuthScheme.DIGEST, AuthScheme.PASSPORT):
        for pair in ((None, "p"), ("u", None), (None, None)):
            await changes_nothing(
                job,
                Hresult.E_INVALIDARG,
                lambda s=scheme, p=pair: job.set_credentials(1, s, *p),
            )
    for scheme in (AuthScheme.NTLM, AuthScheme.NEGOTIATE):
        await job.set_credentials(1, scheme, None, None)


@check("K7", "removing what is not there is S_FALSE, otherwise S_OK")
async def removes_credentials(world: World):
    job = await world.new_job(Script())
    assert await job.remove_credentials(SERVER, BASIC) == S_FALSE
    await job.set_credentials(SERVER, BASIC, "a", "b")
    assert await job.remove_credentials(SERVER, BASIC) == S_OK
    assert await job.remove_credentials(SERVER, BASIC) == S_FALSE


@check("K7", "only the owner: an administrator is E_ACCESSDENIED")
async def guards_credentials(world: World):
    job = await world.new_job(Script())
    other = _as(world, job, ADMINISTRATOR)
    for call in (
        lambda: other.set_credentials(1, 1, "a", "b"),
        lambda: other.remove_credentials(1, 1),
    ):
        await changes_nothing(job, Hresult.E_ACCESSDENIED, call)


@check("K7", "they are used when the server asks; without them 401 is ERROR")
async def uses_credentials(world: World):
    job = await world.new_job(Script(auth="user:secret"))
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == 0x80190191
    await job.set_credentials(SERVER, BASIC, "user", "secret")
    await world.run(job)


@check("K7", "those that are refused are sent once, then it is ERROR with 401")
async def sends_credentials_once(world: World):
    job = await world.manager.create_job("job")
    await job.add_file(link := world.serve(Script(auth="user:secret")), world.place())
    await job.set_credentials(SERVER, BASIC, "user", "wrong")
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == 0x80190191
    log = world.server.log_of(link.removeprefix(world.server.url("")))
    assert ["authorization" in request.headers for request in log] == [False, True]


@check("K7", "refused at the end and to strangers")
async def trusts_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_credentials", 1, 1, "a", "b")
    await _refused_at_the_end(world, "remove_credentials", 1, 1)


@check("K10", "0 by default; every combination up to ALL is taken, as a modification")
async def takes_acl_flags(world: World):
    job = await world.new_job(Script())
    assert job.file_acl_flags == 0
    for flags in range(16):
        await modifies(job, lambda f=flags: job.set_file_acl_flags(f))
        assert job.file_acl_flags == AclFlags(flags)


@check("K10", "other bits are E_INVALIDARG")
async def knows_its_acl_flags(world: World):
    job = await world.new_job(Script())
    for flags in (16, -1, None):
        await changes_nothing(job, Hresult.E_INVALIDARG, lambda f=flags: job.set_file_acl_flags(f))


@check("K10", "BG_E_INVALID_STATE once the job is TRANSFERRED")
async def takes_acl_flags_in_time(world: World):
    job = await world.transferred()
    await changes_nothing(job, Hresult.BG_E_INVALID_STATE, lambda: job.set_file_acl_flags(1))


@check("K10", "refused at the end and to strangers")
async def copies_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_file_acl_flags", 1)


@check("K11", "90 days by default; any number of seconds is taken, as a modification")
async def takes_a_download_time(world: World):
    job = await world.new_job(Script())
    assert job.maximum_download_time == 7_776_000
    for value in (0, 1, 2**32 - 1):
        await modifies(job, lambda v=value: job.set_maximum_download_time(v))
        assert job.maximum_download_time == value


@check("K11", "no unsigned 32-bit number is E_INVALIDARG")
async def takes_download_seconds(world: World):
    job = await world.new_job(Script())
    for value in wrong(-1, 2**32, None):
        await changes_nothing(
            job, Hresult.E_INVALIDARG, lambda v=value: job.set_maximum_download_time(v)
        )


@check("K11", "used up in CONNECTING and TRANSFERRING: ERROR, BG_E_MAXDOWNLOAD_TIMEOUT")
async def uses_its_time_up(world: World):
    for script in (STALL_BEFORE_HEAD, Script(size=2_000_000, fault=(Fault("stall", at=300_000),))):
        job = await world.new_job(script)
        await job.set_maximum_download_time(0.2)
        await world.run(job, JobState.ERROR)
        assert job.get_error().code == Hresult.BG_E_MAXDOWNLOAD_TIMEOUT


@check("K11", "it does not count QUEUED and TRANSIENT_ERROR", retry_delay_floor_s=0)
async def counts_only_at_work(world: World):
    job = await world.new_job(UNAVAILABLE)
    await job.set_maximum_download_time(5)
    await job.set_minimum_retry_delay(0.2)
    await world.run(job, JobState.TRANSIENT_ERROR)
    spent = job._live.record.download_time_s
    await world.until(job, lambda view: view.error_count > 1)
    assert job._live.record.download_time_s < spent + 0.2


@check("K11", "it goes on while the machine sleeps")
async def counts_sleep(world: World):
    job = await world.new_job(STALL_BEFORE_HEAD)
    await world.run(job, JobState.CONNECTING)
    slept, asleep = 3600.0, clock.with_sleep
    clock.with_sleep = lambda: asleep() + slept
    try:
        assert job._live.download_time_s() >= slept
        await job.set_maximum_download_time(int(slept))
        await world.reach(job, JobState.ERROR)
    finally:
        clock.with_sleep = asleep
    assert job.get_error().code == Hresult.BG_E_MAXDOWNLOAD_TIMEOUT


@check("K11", "Resume starts it again")
async def starts_its_time_again(world: World):
    job = await world.new_job(STALL_BEFORE_HEAD)
    await job.set_maximum_download_time(0.2)
    await world.run(job, JobState.ERROR)
    await world.run(job, JobState.CONNECTING)
    await world.reach(job, JobState.ERROR)
    assert job.error_count == 2


@check("K11", "refused at the end and to strangers")
async def times_no_ended_download(world: World):
    await _refused_at_the_end(world, "set_maximum_download_time", 60)


@check("K12", "0 by default; stored and returned, as a modification")
async def takes_peer_flags(world: World):
    job = await world.new_job(Script())
    assert job.peer_caching_flags == 0
    for flags in range(8):
        await modifies(job, lambda f=flags: job.set_peer_caching_flags(f))
        assert job.peer_caching_flags == flags


@check("K12", "unknown bits are E_NOTIMPL")
async def knows_its_peer_flags(world: World):
    job = await world.new_job(Script())
    await changes_nothing(job, Hresult.E_NOTIMPL, lambda: job.set_peer_caching_flags(8))


@check("K12", "refused at the end and to strangers")
async def shares_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_peer_caching_flags", 1)


@check("K13", "elevation and integrity are those of the owner on making the job, whoever asks")
async def tells_elevation(world: World):
    job = await world.job_in(JobState.CANCELLED)
    assert (job.owner_elevation_state, job.owner_integrity_level) == (False, 0x2000)
    high = Principal("owner", is_elevated=True, integrity_level=0x3000)
    number = (await world.manager.for_principal(high).create_job("high")).id
    for _ in range(2):
        job = await world.manager.get_job(number)
        assert (job.owner_elevation_state, job.owner_integrity_level) == (True, 0x3000)
        await world.restart()


@check("K13", "or on taking it over")
async def tells_elevation_of_the_new_owner(world: World):
    job = await world.manager.create_job("job")
    taker = Principal("high", is_administrator=True, is_elevated=True, integrity_level=0x4000)
    taken = _as(world, job, taker)
    assert (taken.owner_elevation_state, taken.owner_integrity_level) == (False, 0x2000)
    await taken.take_ownership()
    assert (job.owner_elevation_state, job.owner_integrity_level) == (True, 0x4000)
