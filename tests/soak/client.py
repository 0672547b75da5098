"""The process whose calls to the system are recorded: one job from its making to its end.

Its lines on stdout are the promises the engine made; they stand in the recording between the calls.
"""

import asyncio
import contextlib
import sys
from pathlib import Path

from bitsgui.bits import names
from bitsgui.bits.errors import BitsError
from bitsgui.bits.records import Conflict
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import Principal
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine import naming, tasks
from bitsgui.engine.disk_threads import DiskThreads
from bitsgui.engine.manager import Manager, open_manager
from bitsgui.storage import JobStore

PAUSE_AT = 600_000
TOKEN = "0badf00d"  # noqa: S105 - a part of a file name
"""In the names of part files, which have to be known to who traces them."""


def request(folder: Path, urls: list[str]) -> AddRequest:
    """Return what the recorded process, and every one that goes on after it, asks for."""
    return AddRequest(
        links=tuple(LinkRequest(url) for url in urls),
        folder=str(folder),
        one_job=True,
        pick_up=True,
        on_conflict=Conflict.OVERWRITE,
    )


async def opened(profile: Path) -> tuple[JobStore, Manager]:
    """Open store and engine as the window does: what ran goes on."""
    store = await JobStore.open(profile)
    manager = await open_manager(store, principal=Principal("1000"), platform=OriginMarker())
    return store, manager


async def _main(profile: Path, folder: Path, urls: list[str]) -> None:
    # One disk thread: the calls then come in one order, and a counter of calls means something.
    tasks.disk_threads = DiskThreads(1)
    tasks.threads_of = lambda _: tasks.disk_threads
    naming.part_name_for = lambda name: names.part_name(name, TOKEN)
    store, manager = await opened(profile)
    (added,) = await manager.add(request(folder, urls))
    print("added", flush=True)
    await manager.wait([added.job_id], lambda view: view.bytes_transferred > PAUSE_AT)
    with contextlib.suppress(BitsError):  # from a fast server everything is there by now
        job = await manager.get_job(added.job_id)
        await job.suspend()
        print("suspended", flush=True)
        await job.resume()
    await manager.wait([added.job_id], lambda _: False)
    print("ended", flush=True)
    await manager.told([added.job_id])
    await manager.close()
    await store.close()


if __name__ == "__main__":
    asyncio.run(_main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
