"""Files through real SOCKS proxies."""

import asyncio
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import AuthScheme, AuthTarget
from bitsgui.engine.job import EngineJob
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import PATIENT, Rig
from tests.engine.cases.test_proxies import ALL_OF_IT, FILE, override
from tests.servers.authority import Authority
from tests.servers.scripted import ScriptedServer, ServerThread
from tests.servers.socks import GuardedSocksProxy, SocksProxy, SshSocksProxy
from tests.servers.waiting import free_port


@pytest.fixture(scope="module")
def proxy() -> Iterator[SocksProxy]:
    with SocksProxy() as proxy:
        yield proxy


@pytest.fixture(scope="module")
def ssh() -> Iterator[SshSocksProxy]:
    with SshSocksProxy() as proxy:
        yield proxy


@pytest.fixture(scope="module")
def guarded() -> Iterator[GuardedSocksProxy]:
    with GuardedSocksProxy("socksuser", "s0ckspass") as proxy:
        yield proxy


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names that this process looks up, which it goes on to do."""
    names: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: Any, *args: Any, **options: Any) -> Any:
        names.append(str(host))
        return real(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return names


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
async def test_a_proxy_brings_a_file(
    server: ScriptedServer, rig: Rig, proxy: SocksProxy, scheme: str
) -> None:
    url = server.script(f"/{scheme}/f.bin", FILE)
    before = len(proxy.lines(server.port))
    setup = override(f"{scheme}://127.0.0.1:{proxy.port}")
    (await rig.fetch(url, setup=setup)).is_complete({"f.bin": FILE})
    assert len(proxy.connections(server.port, before + 1)) > before


@pytest.mark.parametrize("scheme", ["socks4", "socks4a", "socks5", "socks5h"])
async def test_names_are_found_where_the_scheme_says(
    server: ScriptedServer, rig: Rig, ssh: SshSocksProxy, resolved: list[str], scheme: str
) -> None:
    path = f"/names/{scheme}/f.bin"
    url = server.script(path, FILE).replace("127.0.0.1", "localhost")
    setup = override(f"{scheme}://127.0.0.1:{ssh.port}")
    (await rig.fetch(url, setup=setup)).is_complete({"f.bin": FILE})
    assert ssh.requests(server.port)
    assert ("localhost" in resolved) is (scheme in {"socks4", "socks5"})
    assert server.log_of(path)[0].headers["host"] == f"localhost:{server.port}"


async def test_tls_is_spoken_with_the_server_behind_the_proxy(
    rig: Rig, proxy: SocksProxy, tls_authority: Authority
) -> None:
    rig.transport = Transport(tls_authority.client_context)
    with ServerThread(tls_authority.server_context()) as server:
        setup = override(f"socks5h://127.0.0.1:{proxy.port}")
        (await rig.fetch(server.script("/f.bin", FILE), setup=setup)).is_complete({"f.bin": FILE})
        assert proxy.connections(server.port, 1)


@pytest.mark.parametrize("password", ["s0ckspass", "guess", "gr\u00fc\u00df"])
async def test_a_login_is_given_to_the_proxy(
    server: ScriptedServer, rig: Rig, guarded: GuardedSocksProxy, password: str
) -> None:
    async def setup(job: EngineJob) -> None:
        await override(f"socks5://127.0.0.1:{guarded.port}")(job)
        await job.set_credentials(AuthTarget.PROXY, AuthScheme.BASIC, guarded.user, password)

    result = await rig.fetch(server.script(f"/in{len(password)}/f.bin", FILE), setup=setup)
    if password == guarded.password:
        result.is_complete({"f.bin": FILE})
    else:
        result.has_failed(407, "did not accept" if password.isascii() else "asks you")
        assert server.log_of(f"/in{len(password)}/f.bin") == []


async def test_a_refused_login_is_not_said_again_for_each_address_of_the_server(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    logins: list[bytes] = []
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"127.0.0.{n}", 1)) for n in (7, 8, 9)]

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(4)
        writer.write(b"\x05\x02")
        logins.append(await reader.read(20))
        writer.write(b"\x01\x01")
        await writer.drain()
        writer.close()

    async def setup(job: EngineJob) -> None:
        await override(f"socks5://127.0.0.1:{proxy.sockets[0].getsockname()[1]}")(job)
        await job.set_credentials(AuthTarget.PROXY, AuthScheme.BASIC, "amy", "guess")

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: found)
    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as proxy:
        result = await rig.fetch("http://several.test:1/f.bin", setup=setup)
    result.has_failed(407, "did not accept")
    assert logins == [b"\x01\x03amy\x05guess"]


async def test_a_proxy_that_wants_a_login_is_an_error_without_one(
    server: ScriptedServer, rig: Rig, guarded: GuardedSocksProxy
) -> None:
    url = server.script("/ask/f.bin", FILE)
    result = await rig.fetch(url, setup=override(f"socks5://127.0.0.1:{guarded.port}"))
    result.has_failed(407, "The proxy asks you")


async def test_the_environment_may_name_a_socks_proxy_with_its_login(
    server: ScriptedServer,
    rig: Rig,
    guarded: GuardedSocksProxy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    login = f"{guarded.user}:{guarded.password}"
    monkeypatch.setenv("all_proxy", f"socks://{login}@127.0.0.1:{guarded.port}")
    monkeypatch.setenv("no_proxy", ALL_OF_IT)
    (await rig.fetch(server.script("/env/f.bin", FILE))).is_complete({"f.bin": FILE})


async def test_a_socks_proxy_that_is_down_is_not_taken_for_the_server(
    server: ScriptedServer, rig: Rig, proxy: SocksProxy
) -> None:
    url = server.script("/down/f.bin", FILE)
    down = f"socks5://127.0.0.1:{free_port()}"
    result = await rig.fetch(url, setup=override(down), settings=PATIENT)
    result.has_failed(
        Hresult.WININET_PROXY_SERVER_UNREACHABLE, "The proxy did not accept the connection"
    )
    both = override(f"{down} socks5://127.0.0.1:{proxy.port}")
    (await rig.fetch(url, setup=both)).is_complete({"f.bin": FILE})


async def test_a_server_the_proxy_cannot_reach_is_the_servers_failure(
    rig: Rig, proxy: SocksProxy
) -> None:
    url = f"http://127.0.0.1:{free_port()}/f.bin"
    setup = override(f"socks5://127.0.0.1:{proxy.port}")
    result = await rig.fetch(url, setup=setup, settings=PATIENT)
    result.has_failed(Hresult.WININET_CANNOT_CONNECT, "The server did not accept the connection")


async def test_a_server_the_proxy_may_not_serve_is_final(rig: Rig) -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(3)
        writer.write(b"\x05\x00")
        await reader.readexactly(10)
        writer.write(b"\x05\x02\x00\x01" + bytes(6))  # not allowed by the ruleset
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as proxy:
        setup = override(f"socks5://127.0.0.1:{proxy.sockets[0].getsockname()[1]}")
        result = await rig.fetch("http://127.0.0.9:1/f.bin", setup=setup)
    result.has_failed(403, "The proxy does not let you reach this server")


async def test_what_speaks_no_socks_is_no_proxy(
    server: ScriptedServer, rig: Rig, ssh: SshSocksProxy
) -> None:
    url = server.script("/nosocks/f.bin", FILE)
    setup = override(f"socks5://127.0.0.1:{ssh.ssh_port}")
    result = await rig.fetch(url, setup=setup, settings=PATIENT)
    result.has_failed(
        Hresult.WININET_PROXY_SERVER_UNREACHABLE, "The proxy did not accept the connection"
    )


async def test_an_answer_that_is_no_socks_is_no_question_for_a_login(
    server: ScriptedServer, rig: Rig
) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(3)
        writer.write(b"\x05\x77")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as proxy:
        port = proxy.sockets[0].getsockname()[1]
        url = server.script("/odd/f.bin", FILE)
        setup = override(f"socks5://127.0.0.1:{port}")
        result = await rig.fetch(url, setup=setup, settings=PATIENT)
    result.has_failed(
        Hresult.WININET_PROXY_SERVER_UNREACHABLE, "The proxy did not accept the connection"
    )
