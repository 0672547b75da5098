"""A transfer's place among the files its job fetches at once.

Who waits for a place at its host lets go of it: a file of another host may have it meanwhile. The
limit holds all the same, and nobody waits for ever: whose host has room at a moment when its job
has none gets the next place of the job, and keeps that one while it waits at the host again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Turn:
    """Held from the start; the run counts who holds one and gives those away that are free.

    ``on_received`` tells the run that the file came whole: it needs its place no longer.
    """

    __slots__ = ("_asked", "_changed", "_is_free", "is_held", "on_received")

    def __init__(
        self,
        is_free: Callable[[], bool],
        changed: Callable[[], None],
        on_received: Callable[[], None],
    ) -> None:
        self.is_held = True
        self.on_received = on_received
        self._is_free = is_free
        self._changed = changed
        self._asked: asyncio.Future[None] | None = None

    def let_go(self) -> None:
        """Leave the place to others."""
        self.is_held = False
        self._changed()

    def try_take(self) -> bool:
        """Return whether the place is held, after taking one that is free."""
        if not self.is_held:
            self.is_held = self._is_free()
        self._changed()
        return self.is_held

    async def take(self) -> None:
        """Wait for a place of the job."""
        self._asked = asyncio.get_running_loop().create_future()
        self._changed()
        try:
            await self._asked
        finally:
            self._asked = None

    def give(self) -> bool:
        """Give it a place that is free; return False if it waits for none."""
        if self._asked is None or self._asked.done():
            return False
        self.is_held = True
        self._asked.set_result(None)
        return True
