"""Rules for single servers, against servers: connections, segments, user agent, limit."""

import json
import time
from typing import Any

from bitsgui.bits.types import JobState
from bitsgui.bits.urls import host_key
from bitsgui.bits.views import WaitReason
from tests.engine.cases.rig import Rig, log_since, sent
from tests.servers.nginx import Nginx
from tests.servers.pattern import write_file
from tests.servers.script import Redirect, Script, Status
from tests.servers.scripted import ScriptedServer

ENDLESS = Script(size=2**30, rate=2_000_000)
EIGHT: dict[str, Any] = {"segments": 8}


def local(**values: object) -> str:
    return json.dumps({"127.0.0.1": values})


def active(server: ScriptedServer, path: str) -> int:
    return sum(not entry.ended for entry in server.log_of(path))


async def test_there_are_never_more_connections_at_nginx_than_the_rule_says(
    rig: Rig, nginx: Nginx
) -> None:
    """Beyond two it would answer 503, and write so."""
    nginx.restart("2m")
    file = Script(seed=4, size=900_000)
    write_file(nginx.root / "m.bin", file.seed, file.size)
    urls = [nginx.url(f"/few/m.bin?{number}") for number in range(3)]
    result = await rig.fetch(*urls, settings={**EIGHT, "host_rules": local(connections=2)})
    result.is_complete(dict.fromkeys(["m.bin", "m (1).bin", "m (2).bin"], file))
    lines = [line for line in nginx.access_log() if "/few/m.bin" in line]
    assert len(lines) > 2
    assert not [line for line in lines if '" 503 ' in line]


async def test_a_file_has_the_segments_of_the_rule_and_those_of_its_job_before_that(
    rig: Rig, server: ScriptedServer
) -> None:
    urls = [server.script(f"/rule/segments/{n}", ENDLESS) for n in range(2)]
    async with rig.engine(**EIGHT, host_rules=local(segments=2)) as manager:
        jobs = [await rig.add(manager, {url: None}) for url in urls]
        await jobs[1].set_segments(3)
        for job in jobs:
            await job.resume()
        await manager.wait([jobs[0].id], lambda view: view.segments == 2)
        await manager.wait([jobs[1].id], lambda view: view.segments == 3)
        assert [active(server, f"/rule/segments/{n}") for n in range(2)] == [2, 3]
        await jobs[1].set_segments(1)
        await manager.change_settings(host_rules=None)
        await server.wait_until(lambda: active(server, "/rule/segments/1") == 1)
        for job in jobs:
            await job.cancel()


async def test_a_rule_that_changes_takes_connections_away_and_gives_them(
    rig: Rig, server: ScriptedServer
) -> None:
    path = "/rule/changes"
    url = server.script(path, ENDLESS)
    async with rig.engine(**EIGHT, host_rules=local(connections=4)) as manager:
        job = await rig.add(manager, {url: None})
        await job.resume()
        await manager.wait([job.id], lambda view: view.segments == 4)
        await manager.change_settings(host_rules=local(connections=1))
        await server.wait_until(lambda: active(server, path) == 1)
        bucket = manager._core.hosts.bucket(host_key(url))
        await manager.change_settings(host_rules=local(rate_limit=500_000))
        assert bucket.rate == 500_000
        await manager.change_settings(host_rules=local(user_agent="New/1"))
        assert bucket.rate is None
        await server.wait_until(lambda: active(server, path) > 4)
        assert sent(server.log_of(path)[-1:], "user-agent") == ["New/1"]
        await job.cancel()


async def test_only_as_many_connections_end_as_a_lowered_limit_forbids(
    rig: Rig, server: ScriptedServer
) -> None:
    paths = [f"/rule/lowered/{n}" for n in range(2)]
    async with rig.engine(segments=4) as manager:
        jobs = [await rig.add(manager, {server.script(path, ENDLESS): None}) for path in paths]
        for job in jobs:
            await job.resume()
        await manager.wait([job.id for job in jobs], lambda view: view.segments == 4)
        logs = [entry for path in paths for entry in server.log_of(path)]
        await manager.change_settings(host_rules=local(connections=5))
        await server.wait_until(lambda: sum(active(server, path) for path in paths) == 5)
        await manager.wait([jobs[0].id], lambda view: view.segments < 4)
        await manager.wait([jobs[1].id], lambda view: view.segments < 4)
        assert {active(server, path) for path in paths} == {2, 3}
        assert logs == [entry for path in paths for entry in server.log_of(path)]  # none is new
        for job in jobs:
            await job.cancel()


async def test_of_files_with_a_connection_each_one_waits_and_says_so_until_there_is_room(
    rig: Rig, server: ScriptedServer
) -> None:
    paths = [f"/rule/takes/{n}" for n in range(2)]
    urls = [server.script(path, ENDLESS) for path in paths]
    async with rig.engine(segments=1) as manager:
        jobs = [await rig.add(manager, {url: None}) for url in urls]
        for job in jobs:
            await job.resume()
            await manager.wait([job.id], lambda view: view.segments == 1)
            (file,) = job.enum_files()
            file._record.resumable = True  # it was broken off and went on before
        await manager.change_settings(host_rules=local(connections=1))
        await server.wait_until(lambda: sum(active(server, path) for path in paths) == 1)
        ids = [job.id for job in jobs]
        await manager.wait(ids, lambda view: view.segments == 1 or view.wait is WaitReason.HOST)
        views = [await manager.job_view(job_id) for job_id in ids]
        assert {view.wait for view in views} == {None, WaitReason.HOST}
        assert {view.state for view in views} <= {JobState.TRANSFERRING, JobState.CONNECTING}
        await manager.change_settings(host_rules=None)
        await manager.wait(ids, lambda view: view.segments == 1)
        for job in jobs:
            await job.cancel()


