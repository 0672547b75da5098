"""Logins, cookies and headers of a job: sent where they belong, kept in the clear nowhere."""

import base64
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import Hresult, InvalidArgumentError
from bitsgui.bits.types import AuthScheme, AuthTarget, JobState
from bitsgui.engine.job import EngineJob
from tests.engine.cases.rig import PATIENT, Rig, sent
from tests.servers.script import Redirect, Script, Status
from tests.servers.scripted import ScriptedServer, ServerThread

PASSWORD = "Tr0ub4dor&3"  # noqa: S105 - of a server on loopback
FILE = Script(size=50_000)
PRIVATE = Script(size=50_000, auth=f"amy:{PASSWORD}")
BASIC = "Basic " + base64.b64encode(f"amy:{PASSWORD}".encode()).decode()


@pytest.fixture
def second() -> Iterator[ScriptedServer]:
    with ServerThread() as server:
        yield server


async def log_in(job: EngineJob, password: str = PASSWORD) -> None:
    await job.set_credentials(AuthTarget.SERVER, AuthScheme.BASIC, "amy", password)


async def log_in_wrongly(job: EngineJob) -> None:
    await log_in(job, "guess")


def with_login(url: str) -> str:
    return url.replace("http://", "http://amy:Tr0ub4dor%263@")


def everything_kept(rig: Rig) -> bytes:
    return b"".join(path.read_bytes() for path in rig.profile.rglob("*") if path.is_file())


async def test_the_login_of_a_job_answers_a_challenge(server: ScriptedServer, rig: Rig) -> None:
    result = await rig.fetch(server.script("/login/f.bin", PRIVATE), setup=log_in)
    result.is_complete({"f.bin": PRIVATE})
    assert sent(server.log_of("/login/f.bin"), "authorization") == [None, BASIC]


async def test_a_login_is_not_sent_unasked(server: ScriptedServer, rig: Rig) -> None:
    (await rig.fetch(server.script("/open/f.bin", FILE), setup=log_in)).is_complete({"f.bin": FILE})
    assert sent(server.log_of("/open/f.bin"), "authorization") == [None]


async def test_the_login_in_a_link_answers_a_challenge(server: ScriptedServer, rig: Rig) -> None:
    result = await rig.fetch(with_login(server.script("/inlink/f.bin", PRIVATE)))
    result.is_complete({"f.bin": PRIVATE})
    assert sent(server.log_of("/inlink/f.bin"), "authorization") == [None, BASIC]


async def test_a_wrong_password_is_tried_once(server: ScriptedServer, rig: Rig) -> None:
    result = await rig.fetch(server.script("/wrong/f.bin", PRIVATE), setup=log_in_wrongly)
    result.has_failed(401, "did not accept user and password")
    assert [r.status for r in server.log_of("/wrong/f.bin")] == [401, 401]


async def test_a_login_that_was_refused_is_not_sent_for_the_next_file(
    server: ScriptedServer, rig: Rig
) -> None:
    urls = [server.script(f"/refused/{n}.bin", PRIVATE) for n in (1, 2)]
    result = await rig.fetch(*urls, setup=log_in_wrongly, settings={"files_at_once": 1})
    assert result.error.http_status == 401
    first, second = (sent(server.log_of(f"/refused/{n}.bin"), "authorization") for n in (1, 2))
    assert [value is None for value in first] == [True, False]
    assert second == [None]


