"""Threads for file work, at a fraction of what the standard library's pool costs a call."""

from __future__ import annotations

import asyncio
import atexit
import errno
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from weakref import WeakSet

from bitsgui.bits.standing_by import PATIENCE_S, Patience, Signal

_LAST_WORK_S = 2.0
"""How long the end of the process waits for work that nobody waits for any more, in seconds."""

ALONE_S = 0.2
"""How long one thread is left alone with calls that share it, in seconds."""

STUCK_S = 1.0
"""A thread that is in one call for longer, in seconds, has a spare one take its place."""

IDLE_S = 60.0
"""A thread that nobody needed for so long ends, in seconds: disks come and go."""


class _Call:
    """A function to be called, and the future of who waits for it."""

    __slots__ = ("args", "error", "function", "future", "loop", "result", "since")

    def __init__(self, function: Callable[..., Any], args: tuple[Any, ...]) -> None:
        self.loop = asyncio.get_running_loop()
        self.future: asyncio.Future[Any] = self.loop.create_future()
        self.function = function
        self.args = args
        self.result: Any = None
        self.error: BaseException | None = None
        self.since: float | None = None
        """When a thread began with it."""

    def carry_out(self) -> None:
        self.since = time.monotonic()
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

    def fail(self) -> None:
        """Answer that the disk does not; in the thread of the loop."""
        if not self.future.done():
            self.future.set_exception(OSError(errno.ETIMEDOUT, "the disk does not answer"))
            self.future.exception()  # there may be nobody left to be told


class _Work:
    """Calls of one loop, for whichever threads come by; with a signal its loop may stand by."""

    __slots__ = ("asked", "done", "is_slow", "loop", "signal", "to_do")

    def __init__(
        self, asked: set[_Call], calls: Iterable[_Call], signal: Signal | None = None
    ) -> None:
        self.asked = asked
        self.to_do = deque(calls)
        self.done: deque[_Call] = deque()
        self.loop = self.to_do[0].loop
        self.signal = signal
        self.is_slow = False
        """Whether each call is answered by itself: the next one may take long."""

    def carry_out_next(self) -> bool:
        """Make one call that somebody waits for; False if none is left."""
        while (call := _taken(self.to_do)) is not None:
            is_wanted = not call.future.done()
            if is_wanted:
                call.carry_out()
                self.done.append(call)
            self.asked.discard(call)
            if is_wanted:
                return True
        return False

    def take_done(self) -> list[_Call]:
        """Return calls that were made; who takes them answers them."""
        done: list[_Call] = []
        while (call := _taken(self.done)) is not None:
            done.append(call)
        return done


def _taken(calls: deque[_Call]) -> _Call | None:
    """Return the first of calls that several threads take from."""
    try:
        return calls.popleft()
    except IndexError:
        return None


