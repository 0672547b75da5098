"""Logging in by the scheme a server wants, once for all who need it."""

import asyncio
import base64
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bitsgui.bits.challenges import parse_challenges
from bitsgui.bits.types import AuthScheme, AuthTarget, JobState
from bitsgui.engine.job import EngineJob
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import Rig, sent
from tests.servers.apache import Apache
from tests.servers.pattern import write_file
from tests.servers.script import Fault, Redirect, Script, Status
from tests.servers.scripted import ScriptedServer

FILE = Script(seed=3, size=3_000_017)
SMALL = Script(size=50_000)
BASIC = "Basic " + base64.b64encode(b"amy:pw").decode()
NOT_TAKEN = "did not accept user and password"


@pytest.fixture
def apache() -> Iterator[Apache]:
    with Apache() as server:
        write_file(server.root / "f.bin", FILE.seed, FILE.size)
        yield server


def asks(*challenges: str) -> Status:
    return Status(401, tuple(("WWW-Authenticate", value) for value in challenges))


def with_login(url: str, login: str = "amy:pw") -> str:
    return url.replace("//", f"//{login}@", 1)


def digests(server: ScriptedServer, path: str) -> list[dict[str, str]]:
    """Return what each request had to say by Digest."""
    values = sent(server.log_of(path), "authorization")
    return [dict(parse_challenges([value])[0].params) if value else {} for value in values]


@pytest.mark.parametrize("how", ["link", "credentials", "request"])
async def test_a_server_that_knows_digest_alone_is_logged_in_to(
    rig: Rig, apache: Apache, how: str
) -> None:
    async def setup(job: EngineJob) -> None:
        if how == "credentials":
            await job.set_credentials(AuthTarget.SERVER, AuthScheme.DIGEST, "user", "secret")

    url = apache.url("/f.bin")
    login = {"user": "user", "password": "secret"} if how == "request" else {}
    result = await rig.fetch(
        with_login(url, "user:secret") if how == "link" else url,
        setup=setup,
        settings={"segments": 8},
        **login,
    )
    result.is_complete({"f.bin": FILE})
    assert [line.split()[:2] for line in apache.access_log()].count(["401", "-"]) == 1


async def test_a_wrong_password_for_digest_is_tried_once_for_all_files(
    rig: Rig, apache: Apache
) -> None:
    for name in "abc":
        write_file(apache.root / name, 1, 9_000)
    urls = [with_login(apache.url(f"/{name}"), "user:guess") for name in "abc"]
    (await rig.fetch(*urls)).has_failed(401, NOT_TAKEN)
    assert [line.split()[:2] for line in apache.access_log()].count(["401", "user"]) == 1


async def test_resume_tries_a_refused_password_once_more(server: ScriptedServer, rig: Rig) -> None:
    refused = asks('Digest realm="r", nonce="1", qop="auth"')
    script = Script(size=SMALL.size, statuses=(refused, refused))
    async with rig.engine() as manager:
        job = await rig.add(manager, {with_login(server.script("/again/f.bin", script)): None})
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(401, NOT_TAKEN)
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": script})


async def test_a_nonce_that_grew_old_is_no_refusal(server: ScriptedServer, rig: Rig) -> None:
    old = asks('Digest realm="r", nonce="1", qop="auth"')
    stale = asks('Digest realm="r", nonce="2", qop="auth", stale=true')
    script = Script(size=SMALL.size, statuses=(old, stale))
    url = with_login(server.script("/stale/f.bin", script))
    (await rig.fetch(url)).is_complete({"f.bin": script})
    assert [said.get("nonce") for said in digests(server, "/stale/f.bin")] == [None, "1", "2"]


async def test_a_server_whose_nonces_are_always_old_is_not_asked_for_ever(
    server: ScriptedServer, rig: Rig
) -> None:
    asked = asks('Digest realm="r", nonce="1", qop="auth", stale=true')
    url = with_login(server.script("/ever/f.bin", Script(status=asked)))
    (await rig.fetch(url)).has_failed(401, NOT_TAKEN)
    assert len(server.log_of("/ever/f.bin")) == 2


