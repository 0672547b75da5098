"""A login asked for on further connections only: no limit of their number."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bitsgui.bits.types import AuthTarget, LoginNeed, ProxyUsage
from bitsgui.engine.job import EngineJob
from tests.engine.cases.rig import Rig
from tests.servers.http_proxy import HttpProxy
from tests.servers.script import Fault, Script, Status
from tests.servers.scripted import ScriptedServer

pytestmark = pytest.mark.usefixtures("idle_machine")
FILE = Script(seed=3, size=3_000_017, rate=1_200_000)
"""Slow enough that more connections pay, on a machine that is slow to begin them, too."""
ASKS = Status(401, (("WWW-Authenticate", 'Basic realm="r"'),))
REFUSES = Status(403)
EIGHT = {"segments": 8, "stall_timeout_s": 5.0}
ASKED_LATER = replace(FILE, statuses=(None, *[ASKS] * 40))


@pytest.fixture(scope="module")
def proxy() -> Iterator[HttpProxy]:
    with HttpProxy("proxyuser", "pr0xypass", free_connections=1) as proxy:
        yield proxy


def used(server: ScriptedServer, path: str) -> int:
    """Return how many connections brought a part of a file."""
    return len({r.connection for r in server.log_of(path) if r.body_bytes_sent and r.status < 300})


@pytest.mark.parametrize("status", [ASKS, REFUSES], ids=["login", "number"])
async def test_the_next_file_has_all_connections_unless_their_number_was_refused(
    server: ScriptedServer, rig: Rig, status: Status
) -> None:
    first, second = f"/more/{status.code}/first", f"/more/{status.code}/second"
    async with rig.engine(**EIGHT) as manager:
        script = replace(FILE, statuses=(None, *[status] * 40))
        result = await rig.run(manager, server.script(first, script))
        result.is_complete({"first": FILE})
        assert 2 <= len(server.log_of(first)) <= 4  # it is not asked again and again
        result = await rig.run(manager, server.script(second, FILE))
        result.is_complete({"first": FILE, "second": FILE})
    assert (used(server, second) > 1) is (status is ASKS)


async def test_nobody_is_asked_before_nothing_else_brings_the_file_and_then_once(
    server: ScriptedServer, rig: Rig
) -> None:
    breaks_off = replace(ASKED_LATER, fault=(Fault("fin", at=700_000, when=0),))
    url = server.script("/once/f.bin", breaks_off)
    async with rig.engine(**EIGHT) as manager:
        result = await rig.run(manager, url)
        result.has_failed(401, "asks you to log in", parts=1)
        assert result.error.login is LoginNeed.WANTED
        assert result.view is not None
        assert (result.view.error_count, result.view.bytes_transferred) == (1, 700_000)
        server.script("/once/f.bin", replace(FILE, auth="amy:pw"))
        job = await manager.get_job(result.job_id)
        await job.log_in(AuthTarget.SERVER, "amy", "pw")
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})


async def test_a_proxy_that_asks_on_further_connections_leaves_the_first_alone(
    server: ScriptedServer, rig: Rig, proxy: HttpProxy
) -> None:
    async def through(job: EngineJob) -> None:
        await job.set_proxy_settings(ProxyUsage.OVERRIDE, proxy.url, "<-loopback>")

    async def with_login(job: EngineJob) -> None:
        await through(job)
        await job.log_in(AuthTarget.PROXY, "proxyuser", "pr0xypass")

    async with rig.engine(**EIGHT) as manager:
        result = await rig.run(manager, server.script("/by/first", FILE), setup=through)
        result.is_complete({"first": FILE})
        assert len(proxy.access_log("/by/first", " 407 ")) == 1
        result = await rig.run(manager, server.script("/by/second", FILE), setup=with_login)
        result.is_complete({"first": FILE, "second": FILE})
        assert used(server, "/by/second") > 1
