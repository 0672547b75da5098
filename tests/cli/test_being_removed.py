"""Jobs that are removed or end: only the whole list tells of them, and once."""

from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.types import JobState
from bitsgui.bits.views import Orphan
from bitsgui.cli.commands import execute
from bitsgui.cli.details import word
from tests.conformance.world import World
from tests.servers.script import Script
from tests.servers.scripted import ServerThread


async def answered(world: World, **request: Any) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = []

    async def emit(answer: dict[str, Any]) -> None:
        answers.append(answer)

    await execute(world.manager, request, emit)
    return answers


async def test_a_job_being_removed_is_in_the_whole_list_only_and_says_so(tmp_path: Path) -> None:
    with ServerThread() as server:
        async with World.open(server, tmp_path) as world:
            job = await world.new_job(Script())
            await world.manager.remove_jobs([job.id], undo_s=3600)
            assert await answered(world, command="list", all=False) == []
            (answer,) = await answered(world, command="list", all=True)
            (shown,) = await answered(world, command="show", jobs=[job.id.hex])
    for said in (answer, shown):
        assert (said["id"], word(said)) == (str(job.id), "being removed")


async def test_a_job_that_ends_while_it_is_listed_is_listed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ServerThread() as server:
        async with World.open(server, tmp_path) as world:
            job = await world.run(await world.new_job(Script(size=10)))
            await world.reach(job, JobState.TRANSFERRED)
            find = world.manager.orphans

            async def orphans() -> list[Orphan]:
                if job.state is JobState.TRANSFERRED:
                    await job.complete()
                return await find()

            monkeypatch.setattr(world.manager, "orphans", orphans)
            (answer,) = await answered(world, command="list", all=True)
            (later,) = await answered(world, command="list", all=True)
    assert (answer["id"], answer["state"]) == (str(job.id), "TRANSFERRED")
    assert (later["id"], later["state"]) == (str(job.id), "ACKNOWLEDGED")
