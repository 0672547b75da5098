"""Proxies named by a script (PAC): real proxies, a real server for the script, a real evaluator.

The servers are reached as 0.0.0.0, for this machine's usual names never go through a proxy.
"""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import ErrorClass, Hresult
from bitsgui.bits.records import Happening
from bitsgui.bits.types import JobState, ProxyUsage
from bitsgui.engine.pac_book import WPAD, PacBook
from bitsgui.engine.pac_process import PacProcess
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import PATIENT, Result, Rig
from tests.engine.cases.test_proxies import ALL_OF_IT, came_through, override, usage
from tests.servers.authority import Authority
from tests.servers.http_proxy import HttpProxy
from tests.servers.nginx import Nginx
from tests.servers.script import Redirect, Script
from tests.servers.scripted import ScriptedServer
from tests.servers.socks import SocksProxy
from tests.servers.waiting import free_port

FILE = Script(size=50_000)
LOOP = "for (;;);"


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory, tls_authority: Authority) -> Iterator[Nginx]:
    root = tmp_path_factory.mktemp("scripts")
    with Nginx(root, tls_authority) as server:
        yield server


def by(server: ScriptedServer, path: str, script: Script = FILE) -> str:
    return server.script(path, script).replace("127.0.0.1", "0.0.0.0")  # noqa: S104 - to go there


def function(body: str) -> str:
    return f"function FindProxyForURL(url, host) {{ {body} }}"


def answers(*entries: str) -> str:
    return function(f'return "{"; ".join(entries)}"')


def named(proxy: HttpProxy) -> str:
    return f"PROXY 127.0.0.1:{proxy.port}"


def dead() -> str:
    return f"PROXY 127.0.0.1:{free_port()}"


