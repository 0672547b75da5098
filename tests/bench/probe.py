"""One measurement inside a process of its own, reported as JSON: ``restore`` or ``add``."""

import asyncio
import json
import os
import socket
import sys
import time
from pathlib import Path

from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import Principal
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine import tasks
from bitsgui.engine.manager import Manager, open_manager
from bitsgui.storage.jobs import JobStore
from tests.bench.measure import proportional_memory

_TICK_S = 0.002


async def _open(store: JobStore) -> Manager:
    principal = Principal(str(os.getuid()))
    return await open_manager(store, principal=principal, platform=OriginMarker())


async def _restore(profile: Path, _count: int) -> dict[str, float]:
    store = await JobStore.open(profile)
    manager = await _open(store)
    figures = {"at": time.time(), "memory": float(proportional_memory(os.getpid()))}
    await manager.close()
    await store.close()
    return figures


async def _add(profile: Path, count: int) -> dict[str, float]:
    profile.mkdir(mode=0o700)  # noqa: ASYNC240 - nothing else runs yet
    store = await JobStore.open(profile)
    manager = await _open(store)
    stalls = [0.0]
    ticker = tasks.spawn("ticker", _tick(stalls))
    await asyncio.sleep(0)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.setblocking(False)
        base = f"http://127.0.0.1:{silent.getsockname()[1]}"
        links = tuple(LinkRequest(f"{base}/{n}/file-{n}.bin") for n in range(count))
        began = time.monotonic()
        await manager.add(AddRequest(links=links, folder=str(profile)))
        seconds = time.monotonic() - began
        # The work that adding leaves behind is over when the first job asks for its file.
        first, _ = await asyncio.get_running_loop().sock_accept(silent)
        await tasks.stop(ticker)
        await manager.close()
        first.close()
    await store.close()
    return {"at": time.time(), "seconds": seconds, "stall": max(stalls)}


async def _tick(stalls: list[float]) -> None:
    """Note how much later than asked the loop comes back."""
    while True:
        before = time.monotonic()
        await asyncio.sleep(_TICK_S)
        stalls.append(time.monotonic() - before - _TICK_S)


if __name__ == "__main__":
    what, folder, number = sys.argv[1:]
    work = {"restore": _restore, "add": _add}[what]
    print(json.dumps(asyncio.run(work(Path(folder), int(number)))))
