"""How long calls wait for a disk that does not answer."""

from __future__ import annotations

import asyncio
from typing import Any

from bitsgui.engine import tasks

STUCK_S = 3.0
"""A disk that takes longer for one call, in seconds, is not waited for by who can leave it."""
LOOK_S = 1.0


async def is_over(work: asyncio.Future[Any]) -> bool:
    """Wait for what uses a disk, but for none that does not answer; return whether it ended."""
    while not work.done():
        await asyncio.wait([work], timeout=LOOK_S)
        if not work.done() and tasks.is_disk_stuck(STUCK_S):
            return False
    return True
