"""Logging in by NTLM and Negotiate, where a login belongs to one connection."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bitsgui.bits.types import AuthScheme, AuthTarget, JobState, ProxyUsage
from bitsgui.engine.job import EngineJob
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import Rig
from tests.servers.authority import Authority
from tests.servers.http_proxy import HttpProxy
from tests.servers.ntlm import SEED, SIZE, NtlmServer, serving_ntlm
from tests.servers.script import Script
from tests.servers.scripted import ServerThread

FILE = Script(seed=SEED, size=SIZE)
LARGE = Script(seed=3, size=3_000_017)
NOT_TAKEN = "did not accept user and password"
ONE_BY_ONE = {"files_at_once": 1, "segments": 1}


@pytest.fixture
async def ntlm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[NtlmServer]:
    async with serving_ntlm(tmp_path, monkeypatch, NtlmServer()) as server:
        yield server


def with_login(url: str, login: str = "amy:pw") -> str:
    return url.replace("//", f"//{login}@", 1)


@pytest.mark.parametrize(("is_chunked", "login"), [(False, "amy:pw"), (True, "LAN%5Camy:pw")])
async def test_files_come_one_after_the_other_over_the_connection_that_was_logged_in(
    ntlm: NtlmServer, rig: Rig, is_chunked: bool, login: str
) -> None:
    ntlm.is_chunked = is_chunked
    urls = [with_login(ntlm.url(f"/{name}"), login) for name in "abc"]
    result = await rig.fetch(*urls, settings=ONE_BY_ONE)
    result.is_complete(dict.fromkeys("abc", FILE))
    assert (ntlm.handshakes, len(ntlm.served)) == (1, 3)


async def test_negotiate_takes_a_password_where_it_is_given_for_that(
    ntlm: NtlmServer, rig: Rig
) -> None:
    async def setup(job: EngineJob) -> None:
        await job.set_credentials(AuthTarget.SERVER, AuthScheme.NEGOTIATE, "amy", "pw")

    ntlm.scheme = "Negotiate"
    (await rig.fetch(ntlm.url("/f"), setup=setup)).is_complete({"f": FILE})


async def test_a_wrong_password_is_tried_once_for_all_files(ntlm: NtlmServer, rig: Rig) -> None:
    urls = [with_login(ntlm.url(f"/{name}"), "amy:guess") for name in "abc"]
    (await rig.fetch(*urls)).has_failed(401, NOT_TAKEN)
    assert (ntlm.handshakes, ntlm.served) == (1, [])


async def test_who_has_no_login_gets_no_connection_of_who_has(ntlm: NtlmServer, rig: Rig) -> None:
    async with rig.engine() as manager:
        known = await rig.add(manager, {with_login(ntlm.url("/known")): None})
        await known.resume()
        assert (await rig.settle(manager, known.id)).state is JobState.ACKNOWLEDGED
        stranger = await rig.add(manager, {ntlm.url("/stranger"): None})
        await stranger.resume()
        result = await rig.settle(manager, stranger.id)
    assert result.error.http_status == 401
    assert ntlm.served == ["/known"]


async def test_a_server_that_hangs_up_in_the_middle_of_a_login_is_no_wrong_password(
    ntlm: NtlmServer, rig: Rig
) -> None:
    ntlm.hangs_up = 2
    result = await rig.fetch(
        with_login(ntlm.url("/f")), settings={"retry_delay_s": 3600.0, "retry_delay_max_s": 3600.0}
    )
    assert result.state is JobState.TRANSIENT_ERROR
    assert ntlm.served == []


async def test_who_is_logged_on_is_nobody_where_the_system_does_not_say(
    ntlm: NtlmServer, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NTLM_USER_FILE")

    async def setup(job: EngineJob) -> None:
        for scheme in (AuthScheme.NTLM, AuthScheme.NEGOTIATE):
            await job.set_credentials(AuthTarget.SERVER, scheme, None, None)

    (await rig.fetch(ntlm.url("/f"), setup=setup)).has_failed(401, "asks you to log in")
    assert ntlm.handshakes == 0


@pytest.fixture(scope="module")
def squid() -> Iterator[HttpProxy]:
    with HttpProxy("amy", "pw", "ntlm") as proxy:
        yield proxy


@pytest.mark.parametrize("is_secure", [False, True])
async def test_a_proxy_that_knows_ntlm_alone_passes_on_both_kinds(
    rig: Rig, squid: HttpProxy, tmp_path: Path, is_secure: bool
) -> None:
    authority = Authority(tmp_path)
    rig.transport = Transport(authority.client_context)
    context = authority.server_context() if is_secure else None
    scripts = {"small": FILE, "big": LARGE}

    async def setup(job: EngineJob) -> None:
        await job.set_proxy_settings(ProxyUsage.OVERRIDE, squid.url, "<-loopback>")
        await job.log_in(AuthTarget.PROXY, "amy", "pw")

    with ServerThread(context) as server:
        urls = [server.script(f"/{name}", script) for name, script in scripts.items()]
        (await rig.fetch(*urls, setup=setup)).is_complete(scripts)
        assert all("proxy-authorization" not in r.headers for r in server.requests)
