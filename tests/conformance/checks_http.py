"""Headers, rules and methods: H3-H6."""

import ssl
from collections.abc import Callable

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from bitsgui.bits.errors import S_FALSE, S_OK, Hresult
from bitsgui.bits.interface import Job
from bitsgui.bits.types import AuthScheme, AuthTarget, JobState, Priority
from bitsgui.engine.transport import Transport
from tests.conformance.checks_job import FINAL, _as, _refused_at_the_end
from tests.conformance.table import check
from tests.conformance.world import (
    ADMINISTRATOR,
    STALL_AT,
    STALL_BEFORE_HEAD,
    STALL_IN_BODY,
    UNAVAILABLE,
    World,
    changes_nothing,
    modifies,
    refused,
    wrong,
)
from tests.servers import chains
from tests.servers.authority import Authority, CertificateKind
from tests.servers.script import Redirect, Script, Status
from tests.servers.scripted import ServerThread

SERVER, PROXY, BASIC = AuthTarget.SERVER, AuthTarget.PROXY, AuthScheme.BASIC


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
    for flags in wrong(0x20, 0x300, 0x400, 0x1000, -1, None):
        await changes_nothing(job, Hresult.E_NOTIMPL, lambda f=flags: job.set_security_flags(f))


@check("H4", "DISALLOW: ERROR with the code of the redirect, and the new name is told")
async def refuses_redirects(world: World):
    target = world.serve()
    job = await world.new_job(Script(redirect=Redirect(target)))
    await job.set_security_flags(0x200)
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == 0x8019012E
    assert job.enum_files().next()[0][0].remote_name == target


@check("H4", "redirects are followed silently by default: the name stays")
async def follows_redirects(world: World):
    job = await world.new_job(Script(redirect=Redirect(world.serve())))
    (file,) = job.enum_files()
    before = file.remote_name
    await world.run(job)
    assert file.remote_name == before


def _trusting(root: chains.Holder) -> Callable[[], ssl.SSLContext]:
    return lambda: ssl.create_default_context(cadata=root.pem.decode())


@check("H4", "with CRL_CHECK what was withdrawn, or whose list is not to be had, is ERROR")
async def looks_for_withdrawn(world: World):
    (folder := world.folder.parent / "authority").mkdir()
    root = chains.root()
    await world.restart(transport=Transport(_trusting(root)))
    codes = {
        "good": None,
        "bad": Hresult.WININET_SEC_CERT_REVOKED,
        "gone": Hresult.WININET_SEC_CERT_REV_FAILED,
    }
    for kind, code in codes.items():
        link = world.server.script(f"/{kind}.crl", Script(status=Status(404)))
        shown = root.issue(*chains.NAMES, crl_url=link)
        if kind != "gone":
            found = x509.load_der_x509_crl(root.crl(*([shown.certificate] * (kind == "bad"))))
            text = found.public_bytes(Encoding.PEM).decode()
            world.server.script(f"/{kind}.crl", Script(text=text))
        with ServerThread(shown.server_context(folder)) as secure:
            job = await world.manager.create_job("job")
            await job.set_security_flags(1)
            await job.add_file(secure.script("/f", Script()), world.place())
            await world.run(job, JobState.ERROR, JobState.TRANSFERRED)
        assert job.state is (JobState.TRANSFERRED if code is None else JobState.ERROR)
        assert code is None or job.get_error().code == code


@check("H4", "a bit for what is wrong with a certificate lets the job run, another one does not")
async def waives_single_checks(world: World):
    (folder := world.folder.parent / "authority").mkdir()
    authority = Authority(folder)
    await world.restart(transport=Transport(authority.client_context))
    kinds: dict[CertificateKind, int] = {"wrong_host": 2, "expired": 4}
    for kind, own in kinds.items():
        with ServerThread(authority.server_context(kind)) as secure:
            for rule in kinds.values():
                job = await world.manager.create_job("job")
                await job.set_security_flags(rule)
                await job.add_file(secure.script(f"/{kind}/{rule}", Script()), world.place())
                await world.run(job, JobState.ERROR, JobState.TRANSFERRED)
                assert job.state is (JobState.TRANSFERRED if rule == own else JobState.ERROR)


