"""The turn of each call that changes a job."""

from __future__ import annotations

import asyncio
from typing import Literal

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.words import Said
from bitsgui.engine import tasks


class StuckDiskError(BitsError):
    """A disk does not answer, and the call that waits for it cannot be left or overtaken."""

    hresult = Hresult.ERROR_NOT_READY


class Calls(asyncio.Lock):
    """Held by the one call that changes a job; others wait in the order they were made.

    While :meth:`refuse` holds, those that wait and those that come are refused instead.
    """

    def __init__(self) -> None:
        super().__init__()
        self._words: Said | None = None
        self._refused: asyncio.Future[None] | None = None
        self._coming = 0

    def locked(self) -> bool:
        """Return whether a call has its turn, or waits for it."""
        return super().locked() or self._coming > 0

    async def acquire(self) -> Literal[True]:
        """Return once it is the caller's turn. Raises: StuckDiskError."""
        if not self.locked():
            return await super().acquire()
        if self._refused is None:
            self._refused = asyncio.get_running_loop().create_future()
        turn = tasks.spawn_shared("wait for turn", super().acquire())
        self._coming += 1  # until its task has begun, nothing else tells that it was first
        try:
            await asyncio.wait([turn, self._refused], return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            self._give_up(turn)
            raise
        finally:
            self._coming -= 1
        if turn.done():
            return turn.result()
        self._give_up(turn)
        raise StuckDiskError(self._words or "")

    def _give_up(self, turn: asyncio.Task[Literal[True]]) -> None:
        if turn.done() and not turn.cancelled():
            self.release()
        turn.cancel()

    def refuse(self, words: Said) -> None:
        """Refuse who waits and who comes, until :meth:`release`, saying why."""
        self._words = words
        if self._refused is None:
            self._refused = asyncio.get_running_loop().create_future()
        if not self._refused.done():
            self._refused.set_result(None)

    def release(self) -> None:
        """Let the next one have its turn."""
        if self._refused is not None and self._refused.done():
            self._refused = None
        super().release()
