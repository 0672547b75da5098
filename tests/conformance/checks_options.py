"""Command line, credentials, flags and HTTP options: K1, K2, K7, K10-K13, H1-H6."""

import sys

from bitsgui.bits.errors import S_FALSE, S_OK, Hresult
from bitsgui.bits.types import AclFlags, AuthScheme, AuthTarget, JobState, Principal, Priority
from tests.conformance.checks_job import FINAL, _as, _refused_at_the_end
from tests.conformance.table import check
from tests.conformance.world import (
    ADMINISTRATOR,
    STALL_BEFORE_HEAD,
    UNAVAILABLE,
    World,
    changes_nothing,
    modifies,
    refused,
)
from tests.servers.script import Fault, Redirect, Script

SERVER, PROXY, BASIC = AuthTarget.SERVER, AuthTarget.PROXY, AuthScheme.BASIC


@check("K1", "260 and 4000 characters are taken, as a modification")
async def takes_a_command_line(world: World):
    job = await world.new_job(Script())
    program, parameters = "/" + "p" * 259, "p" * 4000
    await modifies(job, lambda: job.set_notify_command_line(program, parameters))
    assert job.notify_command_line == (program, parameters)


@check("K1", "longer ones are BG_E_STRING_TOO_LONG")
async def limits_its_command_line(world: World):
    job = await world.new_job(Script())
    for args in (("/" + "p" * 260, "p"), ("/p", "p" * 4001)):
        await changes_nothing(
            job, Hresult.BG_E_STRING_TOO_LONG, lambda a=args: job.set_notify_command_line(*a)
        )


@check("K1", "parameters without a program and a relative program are E_INVALIDARG")
async def needs_a_program(world: World):
    job = await world.new_job(Script())
    for args in ((None, "parameters"), ("program", "program"), ("$HOME/program", None)):
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


@check("K1", "it does not run unless the user allows it")
async def runs_nothing_unasked(world: World):
    job = await world.new_job(Script())
    await job.set_notify_command_line(*_writer(world))
    await world.run(job)
    assert not world.manager._core.notifier._workers
    assert not (world.folder.parent / "note").exists()


@check("K1", "a failed run is repeated after the retry delay", allow_notify_command=True)
async def repeats_its_command(world: World):
    job = await world.new_job(Script())
    await job.set_notify_command_line(*_writer(world, 1))
    assert world.manager._core.notifier.pause_after_command(job._live) == 600
    await job.set_minimum_retry_delay(5)
    assert world.manager._core.notifier.pause_after_command(job._live) == 5


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


@check("K7", "an unknown target is BG_E_INVALID_AUTH_TARGET, an unknown scheme _SCHEME")
async def knows_targets_and_schemes(world: World):
    job = await world.new_job(Script())
    for target in (0, 3, None):
        code = Hresult.BG_E_INVALID_AUTH_TARGET
        await changes_nothing(job, code, lambda t=target: job.set_credentials(t, 1, "a", "b"))
        await changes_nothing(job, code, lambda t=target: job.remove_credentials(t, 1))
    for scheme in (0, 6, None):
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
    for value in (-1, 2**32, None):
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


@check("K13", "elevation and integrity are those of the principal, also at the end")
async def tells_elevation(world: World):
    job = await world.job_in(JobState.CANCELLED)
    assert job.owner_elevation_state is False
    assert job.owner_integrity_level == 0x2000
    high = Principal("owner", is_elevated=True, integrity_level=0x3000)
    job = await world.manager.for_principal(high).create_job("high")
    assert (job.owner_elevation_state, job.owner_integrity_level) == (True, 0x3000)


# -- client certificates --------------------------------------------------------------------------


@check("H1", "a certificate is named by 20 bytes or by a subject, as a modification")
async def names_a_certificate(world: World):
    job = await world.new_job(Script())
    await modifies(job, lambda: job.set_client_certificate_by_id("MY", b"x" * 20))
    await modifies(job, lambda: job.set_client_certificate_by_name("MY", "subject"))
    assert job.client_certificate == ("name", "MY", "subject")


