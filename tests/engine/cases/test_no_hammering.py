"""A wrong password is said once, however many files, segments, jobs and retries there are."""

import base64
from collections.abc import Iterator

import pytest

from bitsgui.bits.types import AuthTarget, JobState, LoginNeed
from bitsgui.engine.manager import Manager
from tests.engine.cases.rig import Rig
from tests.servers.apache import Apache
from tests.servers.http_proxy import HttpProxy
from tests.servers.pattern import write_file
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

NAMES = [f"f{number}" for number in range(6)]
BASIC = "Basic " + base64.b64encode(b"amy:guess").decode()
PRIVATE = Script(size=50_000, auth="amy:pw")
MANY = {"segments": 8, "files_at_once": 4, "max_active_jobs": 4}


@pytest.fixture
def apache() -> Iterator[Apache]:
    with Apache() as server:
        for name in NAMES:
            write_file(server.root / name, 1, 9_000)
        yield server


async def all_fail(rig: Rig, manager: Manager, urls: list[str], login: str = "") -> None:
    """Run four jobs of all links at a time to their errors."""
    jobs = [await rig.add(manager, dict.fromkeys(urls)) for _ in range(4)]
    for job in jobs:
        if login:
            await job.log_in(AuthTarget.SERVER, login, "guess")
        await job.resume()
    for job in jobs:
        found = await rig.settle(manager, job.id)
        assert (found.state, found.error.login) == (JobState.ERROR, LoginNeed.REFUSED)


async def test_by_basic_to_a_server(server: ScriptedServer, rig: Rig) -> None:
    urls = [server.script(f"/hammer/{name}", PRIVATE) for name in NAMES]

    def tries() -> int:
        asked = [request for name in NAMES for request in server.log_of(f"/hammer/{name}")]
        return [request.headers.get("authorization") for request in asked].count(BASIC)

    async with rig.engine(**MANY) as manager:
        await all_fail(rig, manager, urls, "amy")
        await all_fail(rig, manager, urls, "amy")
        assert tries() == 1
        for _ in range(2):  # who lets all of them go on wants one try more
            jobs = [await manager.get_job(view.id) for view in await manager.views()]
            for job in jobs:
                await job.resume()
            for job in jobs:
                assert (await rig.settle(manager, job.id)).error.login is LoginNeed.REFUSED
        assert tries() == 3


async def test_by_digest_to_a_server(rig: Rig, apache: Apache) -> None:
    urls = [apache.url(f"/{name}") for name in NAMES]
    async with rig.engine(**MANY) as manager:
        await all_fail(rig, manager, urls, "user")
    assert [line.split()[:2] for line in apache.access_log()].count(["401", "user"]) == 1


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("auth", ["basic", "digest"])
async def test_to_a_proxy(server: ScriptedServer, rig: Rig, auth: str, scheme: str) -> None:
    urls = [f"{scheme}://127.0.0.1:{server.port}/proxied/{name}" for name in NAMES]
    with HttpProxy("proxyuser", "pr0xypass", auth) as proxy:
        settings = {"proxy": proxy.url, "proxy_bypass": "<-loopback>", **MANY}
        async with rig.engine(**settings) as manager:
            await manager.log_in_to_proxy(proxy.url, "proxyuser", "guess")
            await all_fail(rig, manager, urls)
        tried = [line for line in proxy.access_log(" 407 ") if line.endswith(" proxyuser")]
    assert len(tried) == 1
    assert server.log_of("/proxied/f0") == []