class DiskThreads:
    """At most ``most`` threads, started as calls come; may be used from several loops.

    Up to ``spare`` more are there while others are stuck in calls, which a disk that does not
    answer may keep for ever. What is ready while a loop is busy wakes it once. A call whose future
    was cancelled before its turn is not made; one that began runs to its end.
    """

    def __init__(self, most: int, spare: int = 0) -> None:
        self._most = most
        self._spare = spare
        self._queue: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._guard = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._open = 0
        self._asked: set[_Call] = set()
        self._left: WeakSet[asyncio.AbstractEventLoop] = WeakSet()
        self._since: dict[threading.Thread, float] = {}
        self._watched: WeakSet[asyncio.AbstractEventLoop] = WeakSet()
        self._ready: dict[asyncio.AbstractEventLoop, list[_Call]] = {}
        self._shared: dict[asyncio.AbstractEventLoop, list[_Call]] = {}
        self._brief: dict[asyncio.AbstractEventLoop, list[_Call]] = {}
        self._patience = Patience()
        _pools.add(self)

    def call(self, function: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # noqa: ANN401 - any blocking call
        """Call ``function`` in a thread; returns the future of the running loop."""
        call = _Call(function, args)
        if self._takes(call):
            self._put(_Work(self._asked, [call]))
        return call.future

    def share(self, function: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # noqa: ANN401 - any blocking call
        """Call ``function`` as :meth:`call` does, sharing a thread with others of this turn.

        All threads help as soon as that takes longer than ``ALONE_S``. On a quick disk they would
        only take the interpreter from each other.
        """
        return self._gather(self._shared, self._put_shared, function, args)

    def brief(self, function: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # noqa: ANN401 - any blocking call
        """Call ``function``, which takes a moment on any quick disk, with others of this turn.

        One thread makes them all and the loop stands by, for ``PATIENCE_S`` at most: what it would
        do meanwhile costs more, see :mod:`bitsgui.bits.standing_by`. Where that was not enough all
        threads help, and for a time the loop does not wait.
        """
        return self._gather(self._brief, self._put_brief, function, args)

    def _gather(
        self,
        gathered: dict[asyncio.AbstractEventLoop, list[_Call]],
        put: Callable[[asyncio.AbstractEventLoop], None],
        function: Callable[..., Any],
        args: tuple[Any, ...],
    ) -> asyncio.Future[Any]:
        """Keep a call until the end of this turn, which puts it to the threads."""
        call = _Call(function, args)
        if self._takes(call):
            calls = gathered.setdefault(call.loop, [])
            calls.append(call)
            if len(calls) == 1:
                call.loop.call_soon(put, call.loop)
        return call.future

    def _takes(self, call: _Call) -> bool:
        """Note a call that is to be made; False if it has failed by now."""
        if self._left and call.loop in self._left:
            call.fail()
            return False
        self._asked.add(call)
        return True

    def leave_if_stuck(self, longest_s: float) -> None:
        """Fail all calls of the running loop, from now on too, if one is at it for ``longest_s``.

        For the end of the program, which nobody can be kept from by a disk. What a thread is at
        may be done yet: nothing may be taken back that it uses.
        """
        loop, long_ago = asyncio.get_running_loop(), time.monotonic() - longest_s
        if all(since > long_ago for since in list(self._since.values())):
            return
        self._left.add(loop)
        for call in [call for call in self._asked.copy() if call.loop is loop]:
            call.fail()

    def is_stuck(self, longest_s: float) -> bool:
        """Return whether a thread is at one call for longer than that."""
        long_ago = time.monotonic() - longest_s
        return any(since <= long_ago for since in list(self._since.values()))

    def is_stuck_in(self, future: asyncio.Future[Any], longest_s: float) -> bool:
        """Return whether a thread is at the call of this ``future`` for longer than that."""
        long_ago = time.monotonic() - longest_s
        calls = [call for call in self._asked.copy() if call.future is future]
        return any(call.since is not None and call.since <= long_ago for call in calls)

    def _put_shared(self, loop: asyncio.AbstractEventLoop) -> None:
        work = _Work(self._asked, self._shared.pop(loop))
        self._put(work)
        loop.call_later(ALONE_S, self._help, work)

    def _help(self, work: _Work) -> None:
        """Have other threads take what is left to do, and answer what was done so far."""
        work.is_slow = True
        for call in work.take_done():
            call.answer()
        for _ in range(min(len(work.to_do), self._most - 1)):
            self._put(work)

    def _spread(self, calls: Sequence[_Call]) -> None:
        size = -(-len(calls) // self._most)
        for first in range(0, len(calls), size):
            work = _Work(self._asked, calls[first : first + size])
            self._put(work)
            if size > 1:
                work.loop.call_later(ALONE_S, self._help, work)

    def _put_brief(self, loop: asyncio.AbstractEventLoop) -> None:
        calls = self._brief.pop(loop)
        if not self._patience.is_left:
            self._spread(calls)
            return
        signal = Signal()
        work = _Work(self._asked, calls, signal)
        self._put(work)
        is_done = signal.wait(PATIENCE_S)
        self._patience.note(was_rewarded=is_done)
        self._help(work)

    def _put(self, work: _Work) -> None:
        with self._guard:
            self._open += 1
            if self._open > len(self._threads) < self._most:
                self._start_thread()
            is_waiting = self._open > len(self._threads)
        self._queue.put(work)
        if is_waiting and self._spare:
            self._watch(work.loop)

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Look after a while whether work still waits, because threads are stuck."""
        if loop not in self._watched:
            self._watched.add(loop)
            loop.call_later(STUCK_S, self._relieve, loop)

    def _relieve(self, loop: asyncio.AbstractEventLoop) -> None:
        self._watched.discard(loop)
        long_ago = time.monotonic() - STUCK_S
        with self._guard:
            stuck = sum(since <= long_ago for since in list(self._since.values()))
            room = self._most + min(stuck, self._spare) - len(self._threads)
            for _ in range(min(self._open - len(self._threads), room)):
                self._start_thread()
            is_waiting = self._open > len(self._threads)
        if is_waiting:
            self._watch(loop)

    def _start_thread(self) -> None:
        name = f"disk_{len(self._threads)}"
        # A daemon: a disk that is stuck must not keep the process from ending.
        thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _serve(self) -> None:
        while work := self._next():
            self._carry_out(work)
            del work  # or its results would be kept until the next one

    def _next(self) -> _Work | None:
        """Return what is to be done, None to end."""
        while True:
            try:
                return self._queue.get(timeout=IDLE_S)
            except queue.Empty:
                with self._guard:
                    if self._open < len(self._threads):
                        self._threads.remove(threading.current_thread())
                        return None

    def _carry_out(self, work: _Work) -> None:
        signal, thread = work.signal, threading.current_thread()
        self._since[thread] = time.monotonic()
        while work.carry_out_next():
            if work.is_slow or (signal is not None and not signal.is_awaited):
                self._hand_over(work)  # the next one may take long
            self._since[thread] = time.monotonic()
        del self._since[thread]
        is_told = signal is not None and signal.give()
        with self._guard:
            self._open -= 1
        if not is_told:
            self._hand_over(work)

    def _hand_over(self, work: _Work) -> None:
        """Have the loop answer the calls that were made."""
        done = work.take_done()
        if not done:
            return
        with self._guard:
            ready = self._ready.setdefault(work.loop, [])
            is_first = not ready
            ready += done
        if not is_first:
            return
        try:
            work.loop.call_soon_threadsafe(self._answer, work.loop)
        except RuntimeError:  # the loop is closed: nobody waits
            with self._guard:
                self._ready.pop(work.loop, None)

    def _answer(self, loop: asyncio.AbstractEventLoop) -> None:
        with self._guard:
            ready = self._ready.pop(loop, ())
        for call in ready:
            call.answer()

    def ask_to_end(self) -> list[threading.Thread]:
        """Have the threads end once there is nothing left to do; returns those to wait for."""
        threads = list(self._threads)
        for _ in threads:
            self._queue.put(None)
        return [] if self._left else threads


_pools: WeakSet[DiskThreads] = WeakSet()


def _end_all() -> None:
    """Let what was begun come to its end, on all disks side by side."""
    threads = [thread for pool in _pools for thread in pool.ask_to_end()]
    until = time.monotonic() + _LAST_WORK_S
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))


atexit.register(_end_all)