@check("H1", "a store of 256 characters is taken, of 257 is BG_E_STRING_TOO_LONG")
async def limits_store_names(world: World):
    job = await world.new_job(Script())
    await job.set_client_certificate_by_name("s" * 256, "subject")
    for call in (
        lambda: job.set_client_certificate_by_name("s" * 257, "subject"),
        lambda: job.set_client_certificate_by_id("s" * 257, b"x" * 20),
    ):
        await changes_nothing(job, Hresult.BG_E_STRING_TOO_LONG, call)


@check("H1", "nothing in place of a name is RPC_X_NULL_REF_POINTER")
async def needs_names(world: World):
    job = await world.new_job(Script())
    for call in (
        lambda: job.set_client_certificate_by_name(None, "subject"),
        lambda: job.set_client_certificate_by_name("MY", None),
        lambda: job.set_client_certificate_by_id("MY", None),
    ):
        await changes_nothing(job, Hresult.RPC_X_NULL_REF_POINTER, call)


@check("H1", "a hash of another length is E_INVALIDARG")
async def needs_a_whole_hash(world: World):
    job = await world.new_job(Script())
    await changes_nothing(
        job, Hresult.E_INVALIDARG, lambda: job.set_client_certificate_by_id("MY", b"x" * 19)
    )


@check("H1", "refused at the end and to strangers")
async def certifies_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_client_certificate_by_id", "MY", b"x" * 20)
    await _refused_at_the_end(world, "set_client_certificate_by_name", "MY", "subject")


@check("H2", "removing none is S_FALSE, reading none RPC_X_BAD_STUB_DATA")
async def has_no_certificate(world: World):
    job = await world.new_job(Script())
    assert await job.remove_client_certificate() == S_FALSE
    with refused(Hresult.RPC_X_BAD_STUB_DATA):
        _ = job.client_certificate


@check("H2", "removing one is S_OK; refused at the end")
async def removes_its_certificate(world: World):
    job = await world.new_job(Script())
    await job.set_client_certificate_by_name("MY", "subject")
    assert await job.remove_client_certificate() == S_OK
    await _refused_at_the_end(world, "remove_client_certificate")


# -- HTTP -----------------------------------------------------------------------------------------


@check("H3", "16383 characters are taken, as a modification; one more is BG_E_STRING_TOO_LONG")
async def limits_headers(world: World):
    job = await world.new_job(Script())
    full = "X-A: " + "a" * (16_383 - 7) + "\r\n"
    await modifies(job, lambda: job.set_custom_headers(full))
    assert await job.get_custom_headers() == (S_OK, full)
    await changes_nothing(
        job, Hresult.BG_E_STRING_TOO_LONG, lambda: job.set_custom_headers("X" + full)
    )


@check("H3", "a line without CRLF or without a name is E_INVALIDARG")
async def needs_whole_headers(world: World):
    job = await world.new_job(Script())
    for text in ("X-A: b", "X-A: b\n", "no colon\r\n", ": b\r\n", "X-A: b\r\nX-B: c"):
        await changes_nothing(job, Hresult.E_INVALIDARG, lambda t=text: job.set_custom_headers(t))


@check("H3", "None removes them; S_FALSE if there are none")
async def removes_headers(world: World):
    job = await world.new_job(Script())
    assert await job.get_custom_headers() == (S_FALSE, None)
    await job.set_custom_headers("X-A: b\r\n")
    await job.set_custom_headers(None)
    assert await job.get_custom_headers() == (S_FALSE, None)


@check("H3", "they are sent with every request")
async def sends_headers(world: World):
    job = await world.new_job(Script(), Script())
    await job.set_custom_headers("X-Mine: yes\r\n")
    await world.run(job)
    assert [r.headers.get("x-mine") for r in world.server.requests[-2:]] == ["yes", "yes"]


@check("H3", "only the owner: others are E_ACCESSDENIED")
async def guards_headers(world: World):
    job = await world.new_job(Script())
    other = _as(world, job, ADMINISTRATOR)
    for call in (lambda: other.set_custom_headers("X-A: b\r\n"), other.get_custom_headers):
        await changes_nothing(job, Hresult.E_ACCESSDENIED, call)


@check("H3", "refused at the end and to strangers")
async def heads_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_custom_headers", None)


