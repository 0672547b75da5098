"""The engine on a thread of its own: started, called and stopped from any other thread."""

import asyncio
import concurrent.futures
import contextlib
import logging
import threading
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol, TypeVar, cast

from bitsgui.bits.errors import BitsError
from bitsgui.bits.interface import JobManager
from bitsgui.engine.stand_ins import Remote

log = logging.getLogger(__name__)
T = TypeVar("T")

CANCEL_TIMEOUT_S = 5.0
"""What a thread that did not stop in time is given after everything on it was cancelled."""


class ManagerLike(JobManager, Protocol):
    """A job manager that can be closed; what runs comes back as QUEUED at the next start."""

    def leave(self) -> None:
        """Be ready to close: start nothing, and end what only waits for a person."""
        ...

    async def close(self) -> None:
        """Stop everything in stages and release what was opened."""
        ...


class EngineStoppedError(BitsError):
    """The engine does not run any more (or not yet); the call was not made or not finished."""


class EngineThread:
    """A thread with an asyncio loop that a job manager lives on.

    ``open_engine`` runs on the thread and is awaited once. Every method may be called from any
    thread but the engine's own, and none waits longer than it says.
    """

    def __init__(self, open_engine: Callable[[], Awaitable[ManagerLike]]) -> None:
        self._open_engine = open_engine
        self._started: concurrent.futures.Future[ManagerLike] = concurrent.futures.Future()
        self._gate = threading.Lock()
        self._is_open = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main_task: asyncio.Task[Any] | None = None
        self._stopping: asyncio.Event | None = None
        # A daemon: an engine stuck in a system call must not keep the process from ending.
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)

    def start(self, timeout_s: float = 60.0) -> JobManager:
        """Start the engine and return a manager that may be used on any thread and loop.

        Raises: whatever ``open_engine`` raises; TimeoutError if it takes too long, with the
        thread told to give up.
        """
        self._thread.start()
        try:
            manager = self._started.result(timeout_s)
        except concurrent.futures.CancelledError as error:
            raise EngineStoppedError("The engine was stopped while it started.") from error
        except TimeoutError:
            if not self._started.done():
                self._cancel_main()
            raise
        return cast("JobManager", Remote(manager, self))

    def leave(self) -> None:
        """Let the manager know that :meth:`stop` is near; returns at once."""
        with self._gate:
            if self._is_open:
                self._post(self._started.result().leave)

    def stop(self, timeout_s: float = 30.0) -> None:
        """Refuse new calls, close the manager, cancel what is left, end the thread.

        Harmless when repeated or when nothing was started. After ``timeout_s`` everything is
        cancelled, and a thread that still does not end is left behind with a log entry.
        """
        with self._gate:
            self._is_open = False
        if self._thread.ident is None:
            return
        self._post(self._ask_to_stop)
        self._thread.join(timeout_s)
        if self._thread.is_alive():
            log.error("the engine did not stop within %g s and is cancelled", timeout_s)
            self._cancel_main()
            self._thread.join(CANCEL_TIMEOUT_S)

    def call(
        self, function: Callable[[], Coroutine[Any, Any, T]], timeout_s: float | None = None
    ) -> T:
        """Run ``function()`` on the engine's loop and wait for it; for callers without a loop.

        Raises: TimeoutError, with the call cancelled; EngineStoppedError.
        """
        future = self.submit(function)
        try:
            return future.result(timeout_s)
        except concurrent.futures.CancelledError as error:
            raise EngineStoppedError("The engine was stopped meanwhile.") from error
        except TimeoutError:
            future.cancel()
            raise

    def submit(
        self, function: Callable[[], Coroutine[Any, Any, T]]
    ) -> concurrent.futures.Future[T]:
        """Start ``function()`` on the engine's loop. Raises: EngineStoppedError."""
        # Behind the gate, so that nothing is posted to a loop that has run its last round.
        with self._gate:
            if not self._is_open or self._loop is None:
                raise EngineStoppedError("The engine is not running.")
            return asyncio.run_coroutine_threadsafe(function(), self._loop)

    @property
    def is_current(self) -> bool:
        """True on the engine's own thread, where waiting for it would never end."""
        return threading.get_ident() == self._thread.ident

    def _run(self) -> None:
        # The error of opening is handed to start(); a cancelled end is one that stop() forced.
        with contextlib.suppress(asyncio.CancelledError):
            asyncio.run(self._main())

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._main_task = asyncio.current_task()
        self._stopping = asyncio.Event()
        try:
            manager = await self._open_engine()
        except asyncio.CancelledError:
            self._started.cancel()
            raise
        except BaseException as error:  # noqa: BLE001 - start() raises it where it is awaited
            self._started.set_exception(error)
            return
        try:
            with self._gate:
                self._is_open = True
            self._started.set_result(manager)
            await self._stopping.wait()
        finally:
            with self._gate:
                self._is_open = False
            await self._close(manager)

    async def _close(self, manager: ManagerLike) -> None:
        try:
            await manager.close()
        except Exception:
            log.exception("the engine could not be closed properly")

    def _ask_to_stop(self) -> None:
        if self._stopping is not None and self._started.done():
            self._stopping.set()
        elif self._main_task is not None:
            self._main_task.cancel()

    def _cancel_main(self) -> None:
        if self._main_task is not None:
            self._post(self._main_task.cancel)

    def _post(self, function: Callable[[], object]) -> None:
        if self._loop is not None:
            # The loop may be closed already: then there is nothing left to ask.
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(function)
