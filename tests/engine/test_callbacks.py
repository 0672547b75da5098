"""What the engine keeps for callbacks."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bitsgui.bits.types import NotifyFlags
from tests.conformance.world import Recording, World
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    async with World.open(server, tmp_path) as world:
        yield world


async def test_nothing_is_kept_of_a_job_that_has_left_the_queue(world: World):
    job, callback = await world.new_job(Script(), Script()), Recording()
    wanted = NotifyFlags.FILE_TRANSFERRED | NotifyFlags.FILE_RANGES_TRANSFERRED
    await job.set_notify_flags(wanted | NotifyFlags.JOB_MODIFICATION)
    await job.set_notify_interface(callback)
    await world.run(job)
    await world.eventually(lambda: len(callback.named("ranges")) == 2)
    await job.set_description("a modification to tell of later")
    await job.complete()
    await world.eventually(lambda: not world.manager._core.notifier._workers)
    kept = vars(world.manager._core.notifier).items()
    assert [name for name, value in kept if isinstance(value, dict | set) and value] == []
