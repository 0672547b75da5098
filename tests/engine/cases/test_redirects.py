"""Redirects of every kind: followed anew at each try, never to a place they may not go."""

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import AuthScheme, AuthTarget, JobState, SecurityFlags
from bitsgui.engine.job import EngineJob
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import PATIENT, Rig, Setup, sent
from tests.servers.authority import Authority
from tests.servers.script import Change, Fault, Redirect, Script, Status
from tests.servers.scripted import ScriptedServer

REFUSED = Hresult.WININET_REDIRECT_FAILED
FILE = Script(size=200_000, seed=7)


@pytest.fixture
def trusting(rig: Rig, tls_authority: Authority) -> Rig:
    rig.transport = Transport(tls_authority.client_context)
    return rig


def flags(value: int) -> Setup:
    async def setup(job: EngineJob) -> None:
        await job.set_security_flags(value)

    return setup


def moved(server: ScriptedServer, place: str, redirect: Redirect, target: Script = FILE) -> str:
    """Script ``/PLACE/start`` to redirect and ``/PLACE/f.bin`` to be the file."""
    server.script(f"/{place}/f.bin", target)
    return server.script(f"/{place}/start", Script(redirect=redirect))


@pytest.mark.parametrize("status", [300, 301, 302, 303, 307, 308])
async def test_every_redirect_status_is_followed(
    server: ScriptedServer, rig: Rig, status: int
) -> None:
    url = moved(server, f"s{status}", Redirect("f.bin", status))
    result = await rig.fetch(url)
    result.is_complete({"f.bin": FILE})
    assert result.row is not None
    assert result.row.files[0].remote_name == url
    assert len(server.log_of(f"/s{status}/start")) == 1


@pytest.mark.parametrize(
    "location",
    [
        "{origin}/forms/f.bin",
        "//{host}/forms/f.bin",
        "/forms/f.bin",
        "f.bin",
        "./x/../f.bin",
        "/forms/../forms/f.bin?a=b#part",
        "{other}/forms/f.bin",
        "  /forms/f.bin  ",
        "/forms/%66.bin",
        "\\forms\\f.bin",
        "HTTP://{host}/forms/f.bin",
        "{origin}/forms/\tf.bin",
    ],
)
async def test_every_form_of_location_is_understood(
    server: ScriptedServer, rig: Rig, location: str
) -> None:
    url = moved(server, "forms", Redirect(location))
    (await rig.fetch(url)).is_complete({"f.bin": FILE})


async def test_a_location_in_utf8_is_fetched_and_names_the_file(
    server: ScriptedServer, rig: Rig
) -> None:
    server.script("/utf8/größe und €.bin", FILE)
    url = server.script("/utf8/start", Script(redirect=Redirect("/utf8/größe und €.bin")))
    (await rig.fetch(url)).is_complete({"größe und €.bin": FILE})


async def test_line_ends_in_a_location_stay_escaped(server: ScriptedServer, rig: Rig) -> None:
    server.script("/crlf/f.bin\r\nX-Evil: 1", FILE)
    location = "/crlf/f.bin%0d%0aX-Evil:%201"
    result = await rig.fetch(
        server.script("/crlf/start", Script(redirect=Redirect(location))), name="f.bin"
    )
    result.is_complete({"f.bin": FILE})
    (request,) = server.log_of("/crlf/f.bin\r\nX-Evil: 1")
    assert "x-evil" not in request.headers


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/hostname",
        "ftp://127.0.0.1/f.bin",
        "javascript:alert(1)",
        "data:text/plain,hello",
        "http://",
        "http://127.0.0.1:99999/f.bin",
        "http://[::1/f.bin",
        "http://exa mple/f.bin",
        "smb://127.0.0.1/share/f.bin",
    ],
)
async def test_a_redirect_to_what_cannot_be_is_refused(
    server: ScriptedServer, rig: Rig, location: str
) -> None:
    result = await rig.fetch(moved(server, "bad", Redirect(location)))
    result.has_failed(REFUSED, "a place it may not go")
    assert result.view is not None
    assert result.view.error_count == 1


async def test_a_chain_is_followed_to_its_end(server: ScriptedServer, rig: Rig) -> None:
    url = moved(server, "chain", Redirect("f.bin", hops=15))
    (await rig.fetch(url)).is_complete({"f.bin": FILE})
    assert len(server.log_of("/chain/start")) == 16


