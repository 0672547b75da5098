"""Which proxy a link takes, and whether it answers: asked of real proxies, before any download."""

import asyncio

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import AuthTarget, LoginNeed, ProxySettings, ProxyUsage
from bitsgui.engine import tasks
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import Rig
from tests.servers.authority import Authority
from tests.servers.http_proxy import HttpProxy
from tests.servers.script import Fault, Redirect, Script, Status
from tests.servers.scripted import ScriptedServer
from tests.servers.waiting import free_port

FILE = Script(size=2_000_000)
SILENT = Script(fault=(Fault("stall", phase="before_head"),))


def through(*servers: str) -> ProxySettings:
    return ProxySettings(ProxyUsage.OVERRIDE, " ".join(servers), "<-loopback>")


async def test_the_way_is_told_and_that_the_server_answered(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    url = server.script("/trial/f.bin", FILE)
    async with rig.engine(proxy=squid.url, proxy_bypass="<-loopback>") as manager:
        by_settings = await manager.try_proxy(url)
        direct = await manager.try_proxy(url, ProxySettings(ProxyUsage.NO_PROXY))
        assert await manager.views() == []
    assert (by_settings.ways, by_settings.status, by_settings.error) == ((squid.url,), 206, None)
    assert (direct.ways, direct.status) == (("",), 206)
    assert server.bytes_sent("/trial/f.bin") <= 2
    assert list(rig.folder.iterdir()) == []


async def test_those_that_take_no_connection_are_told_before_the_one_that_does(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    dead = f"http://127.0.0.1:{free_port()}"
    async with rig.engine() as manager:
        url = server.script("/trial/second", FILE)
        found = await manager.try_proxy(url, through(dead, squid.url))
        none = await manager.try_proxy(url, through(dead))
    assert (found.ways, found.status) == ((dead, squid.url), 206)
    assert none.ways == (dead,)
    assert none.error is not None
    assert none.error.code == Hresult.WININET_PROXY_SERVER_UNREACHABLE


@pytest.mark.parametrize(
    ("script", "status"),
    [
        (Script(status=Status(404)), 404),
        (Script(redirect=Redirect("http://elsewhere.test/")), 302),
    ],
)
async def test_any_status_is_an_answer_and_no_redirect_is_followed(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, script: Script, status: int
) -> None:
    async with rig.engine() as manager:
        url = server.script(f"/trial/{status}", script)
        found = await manager.try_proxy(url, through(squid.url))
    assert (found.status, found.error) == (status, None)


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_proxy_that_wants_a_login_is_told_that_of_the_job(  # noqa: PLR0913, PLR0917 - fixtures
    scripted_tls: ScriptedServer,
    server: ScriptedServer,
    tls_authority: Authority,
    rig: Rig,
    guarded: HttpProxy,
    scheme: str,
) -> None:
    rig.transport = Transport(tls_authority.client_context)
    url = (server if scheme == "http" else scripted_tls).script("/trial/guarded", FILE)
    async with rig.engine() as manager:
        asked = await manager.try_proxy(url, through(guarded.url))
        job = await rig.add(manager, {url: None})
        await job.log_in(AuthTarget.SERVER, "server", "of no interest")
        await job.log_in(AuthTarget.PROXY, "proxyuser", "pr0xypass")
        told = await manager.try_proxy(url, through(guarded.url), job.id)
    assert asked.ways == (guarded.url,)
    assert asked.error is not None
    assert (asked.error.http_status, asked.error.login) == (407, LoginNeed.WANTED)
    assert (told.ways, told.status) == ((guarded.url,), 206)


async def test_what_cannot_be_tried_says_why(rig: Rig) -> None:
    async with rig.engine() as manager:
        for url in ("no link", "file:///etc/hosts"):
            found = await manager.try_proxy(url)
            assert found.ways == ()
            assert found.error is not None
        found = await manager.try_proxy("http://h.test/", through("http://h:b"))
        assert found.error is not None
        assert found.error.code == Hresult.BG_E_INVALID_PROXY_INFO
        assert "h:b" in found.error.detail


async def test_it_can_be_called_off(server: ScriptedServer, rig: Rig) -> None:
    async with rig.engine() as manager:
        url = server.script("/trial/silent", SILENT)
        trial = tasks.spawn_shared("trial", manager.try_proxy(url))
        async with asyncio.timeout(10):
            while not server.log_of("/trial/silent"):  # noqa: ASYNC110 - the server lives on another thread
                await asyncio.sleep(0)
        trial.cancel()
        with pytest.raises(asyncio.CancelledError):
            await trial
