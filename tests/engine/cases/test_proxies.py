"""Which way a request takes: directly, or through a real squid."""

import base64
import logging

import pytest

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.types import AuthScheme, AuthTarget, JobState, ProxySettings, ProxyUsage
from bitsgui.engine.job import EngineJob
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import PATIENT, Rig, Setup, sent
from tests.servers.authority import Authority
from tests.servers.http_proxy import HttpProxy
from tests.servers.script import Redirect, Script
from tests.servers.scripted import ScriptedServer
from tests.servers.waiting import free_port

FILE = Script(size=2_000_000)
ALL_OF_IT = "<-loopback>"


def override(proxy: str, bypass: str = ALL_OF_IT) -> Setup:
    async def setup(job: EngineJob) -> None:
        await job.set_proxy_settings(ProxyUsage.OVERRIDE, proxy, bypass)

    return setup


def usage(value: ProxyUsage) -> Setup:
    async def setup(job: EngineJob) -> None:
        await job.set_proxy_settings(value, None, None)

    return setup


def came_through(server: ScriptedServer, path: str) -> list[bool]:
    return ["via" in request.headers for request in server.log_of(path)]


async def test_the_environment_names_the_proxy(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", squid.url)
    monkeypatch.setenv("no_proxy", ALL_OF_IT)
    (await rig.fetch(server.script("/env/f.bin", FILE))).is_complete({"f.bin": FILE})
    assert came_through(server, "/env/f.bin") == [True]


@pytest.mark.parametrize(
    "no_proxy", ["", "127.0.0.1,<-loopback>", "*", "127.0.0.0/8,<-loopback>", "<-loopback>,.0.0.1"]
)
async def test_no_proxy_and_loopback_go_directly(
    server: ScriptedServer,
    rig: Rig,
    squid: HttpProxy,
    monkeypatch: pytest.MonkeyPatch,
    no_proxy: str,
) -> None:
    monkeypatch.setenv("http_proxy", squid.url)
    monkeypatch.setenv("no_proxy", no_proxy)
    before = len(server.log_of("/direct/f.bin"))
    (await rig.fetch(server.script("/direct/f.bin", FILE))).is_complete({"f.bin": FILE})
    is_direct = no_proxy != "<-loopback>,.0.0.1"
    assert came_through(server, "/direct/f.bin")[before:] == [not is_direct]


async def test_a_job_may_ignore_the_environment(
    server: ScriptedServer, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("no_proxy", ALL_OF_IT)
    url = server.script("/none/f.bin", FILE)
    (await rig.fetch(url, setup=usage(ProxyUsage.NO_PROXY))).is_complete({"f.bin": FILE})


@pytest.mark.parametrize(
    "form", ["{url}", "http={url}", "127.0.0.1:{port}", "https=x:1 http={url}"]
)
async def test_a_job_may_name_its_own_proxy(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, form: str
) -> None:
    path = f"/own/{len(form)}/f.bin"
    servers = form.format(url=squid.url, port=squid.port)
    result = await rig.fetch(server.script(path, FILE), setup=override(servers))
    result.is_complete({"f.bin": FILE})
    assert came_through(server, path) == [True]


async def test_a_bypassed_address_goes_directly(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    url = server.script("/bypass/f.bin", FILE)
    setup = override(squid.url, "<-loopback>;127.0.0.1")
    (await rig.fetch(url, setup=setup)).is_complete({"f.bin": FILE})
    assert came_through(server, "/bypass/f.bin") == [False]


async def test_each_hop_of_a_redirect_takes_its_own_way(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    server.script("/hops/f.bin", FILE)
    url = server.script("/hops/start", Script(redirect=Redirect("{other}/hops/f.bin")))
    setup = override(squid.url, "<-loopback>;127.0.0.1")
    (await rig.fetch(url, setup=setup)).is_complete({"f.bin": FILE})
    assert came_through(server, "/hops/start") == [False]
    assert came_through(server, "/hops/f.bin") == [True]


async def test_https_goes_through_a_tunnel_the_proxy_cannot_read(
    rig: Rig, squid: HttpProxy, scripted_tls: ScriptedServer, tls_authority: Authority
) -> None:
    rig.transport = Transport(tls_authority.client_context)
    headers = (("X-Api-Key", "k"), ("Proxy-Authorization", "Basic x"))
    url = scripted_tls.script("/f.bin", FILE)
    result = await rig.fetch(url, setup=override(squid.url), headers=headers)
    result.is_complete({"f.bin": FILE})
    (request,) = scripted_tls.log_of("/f.bin")
    assert request.headers["x-api-key"] == "k"
    assert not {"via", "proxy-authorization"} & set(request.headers)
    assert squid.access_log(f"CONNECT 127.0.0.1:{scripted_tls.port}")


async def test_a_proxy_that_wants_a_login_is_an_error_without_one(
    server: ScriptedServer, rig: Rig, guarded: HttpProxy
) -> None:
    result = await rig.fetch(server.script("/ask/f.bin", FILE), setup=override(guarded.url))
    result.has_failed(407, "The proxy asks you")
    assert server.log_of("/ask/f.bin") == []


async def test_a_tunnel_that_wants_a_login_is_the_same_error(rig: Rig, guarded: HttpProxy) -> None:
    result = await rig.fetch(f"https://127.0.0.1:{free_port()}/f.bin", setup=override(guarded.url))
    result.has_failed(407, "The proxy asks you")


@pytest.mark.parametrize("password", ["pr0xypass", "guess"])
async def test_the_proxys_login_goes_to_the_proxy_only(
    server: ScriptedServer, rig: Rig, guarded: HttpProxy, password: str
) -> None:
    async def setup(job: EngineJob) -> None:
        await override(guarded.url)(job)
        await job.set_credentials(AuthTarget.PROXY, AuthScheme.BASIC, "proxyuser", password)

    result = await rig.fetch(server.script(f"/in/{password}/f.bin", FILE), setup=setup)
    log = server.log_of(f"/in/{password}/f.bin")
    if password == "guess":  # noqa: S105 - the wrong one
        result.has_failed(407, "The proxy did not accept user and password")
        assert log == []
    else:
        result.is_complete({"f.bin": FILE})
        assert sent(log, "proxy-authorization") == [None]
        assert sent(log, "authorization") == [None]


async def test_a_header_of_the_user_logs_in_to_the_proxy(
    server: ScriptedServer, rig: Rig, guarded: HttpProxy
) -> None:
    login = "Basic " + base64.b64encode(b"proxyuser:pr0xypass").decode()
    result = await rig.fetch(
        server.script("/custom/f.bin", FILE),
        setup=override(guarded.url),
        headers=(("Proxy-Authorization", login),),
    )
    result.is_complete({"f.bin": FILE})
    assert sent(server.log_of("/custom/f.bin"), "proxy-authorization") == [None]


async def test_the_login_in_the_environments_proxy_is_used_and_not_shown(
    server: ScriptedServer,
    rig: Rig,
    guarded: HttpProxy,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "bitsgui")
    monkeypatch.setenv("http_proxy", guarded.url.replace("//", "//proxyuser:pr0xypass@"))
    monkeypatch.setenv("no_proxy", ALL_OF_IT)
    (await rig.fetch(server.script("/envlogin/f.bin", FILE))).is_complete({"f.bin": FILE})
    kept = b"".join(path.read_bytes() for path in rig.profile.rglob("*") if path.is_file())
    assert b"pr0xypass" not in kept
    assert "pr0xypass" not in caplog.text


async def test_a_proxy_that_is_down_is_tried_again(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/down/f.bin", FILE)
    setup = override(f"http://127.0.0.1:{free_port()}")
    result = await rig.fetch(url, setup=setup, settings=PATIENT)
    result.has_failed(
        Hresult.WININET_PROXY_SERVER_UNREACHABLE, "The proxy did not accept the connection"
    )
    assert server.log_of("/down/f.bin") == []


async def test_another_proxy_of_the_list_serves_when_one_is_down(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    url = server.script("/second/f.bin", FILE)
    setup = override(f"127.0.0.1:{free_port()} {squid.url} direct://")
    (await rig.fetch(url, setup=setup)).is_complete({"f.bin": FILE})
    assert came_through(server, "/second/f.bin") == [True]


async def test_a_list_may_say_that_no_proxy_is_better_than_none(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/atlast/f.bin", FILE)
    setup = override(f"127.0.0.1:{free_port()} direct://")
    (await rig.fetch(url, setup=setup)).is_complete({"f.bin": FILE})
    assert came_through(server, "/atlast/f.bin") == [False]


async def test_a_name_is_resolved_by_the_proxy(rig: Rig, squid: HttpProxy) -> None:
    result = await rig.fetch(
        "http://no-such-host.invalid/f.bin", setup=override(squid.url), settings=PATIENT
    )
    assert result.error.http_status in {502, 503, 504}
    result.has_failed(result.error.http_status or 0)


@pytest.mark.parametrize(
    ("servers", "bypass", "named"),
    [
        ("ok:1 ftp=x:1", ALL_OF_IT, "ftp=x:1"),
        ("gopher://x:1", ALL_OF_IT, "gopher://x:1"),
        ("http://", ALL_OF_IT, "http://"),
        ("a b:x", ALL_OF_IT, "'x'"),
        ("*", ALL_OF_IT, "*"),
        ("ok:1", "*.test a/b/c", "a/b/c"),
    ],
)
async def test_a_list_that_cannot_be_used_is_final_and_the_entry_is_named(
    server: ScriptedServer, rig: Rig, servers: str, bypass: str, named: str
) -> None:
    url = server.script("/unusable/f.bin", FILE)
    result = await rig.fetch(url, setup=override(servers, bypass))
    result.has_failed(Hresult.BG_E_INVALID_PROXY_INFO, "proxy cannot be used")
    assert named in result.error.detail
    assert server.log_of("/unusable/f.bin") == []


async def test_all_downloads_take_the_proxy_of_the_settings_and_another_one_at_once(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    dead = f"http://127.0.0.1:{free_port()}"
    async with rig.engine(proxy=dead, proxy_bypass=ALL_OF_IT, **PATIENT) as manager:
        job = await rig.add(manager, {server.script("/all/f.bin", FILE): None})
        await job.resume()
        first = await rig.settle(manager, job.id)
        assert first.error.code == Hresult.WININET_PROXY_SERVER_UNREACHABLE
        await manager.change_settings(proxy=squid.url)
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})
    assert set(came_through(server, "/all/f.bin")) == {True}


@pytest.mark.parametrize(
    ("bypass", "is_through"),
    [(None, False), (ALL_OF_IT, True), (f"{ALL_OF_IT} 127.*", False), ("127.0.0.0/8", False)],
)
async def test_the_settings_name_who_is_reached_without_their_proxy(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, bypass: str | None, is_through: bool
) -> None:
    path = f"/without{bypass and bypass.replace('/', '')}/f.bin"
    settings = {"proxy": squid.url, "proxy_bypass": bypass}
    (await rig.fetch(server.script(path, FILE), settings=settings)).is_complete({"f.bin": FILE})
    assert set(came_through(server, path)) == {is_through}


async def test_a_job_comes_before_the_settings(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    dead = {"proxy": f"http://127.0.0.1:{free_port()}", "proxy_bypass": ALL_OF_IT}
    for way in (override(squid.url), usage(ProxyUsage.NO_PROXY)):
        path = f"/own{way is None}/f.bin"
        result = await rig.fetch(server.script(path, FILE), settings=dead, setup=way)
        assert result.state is JobState.ACKNOWLEDGED


async def test_the_settings_can_forbid_every_proxy(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", squid.url)
    monkeypatch.setenv("no_proxy", ALL_OF_IT)
    url = server.script("/none/f.bin", FILE)
    (await rig.fetch(url, settings={"proxy": "none"})).is_complete({"f.bin": FILE})
    assert set(came_through(server, "/none/f.bin")) == {False}


async def test_a_request_brings_the_proxy_of_its_job(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    given = ProxySettings(ProxyUsage.OVERRIDE, squid.url, ALL_OF_IT)
    url = server.script("/request/f.bin", FILE)
    (await rig.fetch(url, proxy=given)).is_complete({"f.bin": FILE})
    assert set(came_through(server, "/request/f.bin")) == {True}


async def test_a_password_among_the_proxies_is_not_kept(rig: Rig) -> None:
    address = "http://amy:s3cret@127.0.0.1:1"
    async with rig.engine() as manager:
        job = await manager.create_job("a")
        with pytest.raises(BitsError) as caught:
            await job.set_proxy_settings(ProxyUsage.OVERRIDE, address)
        assert caught.value.hresult == Hresult.BG_E_INVALID_PROXY_INFO
        with pytest.raises(BitsError):
            await job.change(JobChanges(proxy=ProxySettings(ProxyUsage.OVERRIDE, address)))
        assert job.proxy_settings == ProxySettings()
        with pytest.raises(ValueError, match="do not belong") as refused:
            await manager.change_settings(proxy=address)
        assert "s3c" not in f"{caught.value}{refused.value}"