async def test_an_endless_loop_is_given_up(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/loop/start", Script(redirect=Redirect("/loop/start")))
    (await rig.fetch(url)).has_failed(REFUSED, "too often")
    assert len(server.log_of("/loop/start")) == 21


async def test_the_number_of_redirects_is_a_setting(server: ScriptedServer, rig: Rig) -> None:
    url = moved(server, "few", Redirect("f.bin", hops=3))
    (await rig.fetch(url, settings={"max_redirects": 3})).has_failed(REFUSED)


async def test_a_huge_page_behind_a_redirect_is_not_read(server: ScriptedServer, rig: Rig) -> None:
    server.script("/heavy/f.bin", FILE)
    heavy = Status(302, (("Location", "/heavy/f.bin"),), body="x" * 20_000_000)
    url = server.script("/heavy/start", Script(status=heavy))
    (await rig.fetch(url)).is_complete({"f.bin": FILE})
    assert server.bytes_sent("/heavy/start") < 20_000_000


async def test_a_small_page_behind_a_redirect_keeps_the_connection(
    server: ScriptedServer, rig: Rig
) -> None:
    (await rig.fetch(moved(server, "keep", Redirect("f.bin")))).is_complete({"f.bin": FILE})
    (first,), (second,) = server.log_of("/keep/start"), server.log_of("/keep/f.bin")
    assert first.connection == second.connection


async def test_each_try_starts_at_the_link_because_signed_addresses_expire(
    server: ScriptedServer, rig: Rig
) -> None:
    target = Script(size=3_000_000, signed=True, fault=(Fault("rst", at=1_000_000, limit=2),))
    url = moved(server, "signed", Redirect("{other}/signed/f.bin", signed_uses=1), target)
    (await rig.fetch(url)).is_complete({"f.bin": target})
    assert len(server.log_of("/signed/start")) >= 3
    assert {r.status for r in server.log_of("/signed/f.bin")} <= {200, 206}
    assert len({r.query["sig"] for r in server.log_of("/signed/f.bin")}) >= 3


@pytest.mark.usefixtures("idle_machine")
async def test_segments_start_at_the_link_too(server: ScriptedServer, rig: Rig) -> None:
    target = Script(size=8_000_000, signed=True, rate=2_000_000)
    url = moved(server, "seg", Redirect("{other}/seg/f.bin", signed_uses=1), target)
    (await rig.fetch(url, settings={"segments": 4})).is_complete({"f.bin": target})
    assert len(server.log_of("/seg/f.bin")) > 1
    assert {r.status for r in server.log_of("/seg/f.bin")} <= {200, 206}


async def test_a_redirect_that_sets_a_cookie_gets_it_back(server: ScriptedServer, rig: Rig) -> None:
    target = Script(size=1000, require_cookie="ticket=42")
    url = moved(server, "cookie", Redirect("f.bin", set_cookie="ticket=42; Path=/cookie"), target)
    (await rig.fetch(url)).is_complete({"f.bin": target})


async def test_a_cookie_is_not_given_to_another_host(server: ScriptedServer, rig: Rig) -> None:
    url = moved(server, "own", Redirect("{other}/own/f.bin", set_cookie="ticket=42; Path=/"))
    (await rig.fetch(url)).is_complete({"f.bin": FILE})
    assert sent(server.log_of("/own/f.bin"), "cookie") == [None]


async def test_a_cookie_cannot_be_set_for_another_host(server: ScriptedServer, rig: Rig) -> None:
    evil = "ticket=evil; Domain=127.0.0.2; Path=/"
    url = moved(server, "foreign", Redirect("{other}/foreign/f.bin", set_cookie=evil))
    (await rig.fetch(url)).is_complete({"f.bin": FILE})
    assert sent(server.log_of("/foreign/f.bin"), "cookie") == [None]


async def test_user_info_in_a_location_is_used_there_and_kept_nowhere(
    server: ScriptedServer, rig: Rig
) -> None:
    target = Script(size=1000, auth="amy:s3cret")
    server.script("/info/f.bin", target)
    location = f"http://amy:s3cret@127.0.0.2:{server.port}/info/f.bin"
    result = await rig.fetch(server.script("/info/start", Script(redirect=Redirect(location))))
    result.is_complete({"f.bin": target})
    assert not any(b"s3cret" in path.read_bytes() for path in rig.profile.glob("*.db*"))


# -- the flags -----------------------------------------------------------------------------------


async def test_https_to_http_is_refused(
    server: ScriptedServer, scripted_tls: ScriptedServer, trusting: Rig
) -> None:
    plain = server.script("/down/f.bin", FILE)
    url = scripted_tls.script("/down/start", Script(redirect=Redirect(plain)))
    (await trusting.fetch(url)).has_failed(REFUSED)
    assert server.log_of("/down/f.bin") == []


async def test_https_to_http_is_followed_with_the_flag_but_no_secret_goes_along(
    server: ScriptedServer, scripted_tls: ScriptedServer, trusting: Rig
) -> None:
    plain = server.script("/down2/f.bin", FILE)
    redirect = Redirect(plain, set_cookie="hop=1; Path=/")
    url = scripted_tls.script("/down2/start", Script(redirect=redirect))
    jar = "127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\tsecret\n"
    result = await trusting.fetch(
        url,
        setup=flags(SecurityFlags.ALLOW_HTTPS_TO_HTTP),
        headers=(("Authorization", "Bearer t"), ("Cookie", "own=1"), ("X-Api-Key", "k")),
        cookies=jar,
    )
    result.is_complete({"f.bin": FILE})
    (first,), (request,) = scripted_tls.log_of("/down2/start"), server.log_of("/down2/f.bin")
    assert first.headers["cookie"] == "session=secret; own=1"
    assert first.headers["authorization"] == "Bearer t"
    assert not {"authorization", "cookie", "x-api-key"} & set(request.headers)


async def test_http_to_https_needs_no_flag(
    server: ScriptedServer, scripted_tls: ScriptedServer, trusting: Rig
) -> None:
    target = scripted_tls.script("/up/f.bin", FILE)
    url = server.script("/up/start", Script(redirect=Redirect(target)))
    (await trusting.fetch(url)).is_complete({"f.bin": FILE})


SECRETS = (("Authorization", "Bearer t"), ("X-Api-Key", "k"), ("Cookie", "own=1"))
JAR = "127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\tsecret\n"


async def test_down_to_http_and_up_again_secrets_stay_dropped(
    server: ScriptedServer, scripted_tls: ScriptedServer, trusting: Rig
) -> None:
    last = scripted_tls.script("/zigzag/f.bin", FILE)
    middle = server.script("/zigzag/middle", Script(redirect=Redirect(last)))
    url = scripted_tls.script("/zigzag/start", Script(redirect=Redirect(middle)))
    result = await trusting.fetch(
        url,
        setup=flags(SecurityFlags.ALLOW_HTTPS_TO_HTTP),
        headers=SECRETS,
        cookies=JAR,
    )
    result.is_complete({"f.bin": FILE})
    for request in (*server.log_of("/zigzag/middle"), *scripted_tls.log_of("/zigzag/f.bin")):
        assert not {"authorization", "cookie", "x-api-key"} & set(request.headers)


async def test_after_https_no_http_address_of_a_chain_gets_secrets(
    server: ScriptedServer, scripted_tls: ScriptedServer, trusting: Rig
) -> None:
    """Neither a link that was http itself nor a second step over http forgets the https."""
    last = server.script("/fourhops/f.bin", FILE)
    middle = server.script("/fourhops/middle", Script(redirect=Redirect(last)))
    upper = scripted_tls.script("/fourhops/upper", Script(redirect=Redirect(middle)))
    url = server.script("/fourhops/start", Script(redirect=Redirect(upper)))
    result = await trusting.fetch(
        url, setup=flags(SecurityFlags.ALLOW_HTTPS_TO_HTTP), headers=SECRETS, cookies=JAR
    )
    result.is_complete({"f.bin": FILE})
    assert sent(server.log_of("/fourhops/start"), "authorization") == ["Bearer t"]
    for request in (*server.log_of("/fourhops/middle"), *server.log_of("/fourhops/f.bin")):
        assert not {"authorization", "cookie", "x-api-key"} & set(request.headers)


async def test_down_from_https_needs_the_flag_though_the_link_was_http(
    server: ScriptedServer, scripted_tls: ScriptedServer, trusting: Rig
) -> None:
    upper = scripted_tls.script("/deep/upper", Script(redirect=Redirect(server.url("/deep/f.bin"))))
    url = server.script("/deep/start", Script(redirect=Redirect(upper)))
    server.script("/deep/f.bin", FILE)
    (await trusting.fetch(url)).has_failed(REFUSED)
    assert server.log_of("/deep/f.bin") == []


async def test_cookies_do_not_go_down_to_http_when_an_agreed_redirect_is_followed(
    server: ScriptedServer, scripted_tls: ScriptedServer, trusting: Rig
) -> None:
    plain = server.script("/agreeddown/f.bin", FILE)
    url = scripted_tls.script("/agreeddown/start", Script(redirect=Redirect(plain)))
    async with trusting.engine() as manager:
        job = await trusting.add(manager, {url: None}, cookies=JAR)
        await job.set_security_flags(
            SecurityFlags.REDIRECT_DISALLOW | SecurityFlags.ALLOW_HTTPS_TO_HTTP
        )
        await job.resume()
        (await trusting.settle(manager, job.id)).has_failed(302)
        await job.resume()
        (await trusting.settle(manager, job.id)).is_complete({"f.bin": FILE})
    assert sent(server.log_of("/agreeddown/f.bin"), "cookie") == [None]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_forbidden_redirect_is_an_error_with_its_status(
    server: ScriptedServer, rig: Rig, status: int
) -> None:
    url = moved(server, f"no{status}", Redirect("f.bin", status))
    result = await rig.fetch(url, setup=flags(SecurityFlags.REDIRECT_DISALLOW))
    result.has_failed(status, "may not be followed")
    assert server.log_of(f"/no{status}/f.bin") == []
    assert result.files[0].remote_name == server.url(f"/no{status}/f.bin")


async def test_resuming_after_a_forbidden_redirect_goes_where_it_led(
    server: ScriptedServer, rig: Rig
) -> None:
    url = moved(server, "agreed", Redirect("{other}/agreed/f.bin"))
    async with rig.engine() as manager:
        job = await rig.add(manager, {url: None}, headers=(("X-Api-Key", "k"),))
        await job.set_security_flags(SecurityFlags.REDIRECT_DISALLOW)
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(302)
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})
    assert sent(server.log_of("/agreed/start"), "x-api-key") == ["k"]
    assert sent(server.log_of("/agreed/f.bin"), "x-api-key") == [None]


