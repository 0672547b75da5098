"""Logging in with a ticket of Kerberos, by a real key distribution centre."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bitsgui.bits.types import AuthScheme, AuthTarget, JobState, LoginNeed, ProxyUsage
from bitsgui.engine import logins
from bitsgui.engine.job import EngineJob
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import Rig, sent
from tests.servers.apache import Apache
from tests.servers.authority import Authority
from tests.servers.http_proxy import HttpProxy
from tests.servers.kerberos import PASSWORD, REALM, USER, Realm
from tests.servers.pattern import write_file
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer, ServerThread

FILE = Script(seed=3, size=3_000_017)
SMALL = Script(size=9_000)
ALL = dict.fromkeys("abc", FILE)
NAME = f"{USER}@{REALM}"


@pytest.fixture(scope="module")
def shared() -> Iterator[Realm]:
    with Realm("localhost") as realm:
        yield realm


@pytest.fixture
def realm(shared: Realm, monkeypatch: pytest.MonkeyPatch) -> Realm:
    """The realm with amy logged on to it."""
    for name, value in shared.environment.items():
        monkeypatch.setenv(name, value)
    shared.log_on()
    return shared


@pytest.fixture
def apache(realm: Realm) -> Iterator[Apache]:
    with Apache(realm) as server:
        for name in ALL:
            write_file(server.root / name, FILE.seed, FILE.size)
        yield server


@pytest.fixture
def squid(realm: Realm) -> Iterator[HttpProxy]:
    with HttpProxy("any", "any", "negotiate", realm=realm) as proxy:
        yield proxy


def links(apache: Apache) -> list[str]:
    return [apache.url(f"/{name}", "localhost") for name in ALL]


def unanswered(apache: Apache) -> set[tuple[str, str]]:
    """Return which files were asked a ticket for, by the port of the client, and not told since."""
    lines = [line.split() for line in apache.access_log()]
    asked = {(path, port) for status, _, path, port in lines if status == "401"}
    return asked - {(path, port) for status, _, path, port in lines if status != "401"}


async def with_logon(job: EngineJob) -> None:
    await job.use_logon(AuthTarget.SERVER)


async def by_slot(job: EngineJob) -> None:
    await job.set_credentials(AuthTarget.SERVER, AuthScheme.NEGOTIATE, None, None)


async def by_password(job: EngineJob) -> None:
    await job.set_credentials(AuthTarget.SERVER, AuthScheme.NEGOTIATE, NAME, PASSWORD)


@pytest.mark.parametrize("setup", [with_logon, by_slot, by_password])
async def test_a_ticket_opens_a_server(rig: Rig, apache: Apache, realm: Realm, setup) -> None:
    if setup is by_password:
        realm.log_off()
    (await rig.fetch(*links(apache), setup=setup)).is_complete(ALL)
    await asyncio.to_thread(apache.block_for, lambda: not unanswered(apache))
    lines = [line.split() for line in apache.access_log()]
    assert {user for status, user, *_ in lines if status != "401"} == {NAME}


async def test_a_ticket_is_shown_only_if_that_was_said(rig: Rig, apache: Apache) -> None:
    async with rig.engine() as manager:
        found = await rig.run(manager, *links(apache))
        found.has_failed(401, "by Kerberos only")
        assert found.error.login is LoginNeed.TICKET
        job = await manager.get_job(found.job_id)
        await job.use_logon(AuthTarget.SERVER)
        assert "login" in (await manager.properties(job.id)).secret_kinds
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete(ALL)


async def test_a_link_is_added_with_the_logon(rig: Rig, apache: Apache) -> None:
    (await rig.fetch(*links(apache), use_logon=True)).is_complete(ALL)


async def test_who_is_logged_off_is_told_so_and_goes_on_when_back(
    rig: Rig, apache: Apache, realm: Realm
) -> None:
    realm.log_off()
    async with rig.engine() as manager:
        found = await rig.run(manager, *links(apache), use_logon=True)
        found.has_failed(401, "You have no ticket of Kerberos for the server")
        realm.log_on()
        await (await manager.get_job(found.job_id)).resume()
        (await rig.settle(manager, found.job_id)).is_complete(ALL)


async def test_a_server_of_no_realm_gets_no_ticket(rig: Rig, apache: Apache) -> None:
    found = await rig.fetch(apache.url("/a", "127.0.0.1"), use_logon=True)
    assert found.error.login is LoginNeed.NO_TICKET


async def test_without_the_packages_the_error_says_so(
    rig: Rig, apache: Apache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "gssapi", None)
    monkeypatch.setattr(logins, "kerberos_is_there", logins.kerberos_is_there.__wrapped__)
    found = await rig.fetch(*links(apache))
    found.has_failed(401, "which is missing here")
    assert found.error.login is LoginNeed.NO_KERBEROS


@pytest.mark.parametrize("is_secure", [False, True])
async def test_a_ticket_opens_a_proxy_for_both_kinds(
    rig: Rig, squid: HttpProxy, tmp_path: Path, is_secure: bool
) -> None:
    authority = Authority(tmp_path)
    rig.transport = Transport(authority.client_context)
    scripts = {"small": SMALL, "big": FILE}
    named = squid.url.replace("127.0.0.1", "localhost")
    with ServerThread(authority.server_context() if is_secure else None) as server:
        urls = [server.script(f"/{name}", script) for name, script in scripts.items()]
        async with rig.engine(proxy=named, proxy_bypass="<-loopback>") as manager:
            found = await rig.run(manager, *urls)
            found.has_failed(407, "The proxy takes logins by Kerberos only")
            await manager.use_logon_at_proxy(named)
            (await rig.settle(manager, found.job_id)).is_complete(scripts)
        assert set(sent(list(server.requests), "proxy-authorization")) == {None}
    assert squid.access_log(f" 200 {NAME}")


async def test_the_logon_of_a_job_opens_its_own_proxy(
    rig: Rig, squid: HttpProxy, server: ScriptedServer
) -> None:
    async def setup(job: EngineJob) -> None:
        named = squid.url.replace("127.0.0.1", "localhost")
        await job.set_proxy_settings(ProxyUsage.OVERRIDE, named, "<-loopback>")
        await job.use_logon(AuthTarget.PROXY)

    found = await rig.fetch(server.script("/own/f", SMALL), setup=setup)
    assert found.state is JobState.ACKNOWLEDGED
