"""A download asked for by another method, with data, is sent once and to its own server only."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.causes import Cause
from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.records import Origin, SentRequest
from bitsgui.bits.requests import Added, AddRequest, LinkRequest
from bitsgui.bits.types import AuthScheme, AuthTarget, JobState, Priority
from bitsgui.engine.job import EngineJob
from tests.conformance.world import BIG, STALL_AT, STALL_BEFORE_HEAD, STALL_IN_BODY, World
from tests.servers.apache import Apache
from tests.servers.pattern import check_file, write_file
from tests.servers.script import Fault, Redirect, Script, Status
from tests.servers.scripted import ScriptedServer

ORDER = b'{"report": 7, "key": "open sesame"}'
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    quick: dict[str, Any] = {"retry_delay_s": 0.01, "retry_jitter": 0.0}
    async with World.open(server, tmp_path, "app", **quick) as world:
        yield world


def asking(world: World, url: str, **options: Any) -> AddRequest:
    name = Path(world.place()).name
    return AddRequest((LinkRequest(url, name=name),), str(world.folder), **options)


async def added(world: World, url: str, **options: Any) -> EngineJob:
    options.setdefault("data", ORDER)
    (new,) = await world.manager.add(asking(world, url, start=False, **options))
    return await world.manager.get_job(new.job_id)


def path_of(url: str) -> str:
    return "/" + url.split("/", 3)[3]


async def ended(world: World, url: str, **options: Any) -> list[Any]:
    """Return the requests of a job that was carried through."""
    job = await added(world, url, **options)
    await world.run(job, JobState.ACKNOWLEDGED)
    return world.server.log_of(path_of(url))


async def test_data_is_posted_as_a_form_and_the_answer_is_the_file(world: World):
    script = Script(size=BIG)
    job = await added(world, world.serve(script))
    assert (job.http_method, job.priority) == ("POST", Priority.FOREGROUND)
    (file,), _ = job.enum_files().next()
    await world.run(job, JobState.ACKNOWLEDGED)
    (asked,) = [each for each in world.server.requests if each.body]
    assert (asked.method, asked.body.encode()) == ("POST", ORDER)
    assert asked.headers["content-type"] == FORM
    assert asked.headers["content-length"] == str(len(ORDER))
    assert "range" not in asked.headers
    check_file(Path(file.local_name), script.seed, BIG)


async def test_how_it_was_asked_is_told_of_the_finished_job_and_to_its_owner_only(world: World):
    job = await added(world, world.serve(Script(size=10)), headers=(("X-Key", "7"),))
    plain = await added(world, world.serve(Script(size=10)), data=None)
    for each in (job, plain):
        await world.run(each, JobState.ACKNOWLEDGED)
    ids = [job.id, plain.id]
    sent = SentRequest("POST", "X-Key: 7\r\n", ORDER)
    assert await world.manager.sent_requests(ids) == {job.id: sent}
    await world.manager.clear_history()
    assert await world.manager.sent_requests(ids) == {}


async def test_method_and_type_are_those_that_were_given(world: World):
    (asked,) = await ended(
        world,
        world.serve(Script(size=10)),
        method="PUT",
        headers=(("Content-Type", "application/json"),),
    )
    assert (asked.method, asked.headers["content-type"]) == ("PUT", "application/json")


async def test_a_get_may_have_data_and_is_then_sent_once_as_well(world: World):
    url = world.serve(Script(status=Status(503)))
    job = await added(world, url, method="GET")
    await world.run(job, JobState.ERROR)
    (asked,) = world.server.log_of(path_of(url))
    assert (asked.method, asked.body.encode()) == ("GET", ORDER)


async def test_a_method_without_data_says_that_there_is_none(world: World):
    (asked,) = await ended(world, world.serve(Script(size=10)), method="POST", data=None)
    assert (asked.method, asked.headers["content-length"]) == ("POST", "0")
    assert "content-type" not in asked.headers


async def test_an_order_is_not_sent_again_by_itself(world: World):
    broken = Script(size=BIG, fault=(Fault("rst", at=STALL_AT, of="entity"),))
    url = world.serve(broken)
    job = await added(world, url)
    await world.run(job, JobState.ERROR)
    assert len(world.server.log_of(path_of(url))) == 1
    world.server.script(path_of(url), Script(size=BIG))
    await job.resume()
    await world.reach(job, JobState.ACKNOWLEDGED)
    _, again = world.server.log_of(path_of(url))
    assert again.body.encode() == ORDER
    assert "range" not in again.headers


async def test_an_answer_that_is_a_part_is_not_asked_for_a_second_time(world: World):
    url = world.serve(Script(size=BIG, headers=(("Content-Range", f"bytes 0-99/{BIG}"),)))
    job = await added(world, url)
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_INVALID_SERVER_RESPONSE
    assert len(world.server.log_of(path_of(url))) == 1


async def test_it_takes_no_connection_that_its_server_may_just_have_closed(world: World):
    first = await ended(world, world.serve(Script(size=10)), data=None)
    second = await ended(world, world.serve(Script(size=10)))
    assert second[0].connection != first[0].connection


@pytest.mark.parametrize("status", [301, 302, 303])
async def test_a_redirect_to_another_page_is_followed_without_the_data(world: World, status: int):
    end = world.serve(Script(size=10))
    start = world.serve(Script(redirect=Redirect(end, status)))
    json = (("Content-Type", "application/json"), ("X-Own", "kept"))
    await ended(world, start, headers=json)
    (asked,) = world.server.log_of(path_of(end))
    assert (asked.method, asked.body) == ("GET", "")
    assert "content-type" not in asked.headers
    assert asked.headers["x-own"] == "kept"


@pytest.mark.parametrize("status", [307, 308])
async def test_a_redirect_that_keeps_the_method_keeps_the_data(world: World, status: int):
    end = world.serve(Script(size=10))
    await ended(world, world.serve(Script(redirect=Redirect(end, status))))
    (asked,) = world.server.log_of(path_of(end))
    assert (asked.method, asked.body.encode()) == ("POST", ORDER)


async def test_data_goes_to_no_other_server(world: World, other: ScriptedServer):
    end = other.script("/elsewhere", Script(size=10)).replace("127.0.0.1", "localhost")
    job = await added(world, world.serve(Script(redirect=Redirect(end, 307))))
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.WININET_REDIRECT_FAILED
    assert other.log_of("/elsewhere") == []


async def test_data_is_sent_again_to_a_server_that_asks_for_a_login(world: World):
    url = world.serve(Script(size=10, auth="me:geheim"))
    job = await added(world, url)
    await job.set_credentials(AuthTarget.SERVER, AuthScheme.BASIC, "me", "geheim")
    await world.run(job, JobState.ACKNOWLEDGED)
    assert world.server.log_of(path_of(url))[-1].body.encode() == ORDER


async def test_apache_takes_it_with_a_login_of_digest_as_well(world: World):
    with Apache() as apache:
        write_file(apache.root / "report.bin", 7, BIG)
        job = await added(world, apache.url("/report.bin"))
        await job.set_credentials(
            AuthTarget.SERVER, AuthScheme.DIGEST, apache.USER, apache.PASSWORD
        )
        (file,), _ = job.enum_files().next()
        await world.run(job, JobState.ACKNOWLEDGED)
        check_file(Path(file.local_name), 7, BIG)


async def test_without_the_data_it_was_given_nothing_is_sent(world: World):
    url = world.serve(Script(size=10))
    job = await added(world, url)
    assert (await world.manager.properties(job.id)).secret_kinds == ("data",)
    for path in world.profile.iterdir():
        assert b"open sesame" not in path.read_bytes()
    await world.restart()  # there is no keyring
    job = await world.manager.get_job(job.id)
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_TOKEN_REQUIRED
    assert world.server.log_of(path_of(url)) == []


async def test_what_ran_when_the_program_ended_is_left_to_its_owner(world: World):
    url = world.serve(Script(size=BIG, fault=(Fault("stall", at=STALL_AT, of="entity"),)))
    job = await added(world, url)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    await world.restart()
    job = await world.manager.get_job(job.id)
    assert job.state is JobState.SUSPENDED
    assert len(world.server.log_of(path_of(url))) == 1


async def test_what_was_sent_back_to_the_queue_is_left_to_its_owner(world: World):
    front = await world.stalled(priority=Priority.FOREGROUND)
    url = world.serve(STALL_IN_BODY)
    job = await added(world, url, method="POST", data=None)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    await world.manager.change_settings(max_active_jobs=1)
    await world.reach(job, JobState.QUEUED)
    await world.restart()
    assert (await world.manager.get_job(job.id)).state is JobState.SUSPENDED
    await (await world.manager.get_job(front.id)).cancel()
    assert len(world.server.log_of(path_of(url))) == 1


async def test_it_is_on_record_before_it_is_sent(world: World, tmp_path: Path):
    url = world.serve(STALL_BEFORE_HEAD)
    job = await added(world, url, method="POST", data=None)
    await job.resume()
    await world.server.wait_for_requests(path_of(url), 1)
    after_crash = World(world.server, tmp_path / "crashed")
    shutil.copytree(world.profile, after_crash.profile)
    await after_crash.start("app")
    try:
        job = await after_crash.manager.get_job(job.id)
        assert job.state is JobState.SUSPENDED
    finally:
        await after_crash.stop()


async def test_what_was_stopped_by_the_clock_is_left_to_its_owner(world: World):
    url = world.serve(Script(size=BIG, fault=(Fault("stall", at=STALL_AT, of="entity", when=0),)))
    job = await added(world, url)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    await world.manager.change_settings(rate_schedule="daily 0-24 pause")
    await world.reach(job, JobState.TRANSIENT_ERROR)
    await world.manager.change_settings(rate_schedule=None)
    await world.reach(job, JobState.SUSPENDED)
    assert (await world.manager.activity(job.id))[-1].note == Cause.DATA
    assert len(world.server.log_of(path_of(url))) == 1
    await world.run(job, JobState.ACKNOWLEDGED)
    assert len(world.server.log_of(path_of(url))) == 2


async def test_what_waited_when_the_program_ended_goes_on(world: World):
    url = world.serve(Script(size=10))
    await world.manager.add(asking(world, url, method="POST", hold=True))
    await world.restart()
    await world.server.wait_for_requests(path_of(url), 1)


async def test_a_program_that_knows_of_its_method_has_it_sent_again(world: World):
    url = world.serve(Script(size=BIG, fault=(Fault("stall", at=STALL_AT, of="entity", when=0),)))
    job = await added(world, url, method="POST", data=None, origin=Origin.API)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    await world.restart()
    await world.server.wait_for_requests(path_of(url), 2)


async def test_nothing_is_asked_before_it_is_added(world: World):
    url = world.serve(Script(size=10))
    view = await world.manager.probe(asking(world, url + "?x=1", data=ORDER))
    assert (view.is_unasked, view.name, view.error) == (True, Path(path_of(url)).name, None)
    job = await added(world, url)
    (file,), _ = job.enum_files().next()
    found = await world.manager.look_at_link(job.id, file.id, url)
    assert found.is_same
    assert world.server.log_of(path_of(url)) == []


async def test_the_same_link_is_another_download(world: World):
    url = world.serve(Script(size=10))
    plain = asking(world, url, start=False, pick_up=True)
    order = replace(plain, data=ORDER)
    made: list[Added] = []
    for request in (order, order, plain, order, plain):
        made += await world.manager.add(request)
    assert [new.is_new for new in made] == [True, True, True, True, False]
    assert made[4].job_id == made[2].job_id
    assert await world.manager.known(order) == []


async def test_data_can_be_set_until_the_first_start_and_changed_later(world: World):
    job = await added(world, world.serve(Script(status=Status(500))), data=None)
    await job.set_data(b"first")
    assert (job.http_method, job.priority) == ("POST", Priority.FOREGROUND)
    await world.run(job, JobState.ERROR)
    await job.set_data(b"second")
    await job.resume()
    await world.reach(job, JobState.ERROR)
    assert [each.body for each in world.server.requests][-2:] == ["first", "second"]
    await job.set_data(None)
    assert (await job.get_data(), job.http_method) == (None, "POST")
    plain = await added(world, world.serve(Script(status=Status(404))), data=None)
    await world.run(plain, JobState.ERROR)
    with pytest.raises(BitsError) as raised:
        await plain.set_data(b"late")
    assert raised.value.hresult == Hresult.BG_E_READ_ONLY_PROPERTY_AFTER_RESUME


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"method": "HEAD", "data": None}, "nothing to download"),
        ({"method": "GET X"}, "not the name of an HTTP method"),
        ({"data": b"x" * 1_048_577}, "1048576 bytes"),
    ],
)
async def test_what_cannot_be_sent_is_refused(world: World, options: Any, words: str):
    with pytest.raises(BitsError, match=words):
        await added(world, world.serve(Script()), **options)


async def test_an_unfinished_file_is_not_continued_with_the_answer_to_an_order(world: World):
    request = asking(world, world.serve(Script()), data=ORDER)
    link = replace(request.links[0], part=str(world.folder / "x.part"))
    with pytest.raises(BitsError, match="plain GET"):
        await world.manager.add(replace(request, links=(link,)))