async def test_a_corrected_password_is_used_when_the_job_goes_on(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/corrected/f.bin", PRIVATE)
    async with rig.engine() as manager:
        job = await rig.add(manager, {url: None})
        await log_in_wrongly(job)
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(401, "did not accept")
        await log_in(job)
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": PRIVATE})


@pytest.mark.parametrize(
    "challenge",
    [
        'Digest realm="x", nonce="1"',
        'Digest realm="basic things, Basic", nonce="1"',
        "Negotiate",
        'Bearer realm="basic"',
        "",
    ],
)
async def test_a_login_for_basic_answers_no_other_challenge(
    server: ScriptedServer, rig: Rig, challenge: str
) -> None:
    headers = (("WWW-Authenticate", challenge),) if challenge else ()
    url = server.script("/other/f.bin", Script(status=Status(401, headers)))
    before = len(server.log_of("/other/f.bin"))
    says = "by Kerberos only" if challenge == "Negotiate" else "asks you to log in"
    (await rig.fetch(url, setup=log_in)).has_failed(401, says)
    assert sent(server.log_of("/other/f.bin")[before:], "authorization") == [None]


@pytest.mark.parametrize(
    "challenge", ['Digest realm="x", Basic realm="y"', "basic", 'Negotiate,BASIC realm="a,b"']
)
async def test_basic_is_found_among_several_challenges(
    server: ScriptedServer, rig: Rig, challenge: str
) -> None:
    script = Script(statuses=(Status(401, (("WWW-Authenticate", challenge),)),))
    (await rig.fetch(server.script("/among/f.bin", script), setup=log_in)).is_complete(
        {"f.bin": script}
    )
    assert sent(server.log_of("/among/f.bin"), "authorization")[-2:] == [None, BASIC]


async def test_many_files_at_once_share_one_login(server: ScriptedServer, rig: Rig) -> None:
    names = [f"f{number}.bin" for number in range(8)]
    urls = [server.script(f"/shared/{name}", PRIVATE) for name in names]
    result = await rig.fetch(*urls, setup=log_in)
    result.is_complete(dict.fromkeys(names, PRIVATE))


async def test_each_file_has_the_login_of_its_own_link(server: ScriptedServer, rig: Rig) -> None:
    scripts = {name: Script(size=9_000, auth=f"{name}:pw-{name}") for name in ("a", "b", "c")}
    urls = [
        server.script(f"/own/{name}", script).replace("http://", f"http://{name}:pw-{name}@")
        for name, script in scripts.items()
    ]
    (await rig.fetch(*urls)).is_complete(scripts)


async def test_a_challenge_by_another_host_gets_no_login(server: ScriptedServer, rig: Rig) -> None:
    server.script("/thief/f.bin", PRIVATE)
    url = server.script("/thief/start", Script(redirect=Redirect("{other}/thief/f.bin")))
    (await rig.fetch(with_login(url), setup=log_in)).has_failed(401)
    assert sent(server.log_of("/thief/f.bin"), "authorization") == [None]


async def test_a_login_taken_by_the_link_does_not_follow_to_another_host(
    server: ScriptedServer, rig: Rig
) -> None:
    server.script("/follow/f.bin", FILE)
    start = Script(auth=f"amy:{PASSWORD}", redirect=Redirect("{other}/follow/f.bin"))
    url = server.script("/follow/start", start)
    (await rig.fetch(with_login(url))).is_complete({"f.bin": FILE})
    assert sent(server.log_of("/follow/start"), "authorization") == [None, BASIC]
    assert sent(server.log_of("/follow/f.bin"), "authorization") == [None]


SECRET_HEADERS = (
    ("Authorization", "Bearer t0ken"),
    ("Cookie", "session=t0ken"),
    ("X-Api-Key", "t0ken"),
    ("PRIVATE-TOKEN", "t0ken"),
)
OPEN_HEADERS = (("Accept", "application/zip"), ("Accept-Language", "de"))


async def test_secret_headers_stay_with_their_host(server: ScriptedServer, rig: Rig) -> None:
    server.script("/host/f.bin", FILE)
    server.script("/host/middle", Script(redirect=Redirect("{other}/host/f.bin")))
    url = server.script("/host/start", Script(redirect=Redirect("/host/middle")))
    result = await rig.fetch(url, headers=SECRET_HEADERS + OPEN_HEADERS)
    result.is_complete({"f.bin": FILE})
    for place in ("/host/start", "/host/middle"):
        (request,) = server.log_of(place)
        for name, value in SECRET_HEADERS + OPEN_HEADERS:
            assert request.headers[name.lower()] == value
    (request,) = server.log_of("/host/f.bin")
    assert not {name.lower() for name, _ in SECRET_HEADERS} & set(request.headers)
    assert request.headers["accept"] == "application/zip"
    assert "t0ken" not in str(request.headers)


async def test_secret_headers_stay_with_their_port(
    server: ScriptedServer, second: ScriptedServer, rig: Rig
) -> None:
    target = second.script("/port/f.bin", FILE)
    url = server.script("/port/start", Script(redirect=Redirect(target)))
    (await rig.fetch(url, headers=SECRET_HEADERS)).is_complete({"f.bin": FILE})
    (request,) = second.log_of("/port/f.bin")
    assert "t0ken" not in str(request.headers)


async def test_secret_headers_come_back_with_the_way_to_their_host(
    server: ScriptedServer, rig: Rig
) -> None:
    server.script("/back/f.bin", FILE)
    server.script("/back/middle", Script(redirect=Redirect("{other}/back/f.bin")))
    url = server.script("/back/start", Script(redirect=Redirect("{other}/back/middle")))
    (await rig.fetch(url, headers=SECRET_HEADERS)).is_complete({"f.bin": FILE})
    assert sent(server.log_of("/back/middle"), "x-api-key") == [None]
    assert sent(server.log_of("/back/f.bin"), "x-api-key") == ["t0ken"]


async def test_headers_that_would_break_ranges_are_the_engines(
    server: ScriptedServer, rig: Rig
) -> None:
    headers = (
        ("Range", "bytes=5-9"),
        ("Host", "evil.example"),
        ("Accept-Encoding", "gzip"),
        ("Content-Length", "5"),
        ("Transfer-Encoding", "chunked"),
        ("Connection", "close"),
        ("If-Range", '"x"'),
        ("X-Mine", "1"),
    )
    (await rig.fetch(server.script("/ours/f.bin", FILE), headers=headers)).is_complete(
        {"f.bin": FILE}
    )
    (request,) = server.log_of("/ours/f.bin")
    assert request.headers["accept-encoding"] == "identity"
    assert request.headers["host"] == f"127.0.0.1:{server.port}"
    assert request.headers["x-mine"] == "1"
    assert not {"range", "content-length", "transfer-encoding", "if-range"} & set(request.headers)


async def test_a_proxy_login_among_the_headers_does_not_reach_the_server(
    server: ScriptedServer, rig: Rig
) -> None:
    headers = (("Proxy-Authorization", "Basic x"),)
    (await rig.fetch(server.script("/noproxy/f.bin", FILE), headers=headers)).is_complete(
        {"f.bin": FILE}
    )
    assert sent(server.log_of("/noproxy/f.bin"), "proxy-authorization") == [None]


COOKIES = (
    "# Netscape HTTP Cookie File\n"
    "127.0.0.1\tFALSE\t/jar\tFALSE\t0\tmine\t1\n"
    "127.0.0.2\tFALSE\t/\tFALSE\t0\ttheirs\t2\n"
    "127.0.0.1\tFALSE\t/\tTRUE\t0\tsecure\t3\n"
    "127.0.0.1\tFALSE\t/\tFALSE\t1000\told\t4\n"
    "example.com\tTRUE\t/\tFALSE\t0\telsewhere\t5\n"
)


async def test_cookies_of_a_file_go_to_their_hosts_only(server: ScriptedServer, rig: Rig) -> None:
    server.script("/jar/f.bin", FILE)
    url = server.script("/jar/start", Script(redirect=Redirect("{other}/jar/f.bin")))
    (await rig.fetch(url, cookies=COOKIES)).is_complete({"f.bin": FILE})
    assert sent(server.log_of("/jar/start"), "cookie") == ["mine=1"]
    assert sent(server.log_of("/jar/f.bin"), "cookie") == ["theirs=2"]


async def test_headers_and_cookies_go_out_as_the_bytes_they_were_given_as(
    server: ScriptedServer, rig: Rig
) -> None:
    """Files of curl and browsers are UTF-8; what is none there is kept as it is."""
    url = server.script("/jar/bytes/f.bin", FILE)
    jar = COOKIES.replace("mine\t1", "mine\tZo\u00eb")
    headers = (("X-Name", "Zo\u00eb"), ("X-Sum", "1 \u20ac"), ("X-Old", "Zo\udceb"))
    (await rig.fetch(url, cookies=jar, headers=headers)).is_complete({"f.bin": FILE})
    (request,) = server.log_of("/jar/bytes/f.bin")
    got = {name: request.headers[name].encode("latin-1") for name in ("x-name", "x-sum", "x-old")}
    assert got == {
        "x-name": "Zo\u00eb".encode(),
        "x-sum": "1 \u20ac".encode(),
        "x-old": b"Zo\xeb",
    }
    assert request.headers["cookie"].encode("latin-1") == "mine=Zo\u00eb".encode()


async def test_what_ends_lines_elsewhere_begins_no_header(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/lines/f.bin", FILE)
    ends = "\u2028\u2029\x85\x1e\x0b"
    headers = tuple((f"X-{ord(end)}", f"a{end}Authorization: injected") for end in ends)
    await rig.fetch(url, headers=headers)
    for request in server.log_of("/lines/f.bin"):
        assert "authorization" not in request.headers
        assert request.headers["x-8232"].endswith("Authorization: injected")


async def test_a_server_can_neither_read_nor_change_cookies_of_another(
    server: ScriptedServer, rig: Rig
) -> None:
    server.script("/evil/f.bin", FILE)
    back = (
        ("Set-Cookie", "mine=evil; Domain=127.0.0.1; Path=/"),
        ("Location", server.url("/evil/f.bin")),
    )
    server.script("/evil/middle", Script(status=Status(302, back)))
    url = server.script("/evil/start", Script(redirect=Redirect("{other}/evil/middle")))
    jar = "127.0.0.1\tFALSE\t/\tFALSE\t0\tmine\t1\n"
    (await rig.fetch(url, cookies=jar)).is_complete({"f.bin": FILE})
    assert sent(server.log_of("/evil/f.bin"), "cookie") == ["mine=1"]


@pytest.mark.parametrize(
    "value",
    ["https://page.example/dir?q=1", "https://bob:hunter2@page.example/dir?q=1#frag"],
)
async def test_a_referer_is_cut_to_its_origin_for_other_hosts(
    server: ScriptedServer, rig: Rig, value: str
) -> None:
    server.script("/ref/f.bin", FILE)
    url = server.script("/ref/start", Script(redirect=Redirect("{other}/ref/f.bin")))
    before = len(server.log_of("/ref/start"))
    (await rig.fetch(url, referer=value)).is_complete({"f.bin": FILE})
    assert sent(server.log_of("/ref/start")[before:], "referer") == ["https://page.example/dir?q=1"]
    assert sent(server.log_of("/ref/f.bin")[before:], "referer") == [None]
    assert b"hunter2" not in everything_kept(rig)


async def test_a_referer_from_http_is_cut_to_its_origin(server: ScriptedServer, rig: Rig) -> None:
    server.script("/ref2/f.bin", FILE)
    url = server.script("/ref2/start", Script(redirect=Redirect("{other}/ref2/f.bin")))
    (await rig.fetch(url, headers=(("Referer", "http://page.example/dir?q=1"),))).is_complete(
        {"f.bin": FILE}
    )
    assert sent(server.log_of("/ref2/start"), "referer") == ["http://page.example/dir?q=1"]
    assert sent(server.log_of("/ref2/f.bin"), "referer") == ["http://page.example/"]


async def test_the_user_agent_is_truthful_unless_the_job_has_its_own(
    server: ScriptedServer, rig: Rig
) -> None:
    (await rig.fetch(server.script("/agent/a", FILE))).is_complete({"a": FILE})
    rig.folder.joinpath("a").unlink()
    (await rig.fetch(server.script("/agent/b", FILE), user_agent="Mine/1.0")).is_complete(
        {"b": FILE}
    )
    (name,) = sent(server.log_of("/agent/a"), "user-agent")
    assert name is not None
    assert name.startswith("bitsgui/")
    assert sent(server.log_of("/agent/b"), "user-agent") == ["Mine/1.0"]


@pytest.mark.parametrize("option", ["user_agent", "referer"])
async def test_a_line_end_in_an_option_is_refused_and_nothing_is_sent(
    server: ScriptedServer, rig: Rig, option: str
) -> None:
    url = server.script(f"/inject/{option}", FILE)
    injected: dict[str, Any] = {option: "http://a/\r\nX-Evil: 1"}
    with pytest.raises(InvalidArgumentError, match="line breaks"):
        await rig.fetch(url, **injected, name="f.bin", settings=PATIENT)
    assert server.log_of(f"/inject/{option}") == []


LOST: dict[str, dict[str, Any]] = {
    "headers": {"headers": (("X-Api-Key", "t0ken"),)},
    "cookies": {"cookies": COOKIES},
    "login": {"user": "amy", "password": PASSWORD},
}


@pytest.mark.parametrize("kind", LOST)
async def test_without_the_secrets_it_was_given_nothing_is_sent_for_a_job(
    server: ScriptedServer, rig: Rig, kind: str
) -> None:
    url = server.script(f"/lost/{kind}", FILE)
    async with rig.engine() as manager:
        job_id = (await rig.add(manager, {url: None}, **LOST[kind])).id
    async with rig.engine() as manager:
        job = await manager.get_job(job_id)
        await job.resume()
        result = await rig.settle(manager, job_id)
        assert (result.state, result.error.code) == (JobState.ERROR, Hresult.BG_E_TOKEN_REQUIRED)
        assert kind in result.error.detail
    assert server.log_of(f"/lost/{kind}") == []


async def test_cookies_of_an_empty_file_are_not_missed(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/empty/f.bin", FILE)
    async with rig.engine() as manager:
        job_id = (await rig.add(manager, {url: None}, cookies="")).id
    async with rig.engine() as manager:
        await (await manager.get_job(job_id)).resume()
        (await rig.settle(manager, job_id)).is_complete({"f.bin": FILE})


async def test_a_job_goes_on_once_it_has_its_lost_secrets_again(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/again/f.bin", FILE)
    async with rig.engine() as manager:
        job_id = (await rig.add(manager, {url: None}, **LOST["headers"], **LOST["login"])).id
    async with rig.engine() as manager:
        job = await manager.get_job(job_id)
        await job.set_custom_headers("X-Api-Key: t0ken\r\n")
        await job.resume()
        assert (await rig.settle(manager, job_id)).error.code == Hresult.BG_E_TOKEN_REQUIRED
        await log_in(job)
        await job.resume()
        (await rig.settle(manager, job_id)).is_complete({"f.bin": FILE})
    assert sent(server.log_of("/again/f.bin"), "x-api-key") == ["t0ken"]


async def test_secrets_that_were_taken_away_are_not_missed(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/away/f.bin", FILE)
    async with rig.engine() as manager:
        job_id = (await rig.add(manager, {url: None}, **LOST["headers"], **LOST["login"])).id
    async with rig.engine() as manager:
        job = await manager.get_job(job_id)
        await job.set_custom_headers(None)
        await job.remove_credentials(AuthTarget.SERVER, AuthScheme.BASIC)
        await job.resume()
        (await rig.settle(manager, job_id)).is_complete({"f.bin": FILE})


async def test_passwords_are_in_no_file_and_no_log(
    server: ScriptedServer, rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bitsgui")
    private = Script(size=50_000, auth=f"amy:{PASSWORD}", headers=(("Set-Cookie", "sid=c00kie"),))
    url = with_login(server.script("/vault/f.bin", private))
    refused = with_login(server.script("/vault/refused.bin", Script(status=Status(403))))
    jar = "127.0.0.1\tFALSE\t/\tFALSE\t0\tjar\tj4rvalue\n"
    result = await rig.fetch(url, refused, headers=(("X-Api-Key", "k3yvalue"),), cookies=jar)
    assert result.error.http_status == 403
    assert result.view is not None
    kept = everything_kept(rig)
    shown = caplog.text + repr(result) + str(result.error)
    for secret in (PASSWORD, "Tr0ub4dor%263", "k3yvalue", "j4rvalue", "c00kie"):
        assert secret.encode() not in kept
        assert secret not in shown
    assert b"/vault/refused.bin" in kept


def test_the_marks_of_secrets_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "profile").mkdir()
    (tmp_path / "profile" / "x").write_text(PASSWORD)
    assert PASSWORD.encode() in everything_kept(Rig(tmp_path))
