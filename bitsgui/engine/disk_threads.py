"""Threads for file work, at a fraction of what the standard library's pool costs a call."""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import queue
import threading
from collections.abc import Callable, Sequence
from typing import Any

_LAST_WORK_S = 10.0
"""How long the end of the process waits for work that nobody waits for any more, in seconds."""


class _Call:
    """A function to be called, and the future of who waits for it."""

    __slots__ = ("args", "error", "function", "future", "loop", "result")

    def __init__(
        self, loop: asyncio.AbstractEventLoop, function: Callable[..., Any], args: tuple[Any, ...]
    ) -> None:
        self.loop = loop
        self.future: asyncio.Future[Any] = loop.create_future()
        self.function = function
        self.args = args
        self.result: Any = None
        self.error: BaseException | None = None

    def carry_out(self) -> None:
        try:
            self.result = self.function(*self.args)
        except BaseException as error:  # noqa: BLE001 - carried to the caller
            self.error = error

    def answer(self) -> None:
        if self.future.done():
            return
        if self.error is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(self.error)


class DiskThreads:
    """At most ``most`` threads, started as calls come; may be used from several loops.

    What is ready while a loop is busy wakes it once. A call whose future was cancelled before its
    turn is not made; one that began runs to its end.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._queue: queue.SimpleQueue[Sequence[_Call]] = queue.SimpleQueue()
        self._guard = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._open = 0
        self._ready: dict[asyncio.AbstractEventLoop, list[_Call]] = {}
        self._shared: dict[asyncio.AbstractEventLoop, list[_Call]] = {}

    def call(self, function: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # noqa: ANN401 - any blocking call
        """Call ``function`` in a thread; returns the future of the running loop."""
        call = _Call(asyncio.get_running_loop(), function, args)
        self._put([call])
        return call.future

    def share(self, function: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # noqa: ANN401 - any blocking call
        """Call ``function`` as :meth:`call` does, sharing threads with others of this turn.

        So many calls are spread over all threads, each of which wakes once for its part of them.
        """
        loop = asyncio.get_running_loop()
        call = _Call(loop, function, args)
        calls = self._shared.setdefault(loop, [])
        calls.append(call)
        if len(calls) == 1:
            loop.call_soon(self._put_shared, loop)
        return call.future

    def _put_shared(self, loop: asyncio.AbstractEventLoop) -> None:
        calls = self._shared.pop(loop)
        size = -(-len(calls) // self._most)
        for first in range(0, len(calls), size):
            self._put(calls[first : first + size])

    def _put(self, calls: Sequence[_Call]) -> None:
        with self._guard:
            self._open += 1
            if self._open > len(self._threads) < self._most:
                self._start_thread()
        self._queue.put(calls)

    def _start_thread(self) -> None:
        if not self._threads:
            atexit.register(self._end)
        name = f"disk_{len(self._threads)}"
        # A daemon: a disk that is stuck must not keep the process from ending.
        thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _serve(self) -> None:
        while calls := self._queue.get():
            self._carry_out(calls)
            del calls  # or their results would be kept until the next ones

    def _carry_out(self, calls: Sequence[_Call]) -> None:
        for call in calls:
            if not call.future.cancelled():
                call.carry_out()
        self._hand_over(calls)

    def _hand_over(self, calls: Sequence[_Call]) -> None:
        """Answer calls, all of one loop."""
        loop = calls[0].loop
        with self._guard:
            self._open -= 1
            ready = self._ready.setdefault(loop, [])
            is_first = not ready
            ready += calls
        if not is_first:
            return
        try:
            loop.call_soon_threadsafe(self._answer, loop)
        except RuntimeError:  # the loop is closed: nobody waits
            with self._guard:
                self._ready.pop(loop, None)

    def _answer(self, loop: asyncio.AbstractEventLoop) -> None:
        with self._guard:
            ready = self._ready.pop(loop, ())
        for call in ready:
            call.answer()

    def _end(self) -> None:
        """Let what was begun come to its end."""
        with contextlib.suppress(RuntimeError):
            for _ in self._threads:
                self._queue.put(())
            for thread in self._threads:
                thread.join(_LAST_WORK_S)
