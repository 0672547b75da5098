"""One login for a proxy, shared by downloads: asked for once, kept, and told to no other proxy."""

from typing import Any

import pytest

from bitsgui.bits.errors import BitsError
from bitsgui.bits.records import Origin
from bitsgui.bits.types import AuthTarget, JobState, LoginNeed, PropertyId
from bitsgui.engine.manager import Manager
from tests.engine.cases.late_keyring import LateKeyring
from tests.engine.cases.rig import Rig, sent
from tests.servers.http_proxy import HttpProxy
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

FILE = Script(size=50_000)
ALL_OF_IT = "<-loopback>"


def by(proxy: HttpProxy) -> dict[str, Any]:
    return {"proxy": proxy.url, "proxy_bypass": ALL_OF_IT}


async def started(rig: Rig, manager: Manager, *urls: str):
    jobs = [await rig.add(manager, {url: None}) for url in urls]
    for job in jobs:
        await job.resume()
    return jobs


async def test_it_is_asked_for_once_and_all_that_wait_for_it_go_on(
    server: ScriptedServer, rig: Rig, guarded: HttpProxy
) -> None:
    urls = [server.script(f"/shared/{name}", FILE) for name in "abc"]
    async with rig.engine(**by(guarded)) as manager:
        jobs = await started(rig, manager, *urls)
        for job in jobs:
            found = await rig.settle(manager, job.id)
            assert (found.error.http_status, found.error.login) == (407, LoginNeed.WANTED)
        proxy = await manager.asking_proxy(jobs[0].id, urls[0])
        assert proxy is not None
        assert proxy == guarded.url
        assert not await manager.has_proxy_login(proxy)
        await manager.log_in_to_proxy(proxy, "proxyuser", "pr0xypass")
        assert await manager.has_proxy_login(proxy)
        for job in jobs:
            assert (await rig.settle(manager, job.id)).state is JobState.ACKNOWLEDGED
    assert {path.name for path in rig.folder.iterdir()} == {"a", "b", "c"}
    for name in "abc":
        assert set(sent(server.log_of(f"/shared/{name}"), "proxy-authorization")) == {None}


async def test_a_wrong_one_is_refused_once_and_another_takes_its_place(
    server: ScriptedServer, rig: Rig, guarded: HttpProxy
) -> None:
    url = server.script("/shared/wrong", FILE)
    async with rig.engine(**by(guarded)) as manager:
        await manager.log_in_to_proxy(guarded.url, "proxyuser", "guess")
        (job,) = await started(rig, manager, url)
        assert (await rig.settle(manager, job.id)).error.login is LoginNeed.REFUSED
        await manager.log_in_to_proxy(guarded.url, "proxyuser", "pr0xypass")
        assert (await rig.settle(manager, job.id)).state is JobState.ACKNOWLEDGED
        await manager.log_in_to_proxy(guarded.url, None)
        assert not await manager.has_proxy_login(guarded.url)
        assert (await manager.try_proxy(url)).error is not None


async def test_another_proxy_is_not_told_it(
    server: ScriptedServer, rig: Rig, guarded: HttpProxy
) -> None:
    url = server.script("/shared/other", FILE)
    with HttpProxy("proxyuser", "pr0xypass") as other:
        async with rig.engine(**by(other)) as manager:
            await manager.log_in_to_proxy(guarded.url, "proxyuser", "pr0xypass")
            (job,) = await started(rig, manager, url)
            assert (await rig.settle(manager, job.id)).error.http_status == 407
        assert [line for line in other.access_log(":") if line.endswith("proxyuser")] == []


@pytest.mark.parametrize("is_allowed", [False, True])
async def test_a_job_of_a_program_uses_it_only_if_the_program_says_so(
    server: ScriptedServer, rig: Rig, guarded: HttpProxy, is_allowed: bool
) -> None:
    url = server.script(f"/shared/program{is_allowed}", FILE)
    async with rig.engine(**by(guarded)) as manager:
        await manager.log_in_to_proxy(guarded.url, "proxyuser", "pr0xypass")
        job = await rig.add(manager, {url: None}, origin=Origin.API)
        if is_allowed:
            await job.set_property(PropertyId.USE_STORED_CREDENTIALS, AuthTarget.PROXY)
        await job.resume()
        found = await rig.settle(manager, job.id)
    assert found.state is (JobState.ACKNOWLEDGED if is_allowed else JobState.ERROR)


async def test_the_login_of_a_job_comes_first(
    server: ScriptedServer, rig: Rig, guarded: HttpProxy
) -> None:
    url = server.script("/shared/own", FILE)
    async with rig.engine(**by(guarded)) as manager:
        await manager.log_in_to_proxy(guarded.url, "proxyuser", "guess")
        job = await rig.add(manager, {url: None})
        await job.log_in(AuthTarget.PROXY, "proxyuser", "pr0xypass")
        await job.resume()
        assert (await rig.settle(manager, job.id)).state is JobState.ACKNOWLEDGED


async def test_it_is_nowhere_in_the_profile_in_the_clear(rig: Rig, guarded: HttpProxy) -> None:
    async with rig.engine(**by(guarded)) as manager:
        await manager.log_in_to_proxy(guarded.url, "someone", "s3cr3tword")
        trial = repr(manager._core.transport.proxy_logins.__dict__)
        assert "s3cr3tword" not in trial
    for path in rig.profile.rglob("*"):
        if path.is_file():
            assert b"s3cr3tword" not in path.read_bytes()


@pytest.mark.parametrize("address", ["", "direct://", "a b", "ftp://h", "http://amy:pw@h"])
async def test_what_is_no_proxy_gets_no_login(rig: Rig, address: str) -> None:
    async with rig.engine() as manager:
        with pytest.raises(BitsError) as caught:
            await manager.log_in_to_proxy(address, "amy", "pw")
        assert "pw" not in str(caught.value)


async def test_the_same_proxy_written_otherwise_is_the_same(rig: Rig) -> None:
    async with rig.engine() as manager:
        await manager.log_in_to_proxy("Proxy.Example", "amy", "pw")
        assert await manager.has_proxy_login("http://proxy.example:80")
        assert not await manager.has_proxy_login("http://proxy.example:81")
        assert not await manager.has_proxy_login("https://proxy.example:80")


@pytest.mark.usefixtures("keyring")
async def test_one_that_a_keyring_tells_late_is_used_once_the_proxy_asks_again(
    server: ScriptedServer, rig: Rig, guarded: HttpProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = server.script("/shared/late", FILE)
    async with rig.engine(**by(guarded)) as manager:
        await manager.log_in_to_proxy(guarded.url, "proxyuser", "pr0xypass")
    late = LateKeyring(monkeypatch)
    async with rig.engine(**by(guarded)) as manager:
        assert not await manager.has_proxy_login(guarded.url)
        (job,) = await started(rig, manager, url)
        assert (await rig.settle(manager, job.id)).error.login is LoginNeed.WANTED
        await late.open()
        await job.resume()
        assert (await rig.settle(manager, job.id)).state is JobState.ACKNOWLEDGED
        assert await manager.has_proxy_login(guarded.url)