@check("H4", "down from https to http only with ALLOW_HTTPS_TO_HTTP")
async def goes_down_when_allowed(world: World):
    (folder := world.folder.parent / "authority").mkdir()
    authority = Authority(folder)
    await world.restart(transport=Transport(authority.client_context))
    with ServerThread(authority.server_context()) as secure:
        link = secure.script("/down", Script(redirect=Redirect(world.serve())))
        for flags, state in ((0, JobState.ERROR), (0x800, JobState.TRANSFERRED)):
            job = await world.manager.create_job("job")
            await job.set_security_flags(flags)
            await job.add_file(link, world.place())
            await world.run(job, JobState.ERROR, JobState.TRANSFERRED)
            assert job.state is state
            if state is JobState.ERROR:
                assert job.get_error().code == Hresult.WININET_REDIRECT_FAILED


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


@check("H5", "with another method an interruption starts at 0")
async def starts_its_method_again(world: World):
    job = await world.new_job(STALL_IN_BODY)
    await job.set_http_method("POST")
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    await job.suspend()
    await world.run(job)
    assert "range" not in world.server.requests[-1].headers


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
    for method in wrong("", None, "GET X", "A\r\n"):
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


@check("H6", "only the owner, as for all that is done to headers: others are E_ACCESSDENIED")
async def hides_headers_for_the_owner(world: World):
    job = await world.new_job(Script())
    other = _as(world, job, ADMINISTRATOR)
    await changes_nothing(job, Hresult.E_ACCESSDENIED, other.make_custom_headers_write_only)
    assert await job.get_custom_headers() == (S_FALSE, None)


@check("H6", "a job that ended is BG_E_INVALID_STATE")
async def hides_no_ended_headers(world: World):
    for state in FINAL:
        job = await world.job_in(state)
        await changes_nothing(job, Hresult.BG_E_INVALID_STATE, job.make_custom_headers_write_only)


@check("H7", "only SUSPENDED: BG_E_READ_ONLY_WHEN_JOB_ACTIVE; no callable: E_NOINTERFACE")
async def checks_certificates_in_order(world: World):
    job = await world.new_job(Script())
    await changes_nothing(
        job, Hresult.E_NOINTERFACE, lambda: job.set_server_certificate_validation(7)
    )
    await modifies(job, lambda: job.set_server_certificate_validation(print))
    await modifies(job, lambda: job.set_server_certificate_validation(None))
    for state in (state for state in JobState if state not in (JobState.SUSPENDED, *FINAL)):
        job = await world.job_in(state)
        with refused(Hresult.BG_E_READ_ONLY_WHEN_JOB_ACTIVE):
            await job.set_server_certificate_validation(None)
        for live in list(world.manager._core.jobs.values()):
            await world.manager._handle(live).cancel()


@check("H7", "refused at the end and to strangers")
async def checks_for_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_server_certificate_validation", None)


async def _judged(world: World, answer: int) -> Job:
    """Return a job whose callback says that of the certificate of its server."""

    async def judge(_place: str, _chain: tuple[bytes, ...]) -> int:
        return answer

    (folder := world.folder.parent / f"authority-{answer}").mkdir()
    authority = Authority(folder)
    await world.restart(transport=Transport(authority.client_context))
    with ServerThread(authority.server_context()) as secure:
        job = await world.manager.create_job("job")
        await job.set_server_certificate_validation(judge)
        await job.add_file(secure.script("/judged", Script()), world.place())
        await world.run(job, JobState.TRANSIENT_ERROR, JobState.TRANSFERRED)
    return job


@check("H7", "S_OK believes a certificate; another code is TRANSIENT_ERROR with it, context 8")
async def asks_about_certificates(world: World):
    assert (await _judged(world, S_OK)).state is JobState.TRANSFERRED
    refused_job = await _judged(world, Hresult.E_ACCESSDENIED)
    assert refused_job.state is JobState.TRANSIENT_ERROR
    error = refused_job.get_error()
    assert (error.code, error.context) == (Hresult.E_ACCESSDENIED, 8)
