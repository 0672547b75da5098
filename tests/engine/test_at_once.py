"""The same for many jobs: one transaction for those at rest, and each has an answer of its own."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from bitsgui.bits.errors import BitsError, Hresult, StoreError
from bitsgui.bits.list_interface import Results
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.types import JobState, Principal, Priority
from bitsgui.engine import final_files
from bitsgui.engine.job import EngineJob
from tests.conformance.world import NOT_FOUND, STALL_IN_BODY, World
from tests.servers.script import Script

MANY = 40


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"auto_complete": False, "max_active_jobs": 1, "max_background_jobs": 1, "segments": 1}


async def queued(world: World, count: int = MANY) -> tuple[EngineJob, list[EngineJob], list[UUID]]:
    """Return a job that runs, others that wait behind it, and the ids of all."""
    running = await world.stalled()
    waiting = [await world.new_job(Script(size=1000)) for _ in range(count)]
    for job in waiting:
        await job.resume()
    return running, waiting, [running.id, *(job.id for job in waiting)]


async def paused(world: World) -> EngineJob:
    """Return a job that has a part of its file."""
    job = await world.stalled()
    await job.suspend()
    return job


def counted(world: World, monkeypatch: pytest.MonkeyPatch, name: str) -> list[int]:
    """Return, as they come, how many jobs each call of the store is about."""
    real, calls = getattr(world.store, name), list[int]()

    async def call(*args: Any, **kwargs: Any) -> None:
        calls.append(len(args[0] if args else kwargs.get("jobs", ())))
        await real(*args, **kwargs)

    monkeypatch.setattr(world.store, name, call)
    return calls


def codes(results: Results) -> dict[UUID, int]:
    return {
        job_id: result.hresult if isinstance(result, BitsError) else result
        for job_id, result in results.items()
        if not isinstance(result, StoreError)
    }


async def on_record(world: World) -> dict[UUID, JobState]:
    """Return the states another process would find."""
    records, _ = await world.store.load()
    return {record.id: record.state for record in records}


async def test_what_waits_is_paused_in_one_transaction_and_nothing_of_it_starts(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    running, waiting, ids = await queued(world)
    calls = counted(world, monkeypatch, "save")
    assert codes(await world.manager.suspend_jobs(ids)) == dict.fromkeys(ids, 0)
    assert [count for count in calls if count] == [MANY, 1]  # the one that ran comes after
    assert await on_record(world) == dict.fromkeys(ids, JobState.SUSPENDED)
    assert {job.state for job in (running, *waiting)} == {JobState.SUSPENDED}
    links = [file.remote_name for job in waiting for file in job.enum_files()]
    assert not any(world.server.log_of(link.removeprefix(world.server.url(""))) for link in links)


async def test_many_get_a_priority_a_limit_and_an_order_in_one_transaction(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    running, waiting, ids = await queued(world)
    calls = counted(world, monkeypatch, "save")
    changes = JobChanges(priority=Priority.LOW, rate_limit=50_000, in_order=True)
    assert codes(await world.manager.change_jobs(ids, changes)) == dict.fromkeys(ids, 0)
    assert [count for count in calls if count][:2] == [MANY, 1]
    records, _ = await world.store.load()
    for record in (*records, *(job._live.record for job in (running, *waiting))):
        found = record.priority, record.options.rate_limit, record.options.in_order
        assert found == (Priority.LOW, 50_000, True)
    await world.manager.change_jobs(ids, JobChanges(rate_limit=0))
    assert {view.rate_limit for view in await world.manager.views()} == {None}


async def test_a_change_that_will_not_do_is_refused_for_each_and_stored_for_none(world: World):
    _, waiting, ids = await queued(world, 3)
    gone = uuid4()
    results = await world.manager.change_jobs([*ids, gone], JobChanges(name="one", priority=9))
    refused = dict.fromkeys(ids, Hresult.E_NOTIMPL) | {gone: Hresult.BG_E_NOT_FOUND}
    assert codes(results) == refused
    assert {job.display_name for job in waiting} == {"job"}


async def test_what_more_than_the_record_is_about_is_changed_for_each(world: World):
    _, waiting, ids = await queued(world, 3)
    changes = JobChanges(name="one", headers="X-One: 1\r\n")
    assert codes(await world.manager.change_jobs(ids, changes)) == dict.fromkeys(ids, 0)
    for job in waiting:
        assert (await job.get_custom_headers())[1] == "X-One: 1\r\n"
        assert job.display_name == "one"


async def test_all_go_on_and_what_failed_is_tried_again(world: World):
    failed = await world.run(await world.new_job(NOT_FOUND), JobState.ERROR)
    running, waiting, ids = await queued(world)
    await world.manager.suspend_jobs(ids)
    assert codes(await world.manager.resume_jobs([failed.id, *ids[1:]])) == dict.fromkeys(
        [failed.id, *ids[1:]], 0
    )
    for job in waiting:
        await world.reach(job, JobState.TRANSFERRED)
    await world.reach(failed, JobState.ERROR)
    (file,) = failed.enum_files()
    assert len(world.server.log_of(file.remote_name.removeprefix(world.server.url("")))) == 2
    assert running.state is JobState.SUSPENDED


async def test_one_that_refuses_stops_no_other(world: World):
    empty = await world.new_job()
    waiting = [await world.new_job(Script(size=1000)) for _ in range(2)]
    gone = uuid4()
    ids = [waiting[0].id, empty.id, gone, waiting[1].id]
    assert codes(await world.manager.resume_jobs(ids)) == {
        waiting[0].id: 0,
        empty.id: Hresult.BG_E_EMPTY,
        gone: Hresult.BG_E_NOT_FOUND,
        waiting[1].id: 0,
    }
    for job in waiting:
        await world.reach(job, JobState.TRANSFERRED)
    assert empty.state is JobState.SUSPENDED


@pytest.mark.parametrize("name", ["suspend_jobs", "resume_jobs", "cancel_jobs"])
async def test_the_jobs_of_another_user_refuse(world: World, name: str):
    job = await world.new_job(Script(size=1000))
    stranger = world.manager.for_principal(Principal("stranger"))
    results = await getattr(stranger, name)([job.id])
    assert codes(results) == {job.id: Hresult.E_ACCESSDENIED}
    assert job.state is JobState.SUSPENDED


ALL: dict[str, Callable[[World, list[UUID]], Awaitable[Results]]] = {
    "suspend": lambda world, ids: world.manager.suspend_jobs(ids),
    "cancel": lambda world, ids: world.manager.cancel_jobs(ids),
}


@pytest.mark.parametrize("act", ALL.values(), ids=ALL)
async def test_what_cannot_be_stored_changes_none_of_them(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    act: Callable[[World, list[UUID]], Awaitable[Results]],
):
    _, waiting, (_, *ids) = await queued(world, 3)
    before = [await world.manager.activity(job_id) for job_id in ids]

    async def fail(*_: Any, **__: Any) -> None:
        raise StoreError("the disk is full")

    with monkeypatch.context() as patch:
        for name in ("save", "finish_all"):
            patch.setattr(world.store, name, fail)
        results = await act(world, ids)
    assert all(isinstance(results[job_id], StoreError) for job_id in ids)
    assert {job.state for job in waiting} == {JobState.QUEUED}
    assert {(await on_record(world))[job_id] for job_id in ids} == {JobState.QUEUED}
    assert [await world.manager.activity(job_id) for job_id in ids] == before
    assert codes(await act(world, ids)) == dict.fromkeys(ids, 0)


async def test_what_has_nothing_on_the_disk_is_cancelled_in_one_transaction(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    _, _, ids = await queued(world)
    ended = counted(world, monkeypatch, "finish_all")
    assert codes(await world.manager.cancel_jobs(ids)) == dict.fromkeys(ids, 0)
    assert ended == [MANY]
    assert await on_record(world) == {}
    rows = await world.manager.history()
    assert {row.id for row in rows} == set(ids)
    assert {row.state for row in rows} == {JobState.CANCELLED}
    assert await world.manager.views() == []
    assert list(world.folder.iterdir()) == []
    told = [entry.kind for entry in await world.manager.activity(ids[1])]
    assert told == ["added", "resumed", "cancelled"]


async def test_calls_on_one_of_them_come_after(world: World):
    running, waiting, ids = await queued(world)
    await asyncio.gather(
        world.manager.suspend_jobs(ids), *(job.resume() for job in waiting[:3]), running.resume()
    )
    assert {job.state for job in waiting[3:]} == {JobState.SUSPENDED}
    assert not {job.state for job in waiting[:3]} & {JobState.SUSPENDED}


async def test_two_calls_for_the_same_jobs_wait_for_each_other(world: World):
    _, waiting, (_, *ids) = await queued(world)
    await asyncio.gather(
        world.manager.suspend_jobs(ids),
        world.manager.resume_jobs(ids[::-1]),
        world.manager.suspend_jobs(ids),
    )
    assert {job.state for job in waiting} == {JobState.SUSPENDED}


async def test_many_are_hidden_and_taken_back_together(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    _, waiting, (_, *ids) = await queued(world)
    calls = counted(world, monkeypatch, "save")
    await world.manager.remove_jobs(ids, undo_s=60)
    assert calls == [MANY]
    assert {view.id for view in await world.manager.removed_jobs()} == set(ids)
    await world.manager.restore_jobs(ids)
    assert calls == [MANY, MANY]
    assert {job.state for job in waiting} == {JobState.QUEUED}
    assert set(ids) < {view.id for view in await world.manager.views()}


async def test_what_was_removed_ends_together_and_what_it_had_is_deleted(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    begun = await world.run(await world.new_job(STALL_IN_BODY), JobState.TRANSFERRING)
    await world.until(begun, lambda view: view.bytes_transferred > 0)
    waiting = [await world.new_job(Script(size=1000)) for _ in range(MANY)]
    ended = counted(world, monkeypatch, "finish_all")
    (part,) = world.folder.iterdir()
    await world.manager.remove_jobs([begun.id, *(job.id for job in waiting)])
    await world.eventually(lambda: not world.manager._core.jobs)
    assert ended == [MANY, 1]
    assert part not in set(world.folder.iterdir())
    assert len(await world.manager.history()) == MANY + 1


@pytest.mark.parametrize("act", ALL.values(), ids=ALL)
async def test_none_starts_that_was_about_to(
    world: World, act: Callable[[World, list[UUID]], Awaitable[Results]]
):
    world.manager._core.dispatcher.is_paused = True
    job = await world.new_job(STALL_IN_BODY)
    await job.resume()
    world.manager._core.dispatcher.is_paused = False
    (path,) = [file.remote_name.removeprefix(world.server.url("")) for file in job.enum_files()]
    world.manager._core.plan()
    assert codes(await act(world, [job.id])) == {job.id: 0}
    live = world.manager._core.jobs.get(job.id)
    assert live is None or not live.is_busy
    assert world.server.log_of(path) == []
    assert list(world.folder.iterdir()) == []


async def test_what_came_of_many_is_deleted_and_they_end_in_few_transactions(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    begun = [await paused(world) for _ in range(3)]
    assert len(list(world.folder.iterdir())) == 3
    calls, ended = (counted(world, monkeypatch, name) for name in ("save", "finish_all"))
    ids = [job.id for job in begun]
    assert codes(await world.manager.cancel_jobs(ids)) == dict.fromkeys(ids, 0)
    assert ([count for count in calls if count], ended) == ([3], [3])
    assert list(world.folder.iterdir()) == []
    assert await on_record(world) == {}
    assert {row.state for row in await world.manager.history()} == {JobState.CANCELLED}


async def test_what_was_to_be_cancelled_together_goes_at_the_next_start_after_a_crash(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    begun = [await paused(world) for _ in range(3)]

    class CrashError(Exception):
        """The program is gone."""

    async def crash(*_: Any) -> int:
        raise CrashError

    with monkeypatch.context() as patch:
        patch.setattr(final_files, "delete_each", crash)
        with pytest.raises(CrashError):
            await world.manager.cancel_jobs([job.id for job in begun])
    assert len(list(world.folder.iterdir())) == 3
    world.manager._core._unsaved.clear()  # a crash stores nothing more
    await world.restart()
    await world.eventually(lambda: not world.manager._core.jobs)
    assert list(world.folder.iterdir()) == []
    assert len(await world.manager.history()) == 3


async def test_of_many_that_cannot_be_ended_each_tells_what_it_still_has(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    begun = [await paused(world) for _ in range(2)]

    async def fail(*_: Any, **__: Any) -> None:
        raise StoreError("the disk is full")

    ids = [job.id for job in begun]
    with monkeypatch.context() as patch:
        patch.setattr(world.store, "finish_all", fail)
        results = await world.manager.cancel_jobs(ids)
    assert all(isinstance(results[job_id], StoreError) for job_id in ids)
    assert {job.state for job in begun} == {JobState.SUSPENDED}
    assert [job.progress.bytes_transferred for job in begun] == [0, 0]
    assert codes(await world.manager.cancel_jobs(ids)) == dict.fromkeys(ids, 0)
