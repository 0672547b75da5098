"""For how long received bytes wait for more before their reader is woken."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bitsgui.engine.buffers import SMALL

# Handing a piece to a disk thread costs as much as decrypting 256 KiB: what comes within this time
# goes together, unless it is as much as was asked for.
_GATHER_S = 0.005
_REST_S = 0.05
"""The same for what is less than a small buffer: it comes slowly, perhaps as one of very many."""


class Gathering:
    """Calls ``on_due`` a short while after :meth:`plan`; belongs to the thread of ``loop``."""

    def __init__(self, loop: asyncio.AbstractEventLoop, on_due: Callable[[], None]) -> None:
        self._loop = loop
        self._on_due = on_due
        self._timer: asyncio.TimerHandle | None = None

    @property
    def is_on(self) -> bool:
        """Whether there is a time for which more is waited for."""
        return self._timer is not None

    def plan(self, available: int) -> None:
        """Wait for more than the bytes that are there, or go on with that."""
        now = self._loop.time()
        when = now + _GATHER_S
        if available < SMALL:
            # At a whole multiple for all connections: one turn of the loop serves many slow ones.
            when = (now // _REST_S + 1) * _REST_S
        if self._timer is not None:
            if self._timer.when() <= when:
                return
            self._timer.cancel()
        self._timer = self._loop.call_at(when, self._end)

    def _end(self) -> None:
        self._timer = None
        self._on_due()