async def test_later_requests_log_in_unasked_and_count_their_answers(
    server: ScriptedServer, rig: Rig
) -> None:
    first = Script(size=9_000, statuses=(asks('Digest realm="r", nonce="1", qop="auth"'),))
    urls = [
        with_login(server.script("/count/a", first)),
        with_login(server.script("/count/b", SMALL)),
    ]
    (await rig.fetch(*urls, settings={"files_at_once": 1})).is_complete({"a": first, "b": SMALL})
    assert [said.get("nc") for said in digests(server, "/count/a")] == [None, "00000001"]
    assert [said.get("nc") for said in digests(server, "/count/b")] == ["00000002"]


async def test_the_strongest_scheme_offered_is_taken(server: ScriptedServer, rig: Rig) -> None:
    both = asks('Basic realm="r"', 'Digest realm="r", nonce="1", qop="auth"')
    script = Script(size=SMALL.size, statuses=(both,))
    (await rig.fetch(with_login(server.script("/strong/f.bin", script)))).is_complete(
        {"f.bin": script}
    )
    assert digests(server, "/strong/f.bin")[1]["username"] == "amy"


async def test_a_password_refused_by_digest_is_not_sent_in_the_clear(
    server: ScriptedServer, rig: Rig
) -> None:
    both = asks('Basic realm="r"', 'Digest realm="r", nonce="1", qop="auth"')
    url = with_login(server.script("/clear/f.bin", Script(status=both)))
    (await rig.fetch(url)).has_failed(401, NOT_TAKEN)
    values = sent(server.log_of("/clear/f.bin"), "authorization")
    assert [(value or "").partition(" ")[0] for value in values] == ["", "Digest"]


async def test_a_part_of_a_server_may_refuse_what_another_takes(
    server: ScriptedServer, rig: Rig
) -> None:
    of = {"a": "mine", "b": "theirs", "c": "mine"}
    scripts = {
        name: Script(
            size=9_000, statuses=(asks(f'Basic realm="{realm}"'),) * (9 * (name == "b") or 1)
        )
        for name, realm in of.items()
    }
    async with rig.engine() as manager:
        for name, script in scripts.items():
            url = with_login(server.script(f"/parts/{name}", script))
            job = await rig.add(manager, {url: None})
            await job.resume()
            result = await rig.settle(manager, job.id)
            assert (result.row is None) == (name == "b")


async def test_digest_goes_to_no_other_host(server: ScriptedServer, rig: Rig) -> None:
    asked = asks('Digest realm="r", nonce="1", qop="auth"')
    server.script("/away/f.bin", Script(status=asked))
    url = server.script("/away/start", Script(redirect=Redirect("{other}/away/f.bin")))
    (await rig.fetch(with_login(url))).has_failed(401, "asks you to log in")
    assert digests(server, "/away/f.bin") == [{}]


def by(user: str) -> Script:
    return Script(size=9_000, auth=f"{user}:pw")


async def test_a_login_given_for_a_file_is_for_all_files_from_its_server_and_no_others(
    server: ScriptedServer, rig: Rig
) -> None:
    scripts = {"a": by("bob"), "b": by("bob"), "c": by("cat")}
    urls = {with_login(server.script(f"/file/{name}", scripts[name])): None for name in "ab"}
    elsewhere = server.script("/file/c", scripts["c"]).replace("127.0.0.1", "127.0.0.2")
    urls[with_login(elsewhere, "cat:pw")] = None
    async with rig.engine() as manager:
        job = await rig.add(manager, urls)
        first = (await manager.file_views(job.id))[0].id
        await job.log_in(AuthTarget.SERVER, "bob", "pw", first)
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete(scripts)
    assert all(
        "bob" not in (said or "") for said in sent(server.log_of("/file/c"), "authorization")
    )


