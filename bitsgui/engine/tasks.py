"""Tasks that are held, named, and never fail unseen."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import Coroutine, Generator
from typing import Any, TypeVar

from bitsgui.bits.errors import StoreError, TransferError
from bitsgui.engine.disk_threads import DiskThreads

log = logging.getLogger(__name__)
T = TypeVar("T")


class TidingsError(Exception):
    """What a task ends with to tell who waits for it, if anybody still does: no mistake."""


_EXPECTED = (TransferError, StoreError, TidingsError)

_held: set[asyncio.Task[Any]] = set()

_DISK_PATIENCE_S = 2.0
"""A disk that takes longer for one call, in seconds, does not keep the program from ending."""
_FIRST_LOOK_S, _LOOK_S = 1.0, 0.25

_WORK_S = 0.003
_REST_S = 0.002


def spawn(name: str, coroutine: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """Start a task on the running loop; the loop itself keeps only a weak reference."""
    task = asyncio.get_running_loop().create_task(coroutine, name=name)
    _held.add(task)
    task.add_done_callback(_held.discard)
    return task


def spawn_logged(name: str, coroutine: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    """Start a task nobody awaits: what it raises is logged."""
    task = spawn(name, coroutine)
    task.add_done_callback(_log_failure)
    return task


def _log_failure(task: asyncio.Task[Any]) -> None:
    if not task.cancelled() and task.exception() is not None:
        log.error("%s failed", task.get_name(), exc_info=task.exception())


async def stop(*tasks: asyncio.Task[Any] | None, timeout_s: float | None = None) -> None:
    """Cancel tasks and wait until they have ended, whatever they raise; ``timeout_s`` at most.

    What a task raised is nobody's concern any more, unless it is a mistake of this program: that
    is logged.
    """
    ended = [task for task in tasks if task is not None]
    live = [task for task in ended if not task.done()]
    for task in live:
        task.cancel()
    try:
        if live:
            await asyncio.wait(live, timeout=timeout_s)
    finally:
        for task in ended:
            if task.done():
                _take_failure(task)
            else:
                task.add_done_callback(_take_failure)


def _take_failure(task: asyncio.Task[Any]) -> None:
    if not task.cancelled() and not isinstance(task.exception(), _EXPECTED):
        _log_failure(task)


def spawn_shared(name: str, coroutine: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """Start a task for all who wait for it by :func:`shared`; its failure is theirs."""
    task = spawn(name, coroutine)
    task.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
    return task


async def shared(task: asyncio.Task[T]) -> T:
    """Return what a task gives all who wait for it: one of them that is cancelled leaves it be."""
    if not task.done():  # every request asks for what is there long since
        await asyncio.wait([task])
    return task.result()


async def finish(work: Coroutine[Any, Any, T] | asyncio.Future[T]) -> T:
    """Run to the end even if the caller is cancelled meanwhile; the cancellation comes after.

    For what must not be cut in two: recording, renaming, closing.
    """
    task = work if isinstance(work, asyncio.Future) else spawn("finish", work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await _end_of(task)
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not task.cancelled():
            task.exception()
        raise cancelled
    return task.result()


async def _end_of(work: asyncio.Future[Any]) -> None:
    """Wait for the end of something, whatever it is; it goes on if the caller is cancelled.

    At half of what asyncio's shield costs, which carries the result over.
    """
    ended = asyncio.get_running_loop().create_future()

    def note(_: object) -> None:
        if not ended.done():
            ended.set_result(None)

    work.add_done_callback(note)
    try:
        await ended
    finally:
        work.remove_done_callback(note)


class Pace:
    """Keeps a long piece of work on the loop from holding up the other threads, and the loop.

    A thread that waits for the interpreter gets it from one that lets go of it for a moment only
    by luck: it has to wake up first. And it insists only where nobody lets go of it for a whole
    switch interval. So going round the loop after every few items keeps a window waiting until
    all is done; a rest that is long enough to wake up in does not. There is no window where the
    loop is that of the main thread: there going round it is enough.
    """

    def __init__(self, work_s: float = _WORK_S, rest_s: float = _REST_S) -> None:
        is_alone = threading.current_thread() is threading.main_thread()
        self._work_s = work_s
        self._rest_s = 0 if is_alone else rest_s
        self._until = time.perf_counter() + work_s

    async def keep(self) -> None:
        """Rest for a moment if there was work for long enough; costs nothing before that."""
        if time.perf_counter() >= self._until:
            await asyncio.sleep(self._rest_s)
            self._until = time.perf_counter() + self._work_s


disk_threads = DiskThreads(8, spare=56)
"""Threads for file work of which nobody knows yet on which disk it is.

A disk that is stuck holds some of them up until others take their place, never the loop.
"""
_of_disks: dict[int, DiskThreads] = {}


def threads_of(device: int) -> DiskThreads:
    """Return the threads for open files of one disk: of those of others none waits for it.

    ``device`` is the number of its file system, as ``st_dev`` has it.
    """
    found = _of_disks.get(device)
    if found is None:
        found = _of_disks[device] = DiskThreads(8)
    return found


def on_disk(function: Any, *args: Any) -> asyncio.Future[Any]:  # noqa: ANN401 - any blocking call
    """Run a blocking file operation in a disk thread; to be awaited."""
    return disk_threads.call(function, *args)


def briefly_on_disk(function: Any, *args: Any) -> asyncio.Future[Any]:  # noqa: ANN401 - any blocking call
    """Run some file operations that take a moment, as many small files need; to be awaited.

    Nothing that reads or writes more than a small file.
    """
    return disk_threads.brief(function, *args)


def is_disk_stuck(longest_s: float) -> bool:
    """Return whether a disk takes longer than that for one call."""
    return any(threads.is_stuck(longest_s) for threads in (disk_threads, *_of_disks.values()))


@contextlib.contextmanager
def leaving_stuck_disks() -> Generator[None]:
    """Wait for no disk that does not answer while the engine is closed: work there fails.

    Nothing is lost by that which is on record.
    """
    loop = asyncio.get_running_loop()

    def look() -> None:
        nonlocal timer
        for threads in (disk_threads, *_of_disks.values()):
            threads.leave_if_stuck(_DISK_PATIENCE_S)
        timer = loop.call_later(_LOOK_S, look)

    timer = loop.call_later(_FIRST_LOOK_S, look)
    try:
        yield
    finally:
        timer.cancel()
