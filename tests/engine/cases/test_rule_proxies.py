"""The proxy of a rule for a server, with real proxies: after that of a job, before that of all."""

import json
from pathlib import Path

import pytest

from bitsgui.bits.types import JobState, LoginNeed, ProxySettings, ProxyUsage
from tests.engine.cases.rig import PATIENT, Rig
from tests.engine.cases.test_proxies import ALL_OF_IT, came_through, override, usage
from tests.engine.cases.test_proxy_scripts import answers, named
from tests.servers.http_proxy import HttpProxy
from tests.servers.script import Redirect, Script
from tests.servers.scripted import ScriptedServer
from tests.servers.socks import SocksProxy
from tests.servers.waiting import free_port

FILE = Script(size=50_000)
HERE, FAR = "127.0.0.1", "127.0.0.2"


def rules(**proxies: str) -> str:
    """Return rules with proxies for ``here`` and ``far``."""
    hosts = {"here": HERE, "far": FAR}
    return json.dumps({hosts[name]: {"proxy": proxy} for name, proxy in proxies.items()})


def dead() -> str:
    return f"http://127.0.0.1:{free_port()}"


async def test_a_server_is_reached_by_the_proxy_of_its_rule_and_others_as_all_are(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    """The link leads on: each hop goes by the rule of its own server."""
    url = server.script("/rule/by", Script(size=9, redirect=Redirect("{other}/rule/by.bin")))
    server.script("/rule/by.bin", FILE)
    for settings, ways in (
        ({"proxy": "none", "host_rules": rules(here=squid.url)}, (True, False)),
        (
            {"proxy": squid.url, "proxy_bypass": ALL_OF_IT, "host_rules": rules(here="none")},
            (False, True),
        ),
        ({"proxy": dead(), "host_rules": rules(here="none", far=squid.url)}, (False, True)),
    ):
        result = await rig.fetch(url, settings={**settings, "on_conflict": "overwrite"})
        assert result.state is JobState.ACKNOWLEDGED
        logs = [came_through(server, path)[-1] for path in ("/rule/by", "/rule/by.bin")]
        assert tuple(logs) == ways


@pytest.mark.parametrize("says", ["none", "list"])
async def test_what_a_job_has_of_its_own_comes_before_the_rule(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, says: str
) -> None:
    path = f"/rule/own/{says}"
    own, of_rule = (usage(ProxyUsage.NO_PROXY), squid.url)
    if says == "list":
        own, of_rule = override(squid.url), dead()
    settings = {"host_rules": rules(here=of_rule), **PATIENT}
    result = await rig.fetch(server.script(path, FILE), settings=settings, setup=own)
    result.is_complete({says: FILE})
    assert came_through(server, path) == [says == "list"]


async def test_the_system_may_be_named_where_all_others_go_elsewhere(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", squid.url)
    monkeypatch.setenv("no_proxy", ALL_OF_IT)
    url = server.script("/rule/system", FILE)
    settings = {"proxy": "none", "host_rules": rules(here="system")}
    (await rig.fetch(url, settings=settings)).is_complete({"system": FILE})
    assert came_through(server, "/rule/system") == [True]


async def test_the_script_may_be_asked_for_single_servers(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, tmp_path: Path
) -> None:
    script = tmp_path / "proxy.pac"
    script.write_text(answers(named(squid)))
    url = server.script("/rule/script", FILE).replace(HERE, "0.0.0.0")  # noqa: S104 - to go there
    ruled = json.dumps({"0.0.0.0": {"proxy": "auto"}})  # noqa: S104 - as above
    settings = {"proxy": "none", "proxy_script": str(script), "host_rules": ruled}
    (await rig.fetch(url, settings=settings)).is_complete({"script": FILE})
    assert came_through(server, "/rule/script") == [True]


async def test_the_first_of_several_that_takes_a_connection_is_used(
    server: ScriptedServer, rig: Rig, socks: SocksProxy
) -> None:
    url = server.script("/rule/several", FILE)
    settings = {"host_rules": rules(here=f"{dead()} socks5://127.0.0.1:{socks.port}")}
    before = len(socks.lines(server.port))
    (await rig.fetch(url, settings=settings)).is_complete({"several": FILE})
    assert socks.connections(server.port, before + 1)


async def test_its_login_is_asked_for_and_shared_as_that_of_any_proxy(
    server: ScriptedServer, rig: Rig, guarded: HttpProxy
) -> None:
    url = server.script("/rule/login", FILE)
    async with rig.engine(host_rules=rules(here=guarded.url)) as manager:
        job = await rig.add(manager, {url: None})
        await job.resume()
        found = await rig.settle(manager, job.id)
        assert (found.error.http_status, found.error.login) == (407, LoginNeed.WANTED)
        assert await manager.asking_proxy(job.id, url) == guarded.url
        await manager.log_in_to_proxy(guarded.url, "proxyuser", "pr0xypass")
        assert (await rig.settle(manager, job.id)).state is JobState.ACKNOWLEDGED


async def test_a_rule_that_is_set_holds_for_a_job_that_waits_when_it_goes_on(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    url = server.script("/rule/later", FILE)
    async with rig.engine(proxy=dead(), proxy_bypass=ALL_OF_IT, **PATIENT) as manager:
        job = await rig.add(manager, {url: None})
        await job.resume()
        await manager.wait([job.id], lambda view: view.error is not None)
        await manager.change_settings(host_rules=rules(here=squid.url))
        await job.resume()
        assert (await rig.settle(manager, job.id)).state is JobState.ACKNOWLEDGED
    assert came_through(server, "/rule/later") == [True]


async def test_a_rule_that_says_nothing_of_it_hides_no_proxy_of_a_wider_one(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    url = server.script("/rule/wider", FILE)
    here = f"{HERE}:{server.port}"
    ruled = json.dumps({HERE: {"proxy": squid.url}, here: {"connections": 2}})
    async with rig.engine(proxy="none", host_rules=ruled) as manager:
        job = await rig.add(manager, {url: None})
        tried = await manager.try_proxy(url, ProxySettings(), job.id)
        assert (tried.ways, tried.rule) == ((squid.url,), HERE)
        await job.resume()
        assert (await rig.settle(manager, job.id)).state is JobState.ACKNOWLEDGED
    assert came_through(server, "/rule/wider") == [True, True]


async def test_a_trial_says_which_rule_decided(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    url = server.script("/rule/trial", FILE)
    direct, by_list = (
        ProxySettings(ProxyUsage.NO_PROXY),
        ProxySettings(ProxyUsage.OVERRIDE, dead(), ALL_OF_IT),
    )
    async with rig.engine(host_rules=rules(here=squid.url)) as manager:
        job = await rig.add(manager, {url: None})
        for proxy, job_id in ((None, None), (by_list, None), (ProxySettings(), job.id)):
            found = await manager.try_proxy(url, proxy, job_id)
            assert (found.ways, found.status, found.rule) == ((squid.url,), 206, HERE)
        own = await manager.try_proxy(url, direct, job.id)
        assert (own.ways, own.rule) == (("",), None)
        await manager.change_settings(host_rules=rules(here=dead()))
        broken = await manager.try_proxy(url)
        assert (broken.error is not None, broken.rule) == (True, HERE)