async def fetched(rig: Rig, script: str, *links: str, **options: object) -> Result:
    """Run a job while the settings name a file with ``script``."""
    place = rig.profile.with_name("proxy.pac")
    place.write_text(script)
    settings = {"proxy": "auto", "proxy_script": str(place), **PATIENT}
    return await rig.fetch(*links, settings=settings, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", [ProxyUsage.PRECONFIG, ProxyUsage.AUTODETECT])
async def test_a_script_names_the_proxy(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, asked: ProxyUsage
) -> None:
    path = f"/script/{asked.value}/f.bin"
    result = await fetched(rig, answers(named(squid)), by(server, path), setup=usage(asked))
    result.is_complete({"f.bin": FILE})
    assert came_through(server, path) == [True]


async def test_a_script_comes_before_the_environment(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("no_proxy", ALL_OF_IT)
    result = await fetched(rig, answers(named(squid)), by(server, "/before/f.bin"))
    result.is_complete({"f.bin": FILE})


async def test_a_job_with_proxies_of_its_own_asks_no_script(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    result = await fetched(rig, function(LOOP), by(server, "/own/f.bin"), setup=override(squid.url))
    result.is_complete({"f.bin": FILE})
    assert came_through(server, "/own/f.bin") == [True]


async def test_this_machine_is_reached_without_asking(server: ScriptedServer, rig: Rig) -> None:
    result = await fetched(rig, function(LOOP), server.script("/near/f.bin", FILE))
    result.is_complete({"f.bin": FILE})


async def test_the_next_of_the_list_serves_when_one_is_down(
    server: ScriptedServer, rig: Rig, socks: SocksProxy
) -> None:
    before = len(socks.lines(server.port))
    script = answers(dead(), f"SOCKS5 127.0.0.1:{socks.port}", "DIRECT")
    result = await fetched(rig, script, by(server, "/next/f.bin"))
    result.is_complete({"f.bin": FILE})
    assert len(socks.connections(server.port, before + 1)) > before


async def test_a_direct_connection_is_made_where_the_list_says_so(
    server: ScriptedServer, rig: Rig
) -> None:
    result = await fetched(rig, answers(dead(), "DIRECT"), by(server, "/last/f.bin"))
    result.is_complete({"f.bin": FILE})
    assert came_through(server, "/last/f.bin") == [False]


async def test_no_direct_connection_is_made_where_the_list_has_none(
    server: ScriptedServer, rig: Rig
) -> None:
    result = await fetched(rig, answers(dead(), dead()), by(server, "/never/f.bin"))
    result.has_failed(
        Hresult.WININET_PROXY_SERVER_UNREACHABLE, "The proxy did not accept the connection"
    )
    assert server.log_of("/never/f.bin") == []


async def test_a_proxy_that_is_down_is_remembered(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    rig.transport = transport = Transport()
    names = [f"{number}.bin" for number in range(5)]
    links = [by(server, f"/remembered/{name}") for name in names]
    result = await fetched(rig, answers(dead(), named(squid)), *links)
    result.is_complete(dict.fromkeys(names, FILE))
    assert len(transport.proxy_memory._failed_at) == 1


async def test_each_hop_of_a_redirect_is_asked_about(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    server.script("/hops/f.bin", FILE)
    target = f"http://0.0.0.0:{server.port}/hops/f.bin"
    start = server.script("/hops/start", Script(redirect=Redirect(target)))
    result = await fetched(rig, answers(named(squid)), start)
    result.is_complete({"f.bin": FILE})
    assert came_through(server, "/hops/start") == [False]
    assert came_through(server, "/hops/f.bin") == [True]


async def test_a_hundred_files_of_a_server_share_one_answer(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    small = Script(size=100)
    names = [f"{number}.bin" for number in range(100)]
    links = [by(server, f"/many/{name}", small) for name in names]
    once = f'return asked++ ? "{dead()}" : "{named(squid)}"'
    result = await fetched(rig, "var asked = 0;" + function(once), *links)
    result.is_complete(dict.fromkeys(names, small))


async def test_a_script_that_loops_is_an_error_that_may_heal(
    server: ScriptedServer, rig: Rig
) -> None:
    rig.transport = transport = Transport()
    transport._pac_book = PacBook(transport.fetch, PacProcess(answer_s=0.2))
    result = await fetched(rig, function(LOOP), by(server, "/loop/f.bin"))
    result.has_failed(Hresult.WINHTTP_SCRIPT_EXECUTION_ERROR, "gave no answer")
    assert "longer than" in result.error.detail
    assert server.log_of("/loop/f.bin") == []


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("no script at all", "SyntaxError"),
        (function("return undefinedName"), "undefinedName"),
        (function(""), "'undefined'"),
        (answers("GOPHER a:1"), "GOPHER a:1"),
    ],
)
async def test_a_script_that_fails_is_an_error_with_its_own_words(
    server: ScriptedServer, rig: Rig, script: str, says: str
) -> None:
    result = await fetched(rig, script, by(server, "/fails/f.bin"))
    result.has_failed(Hresult.WININET_BAD_AUTO_PROXY_SCRIPT, "does not work")
    assert says in result.error.detail
    assert server.log_of("/fails/f.bin") == []


async def test_a_script_comes_from_a_server_without_a_proxy(
    server: ScriptedServer,
    rig: Rig,
    squid: HttpProxy,
    web: Nginx,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("no_proxy", ALL_OF_IT)
    (web.root / "proxy.pac").write_text(answers(named(squid)))
    place = {"proxy": "auto", "proxy_script": web.url("/proxy.pac")}
    result = await rig.fetch(by(server, "/web/f.bin"), settings=place)
    result.is_complete({"f.bin": FILE})
    assert came_through(server, "/web/f.bin") == [True]


@pytest.mark.parametrize(
    ("place", "error_class", "says"),
    [
        ("http://127.0.0.1:{dead}/proxy.pac", ErrorClass.TRANSIENT, "Connect call failed"),
        ("{web}/portal.html", ErrorClass.TRANSIENT, "a web page"),
        ("{web}/absent.pac", ErrorClass.FATAL, "404"),
        ("{web}/large.pac", ErrorClass.FATAL, "larger than"),
        ("{folder}/absent.pac", ErrorClass.FATAL, "No such file"),
        ("{folder}/large.pac", ErrorClass.FATAL, "larger than"),
    ],
)
async def test_a_script_that_cannot_be_had_is_an_error_and_nothing_goes_directly(  # noqa: PLR0913, PLR0917 - fixtures
    server: ScriptedServer,
    rig: Rig,
    web: Nginx,
    place: str,
    error_class: ErrorClass,
    says: str,
) -> None:
    (web.root / "portal.html").write_text("\n<!DOCTYPE html><p>Log in")
    (web.root / "large.pac").write_bytes(b" " * (1024 * 1024 + 1))
    named = place.format(dead=free_port(), web=web.url(""), folder=web.root)
    settings = {"proxy": "auto", "proxy_script": named, **PATIENT}
    result = await rig.fetch(by(server, "/without/f.bin"), settings=settings)
    assert result.error.code == Hresult.WININET_UNABLE_TO_DOWNLOAD_SCRIPT
    assert result.error.error_class == error_class.value
    assert says in result.error.detail
    is_lasting = error_class is ErrorClass.FATAL
    assert result.state is (JobState.ERROR if is_lasting else JobState.TRANSIENT_ERROR)
    assert server.log_of("/without/f.bin") == []


async def test_another_script_counts_at_once(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, tmp_path: Path
) -> None:
    places = [tmp_path / "first.pac", tmp_path / "second.pac"]
    for place, script in zip(places, (function("throw 1"), answers(named(squid))), strict=True):
        place.write_text(script)
    async with rig.engine(proxy="auto", proxy_script=str(places[0])) as manager:
        job = await rig.add(manager, {by(server, "/other/f.bin"): None})
        await job.resume()
        first = await rig.settle(manager, job.id)
        first.has_failed(Hresult.WININET_BAD_AUTO_PROXY_SCRIPT)
        await manager.change_settings(proxy_script=str(places[1]))
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})


@pytest.fixture
def lead(monkeypatch: pytest.MonkeyPatch) -> Callable[[int | None], list[int]]:
    """Let the name wpad lead to a port of this machine, or nowhere; return whoever asked for it."""
    real = socket.getaddrinfo

    def to(port: int | None) -> list[int]:
        asked: list[int] = []

        def look_up(host: Any, *args: Any, **options: Any) -> Any:
            if host != "wpad":
                return real(host, *args, **options)
            asked.append(1)
            if port is None:
                raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
            return real("127.0.0.1", port, *args[1:], **options)

        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        return asked

    return to


async def test_automatic_detection_asks_the_network_for_its_script(
    server: ScriptedServer,
    rig: Rig,
    squid: HttpProxy,
    web: Nginx,
    lead: Callable[[int | None], list[int]],
) -> None:
    (web.root / "wpad.dat").write_text(answers(named(squid)))
    lead(web.port)
    result = await rig.fetch(by(server, "/wpad/f.bin"), setup=usage(ProxyUsage.AUTODETECT))
    result.is_complete({"f.bin": FILE})
    assert came_through(server, "/wpad/f.bin") == [True]


@pytest.mark.parametrize("has_name", [True, False])
async def test_a_network_without_a_script_is_left_directly_and_it_is_told_once(
    server: ScriptedServer,
    rig: Rig,
    web: Nginx,
    lead: Callable[[int | None], list[int]],
    has_name: bool,
) -> None:
    (web.root / "wpad.dat").unlink(missing_ok=True)
    asked = lead(web.port if has_name else None)
    names = [f"{number}.bin" for number in range(20)]
    links = [by(server, f"/unscripted/{has_name}/{name}") for name in names]
    async with rig.engine() as manager:
        job = await rig.add(manager, dict.fromkeys(links))
        await usage(ProxyUsage.AUTODETECT)(job)
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete(dict.fromkeys(names, FILE))
        told = [entry.kind for entry in await manager.activity(job.id)]
    assert came_through(server, f"/unscripted/{has_name}/0.bin") == [False]
    assert told.count(Happening.NO_PROXY_SCRIPT) == 1
    assert len(asked) == 1


async def test_a_script_that_was_named_is_to_be_there_also_at_the_address_of_the_network(
    server: ScriptedServer, rig: Rig, lead: Callable[[int | None], list[int]]
) -> None:
    lead(None)
    result = await rig.fetch(
        by(server, "/named/f.bin"),
        setup=usage(ProxyUsage.AUTODETECT),
        settings={"proxy": "auto", "proxy_script": WPAD, **PATIENT},
    )
    result.has_failed(Hresult.WININET_UNABLE_TO_DOWNLOAD_SCRIPT, "cannot be read")
    assert WPAD in result.error.detail
    assert server.log_of("/named/f.bin") == []


async def test_a_server_of_the_network_that_fails_is_an_error(
    server: ScriptedServer, rig: Rig, lead: Callable[[int | None], list[int]]
) -> None:
    lead(free_port())
    result = await rig.fetch(
        by(server, "/failing/f.bin"), setup=usage(ProxyUsage.AUTODETECT), settings=PATIENT
    )
    result.has_failed(Hresult.WININET_UNABLE_TO_DOWNLOAD_SCRIPT, "cannot be read")
    assert server.log_of("/failing/f.bin") == []
