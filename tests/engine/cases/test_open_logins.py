"""Passwords that others on the way could read: sent once a person said so, never before."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager

import pytest

from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.bits.records import JobOptions, Origin
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import AuthTarget, JobState, LoginNeed, ProxySettings, ProxyUsage
from bitsgui.bits.urls import parse_remote
from bitsgui.engine.job import EngineJob
from bitsgui.engine.manager import Manager
from bitsgui.engine.open_logins import may_be_read
from bitsgui.engine.proxy_ways import ProxyWays
from bitsgui.engine.transport import Transport
from bitsgui.settings.schema import API_PRESET, APP_PRESET
from tests.engine.cases.rig import Rig
from tests.servers.spoken import Spoken, Talk, speaking

BODY = b"0123456789" * 100
BASIC = b'Basic realm="r"'
DIGEST = b'Digest realm="r", nonce="1", qop="auth"'
LINK = "http://amy:pw@nas.example/{}"
NOT_TAKEN = "did not accept user and password"


def asking(
    *challenges: bytes, takes: str = "", status: int = 401
) -> Callable[..., Awaitable[bool]]:
    """Return what speaks for a proxy to any server, each of which asks for a login."""
    name = b"Proxy-Authenticate" if status == 407 else b"WWW-Authenticate"
    asked = b"".join(b"%b: %b\r\n" % (name, each) for each in challenges)
    refusal = b"HTTP/1.1 %d No\r\n%bContent-Length: 0\r\n\r\n" % (status, asked)
    served = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY

    async def speak(talk: Talk, head: str) -> bool:
        is_open = "/open" in head.partition("\r\n")[0]
        is_taken = bool(takes) and f"uthorization: {takes}" in head
        talk.writer.write(served if is_open or is_taken else refusal)
        return True

    return speak


def by(proxy: Spoken) -> dict[str, object]:
    return {"proxy": proxy.origin, "proxy_bypass": "<-loopback>"}


def engine(rig: Rig, proxy: Spoken) -> AbstractAsyncContextManager[Manager]:
    return rig.engine(**by(proxy))


async def test_it_is_sent_once_a_person_said_so_and_those_that_wait_go_on(rig: Rig) -> None:
    async with speaking(asking(BASIC, takes="Basic")) as proxy, engine(rig, proxy) as manager:
        jobs = [await rig.add(manager, {LINK.format(name): None}) for name in "ab"]
        for job in jobs:
            await job.resume()
            found = await rig.settle(manager, job.id)
            found.has_failed(401, "takes user and password unencrypted only")
            assert found.error.login is LoginNeed.UNENCRYPTED
        assert set(proxy.said("authorization")) == {""}
        await manager.allow_unencrypted_login("http://nas.example/anything")
        for job in jobs:
            assert (await rig.settle(manager, job.id)).state is JobState.ACKNOWLEDGED
        assert (await manager.get_settings()).unencrypted_logins == "nas.example:80"
        (await rig.run(manager, LINK.format("c"))).is_complete(dict.fromkeys("abc", BODY))
        other = await rig.run(manager, "http://amy:pw@nas.example:8080/d")
        assert other.error.login is LoginNeed.UNENCRYPTED
        await manager.change_settings(unencrypted_logins=None)
        again = await rig.run(manager, LINK.format("e"))
        assert again.error.login is LoginNeed.UNENCRYPTED


async def test_a_file_that_waits_for_it_joins_the_others(rig: Rig) -> None:
    names = {f"open{n}": None for n in range(3)} | {"closed": None}
    async with speaking(asking(BASIC, takes="Basic")) as proxy:
        urls = {LINK.format(name): None for name in names}
        async with engine(rig, proxy) as manager:
            job = await rig.add(manager, urls)
            await job.resume()
            found = await rig.settle(manager, job.id)
            assert found.error.login is LoginNeed.UNENCRYPTED
            await manager.allow_unencrypted_login("http://nas.example")
            (await rig.settle(manager, job.id)).is_complete(dict.fromkeys(names, BODY))


async def test_who_gave_no_login_is_told_that_it_would_be_read(rig: Rig) -> None:
    async with speaking(asking(BASIC)) as proxy, engine(rig, proxy) as manager:
        found = await rig.run(manager, "http://nas.example/f")
        assert found.error.login is LoginNeed.UNENCRYPTED


async def test_a_scheme_that_shows_no_password_needs_nobodys_consent(rig: Rig) -> None:
    async with speaking(asking(BASIC, DIGEST, takes="Digest")) as proxy, engine(rig, proxy) as m:
        (await rig.run(m, LINK.format("f"))).is_complete({"f": BODY})


async def test_a_password_refused_by_a_better_scheme_is_not_asked_about(rig: Rig) -> None:
    async with speaking(asking(BASIC, DIGEST)) as proxy, engine(rig, proxy) as manager:
        (await rig.run(manager, LINK.format("f"))).has_failed(401, NOT_TAKEN)
        assert {said.partition(" ")[0] for said in proxy.said("authorization")} == {"", "Digest"}


async def test_a_look_at_a_link_before_it_is_added_sends_no_password(rig: Rig) -> None:
    link = LinkRequest(LINK.format("f"))
    request = AddRequest(links=(link,), folder=str(rig.folder))
    async with speaking(asking(BASIC, takes="Basic")) as proxy, engine(rig, proxy) as manager:
        view = await manager.probe(request)
        assert view.error is not None
        assert view.error.login is LoginNeed.UNENCRYPTED
        assert set(proxy.said("authorization")) == {""}


async def test_the_job_of_a_program_sends_it_as_bits_does(rig: Rig) -> None:
    async with speaking(asking(BASIC, takes="Basic")) as proxy, engine(rig, proxy) as manager:
        job = await rig.add(manager, {"http://nas.example/f": None}, origin=Origin.API)
        await job.log_in(AuthTarget.SERVER, "amy", "pw")
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f": BODY})


async def test_of_a_proxy_that_people_named_nobody_is_asked(rig: Rig) -> None:
    async def setup(job: EngineJob) -> None:
        await job.set_proxy_settings(ProxyUsage.OVERRIDE, proxy.origin, "<-loopback>")
        await job.log_in(AuthTarget.PROXY, "amy", "pw")

    async with speaking(asking(BASIC, takes="Basic", status=407)) as proxy:
        (await rig.fetch("http://nas.example/f", setup=setup)).is_complete({"f": BODY})


@pytest.mark.parametrize(
    ("url", "proxy", "preset", "may"),
    [
        ("http://nas.example/f", None, APP_PRESET, False),
        ("http://nas.example/f", None, API_PRESET, True),
        ("https://nas.example/f", None, APP_PRESET, True),
        ("http://127.0.0.1/f", None, APP_PRESET, True),
        ("http://[::1]:81/f", None, APP_PRESET, True),
        ("http://localhost/f", None, APP_PRESET, True),
        ("http://localhost.example/f", None, APP_PRESET, False),
        ("http://192.168.1.1/f", None, APP_PRESET, False),
        ("http://127.0.0.1/f", "10.0.0.1:3128", APP_PRESET, False),
        ("http://127.0.0.1/f", "socks5h://10.0.0.1 direct://", APP_PRESET, False),
    ],
)
async def test_nobody_can_read_what_is_encrypted_or_stays_on_this_machine(
    url, proxy, preset, may
) -> None:
    given = ProxySettings(ProxyUsage.NO_PROXY)
    if proxy is not None:
        given = ProxySettings(ProxyUsage.OVERRIDE, proxy, "<-loopback>")
    options = JobOptions(proxy=given, origin=Origin.USER)
    async with Transport() as transport:
        ways = ProxyWays(transport, given, (), lambda: preset)
        assert await may_be_read(parse_remote(url), options, preset, ways) is may


@pytest.mark.parametrize("url", ["https://nas.example/f", "file:///f", "nas", "http://"])
async def test_only_for_http_there_is_something_to_allow(rig: Rig, url: str) -> None:
    async with rig.engine() as manager:
        with pytest.raises(InvalidArgumentError):
            await manager.allow_unencrypted_login(url)
        assert (await manager.get_settings()).unencrypted_logins is None
