"""A list that cannot be written: a call that fails changes nothing. And crashes in mid-call."""

import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import BitsError, StoreError
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.types import JobState
from bitsgui.engine import contents, deleting
from bitsgui.engine.file import EngineFile
from bitsgui.engine.job import EngineJob
from tests.conformance.world import NOT_FOUND, World, getters
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

ELSEWHERE = "http://127.0.0.1:9/other"


class StoreFullError(StoreError):
    """What the store says in these tests."""


def first(job: EngineJob) -> EngineFile:
    return next(iter(job.enum_files()))


CALLS: dict[str, Callable[[EngineJob, World], Awaitable[object]]] = {
    "add": lambda job, world: job.add_file(ELSEWHERE, world.place()),
    "remove": lambda job, _: job.remove_file(first(job).id),
    "skip": lambda job, _: job.skip_file(first(job).id),
    "restart": lambda job, _: job.restart_file(first(job).id),
    "point": lambda job, _: first(job).set_remote_name(ELSEWHERE),
    "prefix": lambda job, _: job.replace_remote_prefix("http://127", "http://128"),
    "reject": lambda job, _: first(job).set_validation_state(False),
    "accept": lambda job, _: first(job).set_validation_state(True),
    "priority": lambda job, _: job.set_file_priority([first(job).id], 1),
    "checksum": lambda job, _: job.take_files(
        [(None, "md5=" + "0" * 32, None), (None, None, None)]
    ),
    "several": lambda job, _: job.change(
        JobChanges(name="other", segments=2, cookies="# none\n", skip=(first(job).id,))
    ),
    "resume": lambda job, _: job.resume(),
    "cancel": lambda job, _: job.cancel(),
    "complete": lambda job, _: job.complete(),
}


def break_store(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: Any, **__: Any) -> None:
        raise StoreFullError("the disk is full")

    for name in ("save", "save_secrets", "delete_files", "finish"):
        monkeypatch.setattr(world.store, name, fail)


async def resting(world: World, state: JobState) -> EngineJob:
    """Return a job of two files, of the first of which there are bytes."""
    if state is JobState.TRANSFERRED:
        return await world.transferred(2)
    if state is JobState.ERROR:
        return await world.run(await world.new_job(Script(), NOT_FOUND), state)
    job = await world.stalled()
    await job.suspend()
    await job.add_file(world.serve(), world.place())
    return job


def on_disk(world: World) -> set[str]:
    return {path.name for path in world.folder.iterdir()}


@pytest.mark.parametrize("state", [JobState.SUSPENDED, JobState.ERROR, JobState.TRANSFERRED])
async def test_a_call_that_could_not_be_stored_changes_no_getter_and_no_file(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: JobState
):
    async with World.open(server, tmp_path, "app", auto_complete=False) as world:
        job = await resting(world, state)
        with monkeypatch.context() as broken:
            break_store(world, broken)
            before, there = getters(job), on_disk(world)
            changed: dict[str, object] = {}
            for name, call in CALLS.items():
                with contextlib.suppress(BitsError, StoreError):
                    await call(job, world)
                after = getters(job)
                if after != before or on_disk(world) != there:
                    changed[name] = {k: (v, after[k]) for k, v in before.items() if v != after[k]}
                    break
            assert changed == {}
            assert there == on_disk(world)
        await job.cancel()
        assert on_disk(world) == set()


class CrashError(Exception):
    """Stands for the end of the program at this point."""


async def crash(*_: Any) -> None:
    raise CrashError


async def test_a_file_removed_right_before_a_crash_is_deleted_at_the_next_start(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    async with World.open(server, tmp_path) as world:
        job = await resting(world, JobState.SUSPENDED)
        with monkeypatch.context() as broken:
            broken.setattr(contents, "delete", crash)
            with pytest.raises(CrashError):
                await job.remove_file(first(job).id)
        assert len(on_disk(world)) == 1
        await world.restart()
        assert on_disk(world) == set()
        again = await world.manager.get_job(job.id)
        assert again.enum_files().count == 1
        await world.restart()
        assert (await world.manager.get_job(job.id)).enum_files().count == 1


async def cut_off(
    world: World, monkeypatch: pytest.MonkeyPatch, end: Callable[[EngineJob], Awaitable[int]]
) -> EngineJob:
    """End a job, let the program crash as it deletes, and start it again."""
    job = await resting(world, JobState.SUSPENDED)
    with monkeypatch.context() as broken:
        broken.setattr(deleting, "remove_each", crash)
        with pytest.raises(CrashError):
            await end(job)
    await world.restart()
    return job


async def test_a_cancel_cut_off_by_a_crash_is_carried_out_at_the_next_start(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    async with World.open(server, tmp_path) as world:
        job = await cut_off(world, monkeypatch, EngineJob.cancel)
        await world.eventually(lambda: not on_disk(world))
        await world.eventually(lambda: job.id not in world.manager._core.jobs)
        assert [row.state for row in await world.manager.history()] == [JobState.CANCELLED]


async def test_a_complete_cut_off_by_a_crash_promises_no_bytes_it_was_to_delete(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    async with World.open(server, tmp_path) as world:
        job = await cut_off(world, monkeypatch, EngineJob.complete)
        again = await world.manager.get_job(job.id)
        assert again.progress.bytes_transferred == 0
        assert await world.manager.orphans() == []
        await again.cancel()
        assert on_disk(world) == set()


@pytest.mark.parametrize("end", [EngineJob.cancel, EngineJob.complete])
async def test_an_end_that_cannot_be_stored_after_deleting_claims_no_bytes(
    server: ScriptedServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    end: Callable[[EngineJob], Awaitable[int]],
):
    async with World.open(server, tmp_path) as world:
        job = await resting(world, JobState.SUSPENDED)

        async def fail(*_: Any) -> None:
            raise StoreFullError("the disk is full")

        with monkeypatch.context() as broken:
            broken.setattr(world.store, "finish", fail)
            with pytest.raises(StoreFullError):
                await end(job)
        assert on_disk(world) == set()
        assert job.progress.bytes_transferred == 0
        assert first(job).temporary_name is None
        await world.restart()
        assert (await world.manager.get_job(job.id)).state is JobState.SUSPENDED
