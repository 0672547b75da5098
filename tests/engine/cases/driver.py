"""The first half of many cases in a process that is going to be killed: ``python -m ... JOBS``.

JOBS is a JSON file written by ``killing``; each entry is run on a profile of its own. One line per
job is printed once its progress is in the store; then the process stands still.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from bitsgui.bits.types import Principal
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine.manager import Manager, open_manager
from bitsgui.storage import JobStore
from tests.engine.cases.harness import begin
from tests.engine.cases.killing import revive


async def _run(entry: dict[str, Any]) -> Manager:
    store = await JobStore.open(Path(entry["profile"]))
    case = revive(entry)
    await store.save_settings({"preset": case.preset, **case.all_settings()})
    recorded = asyncio.Event()
    save_progress = store.save_progress

    async def save_and_tell(files: Any) -> None:
        await save_progress(files)
        if sum(file.done.total for file in files if file.done) >= (case.stop_at or 0):
            recorded.set()

    store.save_progress = save_and_tell  # the engine calls it through the instance
    manager = await open_manager(
        store, principal=Principal("u"), platform=OriginMarker(), preset=case.preset
    )
    await begin(case, manager, entry["urls"], Path(entry["folder"]))
    async with asyncio.timeout(55):  # as long as a test may take: the server sets the pace
        await recorded.wait()
    sys.stdout.write(f"{case.id}\n")
    sys.stdout.flush()
    return manager


async def _run_all(entries: list[dict[str, Any]]) -> None:
    async with asyncio.TaskGroup() as group:
        for entry in entries:
            group.create_task(_run(entry))
    sys.stdout.write("all\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_run_all(json.loads(Path(sys.argv[1]).read_text())))
