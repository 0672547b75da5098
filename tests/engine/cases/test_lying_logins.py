"""Servers and proxies that lie about logins: no password in the wrong place, no job stuck."""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping

import pytest

from bitsgui.bits.challenges import parse_challenges
from bitsgui.bits.types import AuthScheme, AuthTarget, JobState, ProxyUsage
from bitsgui.engine.job import EngineJob
from tests.engine.cases.rig import PATIENT, Rig, Setup
from tests.servers.spoken import Spoken, Talk, speaking

Speak = Callable[[Talk, str], Awaitable[bool]]
NOT_TAKEN = "did not accept user and password"
DIGEST = b'Digest realm="r", nonce="1", qop="auth"'
BASIC = b'Basic realm="r"'
NOTHING = b"Content-Length: 0\r\n\r\n"
BODY = b"0123456789" * 100
ONE_BY_ONE = {"files_at_once": 1}


def asks(challenge: bytes, status: int = 401, rest: bytes = NOTHING) -> bytes:
    name = b"Proxy-Authenticate" if status == 407 else b"WWW-Authenticate"
    return b"HTTP/1.1 %d Who\r\n%b: %b\r\n%b" % (status, name, challenge, rest)


def served(body: bytes = BODY) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body


def knowing(scheme: str, challenge: bytes) -> Callable[[str], bytes]:
    return lambda head: served() if f"uthorization: {scheme}" in head else asks(challenge)


def by_path(answers: Mapping[str, Callable[[str], bytes]]) -> Speak:
    async def speak(talk: Talk, head: str) -> bool:
        talk.writer.write(answers[head.split(" ")[1]](head))
        return True

    return speak


def hexed(data: bytes) -> str:
    return hashlib.new("md5", data, usedforsecurity=False).hexdigest()


def link(spoken: Spoken, path: str) -> str:
    return f"http://amy:pw@127.0.0.1:{spoken.port}{path}"


async def test_who_took_digest_gets_no_basic_in_the_clear_from_then_on(rig: Rig) -> None:
    answers = {
        "/a": knowing("Digest", DIGEST),
        "/b": lambda _: asks(BASIC),
        "/c": lambda _: asks(b'Basic realm="other"'),
    }
    async with speaking(by_path(answers)) as server, rig.engine() as manager:
        for path in ("/a", "/b", "/c", "/b"):
            job = await rig.add(manager, {link(server, path): None})
            await job.resume()
            result = await rig.settle(manager, job.id)
            assert (result.row is None) is (path != "/a")
    assert not [said for said in server.said("authorization") if said.startswith("Basic")]


async def test_a_part_that_wants_more_than_what_is_sent_unasked_gets_it(rig: Rig) -> None:
    answers = {
        "/a": knowing("Basic", BASIC),
        "/b": knowing("Digest", DIGEST),
        "/c": knowing("Basic", BASIC),
    }
    async with speaking(by_path(answers)) as server:
        result = await rig.fetch(*(link(server, path) for path in answers), settings=ONE_BY_ONE)
        result.is_complete(dict.fromkeys("abc", BODY))


@pytest.mark.parametrize("coding", ["utf-8", "latin-1"])
async def test_a_realm_in_any_charset_is_answered_with_its_own_bytes(rig: Rig, coding: str) -> None:
    realm = "Müller".encode(coding)
    first, second = hexed(b"amy:%b:pw" % realm), hexed(b"GET:/f")
    wanted = hexed(f"{first}:1:{second}".encode())

    def judge(head: str) -> bytes:
        is_right = b'realm="%b"' % realm in head.encode("utf-8", "surrogateescape")
        if is_right and f'response="{wanted}"' in head:
            return served()
        return asks(b'Digest realm="%b", nonce="1"' % realm)

    async with speaking(by_path({"/f": judge})) as server:
        (await rig.fetch(link(server, "/f"))).is_complete({"f": BODY})


@pytest.mark.parametrize("scheme", [AuthScheme.NTLM, AuthScheme.NEGOTIATE])
@pytest.mark.parametrize(
    "token",
    [
        b"NTLMSSP\0\2\0\0\0",
        b"NTLMSSP\0\2\0\0\0" + b"\xff" * 60,
        b"junk",
        b"\xa1\x81",
        b"\x60\x05\x06\x03ab",
    ],
    ids=["cut", "far", "junk", "spnego", "gss"],
)
async def test_a_token_that_is_none_is_a_login_that_failed(
    rig: Rig, scheme: AuthScheme, token: bytes
) -> None:
    word = scheme.name.title().encode()
    said = word + b" " + base64.b64encode(token)

    async def setup(job: EngineJob) -> None:
        await job.set_credentials(AuthTarget.SERVER, scheme, "amy", "pw")

    async with speaking(by_path({"/f": lambda _: asks(said)})) as server:
        (await rig.fetch(f"{server.origin}/f", setup=setup)).has_failed(401, NOT_TAKEN)
        assert len(server.heads) <= 3