@pytest.mark.parametrize("is_taken_away", [False, True])
async def test_a_login_given_for_a_job_takes_the_place_of_all_others(
    server: ScriptedServer, rig: Rig, is_taken_away: bool
) -> None:
    scripts = {"a": by("bob"), "b": by("bob")}
    urls = dict.fromkeys(
        (with_login(server.script(f"/all/{is_taken_away}/{name}", scripts[name])) for name in "ab"),
        None,
    )
    async with rig.engine() as manager:
        job = await rig.add(manager, urls)
        await job.set_credentials(AuthTarget.SERVER, AuthScheme.BASIC, "cat", "pw")
        await job.log_in(AuthTarget.SERVER, None if is_taken_away else "bob", "pw")
        properties = await manager.properties(job.id)
        assert ("login" in properties.secret_kinds) is not is_taken_away
        await job.resume()
        result = await rig.settle(manager, job.id)
    if is_taken_away:
        assert result.error.http_status == 401
        said = {sent(server.log_of(f"/all/True/{n}"), "authorization")[0] for n in "ab"}
        assert said == {None}
    else:
        result.is_complete(scripts)


async def test_who_waits_for_another_to_log_in_leaves_no_connection_behind(
    server: ScriptedServer, rig: Rig
) -> None:
    asked = asks('Digest realm="r", nonce="1", qop="auth"')
    stall = Fault("stall", phase="before_head", when=1)
    first = server.script("/turn/a", Script(statuses=(asked,), fault=(stall,)))
    second = server.script("/turn/b", Script(statuses=(asked,)))
    transport = rig.transport = Transport()
    async with rig.engine() as manager:
        job = await rig.add(manager, {with_login(first): None})
        await job.resume()
        await asyncio.to_thread(server.block_for_stalls, "/turn/a")
        other = await rig.add(manager, {with_login(second): None})
        await other.resume()
        await asyncio.to_thread(server.block_for_ended, "/turn/b", 1)
        login = next(iter(transport.logins._logins.values()))
        while not login._turn._waiters:  # noqa: ASYNC110 - a lock tells nobody
            await asyncio.sleep(0)
        await other.suspend()
        await job.suspend()
        (route,) = transport._routes.values()
        assert len(route._busy) == 0
    server.release("/turn/a")


@pytest.mark.parametrize("password", ["s3cretest", "s3cretguess"])
async def test_a_password_is_in_no_log(
    server: ScriptedServer, rig: Rig, caplog: pytest.LogCaptureFixture, password: str
) -> None:
    caplog.set_level(logging.DEBUG)
    asked = asks('Digest realm="r", nonce="1", qop="auth"', "NTLM", 'Basic realm="r"')
    script = Script(status=asked) if "guess" in password else Script(statuses=(asked,))
    await rig.fetch(with_login(server.script("/log/f.bin", script), f"amy:{password}"))
    assert password not in caplog.text
    kept = b"".join(path.read_bytes() for path in rig.profile.rglob("*") if path.is_file())
    assert password.encode() not in kept


async def test_a_file_that_asks_for_a_login_is_tried_again_beside_the_others_once_it_is_given(
    server: ScriptedServer, rig: Rig
) -> None:
    stalled = replace(FILE, fault=(Fault("stall", at=1_000_000),))
    held, private = server.script("/held", stalled), server.script("/private", by("bob"))
    async with rig.engine() as manager:
        job = await rig.add(manager, {held: None, private: None})
        await job.resume()
        async with asyncio.timeout(20):
            await manager.wait([job.id], lambda view: view.files_failed == 1)
        asked = len(server.log_of("/held"))
        _, second = await manager.file_views(job.id)
        assert second.error is not None
        await job.log_in(AuthTarget.SERVER, "bob", "pw", second.id)
        async with asyncio.timeout(20):
            await manager.wait([job.id], lambda view: view.files_transferred == 1)
        assert len(server.log_of("/held")) == asked
        view = await manager.job_view(job.id)
        assert (view.state, view.files_failed) == (JobState.TRANSFERRING, 0)
        await job.cancel()
