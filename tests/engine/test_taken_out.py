"""A file that is taken out of a job while a run of the job begins."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

import pytest

from bitsgui.bits.types import JobState
from bitsgui.engine.live import LiveJob
from bitsgui.engine.run_context import RunContext
from tests.conformance.world import STALL_IN_BODY, World
from tests.servers.script import Script


async def test_a_file_taken_out_as_a_run_begins_is_never_fetched(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.manager.change_settings(files_at_once=1)
    job = await world.new_job(STALL_IN_BODY, Script())
    (first, second), core = job._live.files, world.manager._core
    original, save, may_begin = core.run_context, world.store.save, asyncio.Event()

    async def begin(live: LiveJob) -> RunContext:
        await may_begin.wait()
        return await original(live)

    async def store(**changes: Any) -> None:
        if any(file.removed for file in changes.get("files", ())):
            may_begin.set()
            path = urlsplit(first.remote_name).path
            await world.eventually(lambda: len(world.server.log_of(path)) == 1)
        await save(**changes)

    monkeypatch.setattr(core, "run_context", begin)
    monkeypatch.setattr(world.store, "save", store)
    await job.resume()
    await world.eventually(lambda: job._live.runner is not None)
    await job.remove_file(second.id)
    world.server.release(urlsplit(first.remote_name).path)
    await world.reach(job, JobState.TRANSFERRED)
    assert world.server.log_of(urlsplit(second.remote_name).path) == []
    assert [path.name for path in world.folder.iterdir()] == [first.part_name]


async def test_one_put_in_for_one_taken_out_has_a_place_of_its_own(world: World) -> None:
    job = await world.new_job(Script(), Script(), Script())
    first, second, third = job._live.files
    await job.remove_file(first.id)
    (added,) = await job.add_files([(world.serve(), world.place())])
    await world.run(job)
    views = await world.manager.file_views(job.id)
    assert [view.id for view in views] == [second.id, third.id, added.id]
    assert len({view.index for view in views}) == 3
    (checked,) = await world.manager.check_files(job.id, only={views[1].index})
    assert checked.path == third.local_name