async def test_a_realm_that_is_new_each_time_gets_a_password_a_few_times_only(rig: Rig) -> None:
    async def speak(talk: Talk, head: str) -> bool:
        talk.writer.write(asks(b'Basic realm="%d"' % len(server.heads)))
        return True

    async with speaking(speak) as server:
        result = await rig.fetch(*(link(server, f"/{n}") for n in range(30)))
        result.has_failed(401, NOT_TAKEN)
        assert len([said for said in server.said("authorization") if said]) <= 12


def through(proxy: Spoken) -> Setup:
    async def setup(job: EngineJob) -> None:
        await job.set_proxy_settings(ProxyUsage.OVERRIDE, proxy.origin, "<-loopback>")
        await job.log_in(AuthTarget.PROXY, "amy", "pw")

    return setup


async def say_beside(talk: Talk, how: str, status: int, challenge: bytes) -> bool:
    chunked = b"Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
    rest = {"told": b"Connection: close\r\n" + NOTHING, "endless": chunked}
    rest["slow"] = b"Content-Length: 5000\r\n\r\nslow"
    talk.writer.write(asks(challenge, status, rest.get(how, NOTHING)))
    await talk.writer.drain()
    while how == "endless":
        talk.writer.write(b"1000\r\n" + b"x" * 4096 + b"\r\n")
        await talk.writer.drain()
    if how == "reset":
        talk.writer.transport.abort()
    return await talk.hang() if how == "slow" else False


@pytest.mark.parametrize(
    ("how", "challenge"),
    [
        ("told", BASIC),
        ("untold", DIGEST),
        ("reset", BASIC),
        ("endless", DIGEST),
        ("slow", DIGEST),
    ],
)
@pytest.mark.parametrize("status", [401, 407])
async def test_what_is_said_beside_a_challenge_keeps_nobody_from_logging_in(
    rig: Rig, how: str, challenge: bytes, status: int
) -> None:
    async def speak(talk: Talk, head: str) -> bool:
        if "uthorization" not in head:
            return await say_beside(talk, how, status, challenge)
        talk.writer.write(served())
        return True

    async with speaking(speak) as peer:
        if status == 401:
            result = await rig.fetch(link(peer, "/f"), settings=PATIENT)
        else:
            setup = through(peer)
            result = await rig.fetch("http://example.test/f", setup=setup, settings=PATIENT)
    result.is_complete({"f": BODY})


@pytest.mark.parametrize("how", ["untold", "endless"])
async def test_a_login_bound_to_a_connection_begins_on_another_where_one_was_closed(
    rig: Rig, how: str
) -> None:
    async def speak(talk: Talk, head: str) -> bool:
        if "uthorization: NTLM" not in head:
            return await say_beside(talk, how, 401, b"NTLM")
        talk.writer.write(served())
        return True

    async with speaking(speak) as server:
        result = await rig.fetch(link(server, "/f"), settings=PATIENT)
        result.is_complete({"f": BODY})


async def hangs(talk: Talk, head: str) -> bool:
    return await talk.hang()


async def asks_slowly(talk: Talk, head: str) -> bool:
    talk.writer.write(asks(DIGEST, 407, b"Content-Length: 5000\r\n\r\n"))
    return await talk.hang()


async def hangs_at_the_login(talk: Talk, head: str) -> bool:
    if "Proxy-Authorization" in head:
        return await talk.hang()
    talk.writer.write(asks(DIGEST, 407))
    return True


async def opens_and_hangs(talk: Talk, head: str) -> bool:
    talk.writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    return await talk.hang()


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("stage", [hangs, asks_slowly, hangs_at_the_login, opens_and_hangs])
async def test_a_job_that_pauses_on_its_way_through_a_proxy_leaves_no_connection(
    rig: Rig, stage: Speak, scheme: str
) -> None:
    count = 2 if stage is hangs_at_the_login else 1
    async with speaking(stage) as proxy, rig.engine() as manager:
        job = await rig.add(manager, {f"{scheme}://example.test/f": None})
        await through(proxy)(job)
        await job.resume()
        await proxy.until(lambda p: len(p.heads) == count)
        await job.suspend()
        await proxy.until(lambda p: not p.open)