async def test_a_server_is_told_the_user_agent_of_its_rule_and_that_of_the_job_before_it(
    rig: Rig, server: ScriptedServer
) -> None:
    seen = len(server.requests)
    url = server.script("/rule/agent", Script(size=1000, redirect=Redirect("{other}/rule/end")))
    server.script("/rule/end", Script(size=1000))
    agents = {"127.0.0.1": "Here/1", "127.0.0.2": "There/2"}
    told = json.dumps({host: {"user_agent": agent} for host, agent in agents.items()})
    settings = {"user_agent": "Everywhere/0", "host_rules": told}
    options: dict[str, Any]
    for options in ({}, {"user_agent": "Job/3"}):
        result = await rig.fetch(url, settings=settings, **options)
        assert result.state is JobState.ACKNOWLEDGED
    told_agents = sent(log_since(server, seen), "user-agent")
    assert told_agents == ["Here/1", "There/2", "Job/3", "Job/3"]


FAR = "127.0.0.2"


def far(**values: object) -> str:
    return json.dumps({FAR: values})


def redirected(server: ScriptedServer, path: str, script: Script = ENDLESS) -> str:
    """Return a link of 127.0.0.1 that leads to 127.0.0.2."""
    server.script(f"{path}/end", script)
    return server.script(path, Script(size=1000, redirect=Redirect(f"{{other}}{path}/end")))


async def test_a_rule_for_the_server_a_redirect_leads_to_holds_for_what_comes_from_there(
    rig: Rig, server: ScriptedServer
) -> None:
    paths = [f"/far/{n}" for n in range(2)]
    urls = [redirected(server, path) for path in paths]
    near = server.script("/far/near", ENDLESS)
    async with rig.engine(**EIGHT, host_rules=far(connections=3, segments=2)) as manager:
        jobs = [await rig.add(manager, {url: None}) for url in [*urls, near]]
        for job in jobs:
            await job.resume()
        await server.wait_until(lambda: active(server, "/far/near") == 8)
        await server.wait_until(lambda: sum(active(server, f"{path}/end") for path in paths) == 3)
        assert {active(server, f"{path}/end") for path in paths} == {1, 2}
        core = manager._core
        bucket = core.hosts.bucket(host_key(server.url("", FAR)))
        await manager.change_settings(host_rules=far(connections=1, rate_limit=100_000))
        await server.wait_until(lambda: sum(active(server, f"{path}/end") for path in paths) <= 1)
        assert (bucket.rate, core.hosts.bucket(host_key(near)).rate) == (100_000, None)
        assert active(server, "/far/near") == 8
        for job in jobs:
            await job.cancel()


async def test_who_finds_no_room_where_a_redirect_leads_waits_there_and_says_so(
    rig: Rig, server: ScriptedServer
) -> None:
    paths = [f"/full/{n}" for n in range(2)]
    urls = [redirected(server, path) for path in paths]
    async with rig.engine(host_rules=far(connections=1)) as manager:
        jobs = [await rig.add(manager, {url: None}) for url in urls]
        await jobs[0].resume()
        await manager.wait([jobs[0].id], lambda view: view.segments == 1)
        await jobs[1].resume()
        await manager.wait([jobs[1].id], lambda view: view.waits_at == FAR)
        assert not server.log_of("/full/1/end")
        view = await manager.job_view(jobs[0].id)
        assert view.final_link == urls[0].replace("127.0.0.1", FAR) + "/end"
        asked = len(server.log_of("/full/1"))
        await jobs[0].cancel()
        await manager.wait([jobs[1].id], lambda view: view.segments == 1)
        assert len(server.log_of("/full/1")) == asked + 1
        await jobs[1].cancel()


async def test_connections_end_at_the_server_that_is_allowed_no_more_of_them(
    rig: Rig, server: ScriptedServer, other: ScriptedServer
) -> None:
    """Those of one file, whose link leads to one of two servers each time."""
    ends = [server.url("/spread/far", FAR), other.script("/spread/near", ENDLESS)]
    server.script("/spread/far", ENDLESS)
    leads = tuple(Status(302, (("Location", end),)) for end in ends)
    url = server.script("/spread", Script(statuses=leads * 50))
    async with rig.engine(segments=6) as manager:
        job = await rig.add(manager, {url: None})
        await job.resume()
        await server.wait_until(lambda: active(server, "/spread/far") == 3)
        await other.wait_until(lambda: active(other, "/spread/near") == 3)
        await manager.wait([job.id], lambda view: view.segments == 6)
        near = list(other.log_of("/spread/near"))
        await manager.change_settings(host_rules=far(connections=1))
        await server.wait_until(lambda: active(server, "/spread/far") == 1)
        assert not any(entry.ended for entry in near)
        await job.cancel()


async def test_the_stricter_limit_of_the_two_servers_of_a_link_sets_the_pace(
    rig: Rig, server: ScriptedServer
) -> None:
    file = Script(size=100_000)
    for number, rules in enumerate(({"127.0.0.1": 10**6, FAR: 200_000}, {"127.0.0.1": 200_000})):
        url = redirected(server, f"/pace/{number}", file)
        told = json.dumps({host: {"rate_limit": rate} for host, rate in rules.items()})
        began = time.monotonic()
        result = await rig.fetch(url, settings={"host_rules": told})
        assert time.monotonic() - began > 0.4
        assert result.state is JobState.ACKNOWLEDGED
