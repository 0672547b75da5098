"""Who changes the settings, all hear of it, and what runs goes by them."""

import asyncio
from datetime import UTC, datetime, timedelta

from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState
from bitsgui.engine.hosts import HostBook
from bitsgui.settings.schema import Settings
from tests.conformance.world import World
from tests.servers.script import Script


async def test_receivers_hear_what_is_in_force_and_every_change_until_they_leave(world: World):
    heard: list[Settings] = []
    end = world.manager.subscribe_settings(heard.append)
    await world.manager.change_settings(segments=3)
    end()
    await world.manager.change_settings(segments=4)
    assert [settings.segments for settings in heard] == [8, 3]


async def test_a_receiver_that_fails_keeps_nobody_from_hearing(world: World, expect_log):
    def fail(settings: Settings) -> None:
        if settings.segments == 2:
            raise RuntimeError

    expect_log("a receiver of settings failed")
    heard: list[int] = []
    world.manager.subscribe_settings(fail)
    world.manager.subscribe_settings(lambda settings: heard.append(settings.segments))
    await world.manager.change_settings(segments=2)
    assert heard[-1] == 2


async def test_of_two_changes_at_once_both_stay(world: World):
    change = world.manager.change_settings
    await asyncio.gather(change(segments=2), change(files_at_once=7))
    settings = await world.manager.get_settings()
    assert (settings.segments, settings.files_at_once) == (2, 7)


async def test_a_running_file_gets_the_connections_the_settings_say_meanwhile(world: World):
    await world.manager.change_settings(segments=1)
    url = world.serve(Script(size=40_000_000, rate=2_000_000))
    job = await world.manager.create_job("job")
    await job.add_file(url, world.place())
    await job.resume()
    await world.until(job, lambda view: view.segments == 1)
    await world.manager.change_settings(segments=3)
    await world.until(job, lambda view: view.segments == 3)
    await job.cancel()


def test_the_limit_of_servers_holds_for_those_in_use_and_for_new_ones():
    book = HostBook(4, 1000)
    bucket = book.bucket("http://a:80")
    assert bucket.rate == 1000
    book.change(4, None, ())
    assert bucket.rate is None
    book.change(4, 5000, ())
    assert (bucket.rate, book.bucket("http://b:80").rate) == (5000, 5000)


async def test_what_ran_waits_paused_at_the_next_start_if_that_is_wanted(world: World):
    url = world.serve(Script(size=40_000_000, rate=100_000))
    job = await world.manager.create_job("job")
    await job.add_file(url, world.place())
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred > 0)
    await world.manager.change_settings(resume_at_start=False)
    await world.restart()
    (view,) = await world.manager.views()
    assert view.state is JobState.SUSPENDED
    assert view.wait is None
    await world.restart(autostart=False)
    assert (await world.manager.views())[0].state is JobState.SUSPENDED


async def test_a_job_that_has_a_time_keeps_it_where_what_ran_is_paused(world: World):
    when = datetime.now(UTC) + timedelta(hours=1)
    request = AddRequest((LinkRequest(world.serve()),), str(world.folder), start_at=when)
    await world.manager.add(request)
    await world.manager.change_settings(resume_at_start=False)
    await world.restart()
    (view,) = await world.manager.views()
    assert (view.state, view.start_at) == (JobState.QUEUED, when)


async def test_a_time_that_passed_is_forgotten_where_what_ran_is_paused(world: World):
    when = datetime.now(UTC) - timedelta(hours=1)
    request = AddRequest((LinkRequest(world.serve()),), str(world.folder), start_at=when)
    world.manager._core.dispatcher.is_paused = True  # it passes while the program does not run
    await world.manager.add(request)
    await world.manager.change_settings(resume_at_start=False)
    await world.restart()
    (view,) = await world.manager.views()
    assert (view.state, view.start_at) == (JobState.SUSPENDED, None)
