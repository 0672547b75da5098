"""The end of the engine: what it writes of its jobs, and what they are afterwards."""

from collections.abc import Sequence
from typing import Any

import pytest

from bitsgui.bits.records import JobRecord, Origin
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState, Priority
from tests.conformance.world import World
from tests.servers.script import Script


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"max_active_jobs": 1, "auto_complete": False}


async def test_jobs_that_wait_for_their_turn_are_not_written_once_more(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    written = list[JobRecord]()
    running = await world.stalled(priority=Priority.FOREGROUND)
    link = LinkRequest(world.serve(Script()))
    (waiting,) = await world.manager.add(
        AddRequest((link,), str(world.folder), origin=Origin.IMPORT)
    )
    save = world.store.save

    async def note(jobs: Sequence[JobRecord] = (), *args: Any, **kwargs: Any) -> None:
        written.extend(jobs)
        await save(jobs, *args, **kwargs)

    monkeypatch.setattr(world.store, "save", note)
    await world.manager.close()
    assert [record.id for record in written] == [running.id]
    await world.store.close()
    await world.start(autostart=False, max_active_jobs=1)
    assert {view.id: view.state for view in await world.manager.views()} == {
        waiting.job_id: JobState.QUEUED,
        running.id: JobState.QUEUED,
    }
