"""Logging in to a real squid, for what it fetches and for tunnels."""

from collections.abc import Iterator

import pytest

from bitsgui.bits.types import AuthScheme, AuthTarget, ProxyUsage
from bitsgui.engine.job import EngineJob
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import Rig, Setup, sent
from tests.servers.authority import Authority
from tests.servers.http_proxy import HttpProxy
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

LARGE = Script(seed=3, size=3_000_017)
SMALL = Script(size=9_000)
NOT_TAKEN = "The proxy did not accept user and password"


@pytest.fixture(scope="module")
def digest() -> Iterator[HttpProxy]:
    with HttpProxy("proxyuser", "pr0xypass", "digest") as proxy:
        yield proxy


def through(proxy: HttpProxy, password: str, *schemes: AuthScheme) -> Setup:
    async def setup(job: EngineJob) -> None:
        await job.set_proxy_settings(ProxyUsage.OVERRIDE, proxy.url, "<-loopback>")
        for scheme in schemes:
            await job.set_credentials(AuthTarget.PROXY, scheme, "proxyuser", password)
        if not schemes:
            await job.log_in(AuthTarget.PROXY, "proxyuser", password)

    return setup


@pytest.mark.parametrize("schemes", [(), (AuthScheme.DIGEST,)])
async def test_digest_opens_the_way_to_servers_and_nothing_of_it_reaches_them(
    server: ScriptedServer, rig: Rig, digest: HttpProxy, schemes: tuple[AuthScheme, ...]
) -> None:
    names = [f"{len(schemes)}{name}" for name in "abcdefgh"]
    scripts = dict.fromkeys(names, SMALL) | {"big": LARGE}
    urls = [server.script(f"/digest{len(schemes)}/{name}", s) for name, s in scripts.items()]
    result = await rig.fetch(*urls, setup=through(digest, "pr0xypass", *schemes))
    result.is_complete(scripts)
    for name in scripts:
        said = sent(server.log_of(f"/digest{len(schemes)}/{name}"), "proxy-authorization")
        assert set(said) == {None}


async def test_digest_opens_tunnels_too(
    scripted_tls: ScriptedServer, tls_authority: Authority, rig: Rig, digest: HttpProxy
) -> None:
    rig.transport = Transport(tls_authority.client_context)
    scripts = {"small": SMALL, "big": LARGE}
    urls = [scripted_tls.script(f"/tunnel/{name}", script) for name, script in scripts.items()]
    result = await rig.fetch(*urls, setup=through(digest, "pr0xypass"))
    result.is_complete(scripts)
    assert digest.access_log(f"CONNECT 127.0.0.1:{scripted_tls.port} 200 proxyuser")
    for name in scripts:
        (request,) = {tuple(sorted(r.headers)) for r in scripted_tls.log_of(f"/tunnel/{name}")}
        assert "proxy-authorization" not in request


async def test_a_proxy_spoken_to_in_tls_passes_on_both_kinds(
    server: ScriptedServer, scripted_tls: ScriptedServer, tls_authority: Authority, rig: Rig
) -> None:
    rig.transport = Transport(tls_authority.client_context)
    scripts = {"plain": LARGE, "secret": LARGE}
    urls = [
        each.script(f"/tls/{n}", LARGE)
        for n, each in zip(scripts, (server, scripted_tls), strict=True)
    ]
    with HttpProxy("proxyuser", "pr0xypass", certificate=tls_authority.certificate()) as proxy:
        result = await rig.fetch(*urls, setup=through(proxy, "pr0xypass"))
        result.is_complete(scripts)
        assert proxy.access_log(" 200 proxyuser", f":{server.port}")
        assert proxy.access_log(" 200 proxyuser", f"CONNECT 127.0.0.1:{scripted_tls.port}")


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_wrong_password_is_an_error_and_asked_about_once(
    server: ScriptedServer, rig: Rig, digest: HttpProxy, scheme: str
) -> None:
    urls = [f"{scheme}://127.0.0.1:{server.port}/wrong/{name}" for name in "abc"]
    (await rig.fetch(*urls, setup=through(digest, "guess"))).has_failed(407, NOT_TAKEN)
    what = "/wrong/" if scheme == "http" else f"CONNECT 127.0.0.1:{server.port}"
    tried = digest.access_log(what, " 407 proxyuser")
    assert len(tried) == 1
    assert server.log_of("/wrong/a") == []


async def test_a_login_for_basic_alone_is_not_asked_about_by_digest(
    server: ScriptedServer, rig: Rig, digest: HttpProxy
) -> None:
    url = server.script("/basic/f.bin", SMALL)
    setup = through(digest, "pr0xypass", AuthScheme.BASIC)
    (await rig.fetch(url, setup=setup)).has_failed(407, "The proxy asks you")
