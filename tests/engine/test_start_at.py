"""Jobs that begin at a time of day."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState, Principal
from bitsgui.bits.views import JobView, WaitReason
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine import alarm, clock
from bitsgui.engine.manager import Manager, open_manager
from bitsgui.storage import JobStore
from tests.servers.pattern import check_file
from tests.servers.script import Script

HONEST = Script(size=50_000, seed=4)
HOUR = timedelta(hours=1)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[JobStore]:
    store = await JobStore.open(tmp_path / "profile")
    yield store
    await store.close()


@pytest.fixture
async def manager(store: JobStore) -> AsyncIterator[Manager]:
    manager = await opened(store)
    yield manager
    await manager.close()


async def opened(store: JobStore) -> Manager:
    return await open_manager(store, principal=Principal("u"), platform=OriginMarker())


async def added(manager: Manager, url: str, folder: Path, **options) -> JobView:
    request = AddRequest((LinkRequest(url),), str(folder), auto_complete=False, **options)
    (entry,) = await manager.add(request)
    return await manager.job_view(entry.job_id)


async def whole(manager: Manager, view: JobView) -> None:
    await manager.wait([view.id], lambda seen: seen.state is JobState.TRANSFERRED)


def soon(seconds: float = 0.3) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


async def test_a_job_waits_for_its_time_and_begins_then(manager, scripted, tmp_path):
    url, when = scripted.script("/a.bin", HONEST), soon()
    view = await added(manager, url, tmp_path, start_at=when)
    assert (view.state, view.wait) == (JobState.QUEUED, WaitReason.START)
    assert view.start_at == when
    await whole(manager, view)
    assert datetime.now(UTC) >= when
    assert (await manager.job_view(view.id)).start_at is None
    (file,) = await manager.file_views(view.id)
    check_file(tmp_path / (file.part_name or ""), 4, 50_000)


async def test_others_do_not_wait_behind_it(manager, scripted, tmp_path):
    urls = [scripted.script(f"/{n}.bin", HONEST) for n in range(12)]
    for url in urls[:-1]:
        await added(manager, url, tmp_path, start_at=datetime.now(UTC) + HOUR)
    await whole(manager, await added(manager, urls[-1], tmp_path))
    assert not scripted.log_of("/0.bin")


async def test_resume_begins_at_once_and_pause_forgets_the_time(manager, scripted, tmp_path):
    url = scripted.script("/a.bin", HONEST)
    view = await added(manager, url, tmp_path, start_at=datetime.now(UTC) + HOUR)
    job = await manager.get_job(view.id)
    await job.suspend()
    view = await manager.job_view(view.id)
    assert (view.state, view.start_at) == (JobState.SUSPENDED, None)
    await job.resume_at(datetime.now(UTC) + HOUR)
    assert (await manager.job_view(view.id)).wait is WaitReason.START
    await job.resume()
    await whole(manager, view)


async def test_the_time_survives_a_restart(store, scripted, tmp_path):
    url, when = scripted.script("/a.bin", HONEST), soon(0.6)
    first = await opened(store)
    view = await added(first, url, tmp_path, start_at=when)
    await first.close()
    second = await opened(store)
    assert (await second.job_view(view.id)).start_at == when
    await whole(second, view)
    await second.close()


async def test_a_time_that_passed_meanwhile_begins_at_the_next_start(
    store, scripted, tmp_path, monkeypatch
):
    first = await opened(store)
    url = scripted.script("/a.bin", HONEST)
    view = await added(first, url, tmp_path, start_at=datetime.now(UTC) + HOUR)
    await first.close()
    real = clock.stamp
    monkeypatch.setattr(clock, "stamp", lambda: real() + 3601)
    second = await opened(store)
    await whole(second, view)
    await second.close()


async def test_a_clock_that_is_set_forward_begins_it(manager, scripted, tmp_path, monkeypatch):
    monkeypatch.setattr(alarm, "LONGEST_S", 0.05)
    url = scripted.script("/a.bin", HONEST)
    view = await added(manager, url, tmp_path, start_at=datetime.now(UTC) + HOUR)
    real = clock.stamp
    monkeypatch.setattr(clock, "stamp", lambda: real() + 3601)
    await whole(manager, view)


async def test_without_a_time_nothing_wakes_up(manager, scripted, tmp_path):
    rung: list[int] = []
    bell = alarm.Alarm(lambda: rung.append(1))
    bell.set(clock.stamp() + 3600)
    bell.set(None)
    await whole(manager, await added(manager, scripted.script("/a.bin", HONEST), tmp_path))
    assert rung == []


async def test_a_time_needs_a_zone(manager, scripted, tmp_path):
    url = scripted.script("/a.bin", HONEST)
    with pytest.raises(InvalidArgumentError, match="zone"):
        await added(manager, url, tmp_path, start_at=datetime(2031, 1, 1, 22))  # noqa: DTZ001
    assert await manager.views() == []


async def test_a_request_that_is_picked_up_gets_the_time(manager, scripted, tmp_path):
    url, when = scripted.script("/a.bin", HONEST), datetime.now(UTC) + HOUR
    view = await added(manager, url, tmp_path, start=False)
    again = await added(manager, url, tmp_path, start_at=when, pick_up=True)
    assert (again.id, again.start_at, again.wait) == (view.id, when, WaitReason.START)