@check("H4", "0 by default; every known rule is taken, as a modification")
async def takes_security_flags(world: World):
    job = await world.new_job(Script())
    assert job.security_flags == 0
    for flags in (1, 2, 4, 8, 0x10, 0x100, 0x200, 0x800, 0x91F, 0):
        await modifies(job, lambda f=flags: job.set_security_flags(f))
        assert job.security_flags == flags


@check("H4", "unknown rules are E_NOTIMPL")
async def knows_its_security_flags(world: World):
    job = await world.new_job(Script())
    for flags in (0x20, 0x300, 0x400, 0x1000, -1, None):
        await changes_nothing(job, Hresult.E_NOTIMPL, lambda f=flags: job.set_security_flags(f))


@check("H4", "DISALLOW: ERROR with the code of the redirect, and the new name is told")
async def refuses_redirects(world: World):
    target = world.serve()
    job = await world.new_job(Script(redirect=Redirect(target)))
    await job.set_security_flags(0x200)
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == 0x8019012E
    assert job.enum_files().next()[0][0].remote_name == target


@check("H4", "refused at the end and to strangers")
async def secures_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_security_flags", 0x100)


@check("H5", "GET by default; another method is sent, as a modification")
async def takes_a_method(world: World):
    job = await world.new_job(Script())
    assert job.http_method == "GET"
    await modifies(job, lambda: job.set_http_method("POST"))
    assert job.http_method == "POST"
    await world.run(job, JobState.TRANSFERRED, JobState.ERROR)
    assert world.server.requests[-1].method == "POST"


@check("H5", "another method forces FOREGROUND and locks it")
async def runs_in_the_foreground(world: World):
    job = await world.new_job(Script())
    await job.set_http_method("POST")
    assert job.priority is Priority.FOREGROUND
    await changes_nothing(
        job,
        Hresult.BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD,
        lambda: job.set_priority(Priority.LOW),
    )
    await job.set_priority(Priority.FOREGROUND)


@check("H5", "with another method every error is fatal")
async def gives_up_with_a_method(world: World):
    job = await world.new_job(UNAVAILABLE)
    await job.set_http_method("POST")
    await world.run(job, JobState.ERROR, JobState.TRANSIENT_ERROR)
    assert job.state is JobState.ERROR


@check("H5", "after the first Resume BG_E_READ_ONLY_PROPERTY_AFTER_RESUME, but not for the same")
async def takes_a_method_in_time(world: World):
    job = await world.new_job(STALL_BEFORE_HEAD)
    await job.resume()
    await job.suspend()
    await changes_nothing(
        job, Hresult.BG_E_READ_ONLY_PROPERTY_AFTER_RESUME, lambda: job.set_http_method("POST")
    )
    await job.set_http_method("GET")


@check("H5", "not a method is E_INVALIDARG")
async def knows_a_method(world: World):
    job = await world.new_job(Script())
    for method in ("", None, "GET X", "A\r\n"):
        await changes_nothing(job, Hresult.E_INVALIDARG, lambda m=method: job.set_http_method(m))


@check("H5", "not with dynamic content: BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD, either way")
async def excludes_dynamic_content(world: World):
    code = Hresult.BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD
    job = await world.new_job(Script())
    await job.set_property(3, True)
    await changes_nothing(job, code, lambda: job.set_http_method("POST"))
    job = await world.new_job(Script())
    await job.set_http_method("POST")
    await changes_nothing(job, code, lambda: job.set_property(3, True))


@check("H5", "refused at the end and to strangers")
async def asks_for_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_http_method", "POST")


@check("H6", "headers cannot be read any more, only replaced, and there is no way back")
async def hides_headers(world: World):
    job = await world.new_job(Script())
    await job.set_custom_headers("X-A: b\r\n")
    await modifies(job, job.make_custom_headers_write_only)
    for _ in range(2):
        await changes_nothing(job, Hresult.E_ACCESSDENIED, job.get_custom_headers)
        await job.set_custom_headers("X-C: d\r\n")
    await world.restart()
    again = await world.manager.get_job(job.id)
    with refused(Hresult.E_ACCESSDENIED):
        await again.get_custom_headers()


@check("H6", "a job that ended is BG_E_INVALID_STATE")
async def hides_no_ended_headers(world: World):
    for state in FINAL:
        job = await world.job_in(state)
        await changes_nothing(job, Hresult.BG_E_INVALID_STATE, job.make_custom_headers_write_only)
