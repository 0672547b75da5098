"""Random calls in a process that is going to be killed: ``python -m ... FOLDER SEED ADDRESS...``.

Before each call a line ``about ID`` is written, after it ``done ID STATE``.
"""

import asyncio
import random
import sys
from pathlib import Path
from uuid import UUID

from bitsgui.bits.errors import BitsError
from bitsgui.bits.types import Principal
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine.job import EngineJob
from bitsgui.engine.manager import Manager, open_manager
from bitsgui.storage import JobStore

CALLS = ["resume"] * 4 + ["suspend"] * 3 + ["cancel", "complete"]
MOST_JOBS = 12


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


async def _new_job(manager: Manager, place: Path, url: str) -> EngineJob:
    job = await manager.create_job("job")
    _say("done", job.id, job.state.name)
    await job.add_file(url, str(place))
    return job


async def _call(job: EngineJob, name: str) -> None:
    _say("about", job.id)
    try:
        await getattr(job, name)()
    except BitsError as error:
        _say("refused", error.name)
    _say("done", job.id, job.state.name)


async def walk(folder: Path, seed: int, urls: list[str]) -> None:
    """Go on until somebody ends the process."""
    chance = random.Random(seed)  # noqa: S311 - a walk is repeated by its seed
    store = await JobStore.open(folder / "profile")
    manager = await open_manager(
        store, principal=Principal("owner"), platform=OriginMarker(), preset="api"
    )
    jobs: dict[UUID, EngineJob] = {}
    for number in range(10**6):
        if len(jobs) < MOST_JOBS and chance.random() < 0.4:
            job = await _new_job(manager, folder / "out" / f"{number}", chance.choice(urls))
            jobs[job.id] = job
        elif jobs:
            await _call(chance.choice(list(jobs.values())), chance.choice(CALLS))
        await asyncio.sleep(chance.random() / 100)


if __name__ == "__main__":
    asyncio.run(walk(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
