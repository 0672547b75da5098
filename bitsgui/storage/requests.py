"""What callers on loops ask of the thread that owns the database."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bitsgui.bits.standing_by import PATIENCE_S, Patience, Signal
from bitsgui.storage.changes import Change, together

Operation = Callable[[sqlite3.Connection], Any]


@dataclass(slots=True)
class Request:
    """An operation, None for the end, and the future of who waits for it."""

    operation: Operation | None
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    is_lasting: bool = False
    result: Any = None
    error: BaseException | None = None


def joined(requests: Iterable[Request]) -> Iterator[tuple[Operation, list[Request]]]:
    """Yield what is to be carried out, and for whom; changes that follow each other are one.

    A statement with many rows takes a fraction of as many statements.
    """
    joining: list[Request] = []
    changes: list[Change] = []
    for request in requests:
        operation = request.operation
        if isinstance(operation, Change) and operation.may_join:
            joining.append(request)
            changes.append(operation)
            continue
        if changes:
            yield together(changes), joining
            joining, changes = [], []
        if operation is not None:
            yield operation, [request]
    if changes:
        yield together(changes), joining


@dataclass(slots=True)
class Batch:
    """Requests of one loop, which may stand by until they are carried out."""

    requests: list[Request]
    signal: Signal | None = None

    def answer(self) -> None:
        """Wake the callers; for the thread that has carried them out."""
        for request in self.requests:
            request.operation = None  # very many rows would stay in memory until the next work
        if self.signal is not None and self.signal.give():
            return
        # A loop that was closed has nobody waiting.
        with contextlib.suppress(RuntimeError):
            self.requests[0].loop.call_soon_threadsafe(self._resolve)

    def stand_by(self, patience: Patience) -> None:
        """Wait for a moment, for the loop, and wake the callers if that was enough."""
        if self.signal is None:
            return
        is_done = self.signal.wait(PATIENCE_S)
        patience.note(was_rewarded=is_done)
        if is_done:
            self._resolve()

    def _resolve(self) -> None:
        for request in self.requests:
            if request.future.done():
                continue
            if request.error is None:
                request.future.set_result(request.result)
            else:
                request.future.set_exception(request.error)
