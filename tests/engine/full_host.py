"""A host whose only place is taken, for what waits there and what goes on elsewhere."""

from pathlib import Path
from typing import Any

from bitsgui.bits.types import JobState
from bitsgui.engine.job import EngineJob
from tests.conformance.world import BIG, STALL_AT, World
from tests.servers.pattern import check_file
from tests.servers.script import Fault, Redirect, Script
from tests.servers.scripted import ScriptedServer

HELD = Script(size=BIG, fault=(Fault("stall", at=STALL_AT, when=0),))
"""Stands still, at the only place there is, until it is released."""
SMALL = Script(size=1000)
ONE_PLACE: dict[str, Any] = {"connections_per_host": 1, "auto_complete": False}


async def holding(world: World) -> tuple[EngineJob, str]:
    """Return a job that has the only place at the full host, and the path of its file."""
    job = await world.new_job(HELD)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    (file,) = job.enum_files()
    return job, file.remote_name.removeprefix(world.server.url(""))


async def is_whole(world: World, job: EngineJob, *sizes: int) -> None:
    """See that all of a job came, and without an error."""
    await world.reach(job, JobState.TRANSFERRED)
    assert job.error_count == 0
    await job.complete()
    for file, size in zip(job.enum_files(), sizes, strict=True):
        check_file(Path(file.local_name), 1, size)


def led_on(server: ScriptedServer, path: str, script: Script = SMALL) -> str:
    """Return a link of the usual host that leads to another host of the server."""
    server.script(f"{path}/end", script)
    return server.script(path, Script(redirect=Redirect(f"{{other}}{path}/end")))
