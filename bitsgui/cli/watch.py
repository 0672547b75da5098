"""Follow the jobs of a transfer until each has ended, and tell of them."""

import asyncio
import contextlib
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from bitsgui.bits.errors import BitsError, ErrorClass, NotFoundError
from bitsgui.bits.interface import JobManager
from bitsgui.bits.records import Happening, HistoryRow
from bitsgui.bits.requests import Added
from bitsgui.bits.types import PROXY_ASKS, JobState
from bitsgui.bits.views import Changes, ErrorView, JobView
from bitsgui.cli import activity, answers
from bitsgui.cli.batches import each

Emit = Callable[[dict[str, Any]], Awaitable[None]]

_STUCK = frozenset({JobState.ERROR, JobState.SUSPENDED})
_OTHERS = 10
"""Rows of the history looked at beside those expected: other jobs end too."""

_waited_for: Counter[UUID] = Counter()
"""How many requests of this process follow a job: one that ends leaves it to the others."""


async def watch(manager: JobManager, added: Sequence[Added], emit: Emit, since: datetime) -> None:
    """Emit events of the jobs until none moves by itself any more, then the result.

    ``since`` is when they were asked for: what happened to them before is no news. Cancelled: the
    jobs nobody else follows are suspended, the result is emitted, then the cancellation goes on.
    """
    watcher = _Watcher(manager, added, emit, since)
    _waited_for.update(watcher.ids)
    try:
        await _follow(manager, watcher)
    except BaseException as error:
        _let_go(watcher.ids)
        await watcher.suspend()
        if isinstance(error, asyncio.CancelledError):  # else there is nobody to tell any more
            await watcher.tell_result()
        raise
    _let_go(watcher.ids)
    await watcher.tell_result()


async def stop(manager: JobManager, added: Sequence[Added], emit: Emit) -> None:
    """Suspend jobs that nobody follows and emit the result."""
    watcher = _Watcher(manager, added, emit, datetime.now(UTC))
    await watcher.suspend()
    await watcher.tell_result()


def _let_go(ids: Sequence[UUID]) -> None:
    for id_ in ids:
        _waited_for[id_] -= 1
        if not _waited_for[id_]:
            del _waited_for[id_]


async def _follow(manager: JobManager, watcher: "_Watcher") -> None:
    """Pass on what happens to the jobs until none of them moves."""
    loop = asyncio.get_running_loop()
    batches: asyncio.Queue[Changes] = asyncio.Queue()

    def receive(batch: Changes) -> None:
        loop.call_soon_threadsafe(batches.put_nowait, batch)

    gone: set[UUID] = set()
    ended: deque[UUID] = deque()

    def note_ends() -> None:
        while ended:
            gone.add(ended.popleft())
        if watcher.moving <= gone:  # nothing is left that a batch could tell of
            batches.put_nowait(Changes(removed=tuple(watcher.moving)))

    def receive_end(id_: UUID) -> None:
        ended.append(id_)
        if len(ended) == 1:  # else it is on its way: each call wakes the loop
            loop.call_soon_threadsafe(note_ends)

    ends = [manager.subscribe(receive), manager.subscribe_removals(receive_end)]
    try:
        await watcher.begin()
        while watcher.moving:
            await watcher.apply(await batches.get())
    finally:
        for end in ends:
            end()


def has_stopped(view: JobView) -> bool:
    """Return True if a job of the queue will not go on by itself."""
    if view.state is JobState.TRANSFERRED:
        return view.error is not None and view.error.error_class != ErrorClass.WAITING.value
    return view.state in _STUCK