@pytest.mark.parametrize(
    "rest", [b"\r\n", NOTHING, b"Content-Length: 5\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n"]
)
@pytest.mark.parametrize("rubbish", [b"", served(b"hello"), b"rubbish" * 1000])
async def test_rubbish_in_a_tunnel_is_no_file(rig: Rig, rubbish: bytes, rest: bytes) -> None:
    async def speak(talk: Talk, head: str) -> bool:
        talk.writer.write(b"HTTP/1.1 200 OK\r\n" + rest + rubbish)
        return False

    async with speaking(speak) as proxy:
        url, setup = "https://example.test/f", through(proxy)
        result = await rig.fetch(url, setup=setup, settings=PATIENT)
    assert result.state in {JobState.TRANSIENT_ERROR, JobState.ERROR}
    assert result.names() == set()


async def test_a_proxy_may_want_another_answer_for_each_part_of_a_file(rig: Rig) -> None:
    body = bytes(range(256)) * 40_000
    answered: set[str] = set()

    async def speak(talk: Talk, request: str) -> bool:
        said = parse_challenges(
            [request.partition("Proxy-Authorization: ")[2].partition("\r\n")[0]]
        )
        nonce = said[0].params["nonce"] if said else None
        if nonce is None or nonce in answered:
            new = b'Digest realm="r", nonce="%d", qop="auth", stale=true' % len(proxy.heads)
            talk.writer.write(asks(new, 407))
            return True
        answered.add(nonce)
        wanted = re.search(r"\r\nRange: bytes=(\d+)-(\d*)", request)
        if wanted is None:
            head = b'HTTP/1.1 200 OK\r\nETag: "e"\r\nContent-Length: %d\r\n' % len(body)
            talk.writer.write(head + b"Accept-Ranges: bytes\r\n\r\n" + body[:99_999])
            return await talk.hang()
        start, end = int(wanted[1]), int(wanted[2] or len(body) - 1)
        part = body[start : end + 1]
        head = b'HTTP/1.1 206 X\r\nETag: "e"\r\nContent-Length: %d\r\n' % len(part)
        where = b"Content-Range: bytes %d-%d/%d\r\n\r\n" % (start, end, len(body))
        talk.writer.write(head + where + part)
        return True

    async with speaking(speak) as proxy:
        url, setup = "http://example.test/f", through(proxy)
        result = await rig.fetch(url, setup=setup, settings={"segments": 8})
    result.is_complete({"f": body})
    assert [said for said in proxy.said("range") if said]


@pytest.mark.parametrize("qop", ["auth", "auth-int"])
async def test_a_nonce_may_grow_old_in_the_middle_of_a_file(rig: Rig, qop: str) -> None:
    body = bytes(range(256)) * 40_000
    good = iter("123")
    nonce = next(good)

    async def speak(talk: Talk, request: str) -> bool:
        nonlocal nonce
        if f'nonce="{nonce}"' not in request:
            stale = ", stale=true" if 'nonce="' in request else ""
            told = f'Digest realm="r", nonce="{nonce}", qop="{qop}"{stale}'
            talk.writer.write(asks(told.encode()))
            return True
        assert f"qop={qop}" in request
        nonce = next(good, nonce)
        start = int((re.search(r"\r\nRange: bytes=(\d+)-", request) or [0, 0])[1])
        part = body[start : start + 4_000_000]
        head = b'HTTP/1.1 206 X\r\nETag: "e"\r\nContent-Length: %d\r\n' % (len(body) - start)
        where = b"Content-Range: bytes %d-%d/%d\r\n\r\n" % (start, len(body) - 1, len(body))
        if not start:
            head = b'HTTP/1.1 200 X\r\nETag: "e"\r\nContent-Length: %d\r\n' % len(body)
            where = b"Accept-Ranges: bytes\r\n\r\n"
        talk.writer.write(head + where + part)
        await talk.writer.drain()
        return False

    async with speaking(speak) as server:
        settings = {"segments": 1, "retry_delay_s": 0.01, "retry_delay_max_s": 0.01}
        result = await rig.fetch(link(server, "/f"), settings=settings)
    result.is_complete({"f": body})
    said = [value for value in server.said("authorization") if value]
    assert [parse_challenges([value])[0].params["nonce"] for value in said] == list("11223")
