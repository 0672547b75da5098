"""Jobs that a window is removing: only the whole list tells of them."""

from pathlib import Path
from typing import Any

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