class _Watcher:
    """What was told of each job, so that only news are told."""

    def __init__(
        self, manager: JobManager, added: Sequence[Added], emit: Emit, since: datetime
    ) -> None:
        self._manager = manager
        self._since = since
        self._told_versions: set[tuple[UUID, int]] = set()
        self._is_new = {entry.job_id: entry.is_new for entry in added}
        self.ids = list(self._is_new)
        self._emit = emit
        self._told: dict[UUID, JobView] = {}
        self._told_files: dict[UUID, set[int]] = {id_: set() for id_ in self.ids}
        self._told_waits: dict[UUID, tuple[JobState, int, int]] = {}
        self._told_ends: set[tuple[UUID, int]] = set()
        self._ended: dict[UUID, HistoryRow] = {}
        self.moving = set(self.ids)

    async def begin(self) -> None:
        """Tell of every job as it is now."""
        for id_ in self.ids:
            try:
                view = await self._manager.job_view(id_)
            except NotFoundError:
                self.moving.discard(id_)
                continue
            await self._emit({"event": "job", **answers.job(view), "is_new": self._is_new[id_]})
            self._told[id_] = view
            await self._news(view, None)

    async def apply(self, batch: Changes) -> None:
        """Tell what a batch changed."""
        for view in batch.changed:
            if view.id in self.moving:
                before = self._told.get(view.id)
                self._told[view.id] = view
                await self._news(view, before)
        ended = self.moving.intersection(batch.removed)
        if ended:
            self.moving -= ended
            await self._tell_ended(ended)

    async def suspend(self) -> None:
        """Suspend every job that is still to run, but for those somebody else follows."""
        async for _ in each([id_ for id_ in self.ids if id_ not in _waited_for], self._suspend):
            pass

    async def _suspend(self, id_: UUID) -> None:
        with contextlib.suppress(BitsError):  # it ended in this moment
            view = await self._manager.job_view(id_)
            if not has_stopped(view) and view.state is not JobState.TRANSFERRED:
                await (await self._manager.get_job(id_)).suspend()

    async def tell_result(self) -> None:
        """Emit the files that ended last, and the result of all jobs."""
        rows = await self._history()
        jobs = []
        for id_ in self.ids:
            if id_ in rows:
                await self._tell_rest(rows[id_])
                jobs.append(answers.result_row(rows[id_]))
            else:
                jobs.append(await self._unfinished(id_))
        await self._emit({"event": "result", "jobs": jobs})

    async def _tell_ended(self, ended: set[UUID]) -> None:
        """Tell of the files of jobs that just ended; the result tells of what is missed here."""
        for row in await self._manager.history(len(ended) + _OTHERS):
            if row.id in ended:
                self._ended[row.id] = row
                if not self._is_new[row.id]:  # it may be whole before a batch tells of it
                    await self._tell_versions(row.id, row.name)
                await self._tell_rest(row)
                await self._emit({"event": "progress", **answers.last_progress(row)})

    async def _queued(self, id_: UUID) -> dict[str, Any]:
        view = await self._manager.job_view(id_)
        found = answers.result_job(view, await self._manager.file_views(id_))
        if view.error is not None and view.error.http_status == PROXY_ASKS:
            proxy = await self._manager.asking_proxy(id_, view.error.url or view.remote_name)
            found["error"] |= answers.asking(found["error"], proxy)
        return found

    async def _unfinished(self, id_: UUID) -> dict[str, Any]:
        try:
            return await self._queued(id_)
        except NotFoundError:
            return answers.result_missing(id_)

    async def _history(self) -> dict[UUID, HistoryRow]:
        """Return the rows of the jobs; they are among the newest, unless much else ended too."""
        wanted = set(self.ids).difference(self._ended)
        if not wanted:
            return self._ended
        rows = await self._manager.history(2 * len(self.ids) + 50)
        found = {row.id: row for row in rows if row.id in wanted}
        if len(found) < len(wanted - {id_ for id_ in self._told if id_ in self.moving}):
            found = {row.id: row for row in await self._manager.history() if row.id in wanted}
        return self._ended | found

    async def _news(self, view: JobView, before: JobView | None) -> None:
        if before is None or view.files_transferred != before.files_transferred:
            await self._tell_files(view)
        if view.new_versions > (0 if before is None else before.new_versions):
            await self._tell_versions(view.id, view.name)
        if _moved(view, before):
            await self._emit({"event": "progress", **answers.progress(view)})
        is_other = before is None or _is_other_error(view, before)
        if view.error is not None and is_other and self._is_news(view, view.error):
            await self._emit(
                {
                    "event": "error",
                    "id": str(view.id),
                    "name": view.name,
                    "state": view.state.name,
                    "failed": False,
                    "error": answers.job_error(view, view.error),
                }
            )
        if has_stopped(view):
            self.moving.discard(view.id)

    def _is_news(self, view: JobView, error: ErrorView) -> bool:
        """Return False for a wait that was told of: what it is for is looked at again and again."""
        if error.error_class != ErrorClass.WAITING.value:
            return True
        wait = view.state, error.code, view.bytes_transferred
        told, self._told_waits[view.id] = self._told_waits.get(view.id), wait
        return told != wait

    async def _tell_versions(self, id_: UUID, name: str) -> None:
        """Tell of files that are fetched anew because the server has another version by now."""
        for entry in await self._manager.activity(id_):
            key = (id_, entry.number)
            is_news = entry.at >= self._since and key not in self._told_versions
            if entry.kind is Happening.NEW_VERSION and is_news:
                self._told_versions.add(key)
                said = activity.new_version(entry)
                await self._emit({"event": "new_version", "id": str(id_), "name": name, **said})

    async def _tell_files(self, view: JobView) -> None:
        if not view.files_transferred:
            return
        told = self._told_files[view.id]
        try:
            files = await self._manager.transferred_files(view.id, without=told)
        except NotFoundError:
            return
        for entry in files:
            told.add(entry.index)
            if entry.completed:
                self._told_ends.add((view.id, entry.index))
            await self._tell_file(view.id, answers.file(entry))

    async def _tell_rest(self, row: HistoryRow) -> None:
        """Tell of each file that has its name now, also of one that was told as whole before."""
        for index, entry in enumerate(row.files):
            if entry.completed and (row.id, index) not in self._told_ends:
                self._told_ends.add((row.id, index))
                await self._tell_file(row.id, answers.file(entry))

    async def _tell_file(self, id_: UUID, entry: dict[str, Any]) -> None:
        await self._emit({"event": "file", "id": str(id_), **entry})


_SHOWN = (
    "state",
    "bytes_total",
    "bytes_transferred",
    "files_transferred",
    "rate",
    "waits_at",
    "waits_until",
)


def _moved(view: JobView, before: JobView | None) -> bool:
    if before is None:
        return False
    return any(getattr(view, name) != getattr(before, name) for name in _SHOWN)


def _is_other_error(view: JobView, before: JobView) -> bool:
    if view.error is None or before.error is None:
        return True
    return (view.error.code, view.error.attempt, view.state) != (
        before.error.code,
        before.error.attempt,
        before.state,
    )