async def test_a_reported_redirect_changes_the_remote_name(
    server: ScriptedServer, rig: Rig
) -> None:
    url = moved(server, "report", Redirect("f.bin", hops=2))
    result = await rig.fetch(url, setup=flags(SecurityFlags.REDIRECT_ALLOW_REPORT))
    result.is_complete({"f.bin": FILE})
    assert result.row is not None
    assert result.row.files[0].remote_name == server.url("/report/f.bin")


async def test_secrets_stay_with_the_link_in_every_run_after_a_reported_redirect(
    server: ScriptedServer, rig: Rig
) -> None:
    faults = (
        Fault("rst", at=1_500_000, when=0),
        Fault("rst", phase="before_head", when=(1, 2, 3)),
    )
    target = Script(size=3_000_000, fault=faults)
    url = moved(server, "stay", Redirect("{other}/stay/f.bin"), target)
    headers = (("Authorization", "Bearer t"), ("X-Api-Key", "k"))
    async with rig.engine(**PATIENT) as manager:
        job = await rig.add(manager, {url: None}, headers=headers)
        await job.set_security_flags(SecurityFlags.REDIRECT_ALLOW_REPORT)
        await job.set_credentials(AuthTarget.SERVER, AuthScheme.BASIC, "amy", "s3cret")
        await job.resume()
        assert (await rig.settle(manager, job.id)).state is JobState.TRANSIENT_ERROR
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": target})
    assert len(server.log_of("/stay/f.bin")) >= 2
    assert set(sent(server.log_of("/stay/f.bin"), "authorization")) == {None}
    assert set(sent(server.log_of("/stay/f.bin"), "x-api-key")) == {None}
    assert set(sent(server.log_of("/stay/start"), "x-api-key")) == {"k"}


