"""The way between the window and the engine: batches in, awaited calls out."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from bitsgui.bits.causes import Cause, acting
from bitsgui.bits.interface import JobManager
from bitsgui.bits.views import Changes, FileView, JobView
from bitsgui.gui.finished import finished_files
from bitsgui.gui.finished_pages import FinishedPages

if TYPE_CHECKING:
    from bitsgui.bits.records import HistoryRow

AT_ONCE = 1000
"""So many changed jobs take the window a fraction of a frame."""
AHEAD = 32
"""So many rows above and below those that are seen come with them, for the next turn of a wheel."""
LARGE = 250
"""After so many the next batch waits until the window has done what else it has to do."""


class Bridge(QObject):
    """Receives the engine's batches on its thread and hands them over on the window's.

    Signals: ``loaded`` (list of views: all there is), ``changed`` (:class:`Changes`), ``extended``
    (:class:`Extent` of what is finished), ``failed``
    (the exception a call ended with). No snapshot is asked for while the window is not watching.
    """

    loaded = Signal(list)
    changed = Signal(object)
    extended = Signal(object)
    failed = Signal(Exception)
    _arrived = Signal(object)

    def __init__(self, manager: JobManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.manager = manager
        self.pages = FinishedPages(manager)
        self._calls: set[asyncio.Task[None]] = set()
        self._questions: set[asyncio.Task[None]] = set()
        self._unsubscribe: Callable[[], None] | None = None
        self._early: list[Changes] | None = None
        self._is_stopping = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: deque[Changes] = deque()
        self._is_handed_over = asyncio.Event()
        self._is_handed_over.set()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._hand_over)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def history(self) -> "dict[UUID, HistoryRow]":
        """Finished jobs that are in the list."""
        return self.pages.rows

    async def watch(self) -> None:
        """Load everything, then follow the changes. Does nothing while already watching."""
        if self._unsubscribe is not None:
            return
        self._loop = asyncio.get_running_loop()
        self._early = []
        self._unsubscribe = self.manager.subscribe(self._arrived.emit)
        views = await self.manager.views()
        finished = await self.pages.reload()
        self.extended.emit(self.pages.extent)
        self.loaded.emit(views + finished)
        early, self._early = self._early, None
        for batch in early or ():
            self._deliver(batch)

    def unwatch(self) -> None:
        """Ask for no more snapshots, because nobody looks."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
            self._waiting.clear()
            self._is_handed_over.set()

    def call(self, call: Coroutine[Any, Any, Any]) -> asyncio.Task[None] | None:
        """Run an engine call; what it raises arrives by ``failed``, never as a traceback.

        The task that is returned may be cancelled; None: the window is closing.
        """
        if self._is_stopping:
            call.close()
            return None
        # Qt may deliver what leads here while the loop, which is its own, just rests.
        loop = self._loop or asyncio.get_running_loop()
        task = loop.create_task(self._reported(call))
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)
        task.add_done_callback(lambda _: call.close())  # one that is cancelled may not have begun
        return task

    def ask(self, call: Coroutine[Any, Any, Any]) -> asyncio.Task[None] | None:
        """Run a call that changes nothing but may wait for a server or a disk, like :meth:`call`.

        Nobody waits for its answer once the window is closing.
        """
        task = self.call(call)
        if task is not None:
            self._questions.add(task)
            task.add_done_callback(self._questions.discard)
        return task

    async def stop(self) -> None:
        """Listen no more, take no new calls, drop the questions and wait for what is under way."""
        self._is_stopping = True
        self.unwatch()
        for task in list(self._questions):
            task.cancel()
        if self._calls:
            await asyncio.wait(self._calls)

    async def _reported(self, call: Coroutine[Any, Any, Any]) -> None:
        try:
            with acting(Cause.WINDOW):
                await call
        except Exception as error:  # noqa: BLE001 - the user gets to read it
            self.failed.emit(error)

    async def reload(self) -> None:
        """Bring every row up to date at once, with what came back and what finished.

        All of it is handed over then. Nothing while not watching: who begins to watch gets all
        rows anew.
        """
        if self._unsubscribe is None:
            return
        views = await self.manager.views()
        finished = await self.pages.reload(is_whole=True)
        self.extended.emit(self.pages.extent)
        self._deliver(Changes(changed=(*views, *finished)))
        await self._is_handed_over.wait()

    def _on_arrived(self, batch: Changes) -> None:
        if self._unsubscribe is None:
            return
        if self._early is not None:
            self._early.append(batch)
            return
        self._deliver(replace(batch, removed=()) if batch.removed else batch)
        if batch.removed:
            self.call(self.reload_finished(batch.removed))
        if not self.history.keys().isdisjoint(batch.amended):
            self.call(self._reload_amended())

    async def _reload_amended(self) -> None:
        self._bring(await self.pages.reload(is_whole=True))

    async def reload_finished(self, left: tuple[UUID, ...] = ()) -> None:
        """Bring the finished rows up to date with the history; jobs that ``left`` go with it.

        In one batch, so that the row of a job that finishes changes and never blinks.
        """
        before = set(self.history)
        views = await self.pages.reload(left)
        gone = before - set(self.history)
        self.extended.emit(self.pages.extent)
        self._deliver(Changes(changed=tuple(views), removed=(*left, *gone)))

    async def more_finished(self) -> None:
        """Bring the next page of the history."""
        self._bring(await self.pages.more())

    async def files(
        self, job_id: UUID, first: int = 0, count: int | None = None
    ) -> Sequence[FileView]:
        """Return the files of a job from the ``first`` on; of a finished one the history has them.

        Raises: BitsError if the job has just ended.
        """
        row = self.history.get(job_id)
        if row is not None:
            return finished_files(row, first, count)
        return await self.manager.file_views(job_id, first, count)

    async def search_finished(self, words: Sequence[str], category: int | None) -> None:
        """Look for words, or a category, in what is not in the list yet."""
        self._bring(await self.pages.search(words, category))

    def _bring(self, views: "list[JobView]") -> None:
        self.extended.emit(self.pages.extent)
        self._deliver(Changes(changed=tuple(views)))

    def _deliver(self, batch: Changes) -> None:
        """Hand a batch over, a very large one in slices between the window's own work."""
        self._waiting.extend(_slices(batch))
        self._is_handed_over.clear()
        if not self._turn.isActive():
            self._hand_over()

    def _hand_over(self) -> None:
        size = 0
        if self._waiting:
            size = len(self._waiting[0].changed)
            self.changed.emit(self._waiting.popleft())
        if not self._waiting:
            self._is_handed_over.set()
        if self._waiting or size >= LARGE:
            self._turn.start()


def _slices(batch: Changes) -> Iterator[Changes]:
    """Split a batch; what comes with it but changed jobs comes with the last of them."""
    if len(batch.changed) <= AT_ONCE:
        yield batch
        return
    for end in range(AT_ONCE, len(batch.changed), AT_ONCE):
        yield Changes(changed=batch.changed[end - AT_ONCE : end])
    rest = len(batch.changed) - 1
    yield replace(batch, changed=batch.changed[max(0, rest) // AT_ONCE * AT_ONCE :])