async def test_a_login_for_one_file_is_no_other_links_that_a_reported_redirect_led_there(
    server: ScriptedServer, rig: Rig
) -> None:
    here = moved(server, "theirs", Redirect("{other}/theirs/f.bin"), Script(auth="amy:pw"))
    server.script("/own/g.bin", Script(auth="amy:pw"))
    there = server.url("/own/g.bin", server.hosts[1])
    async with rig.engine(**PATIENT) as manager:
        job = await rig.add(manager, {here: "f.bin", there: "g.bin"})
        await job.set_security_flags(SecurityFlags.REDIRECT_ALLOW_REPORT)
        await job.resume()
        assert (await rig.settle(manager, job.id)).state is JobState.ERROR
        own = next(file for file in await manager.file_views(job.id) if "/own/" in file.remote_name)
        server.script("/theirs/start", Script(auth="amy:pw"))
        await job.log_in(AuthTarget.SERVER, "amy", "pw", own.id)
        await job.resume()
        await rig.settle(manager, job.id)
    assert sent(server.log_of("/own/g.bin"), "authorization")[-1] is not None
    assert set(sent(server.log_of("/theirs/start"), "authorization")) == {None}


async def test_a_redirect_that_comes_only_later_is_followed_too(
    server: ScriptedServer, rig: Rig
) -> None:
    target = Script(size=3_000_000, seed=9)
    server.script("/later/new.bin", target)
    script = Script(
        size=3_000_000,
        seed=9,
        fault=(Fault("fin", at=1_000_000, limit=1),),
        changes=(Change(1, {"redirect": Redirect("{other}/later/new.bin")}),),
    )
    (await rig.fetch(server.script("/later/f.bin", script))).is_complete({"f.bin": target})
    assert sent(server.log_of("/later/new.bin"), "range")[0] is not None
